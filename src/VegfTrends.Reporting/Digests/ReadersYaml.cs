namespace VegfTrends.Reporting.Digests;

/// <summary>The shape of the readers' file, before anything of it is checked. A key with nothing behind it gives
/// <c>null</c>.</summary>
sealed class ReadersYaml
{
    public MailEntry? Mail { get; set; }

    public List<ReaderEntry?>? Readers { get; set; }

    public sealed class MailEntry
    {
        public string? Host { get; set; }

        public int? Port { get; set; }

        public string? Security { get; set; }

        public string? From { get; set; }

        public string? User { get; set; }

        public string? Password { get; set; }

        public string? PasswordEnv { get; set; }

        public string? PasswordFile { get; set; }

        public string? Certificate { get; set; }

        public int? TimeoutSeconds { get; set; }
    }

    public sealed class ReaderEntry
    {
        public string? Name { get; set; }

        public string? Language { get; set; }

        public string? Rhythm { get; set; }

        public string? On { get; set; }

        public List<string>? Categories { get; set; }

        public List<string>? Likes { get; set; }

        public bool Empty { get; set; }

        public List<DeliverEntry?>? Deliver { get; set; }
    }

    public sealed class DeliverEntry
    {
        public string? Email { get; set; }

        public string? Atom { get; set; }

        public string? Webhook { get; set; }

        public string? File { get; set; }

        public string? Format { get; set; }

        public string? Secret { get; set; }

        public string? SecretEnv { get; set; }

        public string? SecretFile { get; set; }
    }
}
