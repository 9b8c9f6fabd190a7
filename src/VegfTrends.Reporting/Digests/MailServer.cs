namespace VegfTrends.Reporting.Digests;

public enum MailSecurity
{
    /// <summary>Begins in the clear and must turn to TLS before anything is said. The default.</summary>
    StartTls,

    /// <summary>TLS from the first byte.</summary>
    Tls,

    /// <summary>In the clear: to this machine only.</summary>
    None,
}

/// <summary>How e-mail is sent.</summary>
public sealed record MailServer
{
    public required string Host { get; init; }

    /// <summary>Default 587, with <see cref="MailSecurity.Tls"/> 465.</summary>
    public int Port { get; init; } = 587;

    public MailSecurity Security { get; init; } = MailSecurity.StartTls;

    /// <summary>Sender, such as <c>VegfTrends &lt;watch@example.org&gt;</c>.</summary>
    public required string From { get; init; }

    /// <summary>Login, or <c>null</c> for a server that asks for none.</summary>
    public string? User { get; init; }

    public SecretSource? Password { get; init; }

    /// <summary>A PEM file with the server's own certificate, for one that no authority signed; <c>null</c> to trust
    /// what the system trusts.</summary>
    public string? Certificate { get; init; }

    /// <summary>How long the server may be silent. 1 to 600 seconds, default 60.</summary>
    public int TimeoutSeconds
    {
        get;
        init =>
            field = value is >= 1 and <= 600
                ? value
                : throw new ArgumentOutOfRangeException(nameof(value), value, "Use 1 to 600 seconds.");
    } = 60;
}
