using System.Globalization;
using MimeKit;
using VegfTrends.Core;

namespace VegfTrends.Reporting.Digests;

/// <summary>The file in which people write down who is told what, when and how; <c>seeds/readers.yaml</c> shows all of
/// it.</summary>
public sealed record ReadersFile(IReadOnlyList<DigestReader> Readers, MailServer? Mail)
{
    const int LongestName = 80;

    /// <summary>Reads and checks the whole file; relative paths in it start from its folder. Secrets are not read
    /// yet.</summary>
    /// <param name="path">A YAML file.</param>
    /// <param name="taxonomy">Knows the categories that readers may ask for.</param>
    /// <exception cref="InvalidDataException">Something in it is wrong; the message names the file, the reader, what
    /// was found and what was expected.</exception>
    public static ReadersFile Load(string path, Taxonomy taxonomy)
    {
        ArgumentNullException.ThrowIfNull(taxonomy);
        ReadersYaml content = SeedYaml.Read<ReadersYaml>(path);
        string folder = Path.GetDirectoryName(Path.GetFullPath(path))!;
        MailServer? mail = content.Mail is { } given ? At("mail", () => MailOf(given, folder)) : null;
        var readers = new List<DigestReader>();
        foreach ((int index, ReadersYaml.ReaderEntry? entry) in (content.Readers ?? []).Index())
        {
            string name = entry?.Name is { Length: > 0 } known
                ? $"reader '{PlainText.OneLine(known)}'"
                : string.Create(CultureInfo.InvariantCulture, $"reader {index + 1}");
            readers.Add(At(name, () => ReaderOf(entry, folder, taxonomy, mail)));
        }

        if (readers.GroupBy(r => r.Name).FirstOrDefault(g => g.Count() > 1) is { } twice)
        {
            throw new InvalidDataException(
                $"{path}: found the reader '{twice.Key}' twice. Give every reader a name of his own."
            );
        }

        if (
            readers
                .SelectMany(r => r.Channels)
                .OfType<ChannelOptions.Atom>()
                .GroupBy(a => a.Path)
                .FirstOrDefault(g => g.Count() > 1) is
            { } shared
        )
        {
            throw new InvalidDataException(
                $"{path}: found the feed '{shared.Key}' twice. Every feed needs a file of its own."
            );
        }

        return new ReadersFile(readers, mail);

        T At<T>(string place, Func<T> read)
        {
            try
            {
                return read();
            }
            catch (Exception e) when (e is InvalidDataException or ArgumentOutOfRangeException)
            {
                throw new InvalidDataException($"{path}, {place}: {e.Message}", e);
            }
        }
    }

    static DigestReader ReaderOf(ReadersYaml.ReaderEntry? entry, string folder, Taxonomy taxonomy, MailServer? mail)
    {
        if (
            entry?.Name is not { Length: > 0 and <= LongestName } name
            || name.Any(char.IsControl)
            || string.IsNullOrWhiteSpace(name)
        )
        {
            throw new InvalidDataException(
                $"found no name, expected 'name' with 1 to {LongestName} characters on one line."
            );
        }

        string[] unknown = [.. (entry.Categories ?? []).Where(k => taxonomy.Find(k) is null)];
        if (unknown.Length > 0)
        {
            throw new InvalidDataException(
                $"found the category '{unknown[0]}', expected one of {string.Join(", ", taxonomy.Categories.Select(c => c.Key))}."
            );
        }

        var channels = new List<ChannelOptions>();
        foreach (ReadersYaml.DeliverEntry? deliver in entry.Deliver ?? [])
        {
            string kind = KindOf(deliver);
            int place = 1 + channels.Count(c => c.Key.Split('.')[0] == kind);
            channels.Add(
                ChannelOf(
                    deliver!,
                    kind,
                    place == 1 ? kind : string.Create(CultureInfo.InvariantCulture, $"{kind}.{place}"),
                    folder,
                    mail
                )
            );
        }

        return channels.Count == 0
            ? throw new InvalidDataException(
                "found nothing under 'deliver', expected at least one of email, atom, webhook, file."
            )
            : new DigestReader
            {
                Name = name,
                Language = entry.Language switch
                {
                    "zh" => Language.Zh,
                    "en" or null => Language.En,
                    var other => throw new InvalidDataException($"found the language '{other}', expected zh or en."),
                },
                Rhythm = RhythmOf(entry),
                Categories = entry.Categories ?? [],
                Likes = entry.Likes ?? [],
                Empty = entry.Empty,
                Channels = channels,
            };
    }

    static Rhythm RhythmOf(ReadersYaml.ReaderEntry entry) =>
        entry.Rhythm switch
        {
            "daily" or null => entry.On is null
                ? Rhythm.Daily
                : throw new InvalidDataException(
                    "found 'on' for a daily reader, expected it with 'rhythm: weekly' only."
                ),
            "weekly" => Enum.TryParse(entry.On ?? "monday", ignoreCase: true, out DayOfWeek day)
            && Enum.IsDefined(day)
            && !int.TryParse(entry.On, out _)
                ? new Rhythm(day)
                : throw new InvalidDataException($"found 'on: {entry.On}', expected a day from monday to sunday."),
            var other => throw new InvalidDataException($"found the rhythm '{other}', expected daily or weekly."),
        };

