namespace VegfTrends.Encoder.Tests;

static class ATable
{
    public static PieceTable Random(int rows, int dimension)
    {
        var table = new PieceTable(rows, dimension);
        table.Start([.. Enumerable.Range(1, rows).Select(i => (double)i)], seed: 3);
        return table;
    }
}
