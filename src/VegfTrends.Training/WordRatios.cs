namespace VegfTrends.Training;

/// <summary>
/// Naive Bayes as linear weights: the log of how much likelier a word is in papers of the category than in the others.
/// Where a category has few papers it errs in another way than <see cref="LinearSvm"/> does, so that the two together
/// are better than either.
/// </summary>
static class WordRatios
{
    /// <param name="rows">Columns with values.</param>
    /// <param name="width">Number of columns.</param>
    /// <param name="labels">Whether the category holds.</param>
    /// <param name="rowWeights">Weight of each row.</param>
    /// <param name="smoothing">Added to every word, shared out between the two sides by their sizes. Above 0.</param>
    public static float[] Train(
        IReadOnlyList<(int Column, float Value)[]> rows,
        int width,
        IReadOnlyList<bool> labels,
        IReadOnlyList<float> rowWeights,
        double smoothing
    )
    {
        var inside = new double[width];
        var outside = new double[width];
        double allInside = 0,
            allOutside = 0;
        for (int i = 0; i < rows.Count; i++)
        {
            foreach ((int column, float value) in rows[i])
            {
                double weight = value * rowWeights[i];
                (labels[i] ? inside : outside)[column] += weight;
                _ = labels[i] ? allInside += weight : allOutside += weight;
            }
        }

        var weights = new float[width];
        if (allInside == 0 || allOutside == 0)
        {
            return weights;
        }

        double share = allInside / (allInside + allOutside),
            addInside = smoothing * share,
            addOutside = smoothing * (1 - share);
        for (int column = 0; column < width; column++)
        {
            weights[column] = (float)(
                Math.Log((inside[column] + addInside) / (allInside + (addInside * width)))
                - Math.Log((outside[column] + addOutside) / (allOutside + (addOutside * width)))
            );
        }

        return weights;
    }
}
