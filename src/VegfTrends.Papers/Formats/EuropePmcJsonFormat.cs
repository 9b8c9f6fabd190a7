using System.Text.Json;
using VegfTrends.Core;

namespace VegfTrends.Papers.Formats;

/// <summary>Europe PMC JSON: pages of the REST search, one after the other if need be, or their results as an array or
/// one a line.</summary>
public sealed class EuropePmcJsonFormat : IPaperFormat
{
    // What only Europe PMC calls so; "source" and "title" alone are everybody's.
    static readonly string[] Telling =
    [
        "\"resultList\"",
        "\"abstractText\"",
        "\"authorString\"",
        "\"firstPublicationDate\"",
        "\"pubTypeList\"",
        "\"journalInfo\"",
        "\"fullTextIdList\"",
    ];
    static readonly string[] FirstKeys = ["id"];

    public string Key => "europepmc-json";

    public bool Recognises(string head, PaperFile file)
    {
        ArgumentNullException.ThrowIfNull(head);
        return head.AsSpan().TrimStart() is ['{' or '[', ..]
            && Telling.Any(t => head.Contains(t, StringComparison.Ordinal));
    }

    public IEnumerable<ReadOutcome> Read(PaperFile file, ReadOptions options, CancellationToken cancel)
    {
        var reader = new PieceReader(Key, file, options, cancel);
        string? arrayKey = file.Head.Contains("\"resultList\"", StringComparison.Ordinal) ? "result" : null;
        return reader.Json(reader.Objects(arrayKey, FirstKeys), "a result of Europe PMC as a JSON object", Fill);
    }

    static (string? Fault, string? Expected) Fill(JsonElement item, PaperDraft draft)
    {
        draft.SetPmid(item.Text("pmid") ?? (item.Text("source") == "MED" ? item.Text("id") : null));
        draft.SetPmcid(item.Text("pmcid") ?? (item.Text("source") == "PMC" ? item.Text("id") : null));
        draft.SetDoi(item.Text("doi"));
        draft.AddTitle(item.Text("title"));
        draft.AddAbstract(item.Text("abstractText"));
        JsonElement? issue = item.Get("journalInfo");
        draft.SetJournal(
            issue.Get("journal").Get("title").Text()
                ?? item.Text("journalTitle")
                ?? item.Get("bookOrReportDetails").Get("publisher").Text()
        );
        FillDate(item, issue, draft);
        FillAuthors(item, draft);
        item.Get("pubTypeList").Get("pubType").Items().Each(draft.AddType);
        foreach (string type in (item.Text("pubType") ?? "").Split(';'))
        {
            draft.AddType(type);
        }

        item.Get("keywordList").Get("keyword").Items().Each(draft.AddKeyword);
        item.Get("meshHeadingList").Get("meshHeading").Each("descriptorName", draft.AddKeyword);
        item.Get("fullTextUrlList").Get("fullTextUrl").Each("url", draft.SetUrl);
        draft.AddAffiliation(item.Text("affiliation"));
        draft.Status = Status(item);
        return default;
    }

    // As for PubMed: the issue's date is the date, the first one only sharpens it or stands in for it (preprints have
    // no other).
    static void FillDate(JsonElement item, JsonElement? issue, PaperDraft draft)
    {
        string? year = issue.Get("yearOfPublication").Text() ?? item.Text("pubYear"),
            month = issue.Get("monthOfPublication").Text();
        string? written = issue.Get("dateOfPublication").Text();
        if (
            DateText.TryParse(month is null or "0" ? year : $"{year}-{month}", out PaperDate date)
            || DateText.TryParse(written, out date)
        )
        {
            draft.SetDate(date);
        }

        if (DateText.TryParse(item.Text("firstPublicationDate"), out PaperDate first))
        {
            draft.SetDate(first);
        }
    }

    static void FillAuthors(JsonElement item, PaperDraft draft)
    {
        List<JsonElement> authors = item.Get("authorList").Get("author").Items().ToList();
        foreach (JsonElement author in authors)
        {
            string name = string.Join(
                ", ",
                new[] { author.Text("lastName"), author.Text("firstName") ?? author.Text("initials") }.Where(n =>
                    !string.IsNullOrWhiteSpace(n)
                )
            );
            draft.AddAuthor(name.Length > 0 ? name : author.Text("fullName") ?? author.Text("collectiveName"));
            author
                .Get("authorAffiliationDetailsList")
                .Get("authorAffiliation")
                .Each("affiliation", draft.AddAffiliation);
        }

        if (authors.Count == 0)
        {
            foreach (string name in (item.Text("authorString") ?? "").TrimEnd('.').Split(','))
            {
                draft.AddAuthor(name);
            }
        }
    }

    static PublicationStatus Status(JsonElement item)
    {
        List<string?> links = item.Get("commentCorrectionList")
            .Get("commentCorrection")
            .Items()
            .Select(c => c.Text("type")?.ToLowerInvariant())
            .ToList();
        return links.Exists(l => l is "retraction in" or "withdrawn in") ? PublicationStatus.Retracted
            : links.Exists(l =>
                l is "retraction of" or "erratum for" or "partial retraction of" or "expression of concern for"
            )
                ? PublicationStatus.Notice
            : links.Exists(l => l is "erratum in" or "corrected and republished in" or "partial retraction in")
                ? PublicationStatus.Corrected
            : PublicationStatus.Published;
    }
}
