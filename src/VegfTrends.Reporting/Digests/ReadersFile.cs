using System.Globalization;
using MimeKit;
using VegfTrends.Core;

namespace VegfTrends.Reporting.Digests;

/// <summary>The file in which people write down who is told what, when and how; <c>seeds/readers.yaml</c> shows all of
/// it.</summary>
public sealed record ReadersFile(IReadOnlyList<DigestReader> Readers, MailServer? Mail)
{
    const int LongestName = 80;

    static readonly string[] Kinds = ["email", "atom", "webhook", "file"];

    /// <summary>Reads and checks the whole file; relative paths in it start from its folder. Secrets are not read
    /// yet.</summary>
    /// <param name="path">A YAML file.</param>
    /// <param name="taxonomy">Knows the categories that readers may ask for.</param>
    /// <exception cref="InvalidDataException">Something in it is wrong; the message names the file, the line, the key,
    /// what was found and what was expected.</exception>
    public static ReadersFile Load(string path, Taxonomy taxonomy)
    {
        ArgumentNullException.ThrowIfNull(taxonomy);
        YamlMap root = YamlMap.Load(path, "readers", "Give the path of a readers' file; seeds/readers.yaml is one.");
        string folder = Path.GetDirectoryName(Path.GetFullPath(path))!;
        MailServer? mail = root.Map("mail") is { } given ? MailOf(given, folder) : null;
        var readers = new List<DigestReader>();
        foreach (YamlMap entry in root.Maps("readers"))
        {
            DigestReader reader = ReaderOf(entry, folder, taxonomy, mail);
            if (readers.Exists(r => r.Name == reader.Name))
            {
                throw entry.Wrong("name", $"the reader '{reader.Name}' twice", "a name of his own for every reader");
            }

            if (Feeds([reader]).FirstOrDefault(Feeds(readers).Contains) is { } shared)
            {
                throw entry.Wrong("deliver", $"the feed '{shared}' twice", "a file of its own for every feed");
            }

            readers.Add(reader);
        }

        root.RejectUnread();
        return new ReadersFile(readers, mail);
    }

    static IEnumerable<string> Feeds(IEnumerable<DigestReader> readers) =>
        readers.SelectMany(r => r.Channels).OfType<ChannelOptions.Atom>().Select(a => a.Path);

    static DigestReader ReaderOf(YamlMap entry, string folder, Taxonomy taxonomy, MailServer? mail)
    {
        string name = entry.RequiredText("name");
        if (name.Length > LongestName || name.Any(char.IsControl))
        {
            throw entry.Wrong("name", $"'{PlainText.OneLine(name)}'", $"at most {LongestName} characters on one line");
        }

        IReadOnlyList<string> categories = entry.TextList("categories");
        if (categories.FirstOrDefault(k => taxonomy.Find(k) is null) is { } unknown)
        {
            throw entry.Wrong(
                "categories",
                $"the category '{unknown}'",
                $"one of {string.Join(", ", taxonomy.Categories.Select(c => c.Key))}"
            );
        }

        var reader = new DigestReader
        {
            Name = name,
            Language = entry.Text("language") switch
            {
                "zh" => Language.Zh,
                "en" or null => Language.En,
                var other => throw entry.Wrong("language", $"'{other}'", "zh or en"),
            },
            Rhythm = RhythmOf(entry),
            Categories = categories,
            Likes = entry.TextList("likes"),
            Empty = entry.Flag("empty"),
            Channels = ChannelsOf(entry, folder, mail),
        };
        entry.RejectUnread();
        return reader;
    }

    static Rhythm RhythmOf(YamlMap entry)
    {
        string? on = entry.Text("on");
        return entry.Text("rhythm") switch
        {
            "daily" or null => on is null
                ? Rhythm.Daily
                : throw entry.Wrong("on", "'on' for a daily reader", "it with 'rhythm: weekly' only"),
            "weekly" => Enum.TryParse(on ?? "monday", ignoreCase: true, out DayOfWeek day)
            && Enum.IsDefined(day)
            && !int.TryParse(on, out _)
                ? new Rhythm(day)
                : throw entry.Wrong("on", $"'{on}'", "a day from monday to sunday"),
            var other => throw entry.Wrong("rhythm", $"'{other}'", "daily or weekly"),
        };
    }

    static List<ChannelOptions> ChannelsOf(YamlMap reader, string folder, MailServer? mail)
    {
        var channels = new List<ChannelOptions>();
        foreach (YamlMap deliver in reader.Maps("deliver"))
        {
            string kind = KindOf(deliver);
            int place = 1 + channels.Count(c => c.Key.Split('.')[0] == kind);
            string key = place == 1 ? kind : string.Create(CultureInfo.InvariantCulture, $"{kind}.{place}");
            channels.Add(ChannelOf(deliver, kind, key, folder, mail));
            deliver.RejectUnread(Kinds);
        }

        return channels.Count > 0
            ? channels
            : throw reader.Wrong("deliver", "nothing", $"at least one of {string.Join(", ", Kinds)}");
    }

