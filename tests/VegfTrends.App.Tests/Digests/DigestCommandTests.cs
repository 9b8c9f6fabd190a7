using System.Diagnostics;
using System.Text.Json;
using MimeKit;
using VegfTrends.Cli;
using VegfTrends.Core;
using VegfTrends.Papers.Formats;
using VegfTrends.Papers.Store;
using VegfTrends.Reporting.Tests.Digests.Delivery;
using Xunit;

namespace VegfTrends.EndToEnd.Digests;

/// <summary>The digest command, from the store to a mail server.</summary>
public sealed class DigestCommandTests : IDisposable
{
    readonly TestProgram _program = new();

    public void Dispose() => _program.Dispose();

    [Fact]
    public async Task DryRun_ShowsAndNotesNothing_OutWritesEveryForm()
    {
        MakeStore();
        string readers = _program.Write(
            "readers.yaml",
            "readers: [{name: ann, rhythm: weekly, deliver: [{file: out}]}, {name: ben, language: zh, deliver: [{file: out}]}]"
        );
        CliResult shown = await DigestAsync(readers, "--dry-run", "--json");
        Assert.Equal((0, ""), (shown.ExitCode, shown.Error));
        Assert.Equal(["ann", "ben"], shown.Rows.Select(r => r.GetProperty("reader").GetString()));
        Assert.Equal("pmid:99000002", shown.Rows[0].GetProperty("papers")[0].GetProperty("id").GetString());

        foreach (string ending in new[] { "html", "json" })
        {
            Assert.Equal(
                0,
                (await DigestAsync(readers, "--reader", "ben", "--out", _program.PathOf("x." + ending))).ExitCode
            );
            Assert.Contains(
                "99000002",
                await File.ReadAllTextAsync(_program.PathOf("x." + ending)),
                StringComparison.Ordinal
            );
        }

        Assert.Equal(64, (await DigestAsync(readers, "--out", _program.PathOf("x.md"))).ExitCode);
        Assert.Equal(64, (await DigestAsync(readers, "--reader", "nobody")).ExitCode);
        Assert.Equal(64, (await DigestAsync(readers, "--reader", "ben", "--out", _program.PathOf("x.docx"))).ExitCode);
        using PaperStore store = PaperStore.Open(_program.Store);
        Assert.Empty(store.Deliveries());
        Assert.False(Directory.Exists(_program.PathOf("out")));
    }

