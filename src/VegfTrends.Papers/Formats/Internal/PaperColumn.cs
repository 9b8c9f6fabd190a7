namespace VegfTrends.Papers.Formats;

/// <summary>What a column of a table holds.</summary>
enum PaperColumn
{
    Unknown,
    Id,
    Title,
    TitleZh,
    TitleEn,
    Abstract,
    AbstractZh,
    AbstractEn,
    Authors,
    Year,
    Date,
    Journal,
    Source,
    Doi,
    Pmid,
    Pmcid,
    CnkiId,
    Keywords,
    Type,
    Url,
    Language,
    Registry,
    Retracted,
    Affiliation,
}
