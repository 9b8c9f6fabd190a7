using System.Buffers.Binary;
using System.Data.Common;
using VegfTrends.Core;

namespace VegfTrends.Papers.Store;

// The vectors of texts.
public sealed partial class PaperStore
{
    /// <summary>Keeps embeddings, all of the batch or none; one of the same encoder for the same paper is
    /// replaced.</summary>
    public void SaveEmbeddings(IReadOnlyList<StoredEmbedding> batch)
    {
        ArgumentNullException.ThrowIfNull(batch);
        using SqlSession session = Writing();
        foreach (var (paper, textVersion, embedding) in batch)
        {
            session.Execute(
                """
                insert into embeddings (paper, encoder, text_version, vector) values ($1, $2, $3, $4)
                on conflict (paper, encoder) do update set text_version = excluded.text_version, vector = excluded.vector
                """,
                paper,
                embedding.EncoderId,
                textVersion,
                Bytes(embedding.Vector.Span)
            );
        }

        session.Commit();
    }

    /// <summary>The embeddings that one encoder made of the texts as they are now, by paper row.</summary>
    public IEnumerable<StoredEmbedding> Embeddings(string encoderId)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(encoderId);
        return Stream(
            """
            select e.paper, e.text_version, e.encoder, e.vector from embeddings e join papers p on p.id = e.paper
            where e.encoder = $1 and e.text_version = p.text_version and p.merged_into is null order by e.paper
            """,
            ReadEmbedding,
            encoderId
        );
    }

    /// <summary>One paper's embedding by one encoder, or <c>null</c> when there is none of its present text.</summary>
    public Embedding? FindEmbedding(long paperRow, string encoderId)
    {
        using SqlSession session = Reading();
        return session
            .List(
                """
                select e.paper, e.text_version, e.encoder, e.vector from embeddings e join papers p on p.id = e.paper
                where e.paper = $1 and e.encoder = $2 and e.text_version = p.text_version
                """,
                ReadEmbedding,
                paperRow,
                encoderId
            )
            .SingleOrDefault()
            ?.Embedding;
    }

    /// <summary>Papers without an embedding of their present text by this encoder.</summary>
    public IEnumerable<StoredPaper> Unembedded(string encoderId)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(encoderId);
        return Stream(
            $"""
            select {PaperTable.Selected} from papers p
            where p.merged_into is null and p.status <> 'deleted'
              and not exists (select 1 from embeddings e where e.paper = p.id and e.encoder = $1 and e.text_version = p.text_version)
            order by p.id
            """,
            PaperTable.Read,
            encoderId
        );
    }

    static StoredEmbedding ReadEmbedding(DbDataReader r) =>
        new(r.GetInt64(0), r.GetInt32(1), new Embedding(r.GetString(2), Floats(r.GetFieldValue<byte[]>(3))));

    // Little-endian whatever the machine: a store may be copied.
    static byte[] Bytes(ReadOnlySpan<float> vector)
    {
        var bytes = new byte[vector.Length * sizeof(float)];
        for (int i = 0; i < vector.Length; i++)
        {
            BinaryPrimitives.WriteSingleLittleEndian(bytes.AsSpan(i * sizeof(float)), vector[i]);
        }

        return bytes;
    }

    static float[] Floats(ReadOnlySpan<byte> bytes)
    {
        var vector = new float[bytes.Length / sizeof(float)];
        for (int i = 0; i < vector.Length; i++)
        {
            vector[i] = BinaryPrimitives.ReadSingleLittleEndian(bytes[(i * sizeof(float))..]);
        }

        return vector;
    }
}
