using System.IO.Compression;

namespace VegfTrends.Papers.Formats;

/// <summary>Decompresses gzip and stops at a bomb: too much output in all, or too much for what went in.</summary>
sealed class LimitedGzipStream(string path, FileStream file, ReadOptions options) : Stream
{
    readonly GZipStream _gzip = new(file, CompressionMode.Decompress);
    long _out;

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position { get => _out; set => throw new NotSupportedException(); }

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
            throw new UnreadableFileException(path, $"broken compression after {_out:N0} bytes of content", "a whole gzip file; fetch it again", e);
        }

        _out += read;
        if (_out > options.MaxExpandedBytes)
        {
            throw new UnreadableFileException(path, $"more than {options.MaxExpandedBytes:N0} bytes after decompression", "less; split the export");
        }

        if (_out > options.RatioFloorBytes && _out > file.Position * options.MaxExpansionRatio)
        {
            throw new UnreadableFileException(path, $"a compression ratio above {options.MaxExpansionRatio}", "an ordinary gzip file; decompress it by hand if it is wanted");
        }

        return read;
    }

    public override void Flush()
    {
    }

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
