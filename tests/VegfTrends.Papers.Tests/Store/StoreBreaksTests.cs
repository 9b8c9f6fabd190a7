using Microsoft.Data.Sqlite;
using VegfTrends.Core;
using VegfTrends.Papers.Scoring;
using VegfTrends.Papers.Store;
using VegfTrends.Papers.Watching;
using Xunit;

namespace VegfTrends.Papers.Tests.Store;

/// <summary>Models and lexicons: what a store notes of them, and what follows.</summary>
public sealed class StoreBreaksTests : StoreTest
{
    [Fact]
    public void Unassessed_OtherLexicon_IsAll()
    {
        StoredPaper paper = Added(APaper.Number(1));
        Store.SaveAssessments([new StoredAssessment(paper, Assess(paper, "m"))], "lexicon-1");
        Assert.Empty(Store.Unassessed("m", "lexicon-1"));
        Assert.Single(Store.Unassessed("m", "lexicon-2"));
        Assert.Empty(Store.Unassessed("m"));
        Store.SaveAssessments([new StoredAssessment(paper, Assess(paper, "m"))], "lexicon-2");
        Assert.Empty(Store.Unassessed("m", "lexicon-2"));
    }

    [Fact]
    public void Breaks_FirstModelAndLexicon_AreNone()
    {
        StoredPaper paper = Added(APaper.Number(1));
        Assert.Empty(Store.Breaks("m"));
        Store.SaveAssessments([new StoredAssessment(paper, Assess(paper, "m"))], "0123456789abcdef");
        Assert.Empty(Store.Breaks("m"));
    }

    [Fact]
    public void Breaks_LaterModelAndLexicon_AreMarkedOnceAndCoverEverything()
    {
        StoredPaper paper = Added(APaper.Number(1));
        Store.SaveAssessments([new StoredAssessment(paper, Assess(paper, "old"))], "aaaaaaaaaaaa");
        Store.SaveAssessments([new StoredAssessment(paper, Assess(paper, "new", "came"))], "aaaaaaaaaaaa");
        Store.SaveAssessments([new StoredAssessment(paper, Assess(paper, "new", "came"))], "bbbbbbbbbbbb");
        Store.SaveAssessments([new StoredAssessment(paper, Assess(paper, "new", "came"))], "bbbbbbbbbbbb");
        Assert.Equal(
            [
                (SeriesBreakKind.Model, "new"),
                (SeriesBreakKind.Categories, "new"),
                (SeriesBreakKind.Lexicon, "bbbbbbbb"),
            ],
            Store.Breaks("new").Select(b => (b.Kind, b.Name))
        );
        Assert.All(Store.Breaks("new"), b => Assert.Null(b.CoversFrom));
        Assert.DoesNotContain(Store.Breaks("old"), b => b.Kind == SeriesBreakKind.Categories);
    }

    [Fact]
    public void TaxonomyChange_FirstModelAssessedAnew_IsStillTheFirst()
    {
        StoredPaper paper = Added(APaper.Number(1));
        Store.SaveAssessments([new StoredAssessment(paper, Assess(paper, "old"))], "a");
        Store.SaveAssessments([new StoredAssessment(paper, Assess(paper, "new", "came"))], "a");
        Store.SaveAssessments([new StoredAssessment(paper, Assess(paper, "old"))], "b");
        Assert.Null(Store.TaxonomyChange("old"));
        Assert.Equal("old", Store.TaxonomyChange("new")!.Before);
    }

    [Fact]
    public void Assess_NewNameInTheLexicon_FindsItInOldPapersToo()
    {
        using OnnxTextEncoder encoder = OnnxTextEncoder.Load(BundledFiles.Path("models/encoder"));
        string yaml = File.ReadAllText(BundledFiles.Path("seeds/lexicon.yaml"));
        Lexicon before = Lexicon.Load(BundledFiles.Path("seeds/lexicon.yaml"));
        Lexicon after = Lexicon.Load(
            Folder.File(
                "lexicon.yaml",
                yaml.Replace(
                    "\nagents:",
                    "\nagents:\n  - {key: zzinventumab, kind: anti_vegf, zh: [], en: [zzinventumab]}",
                    StringComparison.Ordinal
                )
            )
        );
        Assert.NotEqual(before.Sha256, after.Sha256);
        Added(APaper.With(pmid: "7", en: "Zzinventumab in liver cancer", year: 2016));
        Assert.Equal(1, Assessor(before).Assess(null, CancellationToken.None));
        Assert.Equal(0, Assessor(before).Assess(null, CancellationToken.None));
        Assert.Equal(1, Assessor(after).Assess(null, CancellationToken.None));
        Assert.Contains(
            Assert.Single(Store.LatestAssessments()).Assessment.Mentions,
            m => m.Concept.Key == "zzinventumab"
        );
        Assert.Contains(
            Store.Breaks(Assert.Single(Store.LatestAssessments()).Assessment.ModelId),
            b => b == new SeriesBreak(b.Day, SeriesBreakKind.Lexicon, after.Sha256[..8], null)
        );

        StoreAssessor Assessor(Lexicon lexicon) =>
            new(Store, CategoryModel.Load(BundledFiles.Path("models/categories"), encoder, lexicon));
    }

    [Fact]
    public void Open_StoreBeforeLexiconsWereNoted_KeepsItsModelsAndAssessesAnew()
    {
        string path = Path.Combine(Folder.Root, "older.db");
        using (var connection = new SqliteConnection($"Data Source={path};Pooling=False"))
        {
            connection.Open();
            Execute(
                "pragma application_id = 1447380806; create table migrations (number integer primary key, name text "
                    + "not null, sha256 text not null, applied text not null)"
            );
            foreach (Migration step in Migration.All.Where(m => m.Number < 4))
            {
                Execute(step.Sql);
                Execute(
                    $"insert into migrations values ({step.Number}, '{step.Name}', '{step.Sha256}', '2026-01-01T00:00:00Z')"
                );
            }

            Execute(
                """
                insert into runs (id, command, started, files) values (1, 'import', '2026-01-01T00:00:00Z', '[]');
                insert into papers (id, name, run, added, status, source_file, source_format, source_record, registry_ids, types, keywords, authors, title_en)
                  values (1, 'pmid:1', 1, '2026-01-01T00:00:00Z', 'published', 'a.ris', 'ris', 1, '[]', '[]', '[]', '[]', 'A title');
                insert into assessments (paper, model, text_version, made, verdict, study_type, cancer, content) values
                  (1, 'young', 1, '2026-02-01T00:00:00Z', 'none', 'other', 'none', '{}'), (1, 'old', 1, '2026-01-01T00:00:00Z', 'none', 'other', 'none', '{}')
                """
            );

            void Execute(string sql)
            {
                using SqliteCommand command = connection.CreateCommand();
                command.CommandText = sql;
                command.ExecuteNonQuery();
            }
        }

        using PaperStore store = PaperStore.Open(path);
        Assert.Equal(
            [new SeriesBreak(new DateOnly(2026, 2, 1), SeriesBreakKind.Model, "young", null)],
            store.Breaks("young")
        );
        Assert.Empty(store.Unassessed("young"));
        Assert.Single(store.Unassessed("young", "any"));
    }

    static Assessment Assess(StoredPaper paper, string model, string category = "ici.pd1") =>
        new(
            paper.Paper.Id,
            model,
            new Dictionary<string, double> { [category] = 0.9 },
            [category],
            [],
            [],
            [],
            [],
            "other",
            "none"
        );
}
