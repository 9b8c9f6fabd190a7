namespace VegfTrends.Core;

/// <summary>Turns a text into a unit-length vector. The same text gives the same bits: texts are encoded one at a
/// time.</summary>
public interface ITextEncoder
{
    /// <summary>Name and first eight digits of the SHA-256 of the weights; changes whenever vectors may
    /// change.</summary>
    string Id { get; }

    /// <summary>Numbers in a vector.</summary>
    int Dimension { get; }

    /// <summary>Safe to call from several threads.</summary>
    Embedding Encode(string text);
}
