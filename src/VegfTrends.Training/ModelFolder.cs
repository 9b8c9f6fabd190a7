using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;
using VegfTrends.Core;

namespace VegfTrends.Training;

/// <summary>Writes a trained model with its figures and its card; each file appears whole or not at all.</summary>
public static class ModelFolder
{
    static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        WriteIndented = true,
        NewLine = "\n",
        NumberHandling = JsonNumberHandling.AllowNamedFloatingPointLiterals,
    };

    /// <param name="folder">Made when it is missing.</param>
    /// <param name="model">What was trained.</param>
    /// <param name="papers">What it was trained on.</param>
    /// <param name="sources">Names of the label files, for the card.</param>
    /// <param name="command">The command that makes it again, for the card.</param>
    public static void Write(
        string folder,
        TrainedModel model,
        IReadOnlyList<LabelledPaper> papers,
        IReadOnlyList<string> sources,
        string command
    )
    {
        ArgumentNullException.ThrowIfNull(model);
        ArgumentNullException.ThrowIfNull(papers);
        Directory.CreateDirectory(folder);
        var taxonomy = new Taxonomy(model.File.Categories);
        QualityReport quality = QualityReport.Of(taxonomy, model.CrossValidation);
        WholeFile.Write(Path.Combine(folder, "metrics.json"), JsonSerializer.SerializeToUtf8Bytes(quality, Json));
        WholeFile.Write(Path.Combine(folder, "README.md"), Card(model, quality, papers, sources, command));
        WholeFile.Write(Path.Combine(folder, "model.json"), model.File.ToBytes());
    }

    /// <summary>How many papers the model in a folder was trained on; <c>null</c> when there is none, or it does not
    /// say.</summary>
    public static int? PapersBehind(string folder)
    {
        string path = Path.Combine(folder, "metrics.json");
        if (!File.Exists(path))
        {
            return null;
        }

        try
        {
            using var metrics = JsonDocument.Parse(File.ReadAllBytes(path));
            return metrics.RootElement.TryGetProperty("papers", out JsonElement papers) ? papers.GetInt32() : null;
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            throw new InvalidDataException(
                $"{path}: found a broken file ({e.Message}), expected the figures of a model. Remove the folder, or "
                    + $"write to another one: --out DIR.",
                e
            );
        }
    }

    /// <summary>The quality report beside a model; <c>null</c> when there is none.</summary>
    /// <exception cref="InvalidDataException">The report is broken.</exception>
    public static QualityReport? Quality(string folder)
    {
        string path = Path.Combine(folder, "metrics.json");
        try
        {
            return File.Exists(path) ? JsonSerializer.Deserialize<QualityReport>(File.ReadAllBytes(path), Json) : null;
        }
        catch (JsonException e)
        {
            throw new InvalidDataException(
                $"{path}: found a broken file ({e.Message}), expected the figures of a model. Train the model again.",
                e
            );
        }
    }

    static string Card(
        TrainedModel model,
        QualityReport quality,
        IReadOnlyList<LabelledPaper> papers,
        IReadOnlyList<string> sources,
        string command
    )
    {
        var card = new StringBuilder();
        card.AppendLine(
            CultureInfo.InvariantCulture,
            $"""
            # Category model `{model.File.Name}`

            One linear model a category over the embedding of encoder `{model.File.Encoder}` and over what the lexicon's concepts and their
            relations say{Parts(
                model
            )}; Platt calibration and thresholds on held-out folds. Written by `{command}`; the same input gives the same bytes.

            Trained on {papers.Count:N0} abstracts ({papers.Count(p =>
                p.Language == Language.Zh
            ):N0} Chinese, {papers.Count(p => p.Language == Language.En):N0} English;
            {papers.Count(p => p.Synthetic):N0} of them synthetic, written for this project, {papers.Count(p =>
                !p.Synthetic
            ):N0} real): {string.Join(", ", sources)}.

            Cross-validated on the training papers (undecided counts as not assigned): micro-F1 {quality.Micro.F1:0.000}
            [{quality.Micro.F1Low:0.000}, {quality.Micro.F1High:0.000}], macro-F1 {quality.MacroF1:0.000},
            precision {quality.Micro.Precision:0.000}, recall {quality.Micro.Recall:0.000},
            expected calibration error {quality.Ece:0.000}. Papers of the training set are cleaner and their mix is not
            that of the literature: see docs/quality.md of the project for figures on real papers.

            | category | papers | precision | recall | F1 [95 %] | assigned from | undecided from |
            |---|---|---|---|---|---|---|
            """
        );
        foreach ((QualityRow row, CategoryWeights weights) in quality.Rows.Zip(model.File.Weights))
        {
            card.AppendLine(
                CultureInfo.InvariantCulture,
                $"| `{row.Category}` | {row.Positives} | {row.Precision:0.00} | {row.Recall:0.00} | {row.F1:0.00} "
                    + $"[{row.F1Low:0.00}, {row.F1High:0.00}] | {weights.AssignFrom:0.00} | {weights.UndecidedFrom:0.00} |"
            );
        }

        foreach (CategoryWeights weights in model.File.Weights.Where(w => w.Basis == CategoryBasis.Definition))
        {
            card.AppendLine(
                CultureInfo.InvariantCulture,
                $"\n`{weights.Key}` has too few labelled papers: it is known by its name and definition. Its scores "
                    + $"rank papers; they are no measured probabilities."
            );
        }

        if (model.Weak is { } weak)
        {
            card.AppendLine(
                CultureInfo.InvariantCulture,
                $"\nOf {weak.Read:N0} unlabelled papers {weak.Labelled:N0} could be labelled by agreement of rules and "
                    + $"model; held-out log loss a paper {weak.LossWithout:0.0000} without and {weak.LossWith:0.0000} "
                    + $"with them, so they were {(weak.Used ? "used" : "not used")}."
            );
        }

        card.Append(
            """

            Limits: abstracts, not full texts; Chinese and English only; drugs that the lexicon does not name are seen by
            their context alone; scores are calibrated for the mix of the training papers.
            """
        );
        return card.Replace("\r\n", "\n").AppendLine().ToString();
    }

    static string Parts(TrainedModel model)
    {
        IReadOnlyList<double> parts = model.Parts;
        string[] beside =
        [
            .. new[]
            {
                parts.Count > 1 && parts[1] > 0 ? "the categories' definitions" : null,
                parts.Skip(2).Any(p => p > 0)
                    ? $"{model.File.Lexical?.Terms.Count(c => c == '|') + 1:N0} words and character pairs"
                    : null,
            }.OfType<string>(),
        ];
        return beside.Length == 0 ? "" : $", and over {string.Join(" and ", beside)}";
    }
}
