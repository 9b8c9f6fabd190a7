using System.Data.Common;
using VegfTrends.Core;

namespace VegfTrends.Papers.Store;

// What models said.
public sealed partial class PaperStore
{
    // That of the model asked for, if any; else the latest by time; of two made at the same moment, the one saved
    // later.
    const string LatestAssessment =
        "select a2.id from assessments a2 where a2.paper = p.id order by a2.model = $1 desc, a2.made desc, a2.id desc limit 1";

    /// <summary>Papers that this model has not assessed, or not with the text they have now. Papers deleted by their
    /// source are left out.</summary>
    /// <param name="modelId">The model.</param>
    /// <param name="lexicon">SHA-256 of the lexicon in use: papers assessed with another one count as not assessed, for
    /// a name that only newer papers were searched for would look like a drug that emerges. <c>null</c> takes
    /// any.</param>
    public IEnumerable<StoredPaper> Unassessed(string modelId, string? lexicon = null)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(modelId);
        return Stream(
            $"""
            select {PaperTable.Selected} from papers p
            where p.merged_into is null and p.status <> 'deleted'
              and not exists (select 1 from assessments a where a.paper = p.id and a.model = $1 and a.text_version = p.text_version
                and ($2 is null or a.lexicon = $2))
            order by p.id
            """,
            PaperTable.Read,
            modelId,
            lexicon
        );
    }

    /// <summary>Keeps assessments, all of the batch or none; one by the same model on the same paper is
    /// replaced.</summary>
    /// <param name="batch">Assessments.</param>
    /// <param name="lexicon">SHA-256 of the lexicon they were made with; <c>null</c> when it is not known.</param>
    public void SaveAssessments(IReadOnlyList<StoredAssessment> batch, string? lexicon = null)
    {
        ArgumentNullException.ThrowIfNull(batch);
        using SqlSession session = Writing();
        string now = Columns.Of(Now);
        foreach (string model in batch.Select(b => b.Assessment.ModelId).Distinct())
        {
            NoteUse(session, "model", model, now);
        }

        if (lexicon is not null && batch.Count > 0)
        {
            NoteUse(session, "lexicon", lexicon, now);
        }

        foreach (var (paper, a) in batch)
        {
            // Replaced rather than updated, so that ids follow the order of saving.
            session.Execute("delete from assessments where paper = $1 and model = $2", paper.Row, a.ModelId);
            long id = session
                .Number(
                    """
                    insert into assessments (paper, model, text_version, made, verdict, study_type, cancer, content, lexicon)
                    values ($1, $2, $3, $4, $5, $6, $7, $8, $9) returning id
                    """,
                    paper.Row,
                    a.ModelId,
                    paper.TextVersion,
                    now,
                    a.Verdict.ToString().ToLowerInvariant(),
                    a.StudyType,
                    a.Cancer,
                    AssessmentJson.Write(a),
                    lexicon
                )!
                .Value;
            foreach (var (category, score) in a.Scores)
            {
                string verdict =
                    a.Assigned.Contains(category) ? "assigned"
                    : a.Undecided.Contains(category) ? "undecided"
                    : "none";
                session.Execute(
                    "insert into category_scores (assessment, category, score, verdict) values ($1, $2, $3, $4)",
                    id,
                    category,
                    score,
                    verdict
                );
            }
        }

        session.Commit();
    }

    /// <summary>For every assessed paper what the model that ran last said of it, in the order of
    /// <see cref="Papers"/>.</summary>
    /// <param name="modelId">A model whose word counts before that of later ones; <c>null</c> for none.</param>
    public IEnumerable<StoredAssessment> LatestAssessments(string? modelId = null) =>
        FiledPapers(modelId)
            .Where(f => f.Assessment is not null)
            .Select(f => new StoredAssessment(f.Stored, f.Assessment!));

    /// <summary>Every paper with its latest assessment and the decision that holds, if any: what reports, suggestions
    /// and training start from.</summary>
    /// <param name="modelId">
    /// A model whose word counts before that of later ones, so that going back to an earlier model brings its
    /// assessments back; <c>null</c> for none.
    /// </param>
    /// <param name="until">Leaves out papers and decisions that came later; <c>null</c> for all.</param>
    public IEnumerable<FiledPaper> FiledPapers(string? modelId = null, StoreMark? until = null)
    {
        using SqlSession session = Reading();
        Dictionary<string, Decision> decisions = LatestDecisions(session, until);
        foreach (
            var (stored, assessment) in session.Stream(
                $"""
                select {PaperTable.Selected}, a.model, a.study_type, a.cancer, a.content
                from papers p left join assessments a on a.id = ({LatestAssessment})
                where p.merged_into is null and ($2 is null or p.run <= $2) order by p.id
                """,
                ReadAssessed,
                modelId,
                until?.Run
            )
        )
        {
            yield return new FiledPaper(stored, assessment, decisions.GetValueOrDefault(stored.Paper.Id));
        }
    }

    static (StoredPaper Stored, Assessment? Assessment) ReadAssessed(DbDataReader r)
    {
        StoredPaper stored = PaperTable.Read(r);
        const int model = PaperTable.Width;
        return (
            stored,
            r.IsDBNull(model)
                ? null
                : AssessmentJson.Read(
                    stored.Paper.Id,
                    r.GetString(model),
                    r.GetString(model + 1),
                    r.GetString(model + 2),
                    r.GetString(model + 3)
                )
        );
    }

    /// <summary>
    /// Where a model's categories differ from those of the model that assessed papers before it: since when they hold,
    /// and which came and went.
    /// <c>null</c> when the model is the store's first, or the one before it had the same categories.
    /// </summary>
    public TaxonomyChange? TaxonomyChange(string modelId)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(modelId);
        using SqlSession session = Reading();
        List<(string Model, DateTimeOffset First)> models = FirstUses(session, "model");
        int place = models.FindIndex(m => m.Model == modelId);
        if (place < 1)
        {
            return null;
        }

        HashSet<string> now = Categories(modelId),
            before = Categories(models[place - 1].Model);
        return now.SetEquals(before)
            ? null
            : new TaxonomyChange(
                DateOnly.FromDateTime(models[place].First.UtcDateTime),
                modelId,
                models[place - 1].Model,
                [.. now.Except(before).Order(StringComparer.Ordinal)],
                [.. before.Except(now).Order(StringComparer.Ordinal)]
            );

        // Every assessment has a score for every category, so one of them tells.
        HashSet<string> Categories(string model) =>
            [
                .. session.List(
                    "select category from category_scores where assessment = (select max(id) from assessments where model = $1)",
                    r => r.GetString(0),
                    model
                ),
            ];
    }

    /// <summary>When each name of a kind, <c>model</c> or <c>lexicon</c>, was first used for an assessment, the earliest
    /// first.</summary>
    internal IReadOnlyList<(string Name, DateTimeOffset First)> FirstUses(string kind)
    {
        using SqlSession session = Reading();
        return FirstUses(session, kind);
    }

    static List<(string Name, DateTimeOffset First)> FirstUses(SqlSession session, string kind) =>
        session.List(
            "select name, first_use from first_uses where kind = $1 order by first_use, id",
            r => (r.GetString(0), r.Time(1)),
            kind
        );

    static void NoteUse(SqlSession session, string kind, string name, string now) =>
        session.Execute(
            "insert into first_uses (kind, name, first_use) values ($1, $2, $3) on conflict do nothing",
            kind,
            name,
            now
        );
}
