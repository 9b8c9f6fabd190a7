using Microsoft.ML.Tokenizers;

namespace VegfTrends.Core;

/// <summary>Text to the token ids that an encoder's graph expects.</summary>
sealed class TokenIds
{
    readonly TokenizerManifest _manifest;
    readonly Func<string, IEnumerable<int>> _encode;
    readonly Func<string, IReadOnlyList<int>?> _cut;
    readonly int _most;
    readonly string _prefix;

    /// <exception cref="InvalidDataException">The tokenizer's file is broken or of a kind that would give wrong
    /// ids.</exception>
    public TokenIds(EncoderManifest manifest, string folder)
    {
        (_manifest, _most, _prefix) = (manifest.Tokenizer, manifest.MaxTokens, manifest.Prefix);
        string path = _manifest.PathIn(folder);
        (_encode, _cut) = _manifest.Kind switch
        {
            "sentencepiece-unigram" => Pieces(path),
            "bert-wordpiece" => (new WordPieceTokenizer(path, _manifest.Lowercase).Encode, _ => null),
            _ => throw new InvalidDataException(
                $"The encoder in '{folder}' has a tokenizer of kind '{_manifest.Kind}', expected sentencepiece-unigram "
                    + $"or bert-wordpiece."
            ),
        };
    }

    /// <summary>At most as many ids as the encoder takes, special ones included. Empty for a text without anything to
    /// read.</summary>
    public long[] Of(string text)
    {
        text = WithoutControls(text);
        if (string.IsNullOrWhiteSpace(text))
        {
            return [];
        }

        var ids = new List<long>(64);
        if (_manifest.Begin is { } begin)
        {
            ids.Add(begin);
        }

        int room = _most - (_manifest.End is null ? 0 : 1);
        ids.AddRange(_encode(_prefix + text).Take(room - ids.Count).Select(id => (long)id));
        if (_manifest.End is { } end)
        {
            ids.Add(end);
        }

        return [.. ids];
    }

    /// <summary>Whether ids stand for the pieces of the text alone: no prefix, no special tokens.</summary>
    public bool ArePlain => _manifest.Begin is null && _manifest.End is null && _prefix.Length == 0;

    /// <summary>Where the pieces of a run of letters end, as offsets into it; <c>null</c> when the tokenizer changes
    /// the run, so that there is no telling.</summary>
    public IReadOnlyList<int>? Cut(string run) => _cut(run);

    (Func<string, IEnumerable<int>> Encode, Func<string, IReadOnlyList<int>?> Cut) Pieces(string path)
    {
        byte[] model = File.ReadAllBytes(path);
        if (SentencePieceKind.Problem(model) is { } problem)
        {
            throw new InvalidDataException(
                $"{path}: {problem}; expected a SentencePiece Unigram model without byte fallback, for others the ids "
                    + $"would be wrong."
            );
        }

        SentencePieceTokenizer tokenizer;
        try
        {
            using var stream = new MemoryStream(model);
            tokenizer = SentencePieceTokenizer.Create(stream, addBeginningOfSentence: false, addEndOfSentence: false);
        }
        catch (Exception e)
            when (e is Google.Protobuf.InvalidProtocolBufferException or ArgumentException or InvalidOperationException)
        {
            throw new InvalidDataException($"{path}: found a broken SentencePiece model ({e.Message}).", e);
        }

        return (
            text => Renumbered(tokenizer.EncodeToIds(text), tokenizer.UnknownId),
            run =>
            {
                // Offsets are those of the normalised text, which has one mark more, at its start.
                IReadOnlyList<EncodedToken> pieces = tokenizer.EncodeToTokens(
                    run,
                    out string? normalised,
                    addBeginningOfSentence: false,
                    addEndOfSentence: false
                );
                return normalised?.Length == run.Length + 1 && normalised.EndsWith(run, StringComparison.Ordinal)
                    ? [.. pieces.Select(p => p.Offset.End.Value - 1).Where(end => end > 0)]
                    : null;
            }
        );
    }

    // The reference implementation writes one unknown piece for a run of them; this tokenizer writes each. XLM-R keeps
    // the file's order of pieces but starts with <s> <pad> </s> <unk>, hence the offset, which the unknown piece does
    // not share.
    IEnumerable<int> Renumbered(IReadOnlyList<int> ids, int unknown)
    {
        int previous = -1;
        foreach (int id in ids)
        {
            if (id != unknown || previous != unknown)
            {
                yield return id == unknown ? _manifest.UnknownId : id + _manifest.IdOffset;
            }

            previous = id;
        }
    }

    // SentencePiece drops control characters, the .NET tokenizer turns each into an unknown piece.
    static string WithoutControls(string text) =>
        text.AsSpan().ContainsAnyInRange('\u0000', '\u001F') || text.AsSpan().ContainsAnyInRange('\u007F', '\u009F')
            ? string.Concat(text.Select(c => c is '\n' or '\r' or '\t' ? ' ' : c).Where(c => !char.IsControl(c)))
            : text;
}