    static string KindOf(ReadersYaml.DeliverEntry? entry)
    {
        string[] kinds =
        [
            .. new[]
            {
                ("email", entry?.Email),
                ("atom", entry?.Atom),
                ("webhook", entry?.Webhook),
                ("file", entry?.File),
            }
                .Where(k => !string.IsNullOrWhiteSpace(k.Item2))
                .Select(k => k.Item1),
        ];
        return kinds is [var kind]
            ? kind
            : throw new InvalidDataException(
                $"an entry under 'deliver' has {(kinds.Length == 0 ? "none" : string.Join(" and ", kinds))} of email, "
                    + $"atom, webhook, file; expected exactly one."
            );
    }

    static ChannelOptions ChannelOf(
        ReadersYaml.DeliverEntry entry,
        string kind,
        string key,
        string folder,
        MailServer? mail
    )
    {
        switch (kind)
        {
            case "email":
                RequireAddress(entry.Email!);
                return mail is null
                    ? throw new InvalidDataException(
                        "found 'email', but the file has no 'mail' section that says how e-mail is sent."
                    )
                    : new ChannelOptions.Email(entry.Email!) { Key = key };
            case "atom":
                return new ChannelOptions.Atom(Path.Combine(folder, entry.Atom!)) { Key = key };
            case "file":
                return new ChannelOptions.Folder(
                    Path.Combine(folder, entry.File!),
                    entry.Format switch
                    {
                        "html" => true,
                        "md" or null => false,
                        var other => throw new InvalidDataException(
                            $"found the format '{other}', expected md or html."
                        ),
                    }
                )
                {
                    Key = key,
                };
            default:
                return
                    Uri.TryCreate(entry.Webhook, UriKind.Absolute, out Uri? address)
                    && (
                        address.Scheme == Uri.UriSchemeHttps
                        || (address.Scheme == Uri.UriSchemeHttp && address.IsLoopback)
                    )
                    ? new ChannelOptions.Webhook(
                        address,
                        SecretOf("secret", entry.Secret, entry.SecretEnv, entry.SecretFile, folder)
                            ?? throw new InvalidDataException(
                                "found a webhook without a secret, expected 'secret_env' or 'secret_file': receivers "
                                    + "check the signature with it."
                            )
                    )
                    {
                        Key = key,
                    }
                    : throw new InvalidDataException(
                        "found a webhook address that is not https, expected https://… (http on this machine only)."
                    );
        }
    }

    static MailServer MailOf(ReadersYaml.MailEntry entry, string folder)
    {
        if (string.IsNullOrWhiteSpace(entry.Host) || string.IsNullOrWhiteSpace(entry.From))
        {
            throw new InvalidDataException("expected 'host' and 'from'.");
        }

        RequireAddress(entry.From);
        MailSecurity security = entry.Security switch
        {
            "starttls" or null => MailSecurity.StartTls,
            "tls" => MailSecurity.Tls,
            "none" => entry.Host is "localhost" or "127.0.0.1" or "::1"
                ? MailSecurity.None
                : throw new InvalidDataException(
                    $"found 'security: none' for '{entry.Host}', expected starttls or tls: mail goes unprotected to "
                        + $"this machine only."
                ),
            var other => throw new InvalidDataException($"found 'security: {other}', expected starttls, tls or none."),
        };
        if (entry.Port is < 1 or > 65535)
        {
            throw new InvalidDataException(
                string.Create(CultureInfo.InvariantCulture, $"found port {entry.Port}, expected 1 to 65535.")
            );
        }

        SecretSource? password = SecretOf("password", entry.Password, entry.PasswordEnv, entry.PasswordFile, folder);
        if ((entry.User is null) != (password is null))
        {
            throw new InvalidDataException(
                "expected 'user' together with 'password_env' or 'password_file', or none of them."
            );
        }

        return new MailServer
        {
            Host = entry.Host,
            Port = entry.Port ?? (security == MailSecurity.Tls ? 465 : 587),
            Security = security,
            From = entry.From,
            User = entry.User,
            Password = password,
            Certificate = entry.Certificate is { } certificate ? Path.Combine(folder, certificate) : null,
            TimeoutSeconds = entry.TimeoutSeconds ?? 60,
        };
    }

    static SecretSource? SecretOf(string what, string? inFile, string? variable, string? file, string folder) =>
        (inFile, variable, file) switch
        {
            // Its value is not shown.
            ({ }, _, _) => throw new InvalidDataException(
                $"found '{what}' itself in the file, expected '{what}_env' (name of an environment variable) or "
                    + $"'{what}_file': this file is read and copied by people."
            ),
            (_, { Length: > 0 }, { Length: > 0 }) => throw new InvalidDataException(
                $"found '{what}_env' and '{what}_file', expected one of them."
            ),
            (_, { Length: > 0 }, _) => new SecretSource(variable, null),
            (_, _, { Length: > 0 }) => new SecretSource(null, Path.Combine(folder, file)),
            _ => null,
        };

    static void RequireAddress(string address)
    {
        if (
            address.Any(char.IsControl)
            || !MailboxAddress.TryParse(address, out MailboxAddress? parsed)
            || string.IsNullOrEmpty(parsed.Domain)
        )
        {
            throw new InvalidDataException(
                $"found the e-mail address '{PlainText.OneLine(address)}', expected one such as ann@example.org."
            );
        }
    }
}
