using System.Globalization;
using System.Text;
using VegfTrends.Training;

namespace VegfTrends.Encoder;

/// <summary>Writes the README beside an encoder: what it was made from, by which command, what it reaches and what it
/// cannot do.</summary>
sealed record ModelCard(TrainingPlan Plan, string Command, long Pairs, int LeftOut, int HeldOut, int Rows)
{
    const string Corpora = """
        | corpus | licence | used for |
        |---|---|---|
        | ChinaXiv abstracts, titles, aligned sentences | CC BY (OCR; about 1 in 5 pairs are loose) | sentences, abstracts, titles |
        | ECCParaCorp (cancer parallel corpus) | as its authors state | sentences, terms |
        | TICO-19 | CC0 | sentences, terms, other languages |
        | WMT news tests 2017-2023, NTREX, WMT21 Medline references of other languages | as WMT and NTREX state | sentences |
        | Tatoeba (OPUS, ManyThings) | CC BY | everyday sentences |
        | STS-B training sentences, machine-translated | as the STS benchmark | everyday sentences (no scores were used) |
        | Dive into Deep Learning, anesthesia titles | CC BY-SA; as published | sentences |
        | CC-CEDICT | CC BY-SA | general terms |
        | HPO translations | HPO licence | biomedical terms, also of other languages |
        | arXiv abstracts, translated by machine (AMDS and others) | arXiv metadata CC0 | computer science texts |
        | PubMed abstracts of ASReview, Evidence Inference, PubMedQA, CRAFT | as those data sets | English texts |
        | CSL and other Chinese abstracts | Apache-2.0; as published | Chinese titles, halves of abstracts |
        | EDICT (EDRDG) | CC BY-SA | Japanese terms, where `--edict` was given |
        | Ding German-English word list | GPL 2 or later | German terms, where `--ding` was given |
        | `seeds/glossary.tsv` of this repository | MIT | biomedical terms |
        | `seeds/lexicon.yaml` of this repository | MIT | names |
        """;

    /// <param name="folder">That of the encoder.</param>
    /// <param name="figures">What it reaches.</param>
    /// <param name="other">Name of the encoder it is compared with, or empty.</param>
    /// <param name="beside">What that one reaches, in the same order, or nothing.</param>
    public void Write(
        string folder,
        IReadOnlyList<EvaluationRow> figures,
        string other,
        IReadOnlyList<EvaluationRow> beside
    )
    {
        var card = new StringBuilder();
        card.Append(
            CultureInfo.InvariantCulture,
            $"""
            # Bundled encoder: `{EncoderFolder.Name}`

            A static bilingual sentence encoder, Chinese and English: a text is the sum of the vectors of its pieces, scaled
            to unit length; a piece that stands there n times counts as the square root of n.
            {Plan.Pieces:N0} learned Unigram pieces (case-folded NFKC, no byte fallback) and the agents' names of the
            lexicon as whole pieces; all names of one agent (Chinese, brand, code) share one of {Rows:N0} rows of
            {Plan.Dimension} numbers, stored as int8 with a scale a row.

            | file | size | what |
            |---|---|---|
            | `{EncoderFolder.Graph}` | {Megabytes(folder, EncoderFolder.Graph)} | {Signature} |
            | `{EncoderFolder.Tokenizer}` | {Megabytes(
                folder,
                EncoderFolder.Tokenizer
            )} | SentencePiece Unigram tokenizer |
            | `encoder.json` | | manifest with SHA-256 of both; nothing is loaded that does not match |

            Made by `{Command}`: {Plan.Steps:N0} batches of {Plan.Batch:N0} pairs out of {Pairs:N0}, seed {Plan.Seed}.
            The same command goes on after an interruption and, on one machine, ends with the same bytes.{Started()}

            ## Made from

            {Corpora}

            Left out: {LeftOut:N0} pairs one side of which is a text of the development sets (whole text, or its first 80
            letters), and {HeldOut:N0} pairs that name one of the {HeldOutNames.DefaultCount} agents held out to measure
            names that come after training. No text of these corpora is in this repository.

            ## Reached (development sets)

            | set | n | measure | value / back |{(beside.Count == 0 ? "" : $" {other} |")}
            |---|---|---|---|{(beside.Count == 0 ? "" : "---|")}

            """
        );
        for (int i = 0; i < figures.Count; i++)
        {
            card.AppendLine(
                EvaluationTable.Line(figures[i]) + (beside.Count == 0 ? "" : $" {EvaluationTable.Value(beside[i])} |")
            );
        }

        card.Append(
            """

            "Vectors alone" is the encoder by itself; "canonical form" is the encoder behind `CanonicalNames`, which writes
            every name of the lexicon as its preferred English name first, so that a name added to
            `seeds/lexicon.yaml` counts without training.

            ## Limits

            Word order is not seen: "A plus B" and "A versus B" have nearly the same vector, so relations come from the
            lexicon. Names that are in neither the lexicon nor the corpora fall into pieces and rarely meet their
            translation. Languages other than Chinese and English are for finding near texts at best. Short queries are
            dominated by their rarest piece. Biomedical terms that are in neither the glossary nor the
            corpora are weak: `XL-BEL` holds such, since rows of the glossary that equal one of its terms were left out.

            """
        );
        File.WriteAllText(Path.Combine(folder, "README.md"), card.ToString());
    }

    string Signature =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"inputs `input_ids`, `attention_mask` (int64, `[batch, tokens]`); "
                + $"output `sentence_embedding` (float, `[batch, {Plan.Dimension}]`), opset 17"
        );

    string Started() =>
        Plan.Start.Length == 0
            ? ""
            : string.Create(
                CultureInfo.InvariantCulture,
                $"""

                The pieces and the vectors at the start are those of `{Plan.Start}`; in the first {Plan.Listen} batches they
                only listen, then near texts meet in a batch.
                """
            );

    static string Megabytes(string folder, string file) =>
        string.Create(CultureInfo.InvariantCulture, $"{new FileInfo(Path.Combine(folder, file)).Length / 1e6:0.0} MB");
}