    [Fact]
    public async Task WrongPassword_SaysSo_KeepsTheSecret_AndLosesNothing()
    {
        MakeStore();
        using var server = new LocalMailServer { OffersStartTls = true, Password = "right" };
        string readers = Readers(server, "wrong-password-1");
        CliResult failed = await DigestAsync(readers, "--json");
        Assert.Equal(1, failed.ExitCode);
        Assert.Contains("ann, email: Mail server 127.0.0.1", failed.Error, StringComparison.Ordinal);
        Assert.Contains("refused the login of 'watch'", failed.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("wrong-password-1", failed.Error + failed.Output, StringComparison.Ordinal);
        Assert.Equal((1, 0, 1), Counts(failed));
        Assert.DoesNotContain(
            "wrong-password-1",
            System.Text.Encoding.Latin1.GetString(await ReadStoreAsync()),
            StringComparison.Ordinal
        );

        File.WriteAllText(_program.PathOf("password.txt"), "right");
        CliResult sent = await DigestAsync(readers, "--json");
        Assert.Equal((0, ""), (sent.ExitCode, sent.Error));
        Assert.Equal((0, 1, 0), Counts(sent));
        MimeMessage message = Assert.Single(server.Messages);
        Assert.Contains("99000002", message.TextBody, StringComparison.Ordinal);
        Assert.Equal((0, 0, 0), Counts(await DigestAsync(readers, "--json")));
        Assert.Single(server.Messages);
    }

    [Fact]
    public async Task BrokenReadersFile_IsNamed()
    {
        MakeStore();
        CliResult broken = await DigestAsync(
            _program.Write("readers.yaml", "readers: [{name: ann, language: fr, deliver: [{file: out}]}]")
        );
        Assert.Equal(2, broken.ExitCode);
        Assert.Contains("readers[1].language: found 'fr', expected zh or en", broken.Error, StringComparison.Ordinal);
        CliResult missing = await DigestAsync(_program.PathOf("none.yaml"));
        Assert.Equal(2, missing.ExitCode);
        Assert.Contains("none.yaml", missing.Error, StringComparison.Ordinal);
    }

    [Fact]
    public Task Sigkill_BeforeTheAnswer_TheMailArrives_RepeatsHaveTheSameId() => KillAtAsync(MailStep.Message);

    [Fact, Trait("Category", "Long")]
    public Task Sigkill_AtEachStep_TheMailArrives_RepeatsHaveTheSameId() => KillAtAsync(Enum.GetValues<MailStep>());

    /// <summary>The program is killed at steps of a conversation with the mail server, one run after the
    /// other.</summary>
    async Task KillAtAsync(params MailStep[] steps)
    {
        MakeStore();
        using var server = new LocalMailServer { OffersStartTls = true, Password = "right" };
        string readers = Readers(server, "right", "ann", "ben");
        foreach (MailStep step in steps)
        {
            using Process child = Start(readers);
            server.At = at =>
            {
                if (at == step)
                {
                    child.Kill();
                    child.WaitForExit();
                }
            };
            await child.WaitForExitAsync();
            // After the last step the program may have ended by itself.
            Assert.True(child.ExitCode != 0 || step == MailStep.Answered, $"{step}: {child.ExitCode}");
        }

        server.At = null;
        CliResult last = await DigestAsync(readers, "--json");
        Assert.Equal((0, ""), (last.ExitCode, last.Error));
        using PaperStore store = PaperStore.Open(_program.Store);
        Assert.Empty(store.OpenDeliveries());
        Assert.Equal(2, store.Deliveries().Count);
        foreach (StoredDelivery delivery in store.Deliveries())
        {
            MimeMessage[] arrived =
            [
                .. server.Messages.Where(m => m.To.Mailboxes.Single().LocalPart == delivery.Reader),
            ];
            Assert.NotEmpty(arrived);
            Assert.All(arrived, m => Assert.Equal($"{delivery.Id:D}@example.org", m.MessageId));
            Assert.Single(arrived.Select(m => (m.Date, m.Subject, m.HtmlBody)).Distinct());
            Assert.InRange(arrived.Length, 1, delivery.Repeats + 1);
        }
    }

    static (int Prepared, int Delivered, int Failed) Counts(CliResult result)
    {
        JsonElement row = Assert.Single(result.Rows);
        return (
            row.GetProperty("prepared").GetInt32(),
            row.GetProperty("delivered").GetInt32(),
            row.GetProperty("failed").GetInt32()
        );
    }

    /// <summary>A backfill of one paper, then a night that brought another.</summary>
    void MakeStore()
    {
        using PaperStore store = PaperStore.Open(_program.Store);
        foreach (int night in new[] { 1, 2 })
        {
            (long run, WatchRunKind kind) = store.BeginWatchRun("test", new DateOnly(2026, 3, night));
            string partner = night == 1 ? "atezolizumab" : "sintilimab";
            var paper = new Paper
            {
                Id = $"pmid:9900000{night}",
                Pmid = $"9900000{night}",
                Date = new PaperDate(2026, 2),
                Source = new RecordSource("pubmed", "pubmed-xml", 1),
                Title = new Bilingual(
                    null,
                    $"Bevacizumab plus {partner} for unresectable hepatocellular carcinoma: an invented phase 2 trial"
                ),
                Abstract = new Bilingual(
                    null,
                    $"All patients of an invented hospital received bevacizumab combined with {partner}. The objective "
                        + $"response rate was invented as well."
                ),
            };
            store.AddWatched(
                [new ReadOutcome.Read(paper)],
                new StoreFile("pubmed", "", 0, "pubmed-xml"),
                isLast: true,
                new WatchStep(run, "test", "pubmed", "main", IsSilent: kind == WatchRunKind.Backfill, IsCurrent: true),
                mark: null
            );
            store.SaveWatchRun(run, WatchRunState.Ok, []);
            if (night == 1)
            {
                store.MarkAnnounced("test", run);
            }
        }
    }

    string Readers(LocalMailServer server, string password, params string[] names)
    {
        server.WriteCertificate(_program.PathOf("server.pem"));
        _program.Write("password.txt", password);
        return _program.Write(
            "readers.yaml",
            $$"""
            mail: {host: 127.0.0.1, port: {{server.Port}}, from: VegfTrends <watch@example.org>, user: watch,
                       password_file: password.txt, certificate: server.pem, timeout_seconds: 10}
            readers: [{{string.Join(
                ", ",
                (names is [] ? ["ann"] : names).Select(n => $"{{name: {n}, deliver: [{{email: {n}@example.org}}]}}")
            )}}]
            """
        );
    }

    Task<CliResult> DigestAsync(string readers, params string[] args) =>
        TestProgram.RunAsync(["digest", "--store", _program.Store, "--readers", readers, "--language", "en", .. args]);

    Process Start(string readers)
    {
        var start = new ProcessStartInfo("dotnet") { RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (
            string argument in new[]
            {
                "exec",
                typeof(App).Assembly.Location,
                "digest",
                "--store",
                _program.Store,
                "--readers",
                readers,
            }
        )
        {
            start.ArgumentList.Add(argument);
        }

        // What the developer chose for daily work must not decide a test.
        start.Environment[UserFolder.Variable] = _program.PathOf("home");
        return Process.Start(start)!;
    }

    async Task<byte[]> ReadStoreAsync()
    {
        using var bytes = new MemoryStream();
        foreach (string file in Directory.GetFiles(_program.Folder, "store.db*"))
        {
            await using var stream = new FileStream(
                file,
                FileMode.Open,
                FileAccess.Read,
                FileShare.ReadWrite | FileShare.Delete
            );
            await stream.CopyToAsync(bytes);
        }

        return bytes.ToArray();
    }
}
