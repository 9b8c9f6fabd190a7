namespace VegfTrends.Core;

/// <summary>
/// Finds which subtype of its tumour a paper is about: those its title names; else those that its abstract names beside
/// patients or the tumour, where that is done for one subtype, or more than once.
/// </summary>
static class SubtypeFinder
{
    /// <param name="texts">The paper.</param>
    /// <param name="cancer">Its tumour, see <see cref="Assessment.Cancer"/>: only subtypes of this one are looked
    /// for.</param>
    /// <param name="specialty">The subtypes of tumours.</param>
    public static IReadOnlyList<FacetSpan> Find(FoldedTexts texts, string cancer, Specialty specialty)
    {
        (Subtype Subtype, List<FacetSpan> Places)[] found =
        [
            .. specialty
                .Subtypes.Where(s => s.Tumour == cancer)
                .Select(s => (s, Places(s, texts)))
                .Where(s => s.Item2.Count > 0),
        ];
        (Subtype Subtype, List<FacetSpan> Places)[] named = [.. found.Where(f => f.Places[0].Field.IsTitle())];
        if (named.Length == 0)
        {
            named =
            [
                .. found.Where(f =>
                    (found.Length == 1 && f.Places.Exists(p => NearPatients(texts, p, specialty.Beside)))
                    || f.Places.Count > 1
                ),
            ];
        }

        // HR-positive, HER2-negative disease is one subtype, and so is triple-negative disease.
        return
        [
            .. named
                .Where(f => !named.Any(n => f.Subtype.ImpliedBy.Contains(n.Subtype.Key)))
                .OrderByDescending(f => f.Places.Sum(p => p.Field.IsTitle() ? 3 : 1))
                .Select(f => f.Places[0]),
        ];
    }

    static List<FacetSpan> Places(Subtype subtype, FoldedTexts texts)
    {
        var places = new List<FacetSpan>();
        foreach ((TextField field, string text) in texts.All)
        {
            places.AddRange(
                subtype.Cues.Places(text).Select(p => new FacetSpan("subtype", subtype.Key, field, p.Start, p.End))
            );
        }

        return places;
    }

    static bool NearPatients(FoldedTexts texts, FacetSpan place, CuePattern patients)
    {
        string text = texts.All.First(t => t.Field == place.Field).Text;
        return patients.IsIn(text[place.Start..Math.Min(text.Length, place.End + 40)]);
    }
}
