namespace VegfTrends.Reporting.Digests;

/// <summary>One way in which a reader's digests are delivered.</summary>
public abstract record ChannelOptions
{
    /// <summary>Kind and place among the reader's channels of that kind, such as <c>email</c> or <c>email.2</c>:
    /// deliveries are kept under it, so that a digest that failed goes to the new address once it is
    /// corrected.</summary>
    public required string Key { get; init; }

    /// <summary>An e-mail by the <see cref="MailServer"/> of the file.</summary>
    public sealed record Email(string Address) : ChannelOptions;

    /// <summary>An Atom feed file that this program alone writes.</summary>
    public sealed record Atom(string Path) : ChannelOptions;

    /// <summary>Signed JSON to an https address (http on this machine only).</summary>
    public sealed record Webhook(Uri Address, SecretSource Secret) : ChannelOptions;

    /// <summary>A file a digest in a folder.</summary>
    public sealed record Folder(string Path, bool Html) : ChannelOptions;
}

/// <summary>Where a secret is read from when it is needed; it is never kept in the readers' file, and shown
/// nowhere.</summary>
/// <param name="Variable">Name of an environment variable, or <c>null</c>.</param>
/// <param name="File">Path of a file that holds nothing else, or <c>null</c>.</param>
public sealed record SecretSource(string? Variable, string? File)
{
    /// <exception cref="InvalidDataException">There is none; the message names the variable or file.</exception>
    public string Read()
    {
        if (Variable is not null)
        {
            return Environment.GetEnvironmentVariable(Variable) is { Length: > 0 } value
                ? value
                : throw new InvalidDataException(
                    $"the environment variable {Variable} is not set; expected a secret there"
                );
        }

        try
        {
            string text = System.IO.File.ReadAllText(File!).TrimEnd('\r', '\n');
            return text.Length > 0
                ? text
                : throw new InvalidDataException($"the file '{File}' is empty; expected a secret in it");
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new InvalidDataException($"the file '{File}' with the secret cannot be read ({e.Message})", e);
        }
    }

    /// <summary>Where it is, not what it is.</summary>
    public override string ToString() =>
        Variable is not null ? $"the environment variable {Variable}" : $"the file '{File}'";
}
