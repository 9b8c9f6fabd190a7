namespace VegfTrends.Training;

/// <summary>
/// Sigmoid calibration of log-odds on held-out rows, with the smoothed targets of Platt (1999) and Newton's method with
/// backtracking as in Lin, Lin and Weng (2007), "A note on Platt's probabilistic outputs for support vector machines".
/// </summary>
static class PlattCalibration
{
    /// <returns>Slope and offset of 1 / (1 + exp(-(slope * x + offset))). The slope is never negative: a useless model
    /// becomes a constant.</returns>
    public static (double Slope, double Offset) Fit(IReadOnlyList<double> logOdds, IReadOnlyList<bool> labels)
    {
        double positives = labels.Count(l => l),
            negatives = labels.Count - positives;
        double high = (positives + 1) / (positives + 2),
            low = 1 / (negatives + 2);
        double[] targets = [.. labels.Select(l => l ? high : low)];
        (double slope, double offset) = (0, Math.Log((positives + 1) / (negatives + 1)));
        double loss = Loss(slope, offset);
        for (int step = 0; step < 100; step++)
        {
            double gSlope = 0,
                gOffset = 0,
                hSlope = 1e-9,
                hOffset = 1e-9,
                hBoth = 0;
            for (int i = 0; i < logOdds.Count; i++)
            {
                double p = 1 / (1 + Math.Exp(-((slope * logOdds[i]) + offset)));
                double error = p - targets[i],
                    curve = p * (1 - p);
                gSlope += error * logOdds[i];
                gOffset += error;
                hSlope += curve * logOdds[i] * logOdds[i];
                hBoth += curve * logOdds[i];
                hOffset += curve;
            }

            if (Math.Abs(gSlope) + Math.Abs(gOffset) < 1e-8)
            {
                break;
            }

            double det = (hSlope * hOffset) - (hBoth * hBoth);
            double dSlope = ((hOffset * gSlope) - (hBoth * gOffset)) / det,
                dOffset = ((hSlope * gOffset) - (hBoth * gSlope)) / det;
            double size = 1;
            for (; size > 1e-10; size /= 2)
            {
                double next = Loss(slope - (size * dSlope), offset - (size * dOffset));
                if (next < loss)
                {
                    (slope, offset, loss) = (slope - (size * dSlope), offset - (size * dOffset), next);
                    break;
                }
            }

            if (size <= 1e-10)
            {
                break;
            }
        }

        return slope >= 0 ? (slope, offset) : (0, Math.Log((positives + 1) / (negatives + 1)));

        double Loss(double a, double b)
        {
            double sum = 0;
            for (int i = 0; i < logOdds.Count; i++)
            {
                double x = (a * logOdds[i]) + b;
                sum += Math.Max(x, 0) - (x * targets[i]) + Math.Log(1 + Math.Exp(-Math.Abs(x)));
            }

            return sum;
        }
    }
}
