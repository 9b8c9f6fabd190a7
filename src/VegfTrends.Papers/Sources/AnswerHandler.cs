using System.Net;

namespace VegfTrends.Papers.Sources;

/// <summary>
/// Sends one try of a request at the allowed pace and reads its answer to the end, within its size limit, so that a
/// connection cut in the middle or an answer that is not what was asked for is met where it can be tried again.
/// </summary>
sealed class AnswerHandler(ServiceOptions options, RequestPace pace, HttpMessageHandler inner)
    : DelegatingHandler(inner)
{
    /// <summary>Throws <see cref="UnreadableAnswerException"/> for an answer that is not whole.</summary>
    public static readonly HttpRequestOptionsKey<Action<byte[]>> Check = new("vegftrends.check");

    public int Requests { get; private set; }

    public DateTimeOffset? ServerTime { get; private set; }

    protected override Task<HttpResponseMessage> SendAsync(
        HttpRequestMessage request,
        CancellationToken cancellationToken
    ) => pace.RunAsync(() => OnceAsync(request, cancellationToken), cancellationToken);

    async Task<HttpResponseMessage> OnceAsync(HttpRequestMessage request, CancellationToken cancel)
    {
        Requests++;
        HttpResponseMessage response = await base.SendAsync(request, cancel);
        try
        {
            ServerTime = response.Headers.Date ?? ServerTime;
            byte[] body = await ReadAsync(response.Content, cancel);
            if (
                response.StatusCode == HttpStatusCode.OK
                && request.Options.TryGetValue(Check, out Action<byte[]>? check)
            )
            {
                try
                {
                    check(body);
                }
                catch (UnreadableAnswerException e)
                {
                    e.Body = body;
                    throw;
                }
            }

            // The connection's own content is done with; what follows reads from memory.
            HttpContent received = response.Content;
            response.Content = new ByteArrayContent(body);
            received.Dispose();
            return response;
        }
        catch
        {
            response.Dispose();
            throw;
        }
    }

    async Task<byte[]> ReadAsync(HttpContent content, CancellationToken cancel)
    {
        long? said = content.Headers.ContentLength;
        if (said > options.MaxAnswerBytes)
        {
            throw TooLarge();
        }

        using Stream stream = await content.ReadAsStreamAsync(cancel);
        using var body = new MemoryStream((int)(said ?? 0));
        var block = new byte[1 << 16];
        for (int read; (read = await stream.ReadAsync(block, cancel)) > 0;)
        {
            if (body.Length + read > options.MaxAnswerBytes)
            {
                throw TooLarge();
            }

            body.Write(block, 0, read);
        }

        return body.ToArray();
    }

    SourceException TooLarge() =>
        new($"the answer has more than {options.MaxAnswerBytes:N0} bytes; ask for smaller batches (batch_size)");
}
