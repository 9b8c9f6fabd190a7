using VegfTrends.Core;

namespace VegfTrends.Reporting.Documents;

/// <summary>Headings, texts, tables and charts in one language, to be written as a page or as a workbook.</summary>
public sealed record Document(string Title, Language Language, IReadOnlyList<DocumentSection> Sections);

/// <summary>A section: a chapter of the page, a sheet of the workbook.</summary>
public sealed record DocumentSection
{
    /// <summary>At most 31 characters, since it names a sheet.</summary>
    public required string Heading { get; init; }

    public IReadOnlyList<string> Paragraphs { get; init; } = [];

    public IReadOnlyList<DocumentTable> Tables { get; init; } = [];

    public IReadOnlyList<DocumentChart> Charts { get; init; } = [];
}

/// <summary>Cells are texts, whole numbers, fractions (shown with three digits) or <c>null</c>; NaN shows as a
/// dash.</summary>
public sealed record DocumentTable(
    string Caption,
    IReadOnlyList<string> Columns,
    IReadOnlyList<IReadOnlyList<object?>> Rows
);

/// <summary>Points joined by lines over two axes.</summary>
/// <param name="Title">Says what is seen.</param>
/// <param name="XAxis">What runs to the right.</param>
/// <param name="YAxis">What runs upwards.</param>
/// <param name="Lines">At most seven, told apart by colour and by marker.</param>
/// <param name="Diagonal">Name of the line from corner to corner, where points would lie ideally; <c>null</c> for
/// none.</param>
public sealed record DocumentChart(
    string Title,
    string XAxis,
    string YAxis,
    IReadOnlyList<DocumentLine> Lines,
    string? Diagonal = null
);

/// <summary>Points from left to right; those that are not finite are left out.</summary>
public sealed record DocumentLine(string Name, IReadOnlyList<(double X, double Y)> Points);
