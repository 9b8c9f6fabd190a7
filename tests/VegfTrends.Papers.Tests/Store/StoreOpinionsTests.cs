using Microsoft.Data.Sqlite;
using VegfTrends.Core;
using VegfTrends.Papers.Store;
using Xunit;

namespace VegfTrends.Papers.Tests.Store;

/// <summary>Assessments, embeddings, decisions.</summary>
public sealed class StoreOpinionsTests : StoreTest
{
    static readonly Concept Bevacizumab = new()
    {
        Key = "bevacizumab",
        Group = ConceptGroup.Agent,
        Kind = "anti_vegf",
        Zh = ["贝伐珠单抗", "阿瓦斯汀"],
        En = ["bevacizumab", "Avastin"],
    };

    static readonly DateTimeOffset Noon = new(2024, 5, 17, 12, 0, 0, 123, TimeSpan.FromHours(8));

    [Fact]
    public void Assessment_ComesBackAsItWas()
    {
        StoredPaper paper = Added(APaper.Number(1));
        Assessment saved = Assess(paper, "model-1", 0.1 + 0.2);
        Store.SaveAssessments([new StoredAssessment(paper, saved)]);

        StoredAssessment back = Assert.Single(Store.LatestAssessments());

        // Of a concept only the preferred names are kept.
        Assessment expected = saved with
        {
            Mentions =
            [
                saved.Mentions[0] with
                {
                    Concept = Bevacizumab with { Zh = ["贝伐珠单抗"], En = ["bevacizumab"] },
                },
            ],
        };
        Assert.Equivalent(expected, back.Assessment, strict: true);
        Assert.Equal(paper.Row, back.Paper.Row);
    }

    [Fact]
    public void Assessment_OfAnEarlierVersion_HasNoDetails()
    {
        StoredPaper paper = Added(APaper.Number(1));
        Store.SaveAssessments([
            new StoredAssessment(
                paper,
                Assess(paper, "m", 0.7) with
                {
                    Details = new StudyDetails
                    {
                        SampleSize = 24,
                        Registry = ["NCT01234567"],
                        Spans = [new FacetSpan("sample_size", "24", TextField.TitleEn, 1, 3)],
                    },
                }
            ),
        ]);
        Assert.Equal(24, Assert.Single(Store.LatestAssessments()).Assessment.Details.SampleSize);

        using (var connection = new SqliteConnection($"Data Source={Store.Path};Pooling=False"))
        {
            connection.Open();
            using SqliteCommand command = connection.CreateCommand();
            command.CommandText = "update assessments set content = json_remove(content, '$.Details')";
            Assert.Equal(1, command.ExecuteNonQuery());
        }

        Assessment old = Assert.Single(Store.LatestAssessments()).Assessment;
        Assert.Equivalent(StudyDetails.Empty, old.Details, strict: true);
        Assert.Equal("m", old.ModelId);
    }

    [Fact]
    public void Unassessed_IsByModel()
    {
        Store.Add([APaper.Number(1), APaper.Number(2)], Run);
        StoredPaper first = Store.Papers().First();
        Store.SaveAssessments([new StoredAssessment(first, Assess(first, "model-1", 0.5))]);
        Assert.Equal(["pmid:3"], Store.Unassessed("model-1").Select(p => p.Paper.Id));
        Assert.Equal(2, Store.Unassessed("model-2").Count());
    }

    [Fact]
    public void LatestAssessments_TakesTheModelThatRanLast()
    {
        StoredPaper paper = Added(APaper.Number(1));
        foreach (string model in new[] { "new", "old", "new" })
        {
            Store.SaveAssessments([new StoredAssessment(paper, Assess(paper, model, 0.7))]);
        }

        Assert.Equal("new", Assert.Single(Store.LatestAssessments()).Assessment.ModelId);
    }

    [Fact]
    public void TaxonomyChange_ModelWithOtherCategories_SaysSinceWhenAndWhich()
    {
        StoredPaper paper = Added(APaper.Number(1));
        Assessment first = Assess(paper, "old", 0.7);
        Store.SaveAssessments([new StoredAssessment(paper, first)]);
        Assert.Null(Store.TaxonomyChange("old"));
        Assert.Null(Store.TaxonomyChange("never ran"));

        string gone = first.Scores.Keys.First();
        Dictionary<string, double> scores = first
            .Scores.Where(s => s.Key != gone)
            .Append(new("came", 0.1))
            .ToDictionary();
        Store.SaveAssessments([
            new StoredAssessment(paper, first with { ModelId = "new", Scores = scores, Assigned = [], Undecided = [] }),
        ]);
        TaxonomyChange change = Store.TaxonomyChange("new")!;
        Assert.Equal(("new", "old"), (change.Model, change.Before));
        Assert.Equal(
            [
                ["came"],
                [gone],
            ],
            new[] { change.Added, change.Removed }
        );

        Store.SaveAssessments([
            new StoredAssessment(
                paper,
                first with
                {
                    ModelId = "newer",
                    Scores = scores,
                    Assigned = [],
                    Undecided = [],
                }
            ),
        ]);
        Assert.Null(Store.TaxonomyChange("newer")); // trained anew, the categories as before
    }

    [Fact]
    public void SaveAssessments_OneFails_KeepsNone()
    {
        StoredPaper paper = Added(APaper.Number(1));
        Assert.Throws<StoreException>(() =>
            Store.SaveAssessments([
                new StoredAssessment(paper, Assess(paper, "m", 0.7)),
                new StoredAssessment(paper with { Row = 999 }, Assess(paper, "m", 0.7)),
            ])
        );
        Assert.Empty(Store.LatestAssessments());
    }

