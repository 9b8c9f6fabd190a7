namespace VegfTrends.Papers.Formats;

/// <summary>
/// A text format of lines with tags. It cuts the file into records; the format says what a tag looks like, what begins
/// and ends a record, and what the tags mean.
/// </summary>
abstract class TaggedFormat : IPaperFormat
{
    public abstract string Key { get; }

    /// <summary>The tag that must end every record, or <c>null</c> when the format has none.</summary>
    protected virtual string? EndMark => null;

    /// <summary>How a record begins, in words for the quarantine.</summary>
    protected abstract string Beginning { get; }

    public abstract bool Recognises(string head, PaperFile file);

    public IEnumerable<ReadOutcome> Read(PaperFile file, ReadOptions options, CancellationToken cancel)
    {
        using var lines = new TextLines(file.OpenText(), options.MaxRecordChars);
        TaggedRecord? current = null;
        int number = 0;
        bool afterBlank = false,
            endMarkSeen = false;
        while (lines.Next() is { } line)
        {
            cancel.ThrowIfCancellationRequested();
            if (string.IsNullOrWhiteSpace(line))
            {
                afterBlank = true;
                continue;
            }

            TaggedRecord? record = current is { IsStray: true } ? null : current;
            if (TrySplit(line, record, out TaggedField field))
            {
                LineRole role = RoleOf(field, record, afterBlank);
                if (current is not null && (record is null || role is LineRole.Begins or LineRole.OfFile))
                {
                    yield return Finish(current, file, options, ++number);
                    current = null;
                }

                if (role is LineRole.Begins or LineRole.Field)
                {
                    current ??= new TaggedRecord(lines.Number, options);
                    current.Add(line, field, lines.Cut);
                }
                else if (role == LineRole.Ends)
                {
                    endMarkSeen = true;
                    if (current is not null)
                    {
                        yield return Finish(current, file, options, ++number);
                        current = null;
                    }
                }
            }
            else if (record is not null && Continues(line, afterBlank))
            {
                record.Continue(line, lines.Cut);
            }
            else if (current is { IsStray: true })
            {
                current.Continue(line, lines.Cut);
            }
            else if (current is not null || number > 0)
            {
                // Before the first record such text is the exporter's heading; later it may be what is left of a
                // record.
                if (current is not null)
                {
                    yield return Finish(current, file, options, ++number);
                }

                current = new TaggedRecord(lines.Number, options) { IsStray = true };
                current.Continue(line, lines.Cut);
            }

            afterBlank = false;
        }

        if (lines.Failure is { } failure)
        {
            yield return Draft(file, options, ++number, current?.Line ?? lines.Number)
                .Reject(
                    $"content that cannot be read after line {lines.Number}: {failure}",
                    "a whole file; copy or export it again",
                    current?.Raw
                );
        }
        else if (current is { IsStray: false } && EndMark is not null && (endMarkSeen || number == 0))
        {
            // Where no record has the mark it is the exporter's habit; otherwise the file was cut off and the last text
            // with it.
            yield return Draft(file, options, ++number, current.Line)
                .Reject(
                    $"the end of the file before '{EndMark}'",
                    $"'{EndMark}' after every record; the file was cut off, export it again",
                    current.Raw
                );
        }
        else if (current is not null)
        {
            yield return Finish(current, file, options, ++number);
        }
    }

    /// <summary>Splits a line into tag and value; false for text that continues the field before.</summary>
    protected abstract bool TrySplit(string line, TaggedRecord? current, out TaggedField field);

    protected abstract LineRole RoleOf(TaggedField field, TaggedRecord? current, bool afterBlank);

    /// <summary>Whether a line without a tag continues the field before.</summary>
    protected virtual bool Continues(string line, bool afterBlank) => true;

    /// <summary>Puts the fields of a record into a draft.</summary>
    protected abstract void Fill(TaggedRecord record, PaperDraft draft);

    PaperDraft Draft(PaperFile file, ReadOptions options, int number, int line) =>
        new(file.Name, Key, number, options) { Position = $"line {line}" };

    ReadOutcome Finish(TaggedRecord record, PaperFile file, ReadOptions options, int number)
    {
        PaperDraft draft = Draft(file, options, number, record.Line);
        if (record.IsStray)
        {
            return draft.Reject("text outside any record", $"a record that begins with {Beginning}", record.Raw);
        }

        if (record.IsTooLong)
        {
            return draft.Reject(
                $"a record of more than {options.MaxRecordChars:N0} characters",
                "a shorter one; is an end mark missing?",
                record.Raw
            );
        }

        Fill(record, draft);
        ReadOutcome outcome = draft.Build(record.Raw);
        return outcome is ReadOutcome.Read read ? DamagedText.Check(read, draft, record.Raw) : outcome;
    }
}
