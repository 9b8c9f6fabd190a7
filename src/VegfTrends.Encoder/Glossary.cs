namespace VegfTrends.Encoder;

/// <summary>The biomedical glossary of this repository: <c>zh, en, kind</c>, tab-separated with a header
/// line.</summary>
static class Glossary
{
    public const string Relative = "seeds/glossary.tsv";

    /// <exception cref="InvalidDataException">A line has no Chinese or no English term; the message names
    /// it.</exception>
    public static IEnumerable<string[]> Read(string path)
    {
        int number = 1;
        foreach (string line in File.ReadLines(path).Skip(1))
        {
            number++;
            if (line.Split('\t') is not [{ Length: > 0 } zh, { Length: > 0 } en, ..])
            {
                throw new InvalidDataException(
                    $"{path}, line {number}: found '{line}', expected a Chinese term, a tab and an English one."
                );
            }

            yield return [zh, en];
        }
    }
}
