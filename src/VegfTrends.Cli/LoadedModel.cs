using System.CommandLine;
using VegfTrends.Core;

namespace VegfTrends.Cli;

/// <summary>The encoder, lexicon and category model of one command.</summary>
sealed class LoadedModel(OnnxTextEncoder encoder, Lexicon lexicon, CategoryModel categories) : IDisposable
{
    public Lexicon Lexicon => lexicon;

    public CategoryModel Categories => categories;

    public static LoadedModel Load(ParseResult parsed)
    {
        OnnxTextEncoder encoder = OnnxTextEncoder.Load(BundledFiles.Path("models/encoder"));
        try
        {
            Lexicon lexicon = Lexicon.LoadBundled();
            return new LoadedModel(encoder, lexicon, CategoryModel.Load(parsed.GetValue(CommonOptions.Model) ?? BundledFiles.Path("models/categories"), encoder, lexicon));
        }
        catch
        {
            encoder.Dispose();
            throw;
        }
    }

    public void Dispose() => encoder.Dispose();
}
