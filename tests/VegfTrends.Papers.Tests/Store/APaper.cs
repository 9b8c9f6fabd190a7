using VegfTrends.Core;

namespace VegfTrends.Papers.Tests.Store;

/// <summary>Papers for tests: say only what the case is about.</summary>
static class APaper
{
    public const string Title = "Bevacizumab and atezolizumab in unresectable hepatocellular carcinoma";

    public const string TitleZh = "贝伐珠单抗联合阿替利珠单抗治疗不可切除肝细胞癌";

    public static Paper With(
        string? pmid = null,
        string? doi = null,
        string? pmcid = null,
        string? cnki = null,
        string? id = null,
        string? en = null,
        string? zh = null,
        string? abstractEn = null,
        string? abstractZh = null,
        int? year = null,
        string[]? authors = null,
        string? journal = null,
        PublicationStatus status = PublicationStatus.Published,
        string file = "a.ris",
        int record = 1
    )
    {
        var title = new Bilingual(zh, en);
        PaperDate? date = year is { } y ? new PaperDate(y) : null;
        return new Paper
        {
            Id =
                id
                ?? PaperId.For(
                    pmid,
                    doi,
                    pmcid,
                    cnki,
                    title,
                    date,
                    authors?.FirstOrDefault(),
                    abstractEn ?? abstractZh
                ),
            Pmid = pmid,
            Doi = doi,
            Pmcid = pmcid,
            CnkiId = cnki,
            Title = title,
            Abstract = new Bilingual(abstractZh, abstractEn),
            Date = date,
            Authors = authors ?? [],
            Journal = journal,
            Status = status,
            Source = new RecordSource(file, "ris", record),
        };
    }

    /// <summary>A paper like no other: its number stands in the title, the abstract and the PMID.</summary>
    public static Paper Number(int n) =>
        With(
            pmid: $"{n + 1}",
            en: $"Paper number {n} on anti-VEGF therapy and immunotherapy",
            abstractEn: $"Abstract {n}. " + string.Join(' ', Enumerable.Repeat($"Text of paper {n}.", 30)),
            year: 2024,
            authors: ["Smith J"],
            record: n + 1
        );
}
