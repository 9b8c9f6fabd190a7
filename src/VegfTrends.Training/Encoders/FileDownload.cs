using System.Net;
using System.Net.Http.Headers;

namespace VegfTrends.Training;

/// <summary>Brings one file from a web server, going on where an earlier try ended, also one of another day.</summary>
/// <param name="http">Without a time limit of its own; proxies are those of the system and of HTTPS_PROXY.</param>
/// <param name="options">Tries, waits, limits.</param>
/// <param name="tell">Told of every failed try.</param>
sealed class FileDownload(HttpClient http, PullOptions options, Action<string>? tell)
{
    /// <param name="address">Of the file.</param>
    /// <param name="part">Where it is written; holds the first bytes while it is not whole.</param>
    /// <param name="size">Bytes it must have, or <c>null</c>.</param>
    /// <param name="progress">Told how many bytes are here.</param>
    /// <param name="cancel">Ends the transfer; what is here stays for the next try.</param>
    /// <returns><c>false</c> when the server has no such file.</returns>
    /// <exception cref="IOException">The server kept failing.</exception>
    /// <exception cref="InvalidDataException">It refused, or the file has another size.</exception>
    public async Task<bool> FetchAsync(
        Uri address,
        string part,
        long? size,
        IProgress<long>? progress,
        CancellationToken cancel
    )
    {
        long furthest = Here(part);
        for (int failures = 0; ;)
        {
            try
            {
                return await OnceAsync(address, part, size, progress, cancel);
            }
            catch (TryAgainException e)
            {
                // A try that brought bytes was worth it: only those that bring nothing count.
                failures = Here(part) > furthest ? 1 : failures + 1;
                furthest = Math.Max(furthest, Here(part));
                if (failures >= options.Attempts)
                {
                    throw new IOException(
                        $"{address}: gave up after {failures} tries without a new byte: {e.Message} {Here(part):N0} "
                            + $"bytes are kept; run the same command to go on.",
                        e
                    );
                }

                TimeSpan wait = e.Wait ?? options.FirstWait * Math.Pow(2, failures - 1);
                wait = wait < TimeSpan.FromMinutes(1) ? wait : TimeSpan.FromMinutes(1);
                tell?.Invoke($"{address}: {e.Message} Trying again in {wait.TotalSeconds:0.#} s.");
                await Task.Delay(wait, cancel);
            }
        }
    }

    /// <summary>The same for small files.</summary>
    public FileDownload Limited(long mostBytes) => new(http, options with { MostBytes = mostBytes }, tell);

    /// <summary>Removes an unfinished file and what is known of it.</summary>
    public static void Forget(string part)
    {
        File.Delete(part);
        File.Delete(Version(part));
    }

    async Task<bool> OnceAsync(
        Uri address,
        string part,
        long? size,
        IProgress<long>? progress,
        CancellationToken cancel
    )
    {
        using var stall = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        using HttpRequestMessage request = Request(address, part, out long here);
        stall.CancelAfter(options.Stall);
        using HttpResponseMessage response = await NetworkAsync(
            () => http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, stall.Token),
            cancel
        );
        if (response.StatusCode == HttpStatusCode.NotFound)
        {
            return false;
        }

        ThrowUnlessUsable(address, part, response, here);
        here = response.StatusCode == HttpStatusCode.PartialContent ? here : 0;
        long? total =
            response.Content.Headers.ContentRange?.Length
            ?? (response.Content.Headers.ContentLength is { } rest ? here + rest : null);
        long most = size ?? options.MostBytes;
        if (total > most || (size is not null && total is not null && total != size))
        {
            throw new InvalidDataException(
                $"{address}: found {total:N0} bytes, expected {(size is null ? "at most " : "")}{most:N0}."
            );
        }

        if (here == 0)
        {
            // Before its version is noted: an old start must never be taken for one of the new version.
            File.Delete(part);
        }

