using System.Buffers.Binary;
using System.IO.Compression;

namespace VegfTrends.Papers.Formats;

/// <summary>Decompresses gzip and stops at a bomb: too much output in all, or too much for what went in.</summary>
sealed class LimitedGzipStream(string path, FileStream file, ReadOptions options) : Stream
{
    readonly GZipStream _gzip = new(file, CompressionMode.Decompress);
    long _out;
    bool _endChecked;

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => _out;
        set => throw new NotSupportedException();
    }

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    public override int Read(Span<byte> buffer)
    {
        int read;
        try
        {
            read = _gzip.Read(buffer);
        }
        catch (InvalidDataException e)
        {
            throw new UnreadableFileException(
                path,
                $"broken compression after {_out:N0} bytes of content",
                "a whole gzip file; fetch it again",
                e
            );
        }

        _out += read;
        if (read == 0 && buffer.Length > 0 && !_endChecked)
        {
            CheckEnd();
            _endChecked = true;
            file.Position = file.Length;
        }

        if (_out > options.MaxExpandedBytes)
        {
            throw new UnreadableFileException(
                path,
                $"more than {options.MaxExpandedBytes:N0} bytes after decompression",
                "less; split the export"
            );
        }

        if (_out > options.RatioFloorBytes && _out > file.Position * options.MaxExpansionRatio)
        {
            throw new UnreadableFileException(
                path,
                $"a compression ratio above {options.MaxExpansionRatio}",
                "an ordinary gzip file; decompress it by hand if it is wanted"
            );
        }

        return read;
    }

    // GZipStream takes a file that is cut off for one that has ended. The last four bytes of a whole one are the length
    // of its last part, modulo 2^32; only where there are several parts can that differ from what came out.
    void CheckEnd()
    {
        byte[] length = new byte[4];
        file.Position = Math.Max(0, file.Length - length.Length);
        file.ReadAtLeast(length, length.Length, throwOnEndOfStream: false);
        uint claimed = BinaryPrimitives.ReadUInt32LittleEndian(length);
        if (claimed != (uint)_out && (claimed > _out || !HasSeveralParts()))
        {
            throw new UnreadableFileException(
                path,
                $"a gzip file that is cut off after {_out:N0} bytes of content",
                "a whole gzip file; fetch it again"
            );
        }
    }

    bool HasSeveralParts()
    {
        file.Position = 1;
        byte[] block = new byte[1 << 16];
        int kept = 0,
            read;
        while ((read = file.Read(block, kept, block.Length - kept)) > 0)
        {
            if (block.AsSpan(0, kept + read).IndexOf<byte>([0x1F, 0x8B, 8]) >= 0)
            {
                return true;
            }

            int length = kept + read;
            kept = Math.Min(2, length);
            block.AsSpan(length - kept, kept).CopyTo(block);
        }

        return false;
    }

    public override void Flush() { }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            _gzip.Dispose();
            file.Dispose();
        }

        base.Dispose(disposing);
    }
}
