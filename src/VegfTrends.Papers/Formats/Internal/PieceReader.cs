using System.Text.Json;
using System.Xml;

namespace VegfTrends.Papers.Formats;

/// <summary>
/// The frame of all formats whose records are cut out of one long text and then parsed each by itself: opens the file,
/// numbers the records, and makes a quarantine row of one that is broken.
/// </summary>
sealed class PieceReader
{
    readonly string _format;
    readonly PaperFile _file;
    readonly ReadOptions _options;
    readonly CancellationToken _cancel;

    /// <param name="format">Key of the format.</param>
    /// <param name="file">The file.</param>
    /// <param name="options">Limits.</param>
    /// <param name="cancel">Ends the reading.</param>
    public PieceReader(string format, PaperFile file, ReadOptions options, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(file);
        ArgumentNullException.ThrowIfNull(options);
        (_format, _file, _options, _cancel) = (format, file, options, cancel);
    }

    /// <summary>Elements of XML, each of them one paper.</summary>
    /// <param name="names">Of the elements.</param>
    /// <param name="fill">Puts an element into its draft.</param>
    public IEnumerable<ReadOutcome> Xml(string[] names, Action<XmlItem, PaperDraft> fill) =>
        Xml(
            names,
            [],
            (item, piece, next) =>
            {
                PaperDraft draft = next();
                fill(item, draft);
                return [draft.Build(piece.Text)];
            }
        );

    /// <summary>Elements of XML, of which one may hold several records.</summary>
    /// <param name="names">Of the elements.</param>
    /// <param name="innerNames">See <see cref="XmlPieces"/>.</param>
    /// <param name="take">Makes of a well-formed element what it holds; asks for the draft of each record in
    /// turn.</param>
    public IEnumerable<ReadOutcome> Xml(
        string[] names,
        string[] innerNames,
        Func<XmlItem, RecordPiece, Func<PaperDraft>, IEnumerable<ReadOutcome>> take
    ) =>
        Read(
            window => new XmlPieces(window, names, innerNames, _options).Read(),
            (piece, next) =>
            {
                string? fault = piece.Fault;
                if (fault is null)
                {
                    try
                    {
                        return take(XmlItem.Parse(piece.Text), piece, next);
                    }
                    catch (XmlException e)
                    {
                        fault = e.Message;
                    }
                }

                return [next().Reject(fault, $"a well-formed <{piece.Name}>", piece.Text)];
            }
        );

    /// <summary>Objects of JSON, each of them one paper.</summary>
    /// <param name="cut">Cuts them out.</param>
    /// <param name="expected">What a record is, for the quarantine.</param>
    /// <param name="fill">Puts an object into its draft. Says what is wrong with it, if anything is, and what was
    /// expected instead, where that is more than <paramref name="expected"/>.</param>
    public IEnumerable<ReadOutcome> Json(
        Func<TextWindow, IEnumerable<RecordPiece>> cut,
        string expected,
        Func<JsonElement, PaperDraft, (string? Fault, string? Expected)> fill
    ) =>
        Read(
            cut,
            (piece, next) =>
            {
                PaperDraft draft = next();
                (string? fault, string? instead) = (piece.Fault, null);
                fault ??= JsonFields.Read(piece.Text, item => (fault, instead) = fill(item, draft)) ?? fault;
                return [fault is null ? draft.Build(piece.Text) : draft.Reject(fault, instead ?? expected, piece.Text)];
            }
        );

    /// <summary>The objects in one array, or one after the other.</summary>
    /// <param name="arrayKey">See <see cref="JsonPieces"/>.</param>
    /// <param name="firstKeys">See <see cref="JsonPieces"/>.</param>
    public Func<TextWindow, IEnumerable<RecordPiece>> Objects(string? arrayKey, string[] firstKeys) =>
        window => new JsonPieces(window, arrayKey, firstKeys, _options).Read();

    IEnumerable<ReadOutcome> Read(
        Func<TextWindow, IEnumerable<RecordPiece>> cut,
        Func<RecordPiece, Func<PaperDraft>, IEnumerable<ReadOutcome>> take
    )
    {
        using TextReader text = _file.OpenText();
        int record = 0;
        foreach (RecordPiece piece in cut(new TextWindow(text, _cancel)))
        {
            PaperDraft Next() => new(_file.Name, _format, ++record, _options) { Position = $"line {piece.Line}" };
            foreach (ReadOutcome outcome in take(piece, Next))
            {
                yield return outcome;
            }
        }
    }
}
