using System.Text;

namespace VegfTrends.Core;

/// <summary>
/// An encoder that sees one name for each thing: every name of an agent, target or tumour that
/// <see cref="ConceptFinder"/> finds (Chinese, brand, code, misspelling) is replaced by the preferred English name
/// before encoding. A name added to the lexicon counts at once, without training.
/// </summary>
/// <param name="inner">Encodes the rewritten text.</param>
/// <param name="finder">Finds the names.</param>
public sealed class CanonicalNames(ITextEncoder inner, ConceptFinder finder) : ITextEncoder
{
    public string Id { get; } = IdOver(inner.Id);

    public int Dimension => inner.Dimension;

    /// <summary>The id that an encoder has behind canonical names. It does not change with the lexicon: only texts that
    /// carry a new name get another vector.</summary>
    public static string IdOver(string innerId) => innerId + "+names";

    /// <summary>The encoder without canonical names.</summary>
    public ITextEncoder Inner => inner;

    public Embedding Encode(string text) => new(Id, inner.Encode(Rewrite(text)).Vector);

    /// <summary>The text with every name that has an English form in that form, set off by spaces where it stood
    /// against letters or Chinese characters.</summary>
    public string Rewrite(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        StringBuilder? rewritten = null;
        int copied = 0;
        foreach (Mention mention in finder.Find(text, TextField.AbstractEn))
        {
            if (mention.Concept.Group == ConceptGroup.StudyType || mention.Concept.En is not [string name, ..])
            {
                continue;
            }

            rewritten ??= new StringBuilder(text.Length + 64);
            rewritten.Append(text, copied, mention.Start - copied);
            if (rewritten.Length > 0 && IsLetter(rewritten[^1]))
            {
                rewritten.Append(' ');
            }

            rewritten.Append(name);
            if (mention.End < text.Length && IsLetter(text[mention.End]))
            {
                rewritten.Append(' ');
            }

            copied = mention.End;
        }

        return rewritten is null ? text : rewritten.Append(text, copied, text.Length - copied).ToString();
    }

    static bool IsLetter(char c) => char.IsLetterOrDigit(c);
}
