using System.Globalization;
using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text;

namespace VegfTrends.Reporting.Digests.Delivery;

/// <summary>
/// Posts a digest as signed JSON, the way of Standard Webhooks (standardwebhooks.com), for which verifiers exist in
/// most languages: headers
/// <c>webhook-id</c> (the delivery id, the same for repeats), <c>webhook-timestamp</c> (seconds since 1970) and
/// <c>webhook-signature</c> (<c>v1,</c> and the base64 of HMAC-SHA256 over <c>id.timestamp.body</c>).
/// </summary>
public sealed class WebhookChannel : IDigestChannel, IDisposable
{
    const string EncodedSecret = "whsec_";

    readonly ChannelOptions.Webhook _options;
    readonly TimeProvider _time;
    readonly HttpClient _client;

    /// <param name="options">Where to, and with which secret.</param>
    /// <param name="time">For the timestamp.</param>
    /// <param name="timeout">How long the receiver may take. Default 30 seconds.</param>
    public WebhookChannel(ChannelOptions.Webhook options, TimeProvider time, TimeSpan? timeout = null)
    {
        (_options, _time) = (options, time);
        // A redirect could lead a signed message, or this machine, to where nobody wants it.
        _client = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false })
        {
            Timeout = timeout ?? TimeSpan.FromSeconds(30),
        };
    }

    public void Dispose() => _client.Dispose();

    public async Task<DeliveryOutcome> DeliverAsync(OutgoingDigest digest, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(digest);
        string id = digest.Id.ToString("D"),
            timestamp = _time.GetUtcNow().ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
        try
        {
            byte[] body = Encoding.UTF8.GetBytes(
                DigestJson.Write(new Message("digest", id, digest.Prepared, digest.Digest))
            );
            using var request = new HttpRequestMessage(HttpMethod.Post, _options.Address)
            {
                Content = new ByteArrayContent(body),
            };
            request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/json", "utf-8");
            request.Headers.Add("webhook-id", id);
            request.Headers.Add("webhook-timestamp", timestamp);
            request.Headers.Add("webhook-signature", Signature(_options.Secret.Read(), id, timestamp, body));
            using HttpResponseMessage response = await _client.SendAsync(
                request,
                HttpCompletionOption.ResponseHeadersRead,
                cancel
            );
            return response.IsSuccessStatusCode
                ? new DeliveryOutcome.Delivered()
                : new DeliveryOutcome.Failed($"{Name} answered {(int)response.StatusCode}, expected 200 to 299.");
        }
        catch (InvalidDataException e)
        {
            return new DeliveryOutcome.Failed($"{Name}: {e.Message}");
        }
        catch (HttpRequestException e)
            when (e.HttpRequestError
                    is HttpRequestError.ConnectionError
                        or HttpRequestError.NameResolutionError
                        or HttpRequestError.SecureConnectionError
            )
        {
            return new DeliveryOutcome.Failed($"{Name} cannot be reached ({PlainText.OneLine(e.Message)}).");
        }
        catch (HttpRequestException e)
        {
            return new DeliveryOutcome.Uncertain(
                $"{Name}: the connection ended before an answer came ({PlainText.OneLine(e.Message)})."
            );
        }
        catch (OperationCanceledException) when (!cancel.IsCancellationRequested)
        {
            return new DeliveryOutcome.Uncertain(
                $"{Name} did not answer within {_client.Timeout.TotalSeconds.ToString(CultureInfo.InvariantCulture)} s."
            );
        }
    }

    /// <summary>The value of <c>webhook-signature</c>.</summary>
    /// <param name="secret">Any text, or <c>whsec_</c> and base64 of the key's bytes.</param>
    /// <param name="id">The delivery id.</param>
    /// <param name="timestamp">Seconds since 1970.</param>
    /// <param name="body">As it is sent.</param>
    /// <exception cref="InvalidDataException">The secret begins with <c>whsec_</c> and goes on with something else than
    /// base64.</exception>
    public static string Signature(string secret, string id, string timestamp, ReadOnlySpan<byte> body)
    {
        ArgumentNullException.ThrowIfNull(secret);
        byte[] key;
        try
        {
            key = secret.StartsWith(EncodedSecret, StringComparison.Ordinal)
                ? Convert.FromBase64String(secret[EncodedSecret.Length..])
                : Encoding.UTF8.GetBytes(secret);
        }
        catch (FormatException)
        {
            // Without the cause: it could show the secret.
            throw new InvalidDataException($"the secret begins with {EncodedSecret}, so base64 was expected after it");
        }

        byte[] signed = [.. Encoding.UTF8.GetBytes($"{id}.{timestamp}."), .. body];
        return "v1," + Convert.ToBase64String(HMACSHA256.HashData(key, signed));
    }

    // Paths and queries of such addresses are often secrets themselves.
    string Name => $"Webhook {_options.Address.GetLeftPart(UriPartial.Authority)}";

    sealed record Message(string Type, string Id, DateTimeOffset Prepared, Digest Digest);
}
