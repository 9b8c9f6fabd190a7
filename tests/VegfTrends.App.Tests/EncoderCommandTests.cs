using System.Text.Json;
using VegfTrends.Cli;
using VegfTrends.Core;
using VegfTrends.Core.Tests.Encoding;
using VegfTrends.Training.Tests.Encoders;
using Xunit;

namespace VegfTrends.EndToEnd;

[Collection(UserFolderTests.Name)]
public sealed class EncoderCommandTests : IDisposable
{
    readonly TestProgram _cli = new();
    readonly string? _before = Environment.GetEnvironmentVariable(UserFolder.Variable);

    public EncoderCommandTests() => Environment.SetEnvironmentVariable(UserFolder.Variable, _cli.PathOf("home"));

    public void Dispose()
    {
        Environment.SetEnvironmentVariable(UserFolder.Variable, _before);
        _cli.Dispose();
    }

    [Fact]
    public async Task List_Fresh_BundledInUseAndThreeKnown()
    {
        CliResult list = await TestProgram.RunAsync("encoder", "list", "--json");
        Assert.Equal(0, list.ExitCode);
        Assert.Equal(
            ["bundled", "known", "known", "known"],
            list.Rows.Select(r => r.GetProperty("state").GetString()!)
        );
        Assert.True(list.Rows[0].GetProperty("in_use").GetBoolean());
        CliResult table = await TestProgram.RunAsync("encoder", "list", "--language", "zh");
        Assert.Contains("multilingual-e5-small", table.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Check_Bundled_Passes()
    {
        CliResult check = await TestProgram.RunAsync("encoder", "check", "--json", "--seconds", "0.05");
        JsonElement row = Assert.Single(check.Rows);
        Assert.Equal(
            (0, 12, 12),
            (check.ExitCode, row.GetProperty("neighbours").GetInt32(), row.GetProperty("right").GetInt32())
        );
        Assert.True(row.GetProperty("texts_per_second").GetDouble() > 0);
    }

    [Fact]
    public async Task Check_EncoderWithoutMeaning_Or_Damaged_IsTwo()
    {
        await PullAsync();
        CliResult meaningless = await TestProgram.RunAsync("encoder", "check", "tiny-xlmr", "--seconds", "0");
        Assert.Equal(2, meaningless.ExitCode);
        Assert.Contains("Expected the translation nearest", meaningless.Error, StringComparison.Ordinal);

        File.AppendAllText(_cli.PathOf("home/encoders/tiny-xlmr/model.onnx"), "x");
        CliResult damaged = await TestProgram.RunAsync("encoder", "check", "tiny-xlmr", "--json");
        Assert.Equal(2, damaged.ExitCode);
        Assert.False(damaged.Rows[0].GetProperty("integrity").GetBoolean());
        Assert.Contains("model.onnx", damaged.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Embed_LinesIn_VectorsOut()
    {
        CliResult result = await EmbedAsync(
            "{\"id\":\"贝1\",\"text\":\"贝伐珠单抗\"}\n\n{\"id\":2,\"text\":\"bevacizumab\"}\n"
        );
        Assert.Equal((0, ""), (result.ExitCode, result.Error));
        Assert.Equal("贝1", result.Rows[0].GetProperty("id").GetString());
        Assert.Equal(2, result.Rows[1].GetProperty("id").GetInt32());
        float[] vector = [.. result.Rows[0].GetProperty("vector").EnumerateArray().Select(n => n.GetSingle())];
        using OnnxTextEncoder encoder = OnnxTextEncoder.Load(BundledFiles.Path("models/encoder"));
        Assert.Equal(encoder.Encode("bevacizumab").Vector.ToArray(), vector); // one form for all names of a drug
    }

    [Fact]
    public async Task Embed_Plain_IsTheEncoderAlone()
    {
        CliResult result = await EmbedAsync("{\"id\":1,\"text\":\"贝伐珠单抗治疗乳腺癌\"}\n", "--plain");
        using OnnxTextEncoder encoder = OnnxTextEncoder.Load(BundledFiles.Path("models/encoder"));
        Assert.Equal(
            encoder.Encode("贝伐珠单抗治疗乳腺癌").Vector.ToArray(),
            result.Rows[0].GetProperty("vector").EnumerateArray().Select(n => n.GetSingle())
        );
    }

    [Theory]
    [InlineData("not json")]
    [InlineData("[1]")]
    [InlineData("{\"id\":\"1\"}")]
    [InlineData("{\"id\":null,\"text\":\"x\"}")]
    [InlineData("{\"id\":\"1\",\"text\":5}")]
    public async Task Embed_BadLine_IsNamedAndTheOthersGoOn(string bad)
    {
        CliResult result = await EmbedAsync($"{bad}\n{{\"id\":\"2\",\"text\":\"x\"}}");
        Assert.Equal(1, result.ExitCode);
        Assert.StartsWith("line 1: ", result.Error, StringComparison.Ordinal);
        Assert.Equal("2", Assert.Single(result.Rows).GetProperty("id").GetString());
    }

    [Fact]
    public async Task Embed_AnswersEachLineBeforeTheNext()
    {
        using var reader = new AskingReader(["{\"id\":\"1\",\"text\":\"a\"}", "{\"id\":\"2\",\"text\":\"b\"}"]);
        using var output = new StringWriter();
        reader.Output = output;
        Assert.Equal(0, await App.RunAsync(["encoder", "embed"], output, TextWriter.Null, reader));
        Assert.Equal([0, 1, 2], reader.LinesOutBeforeEachRead);
    }

    [Fact]
    public async Task Embed_NamedEncoder_IsUsed()
    {
        await PullAsync();
        CliResult result = await EmbedAsync("{\"id\":\"1\",\"text\":\"des.\"}", "--encoder", "tiny-xlmr");
        Assert.Equal(8, result.Rows[0].GetProperty("vector").GetArrayLength());
        CliResult unknown = await EmbedAsync("", "--encoder", "nobody");
        Assert.Equal(2, unknown.ExitCode);
        Assert.Contains("encoder pull nobody", unknown.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Pull_OverTheNetwork_GoesOnAfterACut()
    {
        string made = Made();
        using var server = new LocalServer();
        foreach (string file in Directory.GetFiles(made))
        {
            server.Files["/ours/" + Path.GetFileName(file)] = File.ReadAllBytes(file);
        }

        server.Faults.Enqueue(new Fault());
        server.Faults.Enqueue(new Fault(CutAfter: 700));
        CliResult pull = await TestProgram.RunAsync("encoder", "pull", "--from", server.Address + "/ours", "--json");
        Assert.True(pull.ExitCode == 0, pull.Error);
        Assert.Equal("tiny-xlmr", Assert.Single(pull.Rows).GetProperty("name").GetString());
        Assert.Contains("Trying again", pull.Error, StringComparison.Ordinal);
        Assert.Contains(("/ours/model.onnx", "bytes=700-"), server.Requests);
    }

    [Fact]
    public async Task Pull_KnownEncoderFromAMirror_IsHeldToItsPublishedSizeAndChecksum()
    {
        using var server = new LocalServer();
        server.Files[
            "/intfloat/multilingual-e5-small/resolve/614241f622f53c4eeff9890bdc4f31cfecc418b3/onnx/model.onnx"
        ] = new byte[100];
        CliResult pull = await TestProgram.RunAsync(
            "encoder",
            "pull",
            "multilingual-e5-small",
            "--base",
            server.Address,
            "--attempts",
            "1"
        );
        Assert.Equal(2, pull.ExitCode);
        Assert.Contains("found 100 bytes, expected 470,268,510", pull.Error, StringComparison.Ordinal);
        Assert.Equal(4, (await TestProgram.RunAsync("encoder", "list", "--json")).Rows.Count);
    }

    [Theory]
    [InlineData(64, "pull")]
    [InlineData(64, "pull", "bge-m3", "--base", "ftp://x")]
    [InlineData(64, "pull", "bge-m3", "--attempts", "0")]
    [InlineData(64, "check", "--seconds", "-1")]
    [InlineData(64, "evaluate", "--data", "no-such-folder")]
    [InlineData(64, "use", "bundled", "--labels", "x.csv")]
    [InlineData(2, "pull", "no-such-encoder")]
    [InlineData(2, "use", "no-such-encoder")]
    [InlineData(2, "check", "no-such-encoder")]
    public async Task WrongUse_SaysSo(int exitCode, params string[] args)
    {
        CliResult result = await TestProgram.RunAsync(["encoder", .. args]);
        Assert.Equal(exitCode, result.ExitCode);
        Assert.NotEmpty(result.Error);
    }

    [Fact]
    public async Task Use_TrainsCategories_AndTheOtherCommandsFollow_ThereAndBack()
    {
        await PullAsync();
        CliResult without = await TestProgram.RunAsync("encoder", "use", "tiny-xlmr");
        Assert.Equal(2, without.ExitCode);
        Assert.Contains("--labels FILES", without.Error, StringComparison.Ordinal);
        Assert.False(File.Exists(_cli.PathOf("home/settings.json")));

        CliResult use = await TestProgram.RunAsync("encoder", "use", "tiny-xlmr", "--labels", Labels(), "--quiet");
        Assert.True(use.ExitCode == 0, use.Error);
        Assert.Equal(
            0,
            (await TestProgram.RunAsync("import", TestProgram.Examples + "/cnki-export.txt", "--quiet")).ExitCode
        );
        Assert.True(File.Exists(_cli.PathOf("home/store.db")));
        CliResult tiny = await TestProgram.RunAsync("score", "--json");
        Assert.True(tiny.ExitCode == 0, tiny.Error);

        Assert.Equal(0, (await TestProgram.RunAsync("encoder", "use", "bundled")).ExitCode);
        CliResult bundled = await TestProgram.RunAsync("score", "--json");
        Assert.NotEqual(tiny.Output, bundled.Output);

        // The way back needs neither labels nor a second reading of the papers.
        CliResult again = await TestProgram.RunAsync("encoder", "use", "tiny-xlmr", "--json");
        Assert.False(Assert.Single(again.Rows).GetProperty("trained").GetBoolean());
        CliResult back = await TestProgram.RunAsync("score", "--json");
        Assert.Equal(tiny.Output, back.Output);
        Assert.Equal(
            "tiny-xlmr",
            Assert
                .Single(
                    (await TestProgram.RunAsync("encoder", "list", "--json")).Rows,
                    r => r.GetProperty("in_use").GetBoolean()
                )
                .GetProperty("name")
                .GetString()
        );
    }

    [Fact]
    public async Task Commands_ChosenEncoderIsGone_SayHowToGoOn()
    {
        Directory.CreateDirectory(_cli.PathOf("home"));
        File.WriteAllText(_cli.PathOf("home/settings.json"), """{"encoder":"gone"}""");
        Assert.Equal(
            0,
            (await TestProgram.RunAsync("import", Path.Combine(TestProgram.Examples, "cnki-export.txt"))).ExitCode
        );
        foreach (string[] args in new string[][] { ["score"], ["trends"], ["encoder", "list"], ["encoder", "check"] })
        {
            CliResult result = await TestProgram.RunAsync(args);
            Assert.Equal(2, result.ExitCode);
            Assert.Contains("encoder use bundled", result.Error, StringComparison.Ordinal);
        }

        Assert.Equal(0, (await TestProgram.RunAsync("encoder", "use", "bundled")).ExitCode);
        Assert.Equal(0, (await TestProgram.RunAsync("encoder", "check", "--seconds", "0")).ExitCode);
    }

    [Fact]
    public async Task Help_NamesTheDataFolder() =>
        Assert.Contains("VEGFTRENDS_HOME", (await TestProgram.RunAsync("--help")).Output, StringComparison.Ordinal);

    string Made() =>
        TinyEncoder.Write(_cli.PathOf("made"), TinyEncoder.XlmR(), TinyEncoder.SentencePiece(TinyEncoder.XlmRPieces));

    async Task PullAsync()
    {
        CliResult pull = await TestProgram.RunAsync("encoder", "pull", "tiny-xlmr", "--from", Made(), "--quiet");
        Assert.True(pull.ExitCode == 0, pull.Error);
    }

    string Labels() =>
        _cli.Write(
            "labels.jsonl",
            string.Concat(
                Enumerable
                    .Range(0, 24)
                    .Select(i =>
                        JsonSerializer.Serialize(
                            new
                            {
                                id = $"l{i}",
                                labels = new[] { i % 2 == 0 ? "ici.pd1" : "other" },
                                title = i % 2 == 0
                                    ? $"Bevacizumab plus pembrolizumab, trial {i}"
                                    : $"Sleep of nurses, survey {i}",
                                @abstract = $"Text {i}, a de.",
                            }
                        ) + "\n"
                    )
            )
        );

    static async Task<CliResult> EmbedAsync(string input, params string[] more)
    {
        using var output = new StringWriter();
        using var error = new StringWriter();
        using var reader = new StringReader(input);
        int exitCode = await App.RunAsync(["encoder", "embed", .. more], output, error, reader);
        return new CliResult(exitCode, output.ToString(), error.ToString());
    }

    /// <summary>Notes how many answers there are each time a line is asked for.</summary>
    sealed class AskingReader(string[] lines) : TextReader
    {
        public StringWriter? Output { get; set; }

        public List<int> LinesOutBeforeEachRead { get; } = [];

        public override ValueTask<string?> ReadLineAsync(CancellationToken cancellationToken)
        {
            int read = LinesOutBeforeEachRead.Count;
            LinesOutBeforeEachRead.Add(Output!.ToString().Count(c => c == '\n'));
            return ValueTask.FromResult(read < lines.Length ? lines[read] : null);
        }
    }
}
