using System.Text.Json;
using VegfTrends.Core;

namespace VegfTrends.Papers.Formats;

/// <summary>ClinicalTrials.gov JSON, version 2: pages of the study search, or studies as an array or one a line. A
/// study becomes a paper of type <see cref="Registry"/>.</summary>
public sealed class ClinicalTrialsJsonFormat : IPaperFormat
{
    /// <summary>The publication type that every entry of a trial register has.</summary>
    public const string Registry = Core.Paper.RegistryType;

    /// <summary>Stands before the registry number in a paper's id: <c>nct:NCT03434379</c>.</summary>
    public const string IdPrefix = "nct:";

    static readonly string[] FirstKeys = ["protocolSection"];

    public string Key => "clinicaltrials-json";

    public bool Recognises(string head, PaperFile file)
    {
        ArgumentNullException.ThrowIfNull(head);
        return head.AsSpan().TrimStart() is ['{' or '[', ..]
            && head.Contains("\"protocolSection\"", StringComparison.Ordinal);
    }

    public IEnumerable<ReadOutcome> Read(PaperFile file, ReadOptions options, CancellationToken cancel)
    {
        var reader = new PieceReader(Key, file, options, cancel);
        string? arrayKey = file.Head.Contains("\"studies\"", StringComparison.Ordinal) ? "studies" : null;
        return reader.Json(
            reader.Objects(arrayKey, FirstKeys),
            "a study of ClinicalTrials.gov with its number, as a JSON object",
            Fill
        );
    }

    static (string? Fault, string? Expected) Fill(JsonElement study, PaperDraft draft)
    {
        JsonElement? protocol = study.Get("protocolSection"),
            identification = protocol.Get("identificationModule"),
            status = protocol.Get("statusModule"),
            design = protocol.Get("designModule"),
            description = protocol.Get("descriptionModule"),
            conditions = protocol.Get("conditionsModule");
        if (RegistryNumbers.Find(identification.Get("nctId").Text()).FirstOrDefault() is not { } number)
        {
            return ("no registry number", null);
        }

        draft.GivenId = IdPrefix + number;
        draft.AddRegistryId(number);
        identification.Get("secondaryIdInfos").Each("id", draft.AddRegistryId);

        draft.SetUrl("https://clinicaltrials.gov/study/" + number);
        draft.AddTitle(identification.Get("officialTitle").Text() ?? identification.Get("briefTitle").Text());
        draft.AddAbstract(Text(identification, protocol, description));
        draft.SetJournal("ClinicalTrials.gov");
        foreach (string date in new[] { "studyFirstPostDateStruct", "studyFirstSubmitDate", "startDateStruct" })
        {
            if (DateText.TryParse(status.Get(date).Get("date").Text() ?? status.Get(date).Text(), out PaperDate parsed))
            {
                draft.SetDate(parsed);
                break;
            }
        }

        draft.AddType(Registry);
        draft.AddType(design.Get("studyType").Text());
        design.Get("phases").Items().Each(phase => draft.AddType(PhaseName(phase)));
        conditions.Get("conditions").Items().Each(draft.AddKeyword);
        conditions.Get("keywords").Items().Each(draft.AddKeyword);
        if (status.Get("overallStatus").Text() is "WITHDRAWN")
        {
            // Withdrawn before the first patient: there is no study behind the entry.
            draft.Status = PublicationStatus.Retracted;
        }

        return default;
    }

    // The register has no abstract; what it asks for in its place is the summary and the interventions, which carry the
    // drug names.
    static string? Text(JsonElement? identification, JsonElement? protocol, JsonElement? description)
    {
        var parts = new List<string?> { description.Get("briefSummary").Text() };
        if (identification.Get("officialTitle").Text() is not null)
        {
            parts.Add(identification.Get("briefTitle").Text());
        }

        foreach (JsonElement arm in protocol.Get("armsInterventionsModule").Get("interventions").Items())
        {
            parts.Add(
                string.Join(
                    ": ",
                    new[] { arm.Text("type"), arm.Text("name"), arm.Text("description") }.Where(p =>
                        !string.IsNullOrWhiteSpace(p)
                    )
                )
            );
        }

        string[] sentences =
        [
            .. parts
                .OfType<string>()
                .Select(p => p.Trim())
                .Where(p => p.Length > 0)
                .Select(p => p[^1] is '.' or '。' ? p : p + "."),
        ];
        return sentences.Length == 0 ? null : string.Join(' ', sentences);
    }

    // As PubMed writes them, so that one rule reads both.
    static string? PhaseName(string? phase) =>
        phase switch
        {
            "EARLY_PHASE1" => "Clinical Trial, Early Phase I",
            "PHASE1" => "Clinical Trial, Phase I",
            "PHASE2" => "Clinical Trial, Phase II",
            "PHASE3" => "Clinical Trial, Phase III",
            "PHASE4" => "Clinical Trial, Phase IV",
            _ => null,
        };
}
