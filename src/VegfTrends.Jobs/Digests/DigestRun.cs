using VegfTrends.Core;
using VegfTrends.Papers.Store;
using VegfTrends.Reporting.Digests;
using VegfTrends.Reporting.Digests.Delivery;

namespace VegfTrends.Jobs.Digests;

/// <summary>What a run of digests works with.</summary>
public sealed record DigestRunOptions
{
    /// <summary>The day of the run, in local time.</summary>
    public required DateOnly Day { get; init; }

    /// <summary>Sources that are not to be trusted today.</summary>
    public IReadOnlyList<SuspectSource> Suspects { get; init; } = [];

    /// <summary>No reader but this one; <c>null</c> for all.</summary>
    public string? Reader { get; init; }

    /// <summary>Makes no new digests, only sends what was made before: after a backfill.</summary>
    public bool OnlySend { get; init; }

    /// <summary>Tries what failed without waiting: somebody asked for it.</summary>
    public bool AtOnce { get; init; }

    public TimeProvider Time { get; init; } = TimeProvider.System;

    /// <summary>Takes the place of the real channels in tests.</summary>
    public Func<ChannelOptions, IDigestChannel>? Channels { get; init; }
}

/// <summary>
/// Makes the digests that are due and sends all that has not arrived. A digest is saved, with the papers it tells
/// about, before it is sent, and every attempt is noted before and after; so a run may be killed anywhere: no paper is
/// left out, none is told twice in two digests, and what may have arrived is sent again under the same id.
/// </summary>
/// <param name="store">The store.</param>
/// <param name="file">The readers.</param>
/// <param name="load">Loads all papers; called only when there is something to tell.</param>
/// <param name="options">What to do.</param>
public sealed class DigestRun(PaperStore store, ReadersFile file, Func<DigestData> load, DigestRunOptions options)
{
    // The first retry may come with the next run, however soon; a mailbox that is gone is asked twice a day.
    static readonly TimeSpan FirstWait = TimeSpan.FromMinutes(10),
        LongestWait = TimeSpan.FromHours(12);

    readonly List<string> _problems = [];
    readonly Lazy<DigestBuilder> _builder = new(() => new DigestBuilder(load()));
    int _prepared,
        _delivered,
        _failed,
        _uncertain,
        _repeats,
        _waiting;

    /// <summary>The digests of all papers of a store.</summary>
    /// <param name="store">The store; what is new in it is assessed once there is something to tell.</param>
    /// <param name="model">Whose word counts.</param>
    /// <param name="file">The readers.</param>
    /// <param name="options">What to do.</param>
    /// <param name="assessed">Told how many papers were assessed so far.</param>
    /// <param name="cancel">Asked at every paper that is loaded.</param>
    public static DigestRun Over(
        PaperStore store,
        ModelInUse model,
        ReadersFile file,
        DigestRunOptions options,
        IProgress<int>? assessed,
        CancellationToken cancel
    ) =>
        new(
            store,
            file,
            () =>
                DigestLoading.Load(
                    store,
                    model,
                    options.Day,
                    withEmbeddings: file.Readers.Any(r => r.Likes.Count > 0),
                    assessed,
                    cancel
                ),
            options
        );

    IEnumerable<DigestReader> Readers => file.Readers.Where(r => options.Reader is null || r.Name == options.Reader);

    /// <summary>Keeps a second program from sending the digests of the same store at the same time.</summary>
    public static string LockOf(string store) => store + ".digest.lock";

    public async Task<DigestSummary> RunAsync(CancellationToken cancel)
    {
        using FileLock? mine = FileLock.TryTake(
            LockOf(store.Path),
            "Digests need write access to the folder of their store."
        );
        if (mine is null)
        {
            _problems.Add("Another program is sending digests from this store; left to it.");
            return Summary();
        }

        foreach (DigestReader reader in options.OnlySend ? [] : Readers)
        {
            cancel.ThrowIfCancellationRequested();
            Prepare(reader, cancel);
        }

        foreach (StoredDelivery delivery in store.OpenDeliveries())
        {
            cancel.ThrowIfCancellationRequested();
            await SendAsync(delivery, cancel);
        }

        return Summary();
    }

    /// <summary>What the reader's next digest would say by now, whenever it is due. Nothing is noted.</summary>
    public Digest Preview(DigestReader reader, CancellationToken cancel) =>
        _builder.Value.Build(reader, News(reader), cancel);

