using System.Runtime.InteropServices;
using System.Text;
using VegfTrends.Core;

namespace VegfTrends.Encoder;

/// <summary>A training run on disk, so that it can go on after an interruption and end with the same bytes.</summary>
static class Checkpoint
{
    public static bool Exists(string path) => File.Exists(path);

    public static void Save(string path, TrainingPlan plan, int step, PieceTable table, double[] contrast, int[] drawn)
    {
        WholeFile.Write(
            path,
            file =>
            {
                using var writer = new BinaryWriter(file, Encoding.UTF8, leaveOpen: true);
                writer.Write(plan.ToString());
                writer.Write(table.Rows);
                writer.Write(step);
                Array.ForEach(contrast, writer.Write);
                Array.ForEach(drawn, writer.Write);
                writer.Write(MemoryMarshal.AsBytes(table.Squares.AsSpan()));
                writer.Write(MemoryMarshal.AsBytes(table.Vectors.AsSpan()));
            }
        );
    }

    /// <summary>Fills table, contrast and drawn, and returns the step to go on with.</summary>
    public static int Load(string path, TrainingPlan plan, PieceTable table, double[] contrast, int[] drawn)
    {
        using var reader = new BinaryReader(File.OpenRead(path));
        (string found, int rows) = (reader.ReadString(), reader.ReadInt32());
        if (found != plan.ToString() || rows != table.Rows)
        {
            throw new InvalidDataException(
                $"{path}: found a run of {rows} rows with the plan {found}, expected {table.Rows} rows and {plan}. "
                    + $"Delete it to start anew."
            );
        }

        int step = reader.ReadInt32();
        for (int i = 0; i < contrast.Length; i++)
        {
            contrast[i] = reader.ReadDouble();
        }

        for (int i = 0; i < drawn.Length; i++)
        {
            drawn[i] = reader.ReadInt32();
        }

        reader.BaseStream.ReadExactly(MemoryMarshal.AsBytes(table.Squares.AsSpan()));
        reader.BaseStream.ReadExactly(MemoryMarshal.AsBytes(table.Vectors.AsSpan()));
        return step;
    }
}
