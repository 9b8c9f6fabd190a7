using VegfTrends.Core;
using VegfTrends.Training;

namespace VegfTrends.Jobs;

/// <summary>The encoder in use, the lexicon and the category model that a job works with.</summary>
public sealed class ModelInUse : IDisposable
{
    readonly OnnxTextEncoder _encoder;

    ModelInUse(OnnxTextEncoder encoder, Lexicon lexicon, CategoryModel categories, string folder) =>
        (_encoder, Lexicon, Categories, Folder) = (encoder, lexicon, categories, folder);

    public Lexicon Lexicon { get; }

    public CategoryModel Categories { get; }

    /// <summary>Where the category model lies.</summary>
    public string Folder { get; }

    /// <summary>How good the categories were in training, or <c>null</c> when nobody noted it.</summary>
    public QualityReport? Quality => ModelFolder.Quality(Folder);

    /// <param name="folder">Of the category model; <c>null</c> for the one that goes with the encoder in use.</param>
    /// <exception cref="InvalidDataException">Encoder or model is broken, or there is no model for the encoder
    /// yet.</exception>
    public static ModelInUse Load(string? folder)
    {
        EncoderChoice choice = EncoderChoice.Read(EncoderFolders.Default);
        OnnxTextEncoder encoder = OnnxTextEncoder.Load(choice.Folder);
        try
        {
            Lexicon lexicon = Lexicon.LoadBundled(Specialty.LoadInUse());
            string categories = folder ?? CategoriesOf(choice);
            return new ModelInUse(encoder, lexicon, CategoryModel.Load(categories, encoder, lexicon), categories);
        }
        catch
        {
            encoder.Dispose();
            throw;
        }
    }

    /// <summary>Lets go of the encoder's graph; names, categories and thresholds stay.</summary>
    public void Unload() => _encoder.Dispose();

    public void Dispose() => _encoder.Dispose();

    static string CategoriesOf(EncoderChoice choice) =>
        choice.IsBundled || Directory.Exists(choice.Categories)
            ? choice.Categories
            : throw new InvalidDataException(
                $"There is no category model for encoder '{choice.Name}' yet. Train it: vegftrends encoder use "
                    + $"{choice.Name} --labels FILES. Or go back: vegftrends encoder use {EncoderFolders.BundledAlias}."
            );
}
