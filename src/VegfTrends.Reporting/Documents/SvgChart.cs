using System.Globalization;
using System.Text;

namespace VegfTrends.Reporting.Documents;

/// <summary>A chart as inline SVG: no script, no outside resource, colours that colour-blind readers tell apart, and a
/// marker of its own for every line.</summary>
static class SvgChart
{
    const int Width = 560,
        Height = 340,
        Left = 62,
        Right = 16,
        Top = 14,
        Bottom = 52;

    // Paul Tol's "bright" scheme.
    static readonly string[] Palette = ["#4477AA", "#EE6677", "#228833", "#CCBB44", "#AA3377", "#66CCEE", "#000000"];

    public static string Of(DocumentChart chart)
    {
        (double X, double Y)[] all = [.. chart.Lines.SelectMany(l => Finite(l.Points))];
        (double fromX, double toX, double stepX) = Axis(all.Select(p => p.X), chart.Diagonal is not null);
        (double fromY, double toY, double stepY) = Axis(all.Select(p => p.Y), chart.Diagonal is not null);
        double X(double x) => Left + ((x - fromX) / (toX - fromX) * (Width - Left - Right));
        double Y(double y) => Height - Bottom - ((y - fromY) / (toY - fromY) * (Height - Top - Bottom));
        var svg = new StringBuilder();
        svg.Append(
            CultureInfo.InvariantCulture,
            $"<figure><figcaption>{Escape(chart.Title)}</figcaption><svg viewBox=\"0 0 {Width} {Height}\" role=\"img\" "
                + $"aria-label=\"{Escape(AltText(chart))}\">"
        );
        for (double x = fromX; x <= toX + (stepX / 2); x += stepX)
        {
            svg.Append(
                CultureInfo.InvariantCulture,
                $"<line class=\"grid\" x1=\"{X(x):0.#}\" y1=\"{Top}\" x2=\"{X(x):0.#}\" "
                    + $"y2=\"{Height - Bottom}\"/><text x=\"{X(x):0.#}\" y=\"{Height - Bottom + 16}\" "
                    + $"text-anchor=\"middle\">{Number(x, stepX)}</text>"
            );
        }

        for (double y = fromY; y <= toY + (stepY / 2); y += stepY)
        {
            svg.Append(
                CultureInfo.InvariantCulture,
                $"<line class=\"grid\" x1=\"{Left}\" y1=\"{Y(y):0.#}\" x2=\"{Width - Right}\" y2=\"{Y(y):0.#}\"/><text "
                    + $"x=\"{Left - 7}\" y=\"{Y(y) + 4:0.#}\" text-anchor=\"end\">{Number(y, stepY)}</text>"
            );
        }

        svg.Append(
            CultureInfo.InvariantCulture,
            $"<text x=\"{(Left + Width - Right) / 2}\" y=\"{Height - 14}\" text-anchor=\"middle\">{Escape(chart.XAxis)}</text>"
        );
        svg.Append(
            CultureInfo.InvariantCulture,
            $"<text transform=\"translate(16 {(Top + Height - Bottom) / 2}) rotate(-90)\" "
                + $"text-anchor=\"middle\">{Escape(chart.YAxis)}</text>"
        );
        if (chart.Diagonal is not null)
        {
            svg.Append(
                CultureInfo.InvariantCulture,
                $"<line x1=\"{X(fromX):0.#}\" y1=\"{Y(fromY):0.#}\" x2=\"{X(toX):0.#}\" y2=\"{Y(toY):0.#}\" "
                    + $"stroke=\"#767676\" stroke-dasharray=\"5 4\"/>"
            );
        }

        for (int i = 0; i < chart.Lines.Count; i++)
        {
            string colour = Palette[i % Palette.Length];
            (double X, double Y)[] points = [.. Finite(chart.Lines[i].Points)];
            string corners = string.Join(
                ' ',
                points.Select(p => string.Create(CultureInfo.InvariantCulture, $"{X(p.X):0.#},{Y(p.Y):0.#}"))
            );
            svg.Append(
                CultureInfo.InvariantCulture,
                $"<polyline fill=\"none\" stroke=\"{colour}\" stroke-width=\"2\" "
                    + $"points=\"{string.Join(' ', points.Select(p => Pair($"{X(p.X):0.#},{Y(p.Y):0.#}")))}\"/>"
            );
            foreach ((double x, double y) in points)
            {
                svg.Append(Marker(i, X(x), Y(y), colour));
            }
        }

        svg.Append("</svg><ul class=\"legend\">");
        for (int i = 0; i < chart.Lines.Count; i++)
        {
            svg.Append(
                CultureInfo.InvariantCulture,
                $"<li><svg viewBox=\"0 0 14 14\" width=\"14\" height=\"14\" "
                    + $"aria-hidden=\"true\">{Marker(i, 7, 7, Palette[i % Palette.Length])}</svg> "
                    + $"{Escape(chart.Lines[i].Name)}</li>"
            );
        }

        return svg.Append(
                chart.Diagonal is null
                    ? ""
                    : $"<li><svg viewBox=\"0 0 22 14\" width=\"22\" height=\"14\" aria-hidden=\"true\"><line x1=\"0\" "
                        + $"y1=\"12\" x2=\"22\" y2=\"2\" stroke=\"#767676\" stroke-dasharray=\"5 4\"/></svg> "
                        + $"{Escape(chart.Diagonal)}</li>"
            )
            .Append("</ul></figure>")
            .ToString();
    }

    static IEnumerable<(double X, double Y)> Finite(IEnumerable<(double X, double Y)> points) =>
        points.Where(p => double.IsFinite(p.X) && double.IsFinite(p.Y));

    // Round numbers around the values; probabilities whole where a diagonal has to end in the corners.
    static (double From, double To, double Step) Axis(IEnumerable<double> values, bool whole)
    {
        double[] known = whole ? [0, 1] : [.. values];
        (double low, double high) = known.Length == 0 ? (0, 1) : (known.Min(), known.Max());
        double span = Math.Max(high - low, 1e-6),
            step = Math.Pow(10, Math.Floor(Math.Log10(span / 4)));
        step *=
            span / step > 20 ? 5
            : span / step > 8 ? 2
            : 1;
        double from = Math.Floor((low / step) + 1e-9) * step,
            to = Math.Ceiling((high / step) - 1e-9) * step;
        return (from, to > from ? to : from + step, step);
    }

    static string Number(double value, double step) =>
        step >= 1
            ? value.ToString("0", CultureInfo.InvariantCulture)
            : value.ToString(
                "0." + new string('0', (int)Math.Ceiling(-Math.Log10(step) - 1e-9)),
                CultureInfo.InvariantCulture
            );

    static string Marker(int line, double x, double y, string colour) =>
        (line % 4) switch
        {
            0 => string.Create(
                CultureInfo.InvariantCulture,
                $"<circle cx=\"{x:0.#}\" cy=\"{y:0.#}\" r=\"4\" fill=\"{colour}\"/>"
            ),
            1 => string.Create(
                CultureInfo.InvariantCulture,
                $"<rect x=\"{x - 4:0.#}\" y=\"{y - 4:0.#}\" width=\"8\" height=\"8\" fill=\"{colour}\"/>"
            ),
            2 => string.Create(
                CultureInfo.InvariantCulture,
                $"<path d=\"M{x:0.#} {y - 5:0.#}l5 9h-10z\" fill=\"{colour}\"/>"
            ),
            _ => string.Create(
                CultureInfo.InvariantCulture,
                $"<path d=\"M{x:0.#} {y - 5:0.#}l5 5l-5 5l-5 -5z\" fill=\"{colour}\"/>"
            ),
        };

    static string Spoken((double X, double Y) point) =>
        string.Create(CultureInfo.InvariantCulture, $"{point.X:0.##}/{point.Y:0.##}");

    // For readers who hear the page: every point as numbers.
    static string AltText(DocumentChart chart) =>
        $"{chart.Title}. {chart.XAxis} / {chart.YAxis}: "
        + string.Join(
            "; ",
            chart.Lines.Select(l =>
                $"{l.Name}: {string.Join(", ", Finite(l.Points).Select(p => Pair($"{p.X:0.##}/{p.Y:0.##}")))}"
            )
        );

    static string Pair(FormattableString numbers) => FormattableString.Invariant(numbers);

    static string Escape(string text) => HtmlDocument.Escape(text);
}
