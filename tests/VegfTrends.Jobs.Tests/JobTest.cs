using System.Text.Json;
using VegfTrends.Core;
using VegfTrends.Papers.Import;
using VegfTrends.Papers.Store;
using VegfTrends.Papers.Tests.Store;
using Xunit;

namespace VegfTrends.Jobs.Tests;

/// <summary>A store with invented papers, and the model that comes with the program. One after the other: where settings
/// lie is said to the whole process.</summary>
[Collection("jobs")]
public abstract class JobTest : IDisposable
{
    private protected JobTest()
    {
        // What the developer chose for daily work must not decide a test.
        Environment.SetEnvironmentVariable(UserFolder.Variable, Folder.Root);
        Store = Folder.Store();
        Model = ModelInUse.Load(folder: null);
    }

    private protected TempFolder Folder { get; } = new();

    private protected PaperStore Store { get; }

    private protected ModelInUse Model { get; }

    private protected List<string> Said { get; } = [];

    private protected List<string> Problems { get; } = [];

    private protected JobMessages Messages => new(Said.Add, Problems.Add);

    public void Dispose()
    {
        Model.Dispose();
        Store.Dispose();
        Folder.Dispose();
        GC.SuppressFinalize(this);
    }

    /// <summary>Imports a paper a year on bevacizumab with an immune drug.</summary>
    private protected void Import(string partner, params int[] years)
    {
        string file = Folder.File(
            $"{partner}.jsonl",
            string.Join(
                '\n',
                years.Select(year =>
                    JsonSerializer.Serialize(
                        new
                        {
                            id = $"ex:{partner}-{year}",
                            title = $"Bevacizumab plus {partner} for hepatocellular carcinoma: an invented trial of {year}",
                            @abstract = $"All patients received bevacizumab combined with {partner} until progression.",
                            year,
                        }
                    )
                )
            )
        );
        new PaperImporter(Store, new ImportOptions { Command = "import" }).Import([file], CancellationToken.None);
    }
}
