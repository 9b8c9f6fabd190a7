using System.Globalization;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using MailKit;
using MailKit.Net.Smtp;
using MailKit.Security;
using MimeKit;

namespace VegfTrends.Reporting.Digests.Delivery;

/// <summary>Sends a digest as e-mail: HTML with a plain-text alternative.</summary>
public sealed class EmailChannel(MailServer server, string address) : IDigestChannel
{
    public async Task<DeliveryOutcome> DeliverAsync(OutgoingDigest digest, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(digest);
        string? password = null;
        var sent = new Progress();
        try
        {
            password = server.Password?.Read();
            using MimeMessage message = DigestMail.Create(digest, server.From, address);
            using X509Certificate2? trusted = Trusted();
            using var client = new SmtpClient { Timeout = server.TimeoutSeconds * 1000 };
            client.ServerCertificateValidationCallback = (_, found, _, errors) =>
                errors == SslPolicyErrors.None
                || (
                    trusted is not null
                    && found?.GetCertHashString(HashAlgorithmName.SHA256)
                        == trusted.GetCertHashString(HashAlgorithmName.SHA256)
                );
            await client.ConnectAsync(
                server.Host,
                server.Port,
                server.Security switch
                {
                    MailSecurity.StartTls => SecureSocketOptions.StartTls,
                    MailSecurity.Tls => SecureSocketOptions.SslOnConnect,
                    _ => SecureSocketOptions.None,
                },
                cancel
            );
            if (server.User is not null)
            {
                await client.AuthenticateAsync(server.User, password ?? "", cancel);
            }

            await client.SendAsync(message, cancel, sent);
            await QuitAsync(client, cancel);
            return new DeliveryOutcome.Delivered();
        }
        catch (AuthenticationException)
        {
            // What the server says may repeat what it was sent, so its words are left out.
            return Failed($"refused the login of '{server.User}'. Check 'user' and the password in {server.Password}.");
        }
        catch (ServiceNotAuthenticatedException)
        {
            return Failed("takes no message without a login. Give 'user' and 'password_env' or 'password_file'.");
        }
        catch (SmtpCommandException e)
        {
            return Failed($"answered {(int)e.StatusCode} to {Step(e)}: {Safe(e.Message, password)}");
        }
        catch (SslHandshakeException e)
        {
            return Failed(
                $"has a certificate that is not trusted ({FirstSentence(e)}). Name its PEM file as 'certificate', if it is yours."
            );
        }
        catch (NotSupportedException e)
        {
            return Failed(
                $"cannot do what is asked of it ({Safe(e.Message, password)}). With 'security: starttls' it must offer "
                    + $"STARTTLS, with 'user' a login."
            );
        }
        catch (Exception e) when (e is InvalidDataException or ParseException)
        {
            return new DeliveryOutcome.Failed($"E-mail to {address}: {Safe(e.Message, password)}");
        }
        catch (Exception e)
            when (e
                    is IOException
                        or SocketException
                        or ProtocolException
                        or TimeoutException
                        or ServiceNotConnectedException
                || (e is OperationCanceledException && !cancel.IsCancellationRequested)
            )
        {
            return sent.Began
                ? new DeliveryOutcome.Uncertain(
                    $"{Name}: the connection ended before it said whether it took the message ({Safe(e.Message, password)})."
                )
                : Failed(
                    $"cannot be reached, or ended the connection ({Safe(e.Message, password)}). Check 'host', 'port' "
                        + $"and 'security'."
                );
        }
    }

    X509Certificate2? Trusted()
    {
        try
        {
            return server.Certificate is { } path ? X509CertificateLoader.LoadCertificateFromFile(path) : null;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or CryptographicException)
        {
            throw new InvalidDataException(
                $"the certificate '{server.Certificate}' cannot be read ({e.Message}); expected a PEM file",
                e
            );
        }
    }

    string Name => string.Create(CultureInfo.InvariantCulture, $"Mail server {server.Host}:{server.Port}");

    DeliveryOutcome.Failed Failed(string why) => new($"{Name} {why}");

    // The message is taken by now: a server that does not say goodbye changes nothing.
    static async Task QuitAsync(SmtpClient client, CancellationToken cancel)
    {
        try
        {
            await client.DisconnectAsync(quit: true, cancel);
        }
        catch (Exception e)
            when (e is IOException or SocketException or ProtocolException or OperationCanceledException)
        {
            // Disposing closes the connection.
        }
    }

    static string Step(SmtpCommandException e) =>
        e.ErrorCode switch
        {
            SmtpErrorCode.RecipientNotAccepted => $"the recipient {e.Mailbox?.Address}",
            SmtpErrorCode.SenderNotAccepted => $"the sender {e.Mailbox?.Address}",
            SmtpErrorCode.MessageNotAccepted => "the message",
            _ => "a command",
        };

    static string FirstSentence(Exception e) => PlainText.OneLine((e.InnerException ?? e).Message);

    // A server may repeat what it was sent.
    static string Safe(string text, string? secret)
    {
        string line = PlainText.Cut(PlainText.OneLine(text), 300);
        return string.IsNullOrEmpty(secret)
            ? line
            : line.Replace(secret, "***", StringComparison.Ordinal)
                .Replace(
                    Convert.ToBase64String(System.Text.Encoding.UTF8.GetBytes(secret)),
                    "***",
                    StringComparison.Ordinal
                );
    }

    // Told as the message itself goes over the wire, after the server agreed to take one.
    sealed class Progress : ITransferProgress
    {
        public bool Began { get; private set; }

        public void Report(long bytesTransferred, long totalSize) => Began = true;

        public void Report(long bytesTransferred) => Began = true;
    }
}
