using Microsoft.ML.Tokenizers;

namespace VegfTrends.Core;

/// <summary>Text to the token ids that an encoder's graph expects.</summary>
sealed class TokenIds
{
    readonly TokenizerManifest _manifest;
    readonly Tokenizer _tokenizer;
    readonly int _most;

    public TokenIds(TokenizerManifest manifest, string folder, int maxTokens)
    {
        (_manifest, _most) = (manifest, maxTokens);
        using FileStream stream = File.OpenRead(manifest.PathIn(folder));
        _tokenizer = manifest.Kind switch
        {
            "sentencepiece-unigram" => SentencePieceTokenizer.Create(stream, addBeginningOfSentence: false, addEndOfSentence: false),
            "bert-wordpiece" => BertTokenizer.Create(stream, new BertOptions { LowerCaseBeforeTokenization = manifest.Lowercase, RemoveNonSpacingMarks = manifest.Lowercase }),
            _ => throw new InvalidDataException($"The encoder in '{folder}' has a tokenizer of kind '{manifest.Kind}', expected sentencepiece-unigram or bert-wordpiece."),
        };
    }

    /// <summary>At most as many ids as the encoder takes, special ones included. Empty only when there are no special ones and no text.</summary>
    public long[] Of(string text)
    {
        var ids = new List<long>(64);
        if (_manifest.Begin is { } begin)
        {
            ids.Add(begin);
        }

        int room = _most - (_manifest.End is null ? 0 : 1);
        bool sentencePiece = _manifest.Kind == "sentencepiece-unigram";
        int previous = -1;
        foreach (int id in Encode(WithoutControls(text), sentencePiece))
        {
            // The reference implementation writes one unknown piece for a run of them; this tokenizer writes each.
            bool repeatedUnknown = sentencePiece && id == 0 && previous == 0;
            previous = id;
            if (repeatedUnknown)
            {
                continue;
            }

            if (ids.Count == room)
            {
                break;
            }

            ids.Add(sentencePiece ? id == 0 ? _manifest.UnknownId : id + _manifest.IdOffset : id);
        }

        if (_manifest.End is { } end)
        {
            ids.Add(end);
        }

        return [.. ids];
    }

    IReadOnlyList<int> Encode(string text, bool sentencePiece) =>
        text.Length == 0 ? [] : sentencePiece ? _tokenizer.EncodeToIds(text) : ((BertTokenizer)_tokenizer).EncodeToIds(text, addSpecialTokens: false);

    // SentencePiece drops control characters, the .NET tokenizer turns each into an unknown piece.
    static string WithoutControls(string text) =>
        text.AsSpan().ContainsAnyInRange('\u0000', '\u001F') || text.AsSpan().ContainsAnyInRange('\u007F', '\u009F')
            ? string.Concat(text.Select(c => c is '\n' or '\r' or '\t' ? ' ' : c).Where(c => !char.IsControl(c)))
            : text;
}
