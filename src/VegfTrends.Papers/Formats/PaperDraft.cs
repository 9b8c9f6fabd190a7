using VegfTrends.Core;

namespace VegfTrends.Papers.Formats;

/// <summary>
/// Gathers the fields of one record while it is read, cleans them in one place, and makes the <see cref="Paper"/> or
/// the quarantine row. Every reader uses it, so that all formats agree on identifiers, languages, dates and limits.
/// </summary>
public sealed class PaperDraft(string file, string format, int record, ReadOptions options)
{
    readonly List<string> _authors = [],
        _keywords = [],
        _types = [],
        _registryIds = [],
        _labels = [];
    readonly SortedSet<string> _countries = new(StringComparer.Ordinal);
    Bilingual _title,
        _abstract;
    string? _tooLong,
        _pmid,
        _pmcid,
        _doi,
        _cnkiId,
        _url,
        _journal;
    PaperDate? _date;
    long _chars;

    /// <summary>The id that the input itself gives (JSON Lines, CSV); beats identifiers as the paper's name. White
    /// space only is none.</summary>
    public string? GivenId { get; set; }

    /// <summary>Whether title and abstract are kept letter by letter, for inputs whose reader counts offsets into what
    /// was sent (JSON Lines).</summary>
    public bool Verbatim { get; set; }

    /// <summary>What the record's structure says; <see cref="Build"/> also looks at its types and title, and the
    /// stronger one holds.</summary>
    public PublicationStatus Status { get; set; } = PublicationStatus.Published;

    /// <summary>Place in the file, from 1.</summary>
    public int Record => record;

    /// <summary>Where the record begins, for the quarantine row: <c>line 120</c>.</summary>
    public string Position { get; set; } = $"record {record}";

    /// <summary>Nothing but identifiers, dates or lists has been seen yet: no title and no abstract.</summary>
    public bool HasText => !_title.IsEmpty || !_abstract.IsEmpty;

    public bool HasDate => _date is not null;

    /// <summary>First one of a language wins.</summary>
    public void AddTitle(string? text)
    {
        // Scopus writes both titles into one field: "Title; [标题]".
        if (
            !Verbatim
            && text is not null
            && text.EndsWith(']')
            && text.IndexOf("; [", StringComparison.Ordinal) is > 0 and var second
        )
        {
            AddTitle(text[..second]);
            AddTitle(text[(second + 2)..]);
            return;
        }

        _title = _title.FilledFrom(Bilingual.Of(TitleText(text)));
    }

    /// <summary>First one of a language wins.</summary>
    public void AddTitle(string? text, Language language) => _title = _title.FilledFrom(In(language, TitleText(text)));

    /// <summary>First one of a language wins.</summary>
    public void AddAbstract(string? text) => _abstract = _abstract.FilledFrom(Bilingual.Of(AbstractText(text)));

    /// <summary>First one of a language wins.</summary>
    public void AddAbstract(string? text, Language language) =>
        _abstract = _abstract.FilledFrom(In(language, AbstractText(text)));

    public void AddAuthor(string? name) => Add(_authors, "author", name);

    /// <summary>A label that this program once exported is none of the paper's keywords: it goes to
    /// <see cref="ReadOutcome.Read.Labels"/>.</summary>
    public void AddKeyword(string? keyword) =>
        Add(keyword is not null && DecisionLabels.IsLabel(keyword.Trim()) ? _labels : _keywords, "keyword", keyword);

    /// <summary>A note of the record, when it is the note on a decision.</summary>
    public void AddNote(string? note)
    {
        string text = note is null ? "" : InlineMarkup.Strip(note).Trim();
        if (text.StartsWith(DecisionLabels.Person, StringComparison.OrdinalIgnoreCase))
        {
            Add(_labels, "note", DecisionLabels.Note + text[DecisionLabels.Person.Length..].Trim());
        }
    }

    /// <summary>One affiliation or several between semicolons or line ends; only the countries are kept.</summary>
    public void AddAffiliation(string? text)
    {
        if (text is not null && text.Length <= options.MaxFieldChars)
        {
            _countries.UnionWith(CountryFinder.Find(text));
        }
    }

    /// <summary>An ISO 3166-1 alpha-2 code; anything else is passed over.</summary>
    public void AddCountry(string? code)
    {
        if (code?.Trim().ToUpperInvariant() is { } country && CountryNames.IsCode(country))
        {
            _countries.Add(country);
        }
    }

    public void AddType(string? type) => Add(_types, "publication type", type);

    /// <summary>Keeps every trial registry number that the text of an identifier field holds; other databanks are
    /// passed over.</summary>
    public void AddRegistryId(string? text) => _registryIds.AddRange(RegistryNumbers.Find(text));

    public void SetPmid(string? text) => _pmid ??= PaperId.CleanPmid(text);

    public void SetPmcid(string? text)
    {
        string id = (text ?? "").Trim().ToUpperInvariant();
        if (
            id.StartsWith("PMC", StringComparison.Ordinal)
            && id.Length is > 3 and < 15
            && id[3..].All(char.IsAsciiDigit)
        )
        {
            _pmcid ??= id;
        }
    }

    public void SetDoi(string? text) => _doi ??= PaperId.CleanDoi(text);

    public void SetCnkiId(string? text)
    {
        if (!string.IsNullOrWhiteSpace(text))
        {
            _cnkiId ??= Text("CNKI number", text);
        }
    }

