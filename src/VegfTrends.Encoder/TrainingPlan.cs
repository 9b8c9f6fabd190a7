namespace VegfTrends.Encoder;

/// <summary>Everything that decides which encoder comes out of given corpora.</summary>
public sealed record TrainingPlan
{
    /// <summary>Pieces that SentencePiece learns. Names of the lexicon are added to them.</summary>
    public int Pieces { get; init; } = 58_000;

    /// <summary>Numbers in a vector.</summary>
    public int Dimension { get; init; } = 384;

    /// <summary>Pairs in a batch; each is told from all others of its batch.</summary>
    public int Batch { get; init; } = 1_024;

    /// <summary>Batches in all. Time goes by steps, so that a faster machine makes the same encoder.</summary>
    public int Steps { get; init; } = 8_000;

    /// <summary>Tokens of a text that are trained on; the rest is cut.</summary>
    public int MaxTokens { get; init; } = 176;

    /// <summary>Share of tokens left out of longer texts, at random, each time they are shown. 0 to 1.</summary>
    public double Dropout { get; init; } = 0.15;

    /// <summary>Step of the row-wise Adagrad at the start; falls to a twentieth of it.</summary>
    public double LearningRate { get; init; } = 0.05;

    /// <summary>Sharpest softmax allowed: the learned scale of the cosines stays below it.</summary>
    public double MostScale { get; init; } = 60;

    public int Seed { get; init; } = 1;

    /// <summary>Names of the lexicon become whole pieces, those of one agent with one row.</summary>
    public bool NamePieces { get; init; } = true;

    /// <summary>Batches of names, alone and put into sentences of the corpora.</summary>
    public bool NamePairs { get; init; } = true;

    /// <summary>Steps at the start in which vectors of an earlier encoder only gather how much each row is
    /// moved.</summary>
    public int Listen { get; init; } = 150;

    /// <summary>Id of the encoder whose vectors the training starts with; empty for random ones.</summary>
    public string Start { get; init; } = "";

    /// <summary>Steps between two checkpoints.</summary>
    public int CheckpointEvery { get; init; } = 1_000;
}
