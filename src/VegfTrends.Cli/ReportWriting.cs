using System.CommandLine;
using System.Globalization;
using System.Reflection;
using System.Security.Cryptography;
using System.Text.Json;
using VegfTrends.Core;
using VegfTrends.Papers.Store;
using VegfTrends.Reporting;
using VegfTrends.Training;
using MethodInfo = VegfTrends.Reporting.MethodInfo;

namespace VegfTrends.Cli;

/// <summary>From a store to the workbook on disk.</summary>
static class ReportWriting
{
    public static readonly Option<FileInfo> Out = new("--out", "-o")
    {
        Description = "Workbook to write.",
        HelpName = "X.xlsx",
        Required = true,
        Validators = { CommonOptions.RefuseEmpty },
    };

    /// <summary>Assesses what is new, builds the report and saves it.</summary>
    public static TrendReport Write(
        PaperStore store,
        LoadedModel model,
        ReportPlan plan,
        FileInfo target,
        Output output,
        CancellationToken cancel
    )
    {
        StoreView view = StoreView.ForReport(store, model, plan.Language, plan.Until, output, cancel);
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
                Trends = TrendChoices.Of(plan.AsOf, plan.Denominator, store, model),
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
        try
        {
            TrendWorkbook.Save(report, target.FullName, plan.Language, cancel);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new IOException(
                $"--out: '{target.FullName}' could not be written; close it if another program has it open. ({e.Message})",
                e
            );
        }

        return report;
    }

    /// <summary>The workbook's path, whose folder was found fit to be written to; better said before an hour of work
    /// than after it.</summary>
    /// <exception cref="UsageException">The path cannot be a workbook.</exception>
    /// <exception cref="IOException">Its folder cannot be written to.</exception>
    public static FileInfo Prepare(ParseResult parsed)
    {
        FileInfo target = Target(parsed);
        string probe = Path.Combine(target.DirectoryName!, $".{target.Name}.{Environment.ProcessId}.probe");
        try
        {
            using FileStream file = new(
                probe,
                new FileStreamOptions
                {
                    Mode = FileMode.CreateNew,
                    Access = FileAccess.Write,
                    Options = FileOptions.DeleteOnClose,
                }
            );
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new IOException(
                $"--out: '{target.FullName}' cannot be written, for its folder may not be written to. Name a file in "
                    + $"another folder.",
                e
            );
        }

        return target;
    }

    /// <exception cref="UsageException">The path cannot be a workbook.</exception>
    public static FileInfo Target(ParseResult parsed)
    {
        FileInfo target = parsed.GetRequiredValue(Out);
        if (Directory.Exists(target.FullName))
        {
            throw new UsageException(
                $"--out: found the folder '{target.FullName}', expected the path of a file ending in .xlsx."
            );
        }

        if (!target.Extension.Equals(".xlsx", StringComparison.OrdinalIgnoreCase))
        {
            throw new UsageException($"--out: found '{target.Name}', expected a name ending in .xlsx.");
        }

        if (target.Directory is not { Exists: true })
        {
            throw new UsageException($"--out: the folder '{target.DirectoryName}' does not exist. Make it first.");
        }

        return target;
    }

    static MethodInfo Method(PaperStore store, LoadedModel model, ReportPlan plan, StoreView view)
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
                ? new Labels(plan.Language).TaxonomyChanged(change)
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

    /// <summary>The counts that a summary shows, as one JSON row and one line.</summary>
    public static void Show(TrendReport report, FileInfo target, Output output)
    {
        TrendTables trends = report.Trends;
        output.Row(
            new
            {
                Report = target.FullName,
                AsOf = trends.AsOf.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
                Papers = report.Papers.Count,
                trends.Counted,
                trends.Combining,
                trends.Undecided,
                Suggestions = report.Suggestions.Items.Count,
                Quarantined = report.Quarantine.Count,
            }
        );
        output.Line(
            output.Labels.Report(
                trends.Counted,
                trends.Combining,
                trends.Undecided,
                report.Suggestions.Items.Count,
                target.FullName
            )
        );
    }
}
