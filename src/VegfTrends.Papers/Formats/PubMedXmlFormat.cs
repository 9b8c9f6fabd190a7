using System.Xml;
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

    public IEnumerable<ReadOutcome> Read(PaperFile file, ReadOptions options, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(file);
        ArgumentNullException.ThrowIfNull(options);
        return ReadRecords(file, options, cancel);
    }

    IEnumerable<ReadOutcome> ReadRecords(PaperFile file, ReadOptions options, CancellationToken cancel)
    {
        using TextReader text = file.OpenText();
        int record = 0;
        foreach (
            RecordPiece piece in new XmlPieces(new TextWindow(text, cancel), Records, InnerRecords, options).Read()
        )
        {
            PaperDraft NextDraft() => new(file.Name, Key, ++record, options) { Position = $"line {piece.Line}" };
            XmlItem? item = null;
            string? fault = piece.Fault;
            if (fault is null)
            {
                try
                {
                    item = XmlItem.Parse(piece.Text);
                }
                catch (XmlException e)
                {
                    fault = e.Message;
                }
            }

            if (item is null)
            {
                yield return NextDraft().Reject(fault!, $"a well-formed <{piece.Name}>", piece.Text);
            }
            else if (piece.Name.StartsWith("Delete", StringComparison.Ordinal))
            {
                foreach (XmlItem deleted in item.All("PMID"))
                {
                    PaperDraft draft = NextDraft();
                    yield return PaperId.CleanPmid(deleted.Text) is { } pmid
                        ? new ReadOutcome.Deleted(pmid, record)
                        : draft.Reject(
                            $"'{RecordText.Cut(RecordText.Clean(deleted.Text) ?? "", 40)}' among the deleted citations",
                            "a PMID",
                            piece.Text
                        );
                }
            }
            else
            {
                PaperDraft draft = NextDraft();
                PubMedRecord.Fill(item, draft);
                yield return draft.Build(piece.Text);
            }
        }
    }
}
