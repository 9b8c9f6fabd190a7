namespace VegfTrends.Reporting.Workbook;

/// <summary>What a streamed cell shows.</summary>
readonly record struct BulkCell
{
    public string? Text { get; private init; }

    public double? Number { get; private init; }

    /// <summary>Where the text leads: a web address, or a place in the workbook that starts with <c>#</c>; from checked
    /// identifiers only.</summary>
    public string? Target { get; private init; }

    /// <summary>The parts of <see cref="Text"/> to be set in bold, in text order, not overlapping.</summary>
    public IReadOnlyList<Range>? Bold { get; private init; }

    /// <summary>Always text, never a formula; empty without any.</summary>
    public static BulkCell Of(string? text) => new() { Text = text };

    public static BulkCell Of(double? number) => new() { Number = number };

    public static BulkCell Rich(string text, IReadOnlyList<Range> bold) =>
        new() { Text = text, Bold = bold.Count == 0 ? null : bold };

    public static BulkCell Link(string text, string target) => new() { Text = text, Target = target };

    public static BulkCell Link(PaperLink? link) => link is null ? default : Link(link.Name, link.Address.AbsoluteUri);
}
