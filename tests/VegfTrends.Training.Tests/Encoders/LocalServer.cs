using System.Collections.Concurrent;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;

namespace VegfTrends.Training.Tests.Encoders;

/// <summary>What goes wrong with one request.</summary>
/// <param name="Status">Answered instead of the file.</param>
/// <param name="CutAfter">Bytes of the body before the connection ends.</param>
/// <param name="IgnoreRange">Whether the whole file is sent whatever was asked.</param>
/// <param name="Stall">Whether nothing more comes after the headers.</param>
public sealed record Fault(int? Status = null, int? CutAfter = null, bool IgnoreRange = false, bool Stall = false);

/// <summary>A web server on this machine that serves files from memory, with ranges, and fails on demand.</summary>
public sealed class LocalServer : IDisposable
{
    readonly HttpListener _listener;
    readonly CancellationTokenSource _end = new();

    public LocalServer()
    {
        // A free port may be taken by another test before it is used.
        for (int tries = 0; ; tries++)
        {
            using var free = new TcpListener(IPAddress.Loopback, 0);
            free.Start();
            int port = ((IPEndPoint)free.LocalEndpoint).Port;
            free.Stop();
            Address = $"http://127.0.0.1:{port.ToString(CultureInfo.InvariantCulture)}";
            _listener = new HttpListener();
            _listener.Prefixes.Add(Address + "/");
            try
            {
                _listener.Start();
                break;
            }
            catch (HttpListenerException) when (tries < 20)
            {
                _listener.Close();
            }
        }

        _ = Task.Run(ServeAsync);
    }

    public string Address { get; }

    /// <summary>By path with its leading slash.</summary>
    public ConcurrentDictionary<string, byte[]> Files { get; } = new();

    /// <summary>One for each request, in order; when there is none left all goes well.</summary>
    public ConcurrentQueue<Fault> Faults { get; } = new();

    public ConcurrentQueue<(string Path, string? Range)> Requests { get; } = new();

    /// <summary>Whether answers carry a version of the file (ETag).</summary>
    public bool Versions { get; set; } = true;

    public void Dispose()
    {
        _end.Cancel();
        _listener.Close();
        _end.Dispose();
    }

    async Task ServeAsync()
    {
        while (!_end.IsCancellationRequested)
        {
            HttpListenerContext context;
            try
            {
                context = await _listener.GetContextAsync();
            }
            catch (Exception e)
                when (e is HttpListenerException or ObjectDisposedException or InvalidOperationException)
            {
                return;
            }

            Fault next = Faults.TryDequeue(out Fault? fault) ? fault : new Fault();
            _ = Task.Run(() => TryAnswerAsync(context, next));
        }
    }

    async Task TryAnswerAsync(HttpListenerContext context, Fault fault)
    {
        try
        {
            await AnswerAsync(context, fault);
        }
        catch (Exception e)
            when (e is HttpListenerException or ObjectDisposedException or IOException or OperationCanceledException)
        {
            // The client went away, which some tests want.
        }
    }

    async Task AnswerAsync(HttpListenerContext context, Fault fault)
    {
        HttpListenerRequest request = context.Request;
        using HttpListenerResponse response = context.Response;
        Requests.Enqueue((request.Url!.AbsolutePath, request.Headers["Range"]));
        if (fault.Status is not null || !Files.TryGetValue(request.Url.AbsolutePath, out byte[]? file))
        {
            response.StatusCode = fault.Status ?? 404;
            return;
        }

        string version = $"\"{Convert.ToHexStringLower(SHA256.HashData(file))[..8]}\"";
        int from = 0;
        if (
            !fault.IgnoreRange
            && request.Headers["Range"] is { } range
            && (request.Headers["If-Range"] is not { } asked || asked == version)
        )
        {
            from = int.Parse(range["bytes=".Length..].TrimEnd('-'), CultureInfo.InvariantCulture);
            if (from >= file.Length)
            {
                response.StatusCode = 416;
                return;
            }

            response.StatusCode = 206;
            response.AddHeader(
                "Content-Range",
                string.Create(CultureInfo.InvariantCulture, $"bytes {from}-{file.Length - 1}/{file.Length}")
            );
        }

        if (Versions)
        {
            response.AddHeader("ETag", version);
        }

        response.ContentLength64 = file.Length - from;
        int send = Math.Min(file.Length - from, fault.CutAfter ?? int.MaxValue);
        await response.OutputStream.WriteAsync(file.AsMemory(from, send), _end.Token);
        await response.OutputStream.FlushAsync(_end.Token);
        if (fault.Stall)
        {
            await Task.Delay(2000, _end.Token);
        }

        if (fault.CutAfter is not null)
        {
            response.Abort();
        }
    }
}
