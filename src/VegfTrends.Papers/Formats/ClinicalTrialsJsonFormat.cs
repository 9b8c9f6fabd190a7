using System.Text.Json;
using VegfTrends.Core;

namespace VegfTrends.Papers.Formats;

/// <summary>ClinicalTrials.gov JSON, version 2: pages of the study search, or studies as an array or one a line. A
/// study becomes a paper of type <see cref="Registry"/>.</summary>
public sealed class ClinicalTrialsJsonFormat : IPaperFormat
{
    /// <summary>The publication type that every entry of a trial register has.</summary>
    public const string Registry = Core.Paper.RegistryType;

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
        ArgumentNullException.ThrowIfNull(file);
        ArgumentNullException.ThrowIfNull(options);
        return ReadRecords(file, options, cancel);
    }

    IEnumerable<ReadOutcome> ReadRecords(PaperFile file, ReadOptions options, CancellationToken cancel)
    {
        using TextReader text = file.OpenText();
        string? arrayKey = file.Head.Contains("\"studies\"", StringComparison.Ordinal) ? "studies" : null;
        int record = 0;
        foreach (RecordPiece piece in new JsonPieces(new TextWindow(text, cancel), arrayKey, FirstKeys, options).Read())
        {
            var draft = new PaperDraft(file.Name, Key, ++record, options) { Position = $"line {piece.Line}" };
            string? fault = piece.Fault;
            bool named = false;
            fault ??= JsonFields.Read(piece.Text, study => named = Fill(study, draft));
            fault ??= named ? null : "no registry number";
            yield return fault is null
                ? draft.Build(piece.Text)
                : draft.Reject(fault, "a study of ClinicalTrials.gov with its number, as a JSON object", piece.Text);
        }
    }

    static bool Fill(JsonElement study, PaperDraft draft)
    {
        JsonElement? protocol = study.Get("protocolSection"),
            identification = protocol.Get("identificationModule"),
            status = protocol.Get("statusModule"),
            design = protocol.Get("designModule"),
            description = protocol.Get("descriptionModule"),
            conditions = protocol.Get("conditionsModule");
        if (RegistryNumber.FindInField(identification.Get("nctId").Text()).FirstOrDefault() is not { } number)
        {
            return false;
        }

        draft.GivenId = PaperId.RegistryPrefix + number;
        draft.AddRegistryId(number);
        foreach (JsonElement other in identification.Get("secondaryIdInfos").Items())
        {
            draft.AddRegistryId(other.Text("id"));
        }

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
        foreach (JsonElement phase in design.Get("phases").Items())
        {
            draft.AddType(PhaseName(((JsonElement?)phase).Text()));
        }

        foreach (JsonElement keyword in conditions.Get("conditions").Items().Concat(conditions.Get("keywords").Items()))
        {
            draft.AddKeyword(((JsonElement?)keyword).Text());
        }

        if (status.Get("overallStatus").Text() is "WITHDRAWN")
        {
            // Withdrawn before the first patient: there is no study behind the entry.
            draft.Status = PublicationStatus.Retracted;
        }

        return true;
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