        RememberVersion(part, response);
        using (Stream from = await response.Content.ReadAsStreamAsync(cancel))
        using (var to = new FileStream(part, here > 0 ? FileMode.Append : FileMode.Create, FileAccess.Write))
        {
            var buffer = new byte[1 << 17];
            while (true)
            {
                stall.CancelAfter(options.Stall);
                int read = await NetworkAsync(() => from.ReadAsync(buffer, stall.Token).AsTask(), cancel);
                if (read == 0)
                {
                    break;
                }

                here += read;
                if (here > most)
                {
                    throw new InvalidDataException(
                        $"{address}: found more than {most:N0} bytes, expected {(size is null ? "at most " : "")}as many."
                    );
                }

                await to.WriteAsync(buffer.AsMemory(0, read), cancel);
                progress?.Report(here);
            }
        }

        return here == (total ?? size ?? here)
            ? true
            : throw new TryAgainException($"The connection ended after {here:N0} of {total ?? size:N0} bytes.");
    }

    static HttpRequestMessage Request(Uri address, string part, out long here)
    {
        var request = new HttpRequestMessage(HttpMethod.Get, address);
        string? version = File.Exists(Version(part)) ? File.ReadAllText(Version(part)) : null;

        // Without a version the rest might be that of another file; so might a checksum not be known.
        here = version is null ? 0 : Here(part);
        if (here > 0)
        {
            request.Headers.Range = new RangeHeaderValue(here, null);
            request.Headers.TryAddWithoutValidation("If-Range", version);
        }

        return request;
    }

    static void ThrowUnlessUsable(Uri address, string part, HttpResponseMessage response, long here)
    {
        int status = (int)response.StatusCode;
        if (status == 416 || (status == 206 && response.Content.Headers.ContentRange?.From != here))
        {
            Forget(part);
            throw new TryAgainException("The server does not have the rest of what was fetched before; starting anew.");
        }

        if (status is 408 or 425 or 429 or >= 500)
        {
            RetryConditionHeaderValue? after = response.Headers.RetryAfter;
            throw new TryAgainException($"The server answered {status}.")
            {
                Wait =
                    after?.Delta ?? (after?.Date is { } date ? Max(date - DateTimeOffset.UtcNow, TimeSpan.Zero) : null),
            };
        }

        if (status is not (200 or 206))
        {
            throw new InvalidDataException(
                $"{address}: the server answered {status} {response.ReasonPhrase}, expected the file. Check the "
                    + $"address, or give a copy: --from FOLDER-OR-URL."
            );
        }
    }

    static void RememberVersion(string part, HttpResponseMessage response)
    {
        string? version = response.Headers.ETag is { IsWeak: false } tag
            ? tag.Tag
            : response.Content.Headers.LastModified?.ToString("R");
        if (version is null)
        {
            File.Delete(Version(part));
        }
        else
        {
            File.WriteAllText(Version(part), version);
        }
    }

    // What goes wrong on the way is worth another try; what goes wrong on this disk is not, so only calls of the
    // network come through here.
    static async Task<T> NetworkAsync<T>(Func<Task<T>> call, CancellationToken cancel)
    {
        try
        {
            return await call();
        }
        catch (OperationCanceledException e) when (!cancel.IsCancellationRequested)
        {
            throw new TryAgainException("The server sent nothing for too long.", e);
        }
        catch (Exception e) when (e is HttpRequestException or IOException)
        {
            throw new TryAgainException(
                e.InnerException is { } inner && !e.Message.Contains(inner.Message, StringComparison.Ordinal)
                    ? $"{e.Message} {inner.Message}"
                    : e.Message,
                e
            );
        }
    }

    static long Here(string part) => File.Exists(part) ? new FileInfo(part).Length : 0;

    static string Version(string part) => part + ".version";

    static TimeSpan Max(TimeSpan a, TimeSpan b) => a > b ? a : b;

    sealed class TryAgainException(string message, Exception? inner = null) : Exception(message, inner)
    {
        public TimeSpan? Wait { get; init; }
    }
}
