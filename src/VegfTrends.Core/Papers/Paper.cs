namespace VegfTrends.Core;

/// <summary>
/// One bibliographic record, in the words of its source. Never changed after reading; what the model or a person says
/// of it is an
/// <see cref="Assessment"/> or a decision beside it.
/// </summary>
public sealed record Paper
{
    /// <summary>
    /// Names the paper in outputs: the id that the input gave (JSON Lines), else <c>pmid:1</c>, <c>doi:10.1/x</c>,
    /// <c>cnki:…</c>, else
    /// <c>sha:</c> and 16 hexadecimal digits over title, year and first author. See <see cref="PaperId"/>.
    /// </summary>
    public required string Id { get; init; }

    public string? Pmid { get; init; }

    public string? Pmcid { get; init; }

    /// <summary>Lower case, without resolver address.</summary>
    public string? Doi { get; init; }

    /// <summary>CNKI file name such as <c>ZNYX202101034</c>.</summary>
    public string? CnkiId { get; init; }

    /// <summary>Trial registry numbers found in identifier fields (NCT…, ChiCTR…), not in the text.</summary>
    public IReadOnlyList<string> RegistryIds { get; init; } = [];

    /// <summary>An http or https address, or <c>null</c>.</summary>
    public string? Url { get; init; }

    public Bilingual Title { get; init; }

    public Bilingual Abstract { get; init; }

    public PaperDate? Date { get; init; }

    public string? Journal { get; init; }

    /// <summary>Names as the source writes them, groups included.</summary>
    public IReadOnlyList<string> Authors { get; init; } = [];

    /// <summary>Countries of the authors' affiliations, ISO 3166-1 alpha-2, sorted, each once; empty where the source
    /// gives no affiliation that tells one.</summary>
    public IReadOnlyList<string> Countries { get; init; } = [];

    public IReadOnlyList<string> Keywords { get; init; } = [];

    /// <summary>Publication types as the source writes them (Journal Article, Clinical Trial, Phase II …).</summary>
    public IReadOnlyList<string> Types { get; init; } = [];

    public PublicationStatus Status { get; init; } = PublicationStatus.Published;

    /// <summary>The type that every entry of a trial register has.</summary>
    public const string RegistryType = "Clinical Trial Registry";

    /// <summary>An entry of a trial register, and no paper as well.</summary>
    public bool IsRegistryRecord =>
        Types.Contains(RegistryType) && Pmid is null && Pmcid is null && Doi is null && CnkiId is null;

    /// <summary>Where the record stood.</summary>
    public required RecordSource Source { get; init; }

    /// <summary>Chinese when the abstract, or without any abstract the title, is Chinese.</summary>
    public Language MainLanguage() =>
        Abstract.Zh is not null || (Abstract.En is null && Title.Zh is not null) ? Language.Zh : Language.En;

    /// <summary>The fields that carry text, title first, Chinese first: what encoders and concept finders
    /// read.</summary>
    public IEnumerable<(TextField Field, string Text)> Texts()
    {
        if (Title.Zh is { } titleZh)
        {
            yield return (TextField.TitleZh, titleZh);
        }

        if (Title.En is { } titleEn)
        {
            yield return (TextField.TitleEn, titleEn);
        }

        if (Abstract.Zh is { } abstractZh)
        {
            yield return (TextField.AbstractZh, abstractZh);
        }

        if (Abstract.En is { } abstractEn)
        {
            yield return (TextField.AbstractEn, abstractEn);
        }
    }
}

/// <summary>Says whether a record still stands.</summary>
public enum PublicationStatus
{
    Published,

    /// <summary>A correction or erratum to it has been published; the paper stands.</summary>
    Corrected,

    /// <summary>Retracted or withdrawn by its publisher.</summary>
    Retracted,

    /// <summary>Deleted by the source (PubMed DeleteCitation).</summary>
    Deleted,

    /// <summary>The record is itself a notice: a retraction, erratum or correction of another paper.</summary>
    Notice,
}

/// <summary>Where a record stood: file name, format key (such as <c>pubmed-xml</c>) and its place in the file, from
/// 1.</summary>
public sealed record RecordSource(string File, string Format, int Record);
