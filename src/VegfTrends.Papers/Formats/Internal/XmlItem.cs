using System.Text;
using System.Xml;

namespace VegfTrends.Papers.Formats;

/// <summary>One element of a record, with its attributes and content in order. Depth and attributes are limited, for
/// the file may mean harm.</summary>
sealed class XmlItem
{
    const int MaxDepth = 100,
        MaxAttributes = 100;

    readonly Dictionary<string, string> _attributes = new(StringComparer.OrdinalIgnoreCase);
    readonly List<object> _content = []; // string or XmlItem

    XmlItem(string name) => Name = name;

    /// <summary>Without prefix.</summary>
    public string Name { get; }

    public IEnumerable<XmlItem> Children => _content.OfType<XmlItem>();

    public string? Attribute(string name) => _attributes.GetValueOrDefault(name);

    /// <summary>Parses one record.</summary>
    /// <exception cref="XmlException">It is not well-formed, names an entity that XML itself does not know, or is
    /// nested too deeply.</exception>
    public static XmlItem Parse(string text)
    {
        // XmlTextReader, not XmlReader.Create: only it can be told to leave prefixes alone, whose declarations may
        // stand outside of the record.
        using var reader = new XmlTextReader(new StringReader(WithoutStrayCharacters(text)))
        {
            DtdProcessing = DtdProcessing.Ignore,
            XmlResolver = null,
            Namespaces = false,
            WhitespaceHandling = WhitespaceHandling.All,
        };
        var open = new Stack<XmlItem>();
        XmlItem? root = null;
        while (reader.Read())
        {
            switch (reader.NodeType)
            {
                case XmlNodeType.Element:
                    bool empty = reader.IsEmptyElement;
                    XmlItem item = Begin(reader, open.Count);
                    root ??= item;
                    if (open.TryPeek(out XmlItem? parent))
                    {
                        parent._content.Add(item);
                    }

                    if (!empty)
                    {
                        open.Push(item);
                    }

                    break;
                case XmlNodeType.EndElement:
                    open.Pop();
                    break;
                case XmlNodeType.Text
                or XmlNodeType.CDATA
                or XmlNodeType.Whitespace
                or XmlNodeType.SignificantWhitespace:
                    if (open.TryPeek(out XmlItem? holder))
                    {
                        holder._content.Add(reader.Value);
                    }

                    break;
                case XmlNodeType.EntityReference:
                    throw new XmlException($"the entity &{reader.Name}; which XML does not define");
            }
        }

        return root ?? throw new XmlException("no element");
    }

    /// <summary>The first child of that name; names are compared without case, for EndNote writes both.</summary>
    public XmlItem? Child(string name) =>
        Children.FirstOrDefault(c => string.Equals(c.Name, name, StringComparison.OrdinalIgnoreCase));

    public IEnumerable<XmlItem> All(string name) =>
        Children.Where(c => string.Equals(c.Name, name, StringComparison.OrdinalIgnoreCase));

    /// <summary>The elements at the end of a path of names; every branch is followed.</summary>
    public IEnumerable<XmlItem> At(params string[] path) =>
        path.Aggregate<string, IEnumerable<XmlItem>>([this], (items, name) => items.SelectMany(i => i.All(name)));

    /// <summary>The text at the first place that the path leads to, or <c>null</c>.</summary>
    public string? TextAt(params string[] path) => At(path).FirstOrDefault()?.Text;

    /// <summary>The readable text: inline markup gone, formulas as their signs, a power as <c>10^6</c>.</summary>
    public string Text
    {
        get
        {
            var text = new StringBuilder();
            Append(text, inFormula: false);
            return text.ToString();
        }
    }

    void Append(StringBuilder text, bool inFormula)
    {
        bool formula = inFormula || Name.Equals("math", StringComparison.OrdinalIgnoreCase);
        if (formula && Name is "annotation" or "annotation-xml")
        {
            return; // the same formula again, in TeX
        }

        if (
            Name == "sup"
            && text.Length > 0
            && char.IsAsciiDigit(text[^1])
            && _content is [string power]
            && IsPower(power)
        )
        {
            text.Append('^');
        }

        foreach (object part in _content)
        {
            if (part is XmlItem item)
            {
                item.Append(text, formula);
            }
            else
            {
                // Between the parts of a formula, white space is only the layout of the file.
                text.Append(formula ? ((string)part).Trim() : (string)part);
            }
        }
    }

    static bool IsPower(string text) =>
        text.Length is > 0 and < 4
        && text.All(c => char.IsAsciiDigit(c) || c is '-' or '\u2212')
        && char.IsAsciiDigit(text[^1]);

    static XmlItem Begin(XmlTextReader reader, int depth)
    {
        if (depth > MaxDepth)
        {
            throw new XmlException($"elements nested more than {MaxDepth} deep");
        }

        if (reader.AttributeCount > MaxAttributes)
        {
            throw new XmlException($"an element with {reader.AttributeCount} attributes");
        }

        var item = new XmlItem(reader.Name[(reader.Name.IndexOf(':') + 1)..]);
        while (reader.MoveToNextAttribute())
        {
            item._attributes[reader.Name] = reader.Value;
        }

        return item;
    }

    // EndNote writes control characters, which XML forbids, as they stand.
    static string WithoutStrayCharacters(string text) =>
        !text.AsSpan().ContainsAnyInRange('\0', '\u001F')
        && !text.AsSpan().ContainsAny('\uFFFE', '\uFFFF')
        && !text.AsSpan().ContainsAnyInRange('\uD800', '\uDFFF')
            ? text
            : RecordText.Keep(text) ?? "";
}

static class XmlItems
{
    /// <summary>Hands over the text of every element.</summary>
    public static void Each(this IEnumerable<XmlItem> items, Action<string?> add)
    {
        foreach (XmlItem item in items)
        {
            add(item.Text);
        }
    }
}