    /// <summary>Kept when it is an absolute http or https address; the first one wins, in the file and in a field that
    /// holds several.</summary>
    public void SetUrl(string? text)
    {
        string address = (text ?? "").Trim();
        int end = address.AsSpan().IndexOfAny(" \t\r\n|");
        address = end < 0 ? address : address[..end];
        if (
            address.Length < 2000
            && Uri.TryCreate(address, UriKind.Absolute, out Uri? uri)
            && uri.Scheme is "http" or "https"
        )
        {
            _url ??= uri.AbsoluteUri;
        }
    }

    /// <summary>An address is no journal: Cochrane puts that of the trial register there.</summary>
    public void SetJournal(string? text)
    {
        if (text is not null && text.TrimStart().StartsWith("http", StringComparison.OrdinalIgnoreCase))
        {
            SetUrl(text);
            AddRegistryId(text);
        }
        else
        {
            _journal ??= Text("journal", text);
        }
    }

    /// <summary>The more precise date wins when both name the same year; else the first.</summary>
    public void SetDate(PaperDate? date)
    {
        if (
            date is { } found
            && (
                _date is not { } known
                || (known.Year == found.Year && known.Month is null && found.Month is not null)
                || (
                    known.Year == found.Year && known.Month == found.Month && known.Day is null && found.Day is not null
                )
            )
        )
        {
            _date = date;
        }
    }

    /// <summary>The paper, or the quarantine row when a field passes its limit or both title and abstract are
    /// missing.</summary>
    /// <param name="raw">The record as it stood, for the quarantine; may be cut.</param>
    public ReadOutcome Build(string? raw)
    {
        if (_tooLong is not null)
        {
            return Reject(
                _tooLong,
                $"a field of at most {options.MaxFieldChars:N0} and a record of at most {options.MaxRecordChars:N0} characters",
                raw
            );
        }

        if (!HasText)
        {
            return Reject(
                "neither title nor abstract",
                "at least one of them; add it to the record, or leave the record out",
                raw
            );
        }

        if (GivenId?.Length > options.MaxIdChars)
        {
            return Reject(
                $"an id of {GivenId.Length:N0} characters",
                $"an id of at most {options.MaxIdChars} characters",
                raw
            );
        }

        if (GivenId?.Trim().Any(c => char.IsControl(c) || char.IsSurrogate(c)) == true)
        {
            return Reject(
                "an id with a control character or half a character in it",
                "an id of printable characters",
                raw
            );
        }

        string? firstAbstract = _abstract.In(Language.Zh);
        return new ReadOutcome.Read(
            new Paper
            {
                Id = string.IsNullOrWhiteSpace(GivenId)
                    ? PaperId.For(_pmid, _doi, _pmcid, _cnkiId, _title, _date, _authors.FirstOrDefault(), firstAbstract)
                    : GivenId.Trim(),
                Pmid = _pmid,
                Pmcid = _pmcid,
                Doi = _doi,
                CnkiId = _cnkiId,
                RegistryIds = [.. _registryIds.Distinct()],
                Url = _url,
                Title = _title,
                Abstract = _abstract,
                Date = _date,
                Journal = _journal,
                Authors = _authors,
                Keywords = [.. _keywords.Distinct()],
                Countries = [.. _countries],
                Types = [.. _types.Distinct()],
                Status = StatusWords.Stronger(Status, StatusWords.Find(_types, _title)),
                Source = new RecordSource(file, format, record),
            }
        )
        {
            Labels = _labels,
        };
    }

    /// <summary>A quarantine row for this record.</summary>
    public ReadOutcome.Quarantined Reject(string found, string expected, string? raw) =>
        new(
            new QuarantineRow(
                file,
                format,
                record,
                Position,
                found,
                expected,
                raw is null ? null : RecordText.Cut(raw, options.MaxQuarantineChars)
            )
        );

    void Add(List<string> list, string name, string? value)
    {
        if (Text(name, value) is { } text)
        {
            list.Add(text);
        }
    }

    static Bilingual In(Language language, string? text) =>
        language == Language.Zh ? new Bilingual(text, null) : new Bilingual(null, text);

    string? TitleText(string? value) =>
        Verbatim
            ? Limited("title", RecordText.Keep(value))
            : Limited("title", WithoutBrackets(RecordText.Clean(value is null ? null : InlineMarkup.Strip(value))));

    string? AbstractText(string? value) =>
        Limited(
            "abstract",
            Verbatim ? RecordText.Keep(value) : RecordText.Clean(value is null ? null : InlineMarkup.Strip(value))
        );

    // PubMed puts a title that it translated into brackets: "[Title.]" or "[Title].".
    static string? WithoutBrackets(string? title)
    {
        int end = title?.TrimEnd('.').Length - 1 ?? 0;
        if (title is null || end < 2 || title[0] != '[' || title[end] != ']')
        {
            return title;
        }

        int depth = 0;
        for (int i = 0; i < end; i++)
        {
            depth +=
                title[i] == '[' ? 1
                : title[i] == ']' ? -1
                : 0;
            if (depth == 0)
            {
                return title; // "[18F]FDG and [11C]choline": the first bracket closes before the end
            }
        }

        return RecordText.Clean(title[1..end]);
    }

    string? Text(string name, string? value) => Limited(name, RecordText.Clean(value));

    string? Limited(string name, string? text)
    {
        if (text is null)
        {
            return null;
        }

        _chars += text.Length;
        if (text.Length > options.MaxFieldChars)
        {
            _tooLong ??= $"a {name} of {text.Length:N0} characters";
            return null;
        }

        if (_chars > options.MaxRecordChars)
        {
            _tooLong ??= $"more than {options.MaxRecordChars:N0} characters of text";
        }

        return text;
    }
}
