using VegfTrends.Core;

namespace VegfTrends.Papers.Formats;

/// <summary>
/// Gathers the fields of one record while it is read, cleans them in one place, and makes the <see cref="Paper"/> or the quarantine row.
/// Every reader uses it, so that all formats agree on identifiers, languages, dates and limits.
/// </summary>
public sealed class PaperDraft(string file, string format, int record, ReadOptions options)
{
    readonly List<string> _authors = [], _keywords = [], _types = [], _registryIds = [];
    Bilingual _title, _abstract;
    string? _tooLong, _pmid, _pmcid, _doi, _cnkiId, _url, _journal;
    PaperDate? _date;
    long _chars;

    /// <summary>The id that the input itself gives (JSON Lines, CSV); beats identifiers as the paper's name.</summary>
    public string? GivenId { get; set; }

    public PublicationStatus Status { get; set; } = PublicationStatus.Published;

    /// <summary>Where the record begins, for the quarantine row: <c>line 120</c>.</summary>
    public string Position { get; set; } = $"record {record}";

    /// <summary>Nothing but identifiers, dates or lists has been seen yet: no title and no abstract.</summary>
    public bool HasText => !_title.IsEmpty || !_abstract.IsEmpty;

    public bool HasDate => _date is not null;

    /// <summary>First one of a language wins.</summary>
    public void AddTitle(string? text) => _title = _title.FilledFrom(Bilingual.Of(Text("title", text)));

    /// <summary>First one of a language wins.</summary>
    public void AddTitle(string? text, Language language) => _title = _title.FilledFrom(In(language, Text("title", text)));

    /// <summary>First one of a language wins.</summary>
    public void AddAbstract(string? text) => _abstract = _abstract.FilledFrom(Bilingual.Of(Text("abstract", text)));

    /// <summary>First one of a language wins.</summary>
    public void AddAbstract(string? text, Language language) => _abstract = _abstract.FilledFrom(In(language, Text("abstract", text)));

    public void AddAuthor(string? name) => Add(_authors, "author", name);

    public void AddKeyword(string? keyword) => Add(_keywords, "keyword", keyword);

    public void AddType(string? type) => Add(_types, "publication type", type);

    public void AddRegistryId(string? id) => Add(_registryIds, "registry number", id);

    public void SetPmid(string? text) => _pmid ??= PaperId.CleanPmid(text);

    public void SetPmcid(string? text)
    {
        string id = (text ?? "").Trim().ToUpperInvariant();
        if (id.StartsWith("PMC", StringComparison.Ordinal) && id.Length is > 3 and < 15 && id[3..].All(char.IsAsciiDigit))
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

    /// <summary>Kept when it is an absolute http or https address; the first one wins.</summary>
    public void SetUrl(string? text)
    {
        if (Uri.TryCreate((text ?? "").Trim(), UriKind.Absolute, out Uri? uri) && uri.Scheme is "http" or "https" && uri.OriginalString.Length < 2000)
        {
            _url ??= uri.AbsoluteUri;
        }
    }

    public void SetJournal(string? text) => _journal ??= Text("journal", text);

    /// <summary>The more precise date wins when both name the same year; else the first.</summary>
    public void SetDate(PaperDate? date)
    {
        if (date is { } found && (_date is not { } known || (known.Year == found.Year && known.Month is null && found.Month is not null)
            || (known.Year == found.Year && known.Month == found.Month && known.Day is null && found.Day is not null)))
        {
            _date = date;
        }
    }

    /// <summary>The paper, or the quarantine row when a field passes its limit or both title and abstract are missing.</summary>
    /// <param name="raw">The record as it stood, for the quarantine; may be cut.</param>
    public ReadOutcome Build(string? raw)
    {
        if (_tooLong is not null)
        {
            return Reject(_tooLong, $"a field of at most {options.MaxFieldChars:N0} and a record of at most {options.MaxRecordChars:N0} characters", raw);
        }

        if (!HasText)
        {
            return Reject("neither title nor abstract", "at least one of them; add it to the record, or leave the record out", raw);
        }

        string? firstAbstract = _abstract.In(Language.Zh);
        return new ReadOutcome.Read(new Paper
        {
            Id = GivenId ?? PaperId.For(_pmid, _doi, _pmcid, _cnkiId, _title, _date, _authors.FirstOrDefault(), firstAbstract),
            Pmid = _pmid,
            Pmcid = _pmcid,
            Doi = _doi,
            CnkiId = _cnkiId,
            RegistryIds = _registryIds,
            Url = _url,
            Title = _title,
            Abstract = _abstract,
            Date = _date,
            Journal = _journal,
            Authors = _authors,
            Keywords = _keywords,
            Types = _types,
            Status = Status,
            Source = new RecordSource(file, format, record),
        });
    }

    /// <summary>A quarantine row for this record.</summary>
    public ReadOutcome.Quarantined Reject(string found, string expected, string? raw) =>
        new(new QuarantineRow(file, format, record, Position, found, expected,
            raw is null || raw.Length <= options.MaxQuarantineChars ? raw : raw[..options.MaxQuarantineChars]));

    void Add(List<string> list, string name, string? value)
    {
        if (Text(name, value) is { } text)
        {
            list.Add(text);
        }
    }

    static Bilingual In(Language language, string? text) => language == Language.Zh ? new Bilingual(text, null) : new Bilingual(null, text);

    string? Text(string name, string? value)
    {
        string? text = RecordText.Clean(value);
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
