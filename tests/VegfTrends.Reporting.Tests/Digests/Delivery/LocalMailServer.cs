using System.Collections.Concurrent;
using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using MimeKit;

namespace VegfTrends.Reporting.Tests.Digests.Delivery;

/// <summary>How far a conversation with the mail server is.</summary>
public enum MailStep
{
    Connected,
    Recipient,

    /// <summary>The whole message is there, nothing is said to it yet.</summary>
    Message,

    /// <summary>"250" is on its way.</summary>
    Answered,
}

/// <summary>A mail server on this machine that takes messages, with STARTTLS and a login, and fails on
/// demand.</summary>
public sealed class LocalMailServer : IDisposable
{
    readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    readonly CancellationTokenSource _end = new();
    readonly X509Certificate2 _certificate = SelfSigned();

    public LocalMailServer()
    {
        _listener.Start();
        _ = Task.Run(ServeAsync);
    }

    public int Port => ((IPEndPoint)_listener.LocalEndpoint).Port;

    public bool OffersStartTls { get; init; }

    /// <summary>Asked of whoever wants to log in; <c>null</c> for a server without login.</summary>
    public string? Password { get; init; }

    /// <summary>Answered instead of yes, once each; when there is none left all goes well.</summary>
    public ConcurrentDictionary<MailStep, ConcurrentQueue<string>> Replies { get; } = new();

    /// <summary>Cuts the connection, once each.</summary>
    public ConcurrentQueue<MailStep> Cuts { get; } = new();

    /// <summary>Told at every step, before the server goes on.</summary>
    public Action<MailStep>? At { get; set; }

    /// <summary>What was taken, with "250" said to it or not.</summary>
    public ConcurrentQueue<MimeMessage> Messages { get; } = new();

    /// <summary>Whether the last message came over TLS.</summary>
    public bool WasEncrypted { get; private set; }

    public void Refuse(MailStep step, string reply) => Replies.GetOrAdd(step, _ => new()).Enqueue(reply);

    /// <summary>The certificate that the server shows, as a PEM file.</summary>
    public string WriteCertificate(string path)
    {
        File.WriteAllText(path, _certificate.ExportCertificatePem());
        return path;
    }

    public void Dispose()
    {
        _end.Cancel();
        _listener.Stop();
        _certificate.Dispose();
        _end.Dispose();
    }

    static X509Certificate2 SelfSigned()
    {
        using var key = RSA.Create(2048);
        var request = new CertificateRequest("CN=localhost", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        var names = new SubjectAlternativeNameBuilder();
        names.AddDnsName("localhost");
        names.AddIpAddress(IPAddress.Loopback);
        request.CertificateExtensions.Add(names.Build());
        using X509Certificate2 made = request.CreateSelfSigned(
            DateTimeOffset.UtcNow.AddDays(-1),
            DateTimeOffset.UtcNow.AddDays(1)
        );
        return X509CertificateLoader.LoadPkcs12(made.Export(X509ContentType.Pfx), null);
    }

    async Task ServeAsync()
    {
        while (!_end.IsCancellationRequested)
        {
            try
            {
                TcpClient client = await _listener.AcceptTcpClientAsync(_end.Token);
                _ = Task.Run(() => TalkAsync(client));
            }
            catch (Exception e) when (e is SocketException or OperationCanceledException or ObjectDisposedException)
            {
                return;
            }
        }
    }

    async Task TalkAsync(TcpClient client)
    {
        using TcpClient owned = client;
        Stream stream = client.GetStream();
        try
        {
            if (!await StepAsync(MailStep.Connected, "220 localhost ready"))
            {
                return;
            }

            while (await ReadLineAsync() is { } line)
            {
                string verb = line.Split(' ', ':')[0].ToUpperInvariant();
                switch (verb)
                {
                    case "EHLO":
                        bool tls = stream is SslStream;
                        await SayAsync(
                            "250-localhost"
                                + (OffersStartTls && !tls ? "\r\n250-STARTTLS" : "")
                                + (Password is not null && (tls || !OffersStartTls) ? "\r\n250-AUTH PLAIN" : "")
                                + "\r\n250 8BITMIME"
                        );
                        break;
                    case "STARTTLS":
                        await SayAsync("220 go on");
                        var ssl = new SslStream(stream);
                        stream = ssl;
                        await ssl.AuthenticateAsServerAsync(_certificate);
                        break;
                    case "AUTH":
                        string given = line.Split(' ') is [_, _, var initial]
                            ? Encoding.UTF8.GetString(Convert.FromBase64String(initial))
                            : "";
                        // Repeats what it got, as a careless server might.
                        await SayAsync(
                            given.EndsWith($"\0{Password}", StringComparison.Ordinal)
                                ? "235 welcome"
                                : $"535 5.7.8 bad credentials '{given.Split('\0')[^1]}'"
                        );
                        break;
                    case "RCPT":
                        if (!await StepAsync(MailStep.Recipient, "250 ok"))
                        {
                            return;
                        }

                        break;
                    case "DATA":
                        await SayAsync("354 go ahead");
                        var text = new StringBuilder();
                        while (await ReadLineAsync() is { } part && part != ".")
                        {
                            text.Append(part.StartsWith('.') ? part[1..] : part).Append("\r\n");
                        }

                        WasEncrypted = stream is SslStream;
                        Messages.Enqueue(
                            await MimeMessage.LoadAsync(new MemoryStream(Encoding.Latin1.GetBytes(text.ToString())))
                        );
                        if (!await StepAsync(MailStep.Message, "250 taken"))
                        {
                            return;
                        }

                        At?.Invoke(MailStep.Answered);
                        break;
                    case "QUIT":
                        await SayAsync("221 bye");
                        return;
                    default:
                        await SayAsync("250 ok");
                        break;
                }
            }
        }
        catch (Exception e)
            when (e
                    is IOException
                        or SocketException
                        or ObjectDisposedException
                        or System.Security.Authentication.AuthenticationException
            )
        {
            // The client went away, which some tests want.
        }

        async Task<bool> StepAsync(MailStep step, string yes)
        {
            At?.Invoke(step);
            if (Cuts.TryPeek(out MailStep cut) && cut == step)
            {
                Cuts.TryDequeue(out _);
                client.Client.LingerState = new LingerOption(true, 0);
                return false;
            }

            await SayAsync(
                Replies.TryGetValue(step, out ConcurrentQueue<string>? replies) && replies.TryDequeue(out string? no)
                    ? no
                    : yes
            );
            return true;
        }

        async Task SayAsync(string line)
        {
            await stream.WriteAsync(Encoding.ASCII.GetBytes(line + "\r\n"));
            await stream.FlushAsync();
        }

        // Byte by byte, so that nothing of the TLS handshake is swallowed.
        async Task<string?> ReadLineAsync()
        {
            var line = new List<byte>();
            var one = new byte[1];
            while (await stream.ReadAsync(one) == 1)
            {
                if (one[0] == '\n')
                {
                    return Encoding.Latin1.GetString([.. line]).TrimEnd('\r');
                }

                line.Add(one[0]);
            }

            return null;
        }
    }
}