    [Fact]
    public void Embedding_ComesBackBitByBit()
    {
        StoredPaper paper = Added(APaper.Number(1));
        float[] vector = [0.6f, -0.8f, float.Epsilon, -0f];
        Store.SaveEmbeddings([new StoredEmbedding(paper.Row, paper.TextVersion, new Embedding("e1", vector))]);
        Assert.Equal(
            vector.Select(BitConverter.SingleToInt32Bits),
            Store.FindEmbedding(paper.Row, "e1")!.Vector.ToArray().Select(BitConverter.SingleToInt32Bits)
        );
        Assert.Equal(paper.Row, Assert.Single(Store.Embeddings("e1")).PaperRow);
        Assert.Empty(Store.Embeddings("e2"));
    }

    [Fact]
    public void Decisions_AreAllKeptAndTheLatestHolds()
    {
        Added(APaper.Number(1));
        var first = new Decision("pmid:2", ["ici.pd1"], "王丽", Noon, "看过全文");
        var second = new Decision("pmid:2", [], "J. Smith", Noon.AddDays(1), null);
        Assert.True(Store.AddDecision(second));
        Assert.True(Store.AddDecision(first)); // entered later, decided earlier

        Assert.Equivalent(new[] { first, second }, Store.DecisionsOf("pmid:2"), strict: true);
        Assert.Equal("J. Smith", Store.LatestDecisions()["pmid:2"].Who);
        Assert.Equal(Noon.AddDays(1), Store.LatestDecisions()["pmid:2"].When);
    }

    [Fact]
    public void AddDecision_TheSameTwice_IsKeptOnce()
    {
        Added(APaper.Number(1));
        var decision = new Decision("pmid:2", ["a", "b"], "lw", Noon, null);
        Assert.True(Store.AddDecision(decision));
        Assert.False(Store.AddDecision(decision));
        Assert.Single(Store.DecisionsOf("pmid:2"));
    }

    [Fact]
    public void AddDecision_UnknownPaper_SaysSo() =>
        Assert.Contains(
            "no paper 'pmid:404'",
            Assert
                .Throws<StoreException>(() => Store.AddDecision(new Decision("pmid:404", [], "lw", Noon, null)))
                .Message,
            StringComparison.Ordinal
        );

    [Theory]
    [InlineData("update decisions set who = 'x'", "never changed")]
    [InlineData("delete from decisions", "never deleted")]
    [InlineData("delete from papers", "never deleted")]
    public void TheDatabaseItself_RefusesToForget(string sql, string reason)
    {
        Added(APaper.Number(1));
        Store.AddDecision(new Decision("pmid:2", [], "lw", Noon, null));
        using var connection = new SqliteConnection($"Data Source={Store.Path};Pooling=False");
        connection.Open();
        using SqliteCommand command = connection.CreateCommand();
        command.CommandText = sql;
        Assert.Contains(
            reason,
            Assert.Throws<SqliteException>(() => command.ExecuteNonQuery()).Message,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void FiledPapers_DecisionBeatsAssessment()
    {
        Store.Add([APaper.Number(1), APaper.Number(2), APaper.Number(3)], Run);
        StoredPaper[] papers = Store.Papers().ToArray();
        Store.SaveAssessments([
            new StoredAssessment(papers[0], Assess(papers[0], "m", 0.9)),
            new StoredAssessment(papers[1], Assess(papers[1], "m", 0.9)),
        ]);
        Store.AddDecision(new Decision("pmid:2", ["vaccine"], "lw", Noon, null));

        FiledPaper[] filed = Store.FiledPapers().ToArray();

        Assert.Equal(["vaccine"], filed[0].Categories);
        Assert.Empty(filed[0].Undecided);
        Assert.Equal(["ici.pd1"], filed[1].Categories);
        Assert.Equal(["ici.ctla4"], filed[1].Undecided);
        Assert.Empty(filed[2].Categories);
        Assert.Null(filed[2].Assessment);
    }

    [Fact]
    public void Runs_TellHowTheyEnded()
    {
        Store.EndRun(Run, new RunCounts(4, 1, 2, 1), 1, "说明");
        long open = Store.BeginRun("watch", ["a.xml", "目录/b.ris"]);
        IReadOnlyList<StoredRun> runs = Store.Runs();
        Assert.Equal((open, "watch", null, null), (runs[0].Id, runs[0].Command, runs[0].Ended, runs[0].ExitCode));
        Assert.Equal(["a.xml", "目录/b.ris"], runs[0].Files);
        Assert.Equal((new RunCounts(4, 1, 2, 1), 1, "说明"), (runs[1].Counts, runs[1].ExitCode, runs[1].Note));
        Assert.NotNull(runs[1].Ended);
    }

    static Assessment Assess(StoredPaper paper, string model, double score) =>
        new(
            paper.Paper.Id,
            model,
            new Dictionary<string, double> { ["ici.pd1"] = score, ["ici.ctla4"] = 0.3 },
            ["ici.pd1"],
            ["ici.ctla4"],
            [new Evidence("ici.pd1", TextField.AbstractZh, 3, 9, -0.25) { Words = [new EvidenceWord(4, 6, -0.125)] }],
            [new Mention(Bevacizumab, TextField.TitleEn, 0, 11)],
            [("bevacizumab", "atezolizumab")],
            "phase2",
            "liver"
        );
}
