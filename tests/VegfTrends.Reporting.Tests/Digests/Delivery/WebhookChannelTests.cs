using System.Collections.Concurrent;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using VegfTrends.Reporting.Digests;
using VegfTrends.Reporting.Digests.Delivery;
using Xunit;

namespace VegfTrends.Reporting.Tests.Digests.Delivery;

public sealed class WebhookChannelTests : IDisposable
{
    const string Secret = "invented secret";

    static readonly DateTimeOffset Now = new(2026, 3, 2, 4, 0, 0, TimeSpan.Zero);

    readonly string _secretFile = Path.GetTempFileName();

    public WebhookChannelTests() => File.WriteAllText(_secretFile, Secret);

    public void Dispose() => File.Delete(_secretFile);

    [Fact]
    public async Task Delivery_IsSignedOverIdTimeAndBody()
    {
        using var receiver = new Receiver();
        Assert.IsType<DeliveryOutcome.Delivered>(await DeliverAsync(receiver.Address));

        (IReadOnlyDictionary<string, string> headers, byte[] body) = Assert.Single(receiver.Requests);
        Assert.Equal("0b1c2d3e-4f50-4617-8a9b-0c1d2e3f4051", headers["webhook-id"]);
        Assert.Equal(Now.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture), headers["webhook-timestamp"]);
        byte[] signed =
        [
            .. Encoding.UTF8.GetBytes($"{headers["webhook-id"]}.{headers["webhook-timestamp"]}."),
            .. body,
        ];
        Assert.Equal(
            "v1," + Convert.ToBase64String(HMACSHA256.HashData(Encoding.UTF8.GetBytes(Secret), signed)),
            headers["webhook-signature"]
        );

        JsonElement message = JsonDocument.Parse(body).RootElement;
        Assert.Equal("digest", message.GetProperty("type").GetString());
        Assert.Equal(headers["webhook-id"], message.GetProperty("id").GetString());
        Assert.Equal("ex:0001", message.GetProperty("digest").GetProperty("papers")[0].GetProperty("id").GetString());
    }

    // The example of the Standard Webhooks specification.
    [Fact]
    public void Signature_AgreesWithTheStandard() =>
        Assert.Equal(
            "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=",
            WebhookChannel.Signature(
                "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw",
                "msg_p5jXN8AQM9LWM0D4loKWxJek",
                "1614265330",
                "{\"test\": 2432232314}"u8
            )
        );

    [Theory]
    [InlineData(500)]
    [InlineData(404)]
    [InlineData(302)] // not followed
    public async Task OtherAnswer_IsAFailure(int status)
    {
        using var receiver = new Receiver { Status = status };
        var failed = Assert.IsType<DeliveryOutcome.Failed>(await DeliverAsync(receiver.Address));
        Assert.Contains(status.ToString(CultureInfo.InvariantCulture), failed.Why, StringComparison.Ordinal);
        Assert.DoesNotContain("token", failed.Why, StringComparison.Ordinal);
        Assert.Single(receiver.Requests);
    }

    [Theory]
    [InlineData(true, false)]
    [InlineData(false, true)]
    public async Task NoAnswer_IsUncertain(bool stalls, bool cuts)
    {
        using var receiver = new Receiver { Stalls = stalls, Cuts = cuts };
        Assert.IsType<DeliveryOutcome.Uncertain>(await DeliverAsync(receiver.Address));
        Assert.Single(receiver.Requests);
    }

    [Fact]
    public async Task NobodyListens_IsAFailure()
    {
        using var free = new TcpListener(IPAddress.Loopback, 0);
        free.Start();
        int port = ((IPEndPoint)free.LocalEndpoint).Port;
        free.Stop();
        Assert.IsType<DeliveryOutcome.Failed>(await DeliverAsync(new Uri($"http://127.0.0.1:{port}/")));
    }

    async Task<DeliveryOutcome> DeliverAsync(Uri address)
    {
        using var channel = new WebhookChannel(
            new ChannelOptions.Webhook(address, new SecretSource(null, _secretFile)) { Key = "webhook" },
            new FixedTime(),
            TimeSpan.FromSeconds(2)
        );
        return await channel.DeliverAsync(ADigest.Outgoing(), default);
    }

    sealed class FixedTime : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => Now;
    }

    /// <summary>Takes one request a connection.</summary>
    sealed class Receiver : IDisposable
    {
        readonly TcpListener _listener = new(IPAddress.Loopback, 0);
        readonly CancellationTokenSource _end = new();

        public Receiver()
        {
            _listener.Start();
            _ = Task.Run(ServeAsync);
        }

        public int Status { get; init; } = 204;

        public bool Stalls { get; init; }

        public bool Cuts { get; init; }

        public Uri Address => new($"http://127.0.0.1:{((IPEndPoint)_listener.LocalEndpoint).Port}/hook?token=1");

        public ConcurrentQueue<(IReadOnlyDictionary<string, string> Headers, byte[] Body)> Requests { get; } = new();

        public void Dispose()
        {
            _end.Cancel();
            _listener.Stop();
            _end.Dispose();
        }

        async Task ServeAsync()
        {
            while (!_end.IsCancellationRequested)
            {
                try
                {
                    using TcpClient client = await _listener.AcceptTcpClientAsync(_end.Token);
                    await AnswerAsync(client);
                }
                catch (Exception e)
                    when (e is SocketException or OperationCanceledException or ObjectDisposedException or IOException)
                {
                    // The test ends, or the client went away.
                }
            }
        }

        async Task AnswerAsync(TcpClient client)
        {
            NetworkStream stream = client.GetStream();
            var headers = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
            for (string line = await LineAsync(stream); line.Length > 0; line = await LineAsync(stream))
            {
                if (line.Split(": ", 2) is [var name, var value])
                {
                    headers[name] = value;
                }
            }

            var body = new byte[int.Parse(headers["Content-Length"], CultureInfo.InvariantCulture)];
            await stream.ReadExactlyAsync(body, _end.Token);
            Requests.Enqueue((headers, body));
            if (Stalls)
            {
                await Task.Delay(Timeout.Infinite, _end.Token);
            }

            if (!Cuts)
            {
                await stream.WriteAsync(
                    Encoding.ASCII.GetBytes(
                        $"HTTP/1.1 {Status} X\r\nLocation: http://127.0.0.1:1/\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"
                    ),
                    _end.Token
                );
            }
        }

        async Task<string> LineAsync(NetworkStream stream)
        {
            var line = new StringBuilder();
            var one = new byte[1];
            while (await stream.ReadAsync(one, _end.Token) == 1 && one[0] != '\n')
            {
                line.Append((char)one[0]);
            }

            return line.ToString().TrimEnd('\r');
        }
    }
}
