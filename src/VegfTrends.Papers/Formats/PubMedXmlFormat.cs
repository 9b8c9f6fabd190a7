using VegfTrends.Core;

namespace VegfTrends.Papers.Formats;

/// <summary>PubMed XML: efetch results, baseline and update files (also compressed), books, and the older
/// MedlineCitationSet.</summary>
public sealed class PubMedXmlFormat : IPaperFormat
{
    static readonly string[] Records = ["PubmedArticle", "PubmedBookArticle", "DeleteCitation", "DeleteDocument"];

    // What MedlineCitationSet holds, and what is left of an article whose own tag is damaged.
    static readonly string[] InnerRecords = ["MedlineCitation"];

    public string Key => "pubmed-xml";

    public bool Recognises(string head, PaperFile file)
    {
        ArgumentNullException.ThrowIfNull(head);
        return head.AsSpan().TrimStart().StartsWith("<", StringComparison.Ordinal)
            && (
                Records.Any(r => head.Contains("<" + r, StringComparison.Ordinal))
                || head.Contains("<MedlineCitation", StringComparison.Ordinal)
            );
    }

    public IEnumerable<ReadOutcome> Read(PaperFile file, ReadOptions options, CancellationToken cancel) =>
        new PieceReader(Key, file, options, cancel).Xml(Records, InnerRecords, Take);

    static IEnumerable<ReadOutcome> Take(XmlItem item, RecordPiece piece, Func<PaperDraft> next) =>
        piece.Name.StartsWith("Delete", StringComparison.Ordinal)
            ? item.All("PMID").Select(deleted => Deletion(deleted.Text, piece, next()))
            : [Article(item, piece, next())];

    static ReadOutcome Article(XmlItem item, RecordPiece piece, PaperDraft draft)
    {
        PubMedRecord.Fill(item, draft);
        return draft.Build(piece.Text);
    }

    static ReadOutcome Deletion(string number, RecordPiece piece, PaperDraft draft) =>
        PaperId.CleanPmid(number) is { } pmid
            ? new ReadOutcome.Deleted(pmid, draft.Record)
            : draft.Reject(
                $"'{RecordText.Cut(RecordText.Clean(number) ?? "", 40)}' among the deleted citations",
                "a PMID",
                piece.Text
            );
}
