using System.Globalization;
using System.Text;
using VegfTrends.Training;

namespace VegfTrends.Encoder;

/// <summary>Writes the README beside an encoder: what it was made from, by which command, what it reaches and what it cannot do.</summary>
static class ModelCard
{
    const string Corpora = """
        | corpus | licence | used for |
        |---|---|---|
        | ChinaXiv abstracts, titles and aligned sentences | CC BY (OCR text; about 1 in 5 sentence pairs are loose) | sentences, abstracts, titles |
        | ECCParaCorp (cancer parallel corpus) | as its authors publish it, for research | sentences, terms |
        | TICO-19 | CC0 | sentences, terms, other languages |
        | WMT news tests 2017-2023, NTREX, WMT21 Medline references of other languages | as WMT publishes them, for research | sentences |
        | Tatoeba (OPUS, ManyThings) | CC BY 2.0 FR | everyday sentences |
        | STS-B training sentences, machine-translated | as the STS benchmark | everyday sentences (no scores were used) |
        | Dive into Deep Learning, anesthesia titles | CC BY-SA; as published | sentences |
        | CC-CEDICT | CC BY-SA 4.0 | general terms |
        | HPO translations | HPO licence | biomedical terms, also of other languages |
        | arXiv abstracts with machine or model translations (AMDS and others) | arXiv metadata CC0 | computer science sentences and abstracts |
        | PubMed abstracts of public data sets (ASReview, Evidence Inference, PubMedQA, CRAFT) | as those data sets | English titles and abstracts |
        | CSL and other Chinese abstracts | Apache-2.0; as published | Chinese titles, halves of abstracts |
        | EDICT (EDRDG) | CC BY-SA 4.0 | Japanese terms, where `--edict` was given |
        | Ding German-English word list | GPL 2 or later | German terms, where `--ding` was given |
        | `seeds/lexicon.yaml` of this repository | MIT | names |
        """;

    public static void Write(string folder, TrainingPlan plan, string command, long pairs, int leftOut, int heldOut, int rows, IReadOnlyList<EvaluationRow> figures)
    {
        var card = new StringBuilder();
        card.Append(CultureInfo.InvariantCulture, $"""
            # Bundled encoder: `{EncoderFolder.Name}`

            A static bilingual sentence encoder, Chinese and English: a text is the sum of the vectors of its pieces, scaled to unit length.
            {plan.Pieces:N0} learned Unigram pieces (case-folded NFKC, no byte fallback) and the agents' names of the lexicon as whole pieces; all
            names of one agent (Chinese, brand, code) share one of {rows:N0} rows of {plan.Dimension} numbers, stored as int8 with a scale a row.

            | file | size | what |
            |---|---|---|
            | `{EncoderFolder.Graph}` | {Megabytes(folder, EncoderFolder.Graph)} | inputs `input_ids`, `attention_mask` (int64, `[batch, tokens]`); output `sentence_embedding` (float, `[batch, {plan.Dimension}]`), opset 17 |
            | `{EncoderFolder.Tokenizer}` | {Megabytes(folder, EncoderFolder.Tokenizer)} | SentencePiece Unigram tokenizer |
            | `encoder.json` | | manifest with SHA-256 of both; nothing is loaded that does not match |

            Made by `{command}`: {plan.Steps:N0} batches of {plan.Batch:N0} pairs out of {pairs:N0}, seed {plan.Seed}. The same command goes on after an
            interruption and, on one machine, ends with the same bytes.

            ## Made from

            {Corpora}

            Left out: {leftOut:N0} pairs one side of which is a text of the development sets (whole text, or its first 80 letters), and {heldOut:N0} pairs that
            name one of the {HeldOutNames.DefaultCount} agents held out to measure names that come after training. No text of these corpora is in this repository.

            ## Reached (development sets)

            | set | n | measure | value / back |
            |---|---|---|---|

            """);
        foreach (EvaluationRow row in figures)
        {
            card.AppendLine(EvaluationTable.Line(row));
        }

        card.Append("""

            "Vectors alone" is the encoder by itself; "canonical form" is the encoder behind `CanonicalNames`, which writes every name of the lexicon as
            its preferred English name first, so that a name added to `seeds/lexicon.yaml` counts without training.

            ## Limits

            Word order is not seen: "A plus B" and "A versus B" have nearly the same vector, so relations come from the lexicon. Names that are in
            neither the lexicon nor the corpora fall into pieces and rarely meet their translation. Languages other than Chinese and English are for finding
            near texts at best. Short queries are dominated by their rarest piece. Terms of general biology (`XL-BEL`) are weak: no such dictionary was at hand.

            """);
        File.WriteAllText(Path.Combine(folder, "README.md"), card.ToString());
    }

    static string Megabytes(string folder, string file) => string.Create(CultureInfo.InvariantCulture, $"{new FileInfo(Path.Combine(folder, file)).Length / 1e6:0.0} MB");
}
