using System.CommandLine;
using VegfTrends.Core;
using VegfTrends.Training;

namespace VegfTrends.Cli;

/// <summary>The encoder in use, the lexicon and the category model of one command.</summary>
sealed class LoadedModel(OnnxTextEncoder encoder, Lexicon lexicon, CategoryModel categories, string folder)
    : IDisposable
{
    /// <summary>How good the categories were in training, or <c>null</c> when nobody noted it.</summary>
    public QualityReport? Quality => ModelFolder.Quality(folder);

    public Lexicon Lexicon => lexicon;

    public CategoryModel Categories => categories;

    public static LoadedModel Load(ParseResult parsed)
    {
        EncoderChoice choice = EncoderChoice.Read(EncoderFolders.Default);
        OnnxTextEncoder encoder = OnnxTextEncoder.Load(choice.Folder);
        try
        {
            Lexicon lexicon = Lexicon.LoadBundled(Specialty.LoadInUse());
            string folder = parsed.GetValue(CommonOptions.Model) ?? CategoriesOf(choice);
            return new LoadedModel(encoder, lexicon, CategoryModel.Load(folder, encoder, lexicon), folder);
        }
        catch
        {
            encoder.Dispose();
            throw;
        }
    }

    /// <summary>Lets go of the encoder's graph; names, categories and thresholds stay.</summary>
    public void Unload() => encoder.Dispose();

    public void Dispose() => encoder.Dispose();

    static string CategoriesOf(EncoderChoice choice) =>
        choice.IsBundled || Directory.Exists(choice.Categories)
            ? choice.Categories
            : throw new InvalidDataException(
                $"There is no category model for encoder '{choice.Name}' yet. Train it: vegftrends encoder use "
                    + $"{choice.Name} --labels FILES. Or go back: vegftrends encoder use {EncoderFolders.BundledAlias}."
            );
}
