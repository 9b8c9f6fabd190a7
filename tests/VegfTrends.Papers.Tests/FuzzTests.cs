using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.IO.Compression;
using System.Text;
using VegfTrends.Core;
using VegfTrends.Papers.Formats;
using VegfTrends.Papers.Tests.Formats;
using Xunit;
using Xunit.Abstractions;

namespace VegfTrends.Papers.Tests;

/// <summary>
/// Whatever a file holds: no exception, no hang, bounded memory, nothing read from elsewhere, and papers that keep
/// their own rules. The seed is fixed; an input that fails is written to the folder for temporary files.
/// </summary>
public sealed class FuzzTests : IDisposable
{
    const int Inputs = 2_000,
        InputsAtFullSize = 10_000,
        FixtureInputs = 1_500;

    // A whole input allocates a few megabytes; a field of 1 Mi characters some tens.
    const long MostAllocated = 400L << 20,
        MostWorkingSet = 2L << 30;

    static readonly TimeSpan Budget = TimeSpan.FromSeconds(60),
        MostTime = TimeSpan.FromMinutes(5);

    readonly ITestOutputHelper _output;
    readonly string _folder = Directory.CreateTempSubdirectory("vegf-fuzz-").FullName;

    static FuzzTests() => Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);

    public FuzzTests(ITestOutputHelper output) => _output = output;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void Samples_AreReadByTheirFormats()
    {
        foreach ((string format, byte[] bytes) in FuzzSamples.All)
        {
            Sample sample = Sample.Read(bytes);
            Assert.Equal(format, sample.Format);
            Assert.NotEmpty(sample.Papers);
        }
    }

    [Fact]
    public Task Read_MutatedSamples() => FuzzAsync([.. FuzzSamples.All.Select(s => s.Bytes)], Inputs, seed: 20240611);

    [Fact, Trait("Category", "Long")]
    public Task Read_MutatedSamples_AtFullSize() =>
        FuzzAsync([.. FuzzSamples.All.Select(s => s.Bytes)], InputsAtFullSize, seed: 20240611);

    [SkippableFact]
    public async Task Read_MutatedRealExports()
    {
        Skip.If(Fixtures.Folder is null, Fixtures.Missing);
        byte[][] files =
        [
            .. Fixtures
                .Listed()
                .Select(f => Path.Combine(Fixtures.Folder!, f.File))
                .Where(f => new FileInfo(f) is { Exists: true, Length: < 50_000 })
                .Select(File.ReadAllBytes),
        ];
        await FuzzAsync(files, FixtureInputs, seed: 20240612);
    }

    public static TheoryData<string> Attacks => [.. AttackFiles.Keys];

    [Theory]
    [MemberData(nameof(Attacks))]
    public void Read_Attack(string name)
    {
        var clock = Stopwatch.StartNew();
        long before = GC.GetAllocatedBytesForCurrentThread();
        byte[] bytes = AttackFiles[name]();
        long own = GC.GetAllocatedBytesForCurrentThread() - before;
        Check(bytes, name);
        _output.WriteLine(
            string.Create(
                CultureInfo.InvariantCulture,
                $"{bytes.Length:N0} bytes, {clock.ElapsedMilliseconds} ms, "
                    + $"{(GC.GetAllocatedBytesForCurrentThread() - before - own) >> 20} MiB allocated"
            )
        );
    }

    static Dictionary<string, Func<byte[]>> AttackFiles { get; } =
        new()
        {
            ["gzip bomb"] = () => Sample.Gzip(new byte[64 << 20]),
            ["gzip bomb behind a row"] = () => Sample.Gzip("{\"title\":\"T\"}\n" + new string(' ', 32 << 20)),
            ["gzip in gzip"] = () => Sample.Gzip(Sample.Gzip(Sample.Gzip("{\"title\":\"T\"}\n"))),
            ["zip bomb"] = () =>
                XlsxTests.Workbook([
                    XlsxTests.Sheet(XlsxTests.Row(1, "title", "abstract")) + new string(' ', 32 << 20),
                ]),
            ["zip of a hundred thousand parts"] = () => ManyParts(100_000),
            ["workbook of empty rows"] = () =>
                XlsxTests.Workbook([
                    XlsxTests.Sheet(XlsxTests.Row(1, "title", "abstract"), XlsxTests.Row(300_000, "T", "A")),
                ]),
            ["billion laughs"] = () =>
                Text(
                    "<!DOCTYPE PubmedArticleSet [<!ENTITY l0 \"lol\">"
                        + string.Concat(
                            Enumerable
                                .Range(1, 30)
                                .Select(i =>
                                    $"<!ENTITY l{i} \"{string.Concat(Enumerable.Repeat($"&l{i - 1};", 10))}\">"
                                )
                        )
                        + "]><PubmedArticleSet><PubmedArticle><MedlineCitation><Article>"
                        + "<ArticleTitle>&l30;</ArticleTitle></Article></MedlineCitation></PubmedArticle></PubmedArticleSet>"
                ),
            ["outside entity"] = () =>
                Text(
                    "<!DOCTYPE xml [<!ENTITY e SYSTEM "
                        + "\"file:///etc/passwd\">]><xml><records><record><titles><title>&e;</title></titles></record></records></xml>"
                ),
            ["deep XML"] = () => Text("<PubmedArticleSet><PubmedArticle>" + Many("<a>", 500_000)),
            ["many record starts"] = () => Text("<PubmedArticleSet>" + Many("<PubmedArticle>", 200_000)),
            ["many comment starts"] = () => Text("<PubmedArticleSet><PubmedArticle>" + Many("<!--", 500_000)),
            ["many CDATA starts between records"] = () =>
                Text("<PubmedArticleSet>" + Many("<![CDATA[<PubmedArticle>", 100_000)),
            ["document type without end"] = () => Text(Many("<!DOCTYPE PubmedArticleSet [", 100_000)),
            ["two hundred thousand attributes"] = () =>
                Text(
                    "<xml><records><record "
                        + string.Concat(Enumerable.Range(0, 200_000).Select(i => $"a{i}='' "))
                        + "><titles/></record></records></xml>"
                ),
            ["deep JSON"] = () => Text("{\"title\":" + Many("[", 1_000_000)),
            ["deep Europe PMC"] = () => Text("{\"resultList\":{\"result\":[" + Many("{\"id\":", 300_000)),
            ["JSON records without end"] = () => Text("[" + Many("{\"id\":\"1\",\"abstractText\":\"x\",", 50_000)),
            ["JSON texts without end"] = () =>
                Text("{\"resultList\":{\"result\":[" + Many("{\"id\":\"\\\\\\\",", 100_000)),
            ["a line of thirty million"] = () => Text("{\"title\":\"" + new string('x', 30_000_000)),
            ["CSV quote without end"] = () => Text("title,abstract\n" + Many("\"a,b\n", 200_000)),
            ["CSV doubled quotes"] = () => Text("title,abstract\n\"" + Many("\"\"\n", 500_000)),
            ["CSV of delimiters"] = () => Text("title,abstract\n" + new string(',', 3_000_000)),
            ["CSV header of half a million columns"] = () => Text("title," + Many("abstract,", 500_000) + "\nT,A\n"),
            ["blank lines"] = () => Text("{\"title\":\"T\"}" + new string('\n', 5_000_000)),
            ["braces of BibTeX"] = () => Text("@article{a, title = " + new string('{', 500_000)),
            ["many BibTeX entries cut off"] = () => Text(Many("@article{a, title = {x", 100_000)),
            ["strings of BibTeX that double"] = () =>
                Text(
                    "@string{s0=\"xxxxxxxxxx\"}\n"
                        + string.Concat(Enumerable.Range(1, 60).Select(i => $"@string{{s{i}=s{i - 1} # s{i - 1}}}\n"))
                        + "@article{a, title=s60}\n"
                ),
            ["RIS record without end"] = () => Text("TY  - JOUR\n" + Many("AU  - Li, N\n", 300_000)),
            ["RIS line without end"] = () => Text("TY  - JOUR\nTI  - " + new string('x', 20_000_000)),
            ["UTF-16 of halves"] = () => [0xFF, 0xFE, .. Enumerable.Repeat<byte>(0xD8, 200_000)],
            ["zeros"] = () => new byte[1 << 20],
        };

    async Task FuzzAsync(byte[][] samples, int inputs, int seed)
    {
        var clock = Stopwatch.StartNew();
        int done = 0;
        long most = 0,
            slowest = 0;
        var running = new ConcurrentDictionary<int, bool>();
        Task all = Task.Run(() =>
            Parallel.For(
                0,
                inputs,
                new ParallelOptions { MaxDegreeOfParallelism = 2 },
                i =>
                {
                    running[seed + i] = true;
                    byte[] bytes = FuzzMutations.Mutate(new Random(seed + i), samples);
                    (long allocated, long milliseconds) = Check(bytes, $"seed {seed + i}");
                    Interlocked.Increment(ref done);
                    InterlockedMax(ref most, allocated);
                    InterlockedMax(ref slowest, milliseconds);
                    running.TryRemove(seed + i, out _);
                }
            )
        );

        // A reader that hangs without asking for cancellation would hold this test for ever.
        await (
            await Task.WhenAny(all, Task.Delay(MostTime)) == all
                ? all
                : throw new TimeoutException($"Hangs at seed {string.Join(", ", running.Keys)}.")
        );
        long peak = Process.GetCurrentProcess().PeakWorkingSet64;
        _output.WriteLine(
            string.Create(
                CultureInfo.InvariantCulture,
                $"{done:N0} inputs in {clock.Elapsed.TotalSeconds:0.0} s; slowest {slowest} ms; most allocated by one "
                    + $"{most >> 20} MiB; peak working set of the test process {peak >> 20} MiB"
            )
        );
        Assert.Equal(inputs, done);
        Assert.InRange(peak, 0, MostWorkingSet);
    }

    (long Allocated, long Milliseconds) Check(byte[] bytes, string name)
    {
        string path = Path.Combine(_folder, Guid.NewGuid().ToString("N"));
        File.WriteAllBytes(path, bytes);
        using var cancel = new CancellationTokenSource(Budget);
        var clock = Stopwatch.StartNew();
        long before = GC.GetAllocatedBytesForCurrentThread();
        try
        {
            int outcomes = 0;
            foreach (ReadOutcome outcome in PaperFormats.Read(path, new ReadOptions(), null, cancel.Token))
            {
                outcomes++;
                CheckOutcome(outcome);
            }

            long allocated = GC.GetAllocatedBytesForCurrentThread() - before;
            Assert.True(outcomes > 0, "nothing came out: neither a paper nor a reason");
            Assert.InRange(clock.Elapsed, TimeSpan.Zero, Budget);
            Assert.InRange(allocated, 0, MostAllocated);
            return (allocated, clock.ElapsedMilliseconds);
        }
        catch (Exception e)
        {
            string kept = Path.Combine(Path.GetTempPath(), $"vegf-fuzz-failure-{name.Replace(' ', '-')}.bin");
            File.WriteAllBytes(kept, bytes);
            throw new InvalidOperationException($"{name} ({bytes.Length} bytes, kept as {kept}): {e.Message}", e);
        }
        finally
        {
            File.Delete(path);
        }
    }

    static void CheckOutcome(ReadOutcome outcome)
    {
        switch (outcome)
        {
            case ReadOutcome.Read { Paper: var paper }:
                Assert.False(paper.Title.IsEmpty && paper.Abstract.IsEmpty);
                Assert.False(string.IsNullOrWhiteSpace(paper.Id));
                Assert.True(paper.Source.Record > 0);
                Assert.True(paper.Doi is null || paper.Doi.StartsWith("10.", StringComparison.Ordinal));
                Assert.True(paper.Url is null || paper.Url.StartsWith("http", StringComparison.Ordinal));
                Assert.All(paper.Texts(), t => CheckText(t.Text));
                Assert.All(paper.Authors.Concat(paper.Keywords).Concat(paper.Types), CheckText);
                break;
            case ReadOutcome.Quarantined { Row: var row }:
                Assert.False(
                    string.IsNullOrWhiteSpace(row.Found)
                        || string.IsNullOrWhiteSpace(row.Expected)
                        || string.IsNullOrWhiteSpace(row.Position)
                );
                Assert.True(row.Raw is null || row.Raw.Length <= new ReadOptions().MaxQuarantineChars);

                // The front door turns an exception of a reader into a row; here it is a mistake of that reader all the
                // same.
                Assert.False(
                    row.Expected.Contains("please report", StringComparison.Ordinal),
                    row.Format + ": " + row.Found
                );
                CheckText(row.Found);
                break;
            case ReadOutcome.Deleted deleted:
                Assert.Equal(deleted.Pmid, PaperId.CleanPmid(deleted.Pmid));
                break;
        }
    }

    static void CheckText(string text)
    {
        Assert.DoesNotContain("root:x:0:0", text, StringComparison.Ordinal);
        for (int i = 0; i < text.Length; i++)
        {
            bool lone = char.IsHighSurrogate(text[i])
                ? i + 1 == text.Length || !char.IsLowSurrogate(text[++i])
                : char.IsLowSurrogate(text[i]);
            Assert.False(lone, "half a character");
        }
    }

    static byte[] Text(string text) => Encoding.UTF8.GetBytes(text);

    static string Many(string part, int times) =>
        new StringBuilder(part.Length * times).Insert(0, part, times).ToString();

    static byte[] ManyParts(int count)
    {
        var stream = new MemoryStream();
        using (var zip = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true))
        {
            for (int i = 0; i < count; i++)
            {
                zip.CreateEntry($"xl/{i}", CompressionLevel.NoCompression);
            }
        }

        return stream.ToArray();
    }

    static void InterlockedMax(ref long most, long value)
    {
        long seen;
        while (value > (seen = Interlocked.Read(ref most)))
        {
            Interlocked.CompareExchange(ref most, value, seen);
        }
    }
}
