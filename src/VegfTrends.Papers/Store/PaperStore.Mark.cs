namespace VegfTrends.Papers.Store;

public sealed partial class PaperStore
{
    /// <summary>What the store holds now.</summary>
    public StoreMark Mark()
    {
        using SqlSession session = Reading();
        return new StoreMark(
            session.Number(
                "select max(run) from (select max(run) as run from papers union all select max(run) from imported_files)"
            ) ?? 0,
            session.Number("select max(id) from decisions") ?? 0
        );
    }
}