    static string KindOf(YamlMap deliver)
    {
        string[] kinds = [.. Kinds.Where(k => deliver.Text(k) is not null)];
        return kinds is [var kind]
            ? kind
            : throw deliver.Wrong(
                kinds.Length == 0 ? $"none of {string.Join(", ", Kinds)}" : string.Join(" and ", kinds),
                $"exactly one of {string.Join(", ", Kinds)}"
            );
    }

    static ChannelOptions ChannelOf(YamlMap deliver, string kind, string key, string folder, MailServer? mail)
    {
        string to = deliver.RequiredText(kind);
        switch (kind)
        {
            case "email":
                RequireAddress(deliver, kind, to);
                return mail is null
                    ? throw deliver.Wrong(kind, "no 'mail' section in the file", "one that says how e-mail is sent")
                    : new ChannelOptions.Email(to) { Key = key };
            case "atom":
                return new ChannelOptions.Atom(Path.Combine(folder, to)) { Key = key };
            case "file":
                return new ChannelOptions.Folder(
                    Path.Combine(folder, to),
                    deliver.Text("format") switch
                    {
                        "html" => true,
                        "md" or null => false,
                        var other => throw deliver.Wrong("format", $"'{other}'", "md or html"),
                    }
                )
                {
                    Key = key,
                };
            default:
                return
                    Uri.TryCreate(to, UriKind.Absolute, out Uri? address)
                    && (
                        address.Scheme == Uri.UriSchemeHttps
                        || (address.Scheme == Uri.UriSchemeHttp && address.IsLoopback)
                    )
                    ? new ChannelOptions.Webhook(
                        address,
                        SecretOf(deliver, "secret", folder)
                            ?? throw deliver.Wrong(
                                kind,
                                "a webhook without a secret",
                                "'secret_env' or 'secret_file' beside it: receivers check the signature with it"
                            )
                    )
                    {
                        Key = key,
                    }
                    : throw deliver.Wrong(
                        kind,
                        "an address that is not https",
                        "https://… (http on this machine only)"
                    );
        }
    }

    static MailServer MailOf(YamlMap mail, string folder)
    {
        string host = mail.RequiredText("host"),
            from = mail.RequiredText("from");
        RequireAddress(mail, "from", from);
        MailSecurity security = mail.Text("security") switch
        {
            "starttls" or null => MailSecurity.StartTls,
            "tls" => MailSecurity.Tls,
            "none" => host is "localhost" or "127.0.0.1" or "::1"
                ? MailSecurity.None
                : throw mail.Wrong(
                    "security",
                    $"'none' for '{host}'",
                    "starttls or tls: mail goes unprotected to this machine only"
                ),
            var other => throw mail.Wrong("security", $"'{other}'", "starttls, tls or none"),
        };
        string? user = mail.Text("user");
        SecretSource? password = SecretOf(mail, "password", folder);
        if ((user is null) != (password is null))
        {
            throw mail.Wrong(
                user is null ? "a password without 'user'" : "'user' without a password",
                "'user' together with 'password_env' or 'password_file', or none of them"
            );
        }

        var server = new MailServer
        {
            Host = host,
            Port = mail.Number("port", security == MailSecurity.Tls ? 465 : 587, 1, 65535),
            Security = security,
            From = from,
            User = user,
            Password = password,
            Certificate = mail.Text("certificate") is { } certificate ? Path.Combine(folder, certificate) : null,
            TimeoutSeconds = mail.Number("timeout_seconds", 60, 1, 600),
        };
        mail.RejectUnread();
        return server;
    }

    static SecretSource? SecretOf(YamlMap map, string what, string folder) =>
        (map.Text(what), map.Text(what + "_env"), map.Text(what + "_file")) switch
        {
            // Its value is not shown.
            ({ }, _, _) => throw map.Wrong(
                what,
                "the secret itself in the file",
                $"'{what}_env' (name of an environment variable) or '{what}_file': this file is read and copied by people"
            ),
            (_, { }, { }) => throw map.Wrong(what + "_env", $"'{what}_env' and '{what}_file'", "one of them"),
            (_, { } variable, _) => new SecretSource(variable, null),
            (_, _, { } file) => new SecretSource(null, Path.Combine(folder, file)),
            _ => null,
        };

    static void RequireAddress(YamlMap map, string key, string address)
    {
        if (
            address.Any(char.IsControl)
            || !MailboxAddress.TryParse(address, out MailboxAddress? parsed)
            || string.IsNullOrEmpty(parsed.Domain)
        )
        {
            throw map.Wrong(key, $"the e-mail address '{PlainText.OneLine(address)}'", "one such as ann@example.org");
        }
    }
}
