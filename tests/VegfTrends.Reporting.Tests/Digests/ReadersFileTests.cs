using VegfTrends.Core;
using VegfTrends.Core.Tests.Trends;
using VegfTrends.Reporting.Digests;
using Xunit;

namespace VegfTrends.Reporting.Tests.Digests;

public sealed class ReadersFileTests : IDisposable
{
    const string Mail =
        "mail: {host: smtp.example.org, from: VegfTrends <watch@example.org>, user: watch, password_env: X_PASSWORD}\n";

    readonly string _folder = Directory.CreateTempSubdirectory("vegftrends-readers-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void Load_TheExample()
    {
        ReadersFile file = ReadersFile.Load(BundledFiles.Path("seeds/readers.yaml"), APaper.Taxonomy);
        Assert.Equal(
            [("library", Language.Zh, Rhythm.Daily), ("oncolytic", Language.En, new Rhythm(DayOfWeek.Monday))],
            file.Readers.Select(r => (r.Name, r.Language, r.Rhythm))
        );
    }

    [Fact]
    public void Load_AllOfIt()
    {
        ReadersFile file = Load(
            Mail
                + """
                readers:
                  - name: 读者一
                    language: zh
                    rhythm: weekly
                    on: friday
                    categories: [ici]
                    likes: [pmid:1]
                    empty: true
                    deliver:
                      - email: ann@example.org
                      - email: ben@example.org
                      - atom: feeds/a.xml
                      - {webhook: https://hooks.example.org/x, secret_file: hook.txt}
                      - {file: out, format: html}
                """
        );
        Assert.Equal(
            (587, MailSecurity.StartTls, "X_PASSWORD"),
            (file.Mail!.Port, file.Mail.Security, file.Mail.Password!.Variable)
        );
        DigestReader reader = Assert.Single(file.Readers);
        Assert.Equal(("读者一", new Rhythm(DayOfWeek.Friday), true), (reader.Name, reader.Rhythm, reader.Empty));
        Assert.Equal(["email", "email.2", "atom", "webhook", "file"], reader.Channels.Select(c => c.Key));
        Assert.Equal(Path.Combine(_folder, "feeds/a.xml"), reader.Channels.OfType<ChannelOptions.Atom>().Single().Path);
        Assert.Equal(
            Path.Combine(_folder, "hook.txt"),
            reader.Channels.OfType<ChannelOptions.Webhook>().Single().Secret.File
        );
    }

    [Theory]
    [InlineData("readers: [{name: ann, deliver: [{email: ann@example.org}]}]", "no 'mail' section")]
    [InlineData("readers: [{name: ann}]", "line 1, readers[1].deliver: found nothing")]
    [InlineData("readers: [{deliver: [{file: x}]}]", "line 1, readers[1].name: found nothing")]
    [InlineData("readers: [null]", "readers: found 'null', expected a list whose entries have keys")]
    [InlineData("readers: [{name: ann, deliver: [{file: x, atom: y}]}]", "atom and file")]
    [InlineData("readers: [{name: ann, deliver: [{}]}]", "readers[1].deliver[1]: found none of email")]
    [InlineData("readers: [{name: ann, language: fr, deliver: [{file: x}]}]", "'fr', expected zh or en")]
    [InlineData("readers: [{name: ann, rhythm: hourly, deliver: [{file: x}]}]", "'hourly', expected daily or weekly")]
    [InlineData("readers: [{name: ann, rhythm: weekly, on: 3, deliver: [{file: x}]}]", "expected a day")]
    [InlineData("readers: [{name: ann, on: monday, deliver: [{file: x}]}]", "'on' for a daily reader")]
    [InlineData(
        "readers: [{name: ann, categories: [pd1], deliver: [{file: x}]}]",
        "the category 'pd1', expected one of ici"
    )]
    [InlineData(
        "readers: [{name: ann, deliver: [{webhook: 'http://hooks.example.org/', secret_env: X}]}]",
        "not https"
    )]
    [InlineData("readers: [{name: ann, deliver: [{webhook: 'https://hooks.example.org/'}]}]", "without a secret")]
    [InlineData("readers: [{name: ann, deliver: [{file: x}]}, {name: ann, deliver: [{file: x}]}]", "'ann' twice")]
    [InlineData(
        "readers: [{name: ann, deliver: [{atom: x}]}, {name: ben, deliver: [{atom: x}]}]",
        "twice, expected a file of its own"
    )]
    [InlineData("readers: [{name: ann, deliver: [{file: x}], delivery: []}]", "line 1, readers[1].delivery: this key")]
    [InlineData("mail: {host: smtp.example.org, from: nobody}", "'nobody', expected one such as")]
    [InlineData("mail: {host: smtp.example.org, from: a@example.org, security: none}", "to this machine only")]
    [InlineData("mail: {host: smtp.example.org, from: a@example.org, user: a}", "'user' together with")]
    [InlineData(
        "mail: {host: smtp.example.org, from: a@example.org, timeout_seconds: 0}",
        "line 1, mail.timeout_seconds: found '0', expected a whole number from 1 to 600"
    )]
    public void Load_SaysWhatIsWrong(string yaml, string expected)
    {
        var error = Assert.Throws<InvalidDataException>(() => Load(yaml));
        Assert.Contains("readers.yaml", error.Message, StringComparison.Ordinal);
        Assert.Contains(expected, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Load_PasswordInTheFile_IsRefusedAndNotRepeated()
    {
        var error = Assert.Throws<InvalidDataException>(() =>
            Load("mail: {host: smtp.example.org, from: a@example.org, user: a, password: hunter2}")
        );
        Assert.Contains("password_env", error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("hunter2", error.Message, StringComparison.Ordinal);
    }

    ReadersFile Load(string yaml)
    {
        string path = Path.Combine(_folder, "readers.yaml");
        File.WriteAllText(path, yaml);
        return ReadersFile.Load(path, APaper.Taxonomy);
    }
}
