using VegfTrends.Core;
using VegfTrends.Papers.Store;

namespace VegfTrends.Papers.Tests.Store;

/// <summary>A test with a store and a run in it.</summary>
public abstract class StoreTest : IDisposable
{
    private protected StoreTest()
    {
        Folder = new TempFolder();
        Store = Folder.Store();
        Run = Store.BeginRun("import", []);
    }

    private protected TempFolder Folder { get; }

    protected PaperStore Store { get; }

    protected long Run { get; }

    public void Dispose()
    {
        Store.Dispose();
        Folder.Dispose();
        GC.SuppressFinalize(this);
    }

    protected StoredPaper Added(Paper paper)
    {
        Store.Add([paper], Run);
        return Store.Find(paper.Id)!;
    }
}
