namespace VegfTrends.Core;

/// <summary>The texts of a paper folded for cue matching: lower case, half width, simplified. One character in, one
/// out, so places are those of the text.</summary>
sealed class FoldedTexts
{
    public FoldedTexts(Paper paper, Lexicon lexicon)
    {
        All = [.. paper.Texts().Select(t => (t.Field, Fold(t.Text, lexicon)))];
        Titles = [.. All.Where(t => t.Field.IsTitle())];
        Abstracts = [.. All.Where(t => !t.Field.IsTitle())];
    }

    public IReadOnlyList<(TextField Field, string Text)> All { get; }

    public IReadOnlyList<(TextField Field, string Text)> Titles { get; }

    public IReadOnlyList<(TextField Field, string Text)> Abstracts { get; }

    static string Fold(string text, Lexicon lexicon) =>
        string.Create(
            text.Length,
            (text, lexicon),
            static (span, state) =>
            {
                for (int i = 0; i < span.Length; i++)
                {
                    span[i] = state.lexicon.Fold(state.text[i]);
                }
            }
        );
}