    void Prepare(DigestReader reader, CancellationToken cancel)
    {
        ReaderState state = store.Reader(reader.Name);
        if (state.Looked is null && reader.Rhythm.DueDay(options.Day) != options.Day)
        {
            // A weekly reader who is new waits for the day.
            store.NoteLooked(reader.Name, options.Day, state.Suspects);
            return;
        }

        if (!reader.Rhythm.IsDue(options.Day, state.Looked, state.Told))
        {
            return;
        }

        // A source that stays broken is news once.
        string[] suspects = [.. options.Suspects.Select(s => s.Source)];
        bool newSuspect = suspects.Except(state.Suspects).Any();
        DigestNews news = News(reader);
        Digest? digest =
            newSuspect || reader.Empty || news.New.Count + news.Changed.Count > 0
                ? _builder.Value.Build(reader, news, cancel)
                : null;
        if (digest is null || (digest.IsEmpty && !newSuspect && !reader.Empty))
        {
            store.NoteLooked(reader.Name, options.Day, suspects);
            return;
        }

        _prepared += store.Keep(
            new NewDigest
            {
                Reader = reader.Name,
                Day = options.Day,
                Content = DigestJson.Write(digest),
                Papers =
                [
                    .. digest.Papers.Select(p => new ToldPaper(p.Id, p.Status, IsNew: true)),
                    .. digest.Changes.Select(c => new ToldPaper(c.PaperId, c.Status, IsNew: false)),
                ],
                Channels = [.. reader.Channels.Select(c => c.Key)],
                Suspects = suspects,
            }
        )
            ? 1
            : 0;
    }

    DigestNews News(DigestReader reader) =>
        new(
            store.Untold(reader.Name),
            [.. store.ChangedSinceTold(reader.Name).Select(c => (c.PaperId, c.Status))],
            options.Suspects
        );

    // A time far ahead comes from a clock that was wrong.
    bool IsTooSoon(StoredDelivery delivery) =>
        delivery.NextAttempt - options.Time.GetUtcNow() is { } wait && wait > TimeSpan.Zero && wait <= LongestWait;

    static TimeSpan Wait(int attempt) =>
        attempt > 10 ? LongestWait : TimeSpan.FromTicks(Math.Min(LongestWait.Ticks, FirstWait.Ticks << (attempt - 1)));

    DigestSummary Summary() => new(_prepared, _delivered, _failed, _uncertain, _repeats, _waiting, _problems);

    async Task SendAsync(StoredDelivery delivery, CancellationToken cancel)
    {
        if (options.Reader is not null && delivery.Reader != options.Reader)
        {
            return;
        }

        ChannelOptions? channel = file
            .Readers.FirstOrDefault(r => r.Name == delivery.Reader)
            ?.Channels.FirstOrDefault(c => c.Key == delivery.Channel);
        if (channel is null || (!options.AtOnce && IsTooSoon(delivery)))
        {
            _waiting++;
            return;
        }

        if (store.BeginAttempt(delivery.Id) is not { } attempt)
        {
            return;
        }

        _repeats += delivery.State is DeliveryState.Sending or DeliveryState.Uncertain ? 1 : 0;
        switch (await TryAsync(channel, delivery, cancel))
        {
            case DeliveryOutcome.Failed failed:
                _failed++;
                Note(DeliveryState.Failed, failed.Why);
                break;
            case DeliveryOutcome.Uncertain uncertain:
                _uncertain++;
                Note(DeliveryState.Uncertain, uncertain.Why);
                break;
            default:
                _delivered++;
                store.EndAttempt(delivery.Id, attempt, DeliveryState.Delivered, why: null, next: null);
                break;
        }

        void Note(DeliveryState state, string why)
        {
            _problems.Add($"{delivery.Reader}, {delivery.Channel}: {why}");
            store.EndAttempt(delivery.Id, attempt, state, why, options.Time.GetUtcNow() + Wait(attempt));
        }
    }

    async Task<DeliveryOutcome> TryAsync(ChannelOptions to, StoredDelivery delivery, CancellationToken cancel)
    {
        IDigestChannel channel = options.Channels?.Invoke(to) ?? Open(to);
        try
        {
            return await channel.DeliverAsync(
                new OutgoingDigest(delivery.Id, delivery.Prepared, DigestJson.Read(delivery.Content)),
                cancel
            );
        }
#pragma warning disable CA1031 // one delivery that meets a defect must not keep all the others back; it is shown, and tried again
        catch (Exception e) when (e is not OperationCanceledException)
#pragma warning restore CA1031
        {
            return new DeliveryOutcome.Uncertain($"{e.GetType().Name}: {e.Message}");
        }
        finally
        {
            (channel as IDisposable)?.Dispose();
        }
    }

    IDigestChannel Open(ChannelOptions channel) =>
        channel switch
        {
            ChannelOptions.Email email => new EmailChannel(file.Mail!, email.Address),
            ChannelOptions.Atom atom => new AtomChannel(atom),
            ChannelOptions.Webhook webhook => new WebhookChannel(webhook, options.Time),
            ChannelOptions.Folder folder => new FolderChannel(folder),
            _ => throw new InvalidOperationException($"There is no channel of the kind {channel.GetType().Name}."),
        };
}
