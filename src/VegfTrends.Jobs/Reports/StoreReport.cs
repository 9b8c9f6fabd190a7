using System.Reflection;
using System.Security.Cryptography;
using System.Text.Json;
using VegfTrends.Core;
using VegfTrends.Papers.Store;
using VegfTrends.Reporting;
using VegfTrends.Reporting.Workbook;
using VegfTrends.Training;
using MethodInfo = VegfTrends.Reporting.MethodInfo;

namespace VegfTrends.Jobs.Reports;

/// <summary>From a store to the one report that workbook and page show.</summary>
public static class StoreReport
{
    /// <summary>Assesses what is new and builds the report. The model cannot assess afterwards: its encoder is let go
    /// of.</summary>
    /// <param name="store">The store.</param>
    /// <param name="model">Whose word counts.</param>
    /// <param name="plan">What the report is to be made of.</param>
    /// <param name="assessed">Told how many papers were assessed so far.</param>
    /// <param name="cancel">Asked between the parts; what was assessed by then stays.</param>
    public static TrendReport Build(
        PaperStore store,
        ModelInUse model,
        ReportPlan plan,
        IProgress<int>? assessed = null,
        CancellationToken cancel = default
    )
    {
        ArgumentNullException.ThrowIfNull(store);
        ArgumentNullException.ThrowIfNull(model);
        ArgumentNullException.ThrowIfNull(plan);
        StoreView view = StoreView.ForReport(store, model, plan.Language, plan.Until, assessed, cancel);
        MethodInfo method = Method(store, model, plan, view);
        // All is assessed: from here on the encoder is a hundred megabytes that nobody needs.
        model.Unload();
        TrendReport report = TrendReportBuilder.Build(
            new TrendReportInput
            {
                Papers = view.Papers,
                Embeddings = view.Embeddings,
                Taxonomy = model.Categories.Taxonomy,
                Lexicon = model.Lexicon,
                Trends = StoreTrends.Options(plan.AsOf, plan.Denominator, store, model),
                Reader = new ReaderProfile { Language = plan.Language, Top = 30 },
                Quarantine =
                [
                    .. store
                        .QuarantineRows()
                        .Where(q => q.RunId <= method.Replay!.Run)
                        .Select(q => new QuarantineEntry(
                            q.Row.File,
                            q.Row.Record,
                            q.Row.Position,
                            q.Row.Found,
                            q.Row.Expected
                        )),
                ],
                Method = method,
            },
            cancel
        );
        LargeReport.LetGo(report.Papers.Count);
        cancel.ThrowIfCancellationRequested();
        return report;
    }

    static MethodInfo Method(PaperStore store, ModelInUse model, ReportPlan plan, StoreView view)
    {
        StoreMark mark = plan.Until ?? store.Mark();
        string lexicon = model.Lexicon.Sha256;
        return new MethodInfo
        {
            Inputs =
            [
                .. store
                    .ImportedFiles()
                    .Where(f => f.RunId <= mark.Run)
                    .Select(f => new InputFile(
                        f.File.Name,
                        f.File.Format,
                        f.File.Sha256,
                        f.Read,
                        f.Duplicates,
                        f.Quarantined
                    )),
            ],
            Replay = new ReplayRecord(
                TrendWorkbook.Layout,
                plan.AsOf,
                plan.Language,
                model.Categories.Id,
                lexicon,
                plan.CommandLine,
                mark.Run,
                mark.Decision,
                view.State,
                plan.Denominator
            ),
            Quality = model.Quality is { } quality ? Quality(quality) : null,
            EncoderId = model.Categories.Encoder.Id,
            ModelId = model.Categories.Id,
            LexiconSha256 = lexicon,
            TaxonomySha256 = IsBundled(model.Categories.Taxonomy) ? Sha256("seeds/taxonomy.yaml") : null,
            Thresholds =
            [
                .. model.Categories.Weights.Select(w => new CategoryThreshold(w.Key, w.AssignFrom, w.UndecidedFrom)),
            ],
            TaxonomyChange = store.TaxonomyChange(model.Categories.Id) is { } change
                ? new ReportTexts(plan.Language).TaxonomyChanged(change)
                : null,
            CommandLine = plan.CommandLine,
            Versions =
            [
                (
                    "VegfTrends",
                    Assembly
                        .GetExecutingAssembly()
                        .GetCustomAttribute<AssemblyInformationalVersionAttribute>()
                        ?.InformationalVersion.Split('+')[0]
                        ?? "unknown"
                ),
                (".NET", Environment.Version.ToString()),
            ],
        };
    }

    static ModelQuality Quality(QualityReport report)
    {
        return new ModelQuality(
            [.. report.Rows.Select(Row)],
            Row(report.Micro),
            report.MacroF1,
            report.Ece,
            report.Coverage,
            report.Papers
        );

        static CategoryQuality Row(QualityRow r) =>
            new(r.Category, r.Positives, r.Precision, r.Recall, r.F1, r.F1Low, r.F1High);
    }

    // A model carries a copy of its taxonomy, which is compared by content.
    static bool IsBundled(Taxonomy taxonomy) =>
        JsonSerializer.Serialize(taxonomy.Categories) == JsonSerializer.Serialize(Taxonomy.LoadBundled().Categories);

    static string Sha256(string bundled) =>
        Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(BundledFiles.Path(bundled))));
}
