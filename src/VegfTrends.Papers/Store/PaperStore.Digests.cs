using VegfTrends.Core;

namespace VegfTrends.Papers.Store;

// What readers were told, and what is on its way to them.
public sealed partial class PaperStore
{
    // A paper that turned out to be another one keeps its rows here; they speak of the one it became.
    const string ToldTo =
        "told as (select coalesce(o.merged_into, o.id) as paper, t.kind, t.status from digest_papers t join papers o "
        + "on o.id = t.paper where t.reader = $1)";

    const string Joining = "(select coalesce(max(run), 0) + 1 from watch_runs where announced is not null)";

    /// <summary>
    /// What is known of a reader; one who is new joins with the runs whose papers were not announced yet, so that
    /// nobody is sent years of papers.
    /// </summary>
    public ReaderState Reader(string name)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        using SqlSession session = Writing();
        session.Execute($"insert into readers (name, joined) values ($1, {Joining}) on conflict do nothing", name);
        ReaderState state = session
            .List(
                "select name, joined, looked, told, suspects from readers where name = $1",
                r => new ReaderState(r.GetString(0), r.GetInt64(1), r.DayOrNull(2), r.DayOrNull(3), r.Strings(4)),
                name
            )
            .Single();
        session.Commit();
        return state;
    }

    /// <summary>Ids of papers that watch runs brought since the reader joined (one who has not joined yet would do so
    /// now), that stand, and that no digest has told this reader about. In store order.</summary>
    public IReadOnlyList<string> Untold(string reader)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(reader);
        using SqlSession session = Reading();
        return session.List(
            $"""
            with {ToldTo},
            came as (select coalesce(o.merged_into, o.id) as paper, b.silent from run_papers b join papers o on o.id = b.paper
              where b.what = 'new' and (b.silent = 1 or b.run >= coalesce((select joined from readers where name = $1), {Joining})))
            select p.name from papers p
            where p.id in (select paper from came where silent = 0) and p.id not in (select paper from came where silent = 1)
              and p.id not in (select paper from told where kind = 'new') and p.status in ('published', 'corrected')
            order by p.id
            """,
            r => r.GetString(0),
            reader
        );
    }

    /// <summary>Papers that this reader was told about and whose status has changed since, in store order; each change
    /// once.</summary>
    public IReadOnlyList<ToldPaper> ChangedSinceTold(string reader)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(reader);
        using SqlSession session = Reading();
        return session.List(
            $"""
            with {ToldTo}
            select p.name, p.status from papers p
            where p.id in (select paper from told) and p.status <> 'published'
              and not exists (select 1 from told where told.paper = p.id and told.status = p.status)
            order by p.id
            """,
            r => new ToldPaper(
                r.GetString(0),
                Enum.Parse<PublicationStatus>(r.GetString(1), ignoreCase: true),
                IsNew: false
            ),
            reader
        );
    }

    /// <summary>Keeps a digest with its papers and deliveries, all or nothing, before any of it is sent.</summary>
    /// <returns><c>false</c> when another program has told this reader about one of the papers in the meantime; nothing
    /// is kept then.</returns>
    public bool Keep(NewDigest digest)
    {
        ArgumentNullException.ThrowIfNull(digest);
        using SqlSession session = Writing();
        long id = session
            .Number(
                "insert into digests (reader, day, prepared, content) values ($1, $2, $3, $4) returning id",
                digest.Reader,
                Columns.Of(digest.Day),
                Columns.Of(Now),
                digest.Content
            )!
            .Value;
        foreach (ToldPaper paper in digest.Papers)
        {
            string status = paper.Status.ToString().ToLowerInvariant();
            int kept = session.Execute(
                "insert into digest_papers (reader, paper, kind, status, digest) values ($1, $2, $3, $4, $5) on "
                    + "conflict do nothing",
                digest.Reader,
                RequirePaper(session, paper.PaperId, Path),
                paper.IsNew ? "new" : status,
                status,
                id
            );
            if (kept == 0)
            {
                return false;
            }
        }

        foreach (string channel in digest.Channels)
        {
            session.Execute(
                "insert into deliveries (id, digest, channel, state) values ($1, $2, $3, 'prepared')",
                Guid.NewGuid().ToString("D"),
                id,
                channel
            );
        }

        session.Execute(
            "update readers set looked = $2, told = $2, suspects = $3 where name = $1",
            digest.Reader,
            Columns.Of(digest.Day),
            Columns.Of(digest.Suspects)
        );
        session.Commit();
        return true;
    }

    /// <summary>Notes that it was the reader's turn, or not, and there was nothing to tell.</summary>
    public void NoteLooked(string reader, DateOnly day, IReadOnlyList<string> suspects)
    {
        using SqlSession session = Writing();
        session.Execute(
            "update readers set looked = $2, suspects = $3 where name = $1",
            reader,
            Columns.Of(day),
            Columns.Of(suspects)
        );
        session.Commit();
    }

    /// <summary>Deliveries that have not arrived for sure, the oldest digest first.</summary>
    public IReadOnlyList<StoredDelivery> OpenDeliveries() => Deliveries("where d.state <> 'delivered'");

    /// <summary>All deliveries, the oldest digest first.</summary>
    public IReadOnlyList<StoredDelivery> Deliveries() => Deliveries("");

    /// <summary>Notes, before anything is sent, that a delivery is being tried.</summary>
    /// <returns>The number of the attempt; <c>null</c> when it has been delivered meanwhile.</returns>
    public int? BeginAttempt(Guid delivery)
    {
        using SqlSession session = Writing();
        long? number = session.Number(
            """
            update deliveries set attempts = attempts + 1, repeats = repeats + (state in ('sending', 'uncertain')), state = 'sending'
            where id = $1 and state <> 'delivered' returning attempts
            """,
            delivery.ToString("D")
        );
        if (number is { } attempt)
        {
            session.Execute(
                "insert into delivery_attempts (delivery, number, started) values ($1, $2, $3)",
                delivery.ToString("D"),
                attempt,
                Columns.Of(Now)
            );
            session.Commit();
        }

        return (int?)number;
    }

    /// <summary>Notes how an attempt ended.</summary>
    /// <param name="delivery">The delivery.</param>
    /// <param name="attempt">See <see cref="BeginAttempt"/>.</param>
    /// <param name="state">Delivered, failed or uncertain.</param>
    /// <param name="why">What went wrong, or <c>null</c>.</param>
    /// <param name="next">Not tried again before, or <c>null</c>.</param>
    public void EndAttempt(Guid delivery, int attempt, DeliveryState state, string? why, DateTimeOffset? next)
    {
        string id = delivery.ToString("D"),
            word = state.ToString().ToLowerInvariant();
        using SqlSession session = Writing();
        session.Execute(
            "update delivery_attempts set ended = $3, outcome = $4, why = $5 where delivery = $1 and number = $2",
            id,
            attempt,
            Columns.Of(Now),
            word,
            why
        );
        session.Execute(
            "update deliveries set state = $2, why = $3, next_attempt = $4, delivered = $5 where id = $1",
            id,
            word,
            why,
            next is { } time ? Columns.Of(time) : null,
            state == DeliveryState.Delivered ? Columns.Of(Now) : null
        );
        session.Commit();
    }

    List<StoredDelivery> Deliveries(string where)
    {
        using SqlSession session = Reading();
        return session.List(
            $"""
            select d.id, g.id, g.reader, d.channel, g.prepared, g.content, d.state, d.attempts, d.repeats, d.next_attempt, d.why
            from deliveries d join digests g on g.id = d.digest {where} order by g.id, d.channel
            """,
            r => new StoredDelivery(
                Guid.Parse(r.GetString(0)),
                r.GetInt64(1),
                r.GetString(2),
                r.GetString(3),
                r.Time(4),
                r.GetString(5),
                Enum.Parse<DeliveryState>(r.GetString(6), ignoreCase: true),
                r.GetInt32(7),
                r.GetInt32(8),
                r.TimeOrNull(9),
                r.Text(10)
            )
        );
    }
}
