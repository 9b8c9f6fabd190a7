using MimeKit;
using VegfTrends.Core;
using VegfTrends.Reporting.Digests;
using VegfTrends.Reporting.Digests.Delivery;
using Xunit;

namespace VegfTrends.Reporting.Tests.Digests.Delivery;

public sealed class EmailChannelTests : IDisposable
{
    const string Secret = "correct horse battery";

    readonly string _folder = Directory.CreateTempSubdirectory("vegftrends-mail-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task Message_HasBothForms_AndHeadersThatStay()
    {
        using var server = new LocalMailServer();
        Assert.IsType<DeliveryOutcome.Delivered>(
            await Channel(server)
                .DeliverAsync(ADigest.Outgoing(ADigest.One(Language.Zh, "呋喹替尼联合重组人5型腺病毒")), default)
        );

        MimeMessage message = Assert.Single(server.Messages);
        Assert.Equal("0b1c2d3e-4f50-4617-8a9b-0c1d2e3f4051@example.org", message.MessageId);
        Assert.Equal(ADigest.Outgoing().Prepared, message.Date);
        Assert.Equal("<ann.vegftrends.example.org>", message.Headers[HeaderId.ListId]);
        Assert.Equal(
            "VegfTrends 2026-03-02 新论文 1 篇，首见 1 项，变动 1 项，来源存疑 1 个：fruquintinib + oncolytic virus (H101)",
            message.Subject
        );
        Assert.Equal(
            ["text/plain", "text/html"],
            Assert.IsType<MultipartAlternative>(message.Body).Select(p => p.ContentType.MimeType)
        );
        Assert.Contains("呋喹替尼联合重组人5型腺病毒", message.TextBody, StringComparison.Ordinal);
        Assert.Contains("<html lang=\"zh-CN\">", message.HtmlBody, StringComparison.Ordinal);
        // Headers go over the wire in ASCII.
        Assert.All(message.Headers, h => Assert.All(h.RawValue, b => Assert.InRange(b, 1, 126)));
    }

    [Fact]
    public async Task Title_CannotAddAHeader()
    {
        using var server = new LocalMailServer();
        Digest digest = ADigest.One(title: ADigest.Evil) with
        {
            Reader = "ann\r\nX-Evil: 1",
            Firsts = [new DigestFirst("ex:0001", FirstLevel.Agents, "a + b\r\nX-Evil: 2", 0)],
        };
        Assert.IsType<DeliveryOutcome.Delivered>(await Channel(server).DeliverAsync(ADigest.Outgoing(digest), default));
        MimeMessage message = Assert.Single(server.Messages);
        Assert.DoesNotContain(message.Headers, h => h.Field is "Bcc" or "X-Evil");
        Assert.Empty(message.Bcc);
        Assert.Equal("ann@example.org", Assert.Single(message.To.Mailboxes).Address);
        Assert.Contains("X-Evil: 2", message.Subject, StringComparison.Ordinal);
    }

    [Fact]
    public async Task StartTls_WithTheServersOwnCertificate_AndALogin()
    {
        using var server = new LocalMailServer { OffersStartTls = true, Password = Secret };
        Assert.IsType<DeliveryOutcome.Delivered>(
            await Channel(server, password: Secret, certificate: true).DeliverAsync(ADigest.Outgoing(), default)
        );
        Assert.True(server.WasEncrypted);
        Assert.Single(server.Messages);
    }

    [Fact]
    public async Task UnknownCertificate_IsNotTrusted()
    {
        using var server = new LocalMailServer { OffersStartTls = true, Password = Secret };
        var failed = Assert.IsType<DeliveryOutcome.Failed>(
            await Channel(server, password: Secret).DeliverAsync(ADigest.Outgoing(), default)
        );
        Assert.Contains("not trusted", failed.Why, StringComparison.Ordinal);
        Assert.Empty(server.Messages);
    }

    [Fact]
    public async Task ServerWithoutStartTls_GetsNeitherPasswordNorMessage()
    {
        using var server = new LocalMailServer { Password = Secret };
        var failed = Assert.IsType<DeliveryOutcome.Failed>(
            await Channel(server, password: Secret).DeliverAsync(ADigest.Outgoing(), default)
        );
        Assert.Contains("STARTTLS", failed.Why, StringComparison.Ordinal);
        Assert.Empty(server.Messages);
    }

    [Fact]
    public async Task WrongPassword_SaysWhereItCameFrom_NotWhatItIs()
    {
        using var server = new LocalMailServer { OffersStartTls = true, Password = Secret };
        var failed = Assert.IsType<DeliveryOutcome.Failed>(
            await Channel(server, password: "wrong secret", certificate: true).DeliverAsync(ADigest.Outgoing(), default)
        );
        Assert.Contains("refused the login of 'watch'", failed.Why, StringComparison.Ordinal);
        Assert.Contains("password.txt", failed.Why, StringComparison.Ordinal);
        Assert.DoesNotContain("wrong secret", failed.Why, StringComparison.Ordinal);
        Assert.Empty(server.Messages);
    }

    [Fact]
    public async Task MissingPassword_NamesTheVariable()
    {
        using var server = new LocalMailServer { OffersStartTls = true, Password = Secret };
        MailServer options = Options(server) with
        {
            User = "watch",
            Password = new SecretSource("VEGFTRENDS_TEST_NOT_SET", null),
        };
        var failed = Assert.IsType<DeliveryOutcome.Failed>(
            await new EmailChannel(options, "ann@example.org").DeliverAsync(ADigest.Outgoing(), default)
        );
        Assert.Contains("VEGFTRENDS_TEST_NOT_SET is not set", failed.Why, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(MailStep.Recipient, "450 4.2.1 mailbox busy", "450 to the recipient ann@example.org")]
    [InlineData(MailStep.Recipient, "550 5.1.1 no such user", "550 to the recipient ann@example.org")]
    [InlineData(MailStep.Message, "451 4.3.0 try later", "451 to the message")]
    [InlineData(MailStep.Message, "554 5.7.1 looks like spam", "554 to the message")]
    public async Task Refusal_IsAFailure_WithTheServersWords(MailStep step, string reply, string expected)
    {
        using var server = new LocalMailServer();
        server.Refuse(step, reply);
        var failed = Assert.IsType<DeliveryOutcome.Failed>(
            await Channel(server).DeliverAsync(ADigest.Outgoing(), default)
        );
        Assert.Contains(expected, failed.Why, StringComparison.Ordinal);
        Assert.Contains(reply.Split(' ', 3)[2], failed.Why, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(MailStep.Connected, false)]
    [InlineData(MailStep.Recipient, false)]
    [InlineData(MailStep.Message, true)] // it may have been taken
    public async Task CutConnection_IsUncertainOnceTheMessageIsThere(MailStep step, bool uncertain)
    {
        using var server = new LocalMailServer();
        server.Cuts.Enqueue(step);
        DeliveryOutcome outcome = await Channel(server).DeliverAsync(ADigest.Outgoing(), default);
        Assert.IsType(uncertain ? typeof(DeliveryOutcome.Uncertain) : typeof(DeliveryOutcome.Failed), outcome);
    }

    [Fact]
    public async Task NoServer_IsAFailure()
    {
        int port;
        using (var server = new LocalMailServer())
        {
            port = server.Port;
        }

        var options = new MailServer
        {
            Host = "127.0.0.1",
            Port = port,
            Security = MailSecurity.None,
            From = "watch@example.org",
        };
        Assert.IsType<DeliveryOutcome.Failed>(
            await new EmailChannel(options, "ann@example.org").DeliverAsync(ADigest.Outgoing(), default)
        );
    }

    EmailChannel Channel(LocalMailServer server, string? password = null, bool certificate = false)
    {
        MailServer options = Options(server);
        if (password is not null)
        {
            string file = Path.Combine(_folder, "password.txt");
            File.WriteAllText(file, password + "\n");
            options = options with
            {
                Security = MailSecurity.StartTls,
                User = "watch",
                Password = new SecretSource(null, file),
            };
        }

        return new EmailChannel(
            certificate
                ? options with
                {
                    Certificate = server.WriteCertificate(Path.Combine(_folder, "server.pem")),
                }
                : options,
            "ann@example.org"
        );
    }

    static MailServer Options(LocalMailServer server) =>
        new()
        {
            Host = "127.0.0.1",
            Port = server.Port,
            Security = server.OffersStartTls ? MailSecurity.StartTls : MailSecurity.None,
            From = "VegfTrends <watch@example.org>",
            TimeoutSeconds = 10,
        };
}
