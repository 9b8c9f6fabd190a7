using System.Globalization;

namespace VegfTrends.Encoder;

/// <summary>The options of the command line, and what they change in a plan.</summary>
static class PlanOptions
{
    public const string Usage =
        "[--steps N] [--pieces N] [--dimension N] [--batch N] [--seed N] [--dropout X] [--rate X] [--scale X] [--names "
        + "none|pairs|pieces|both]";

    public static TrainingPlan With(TrainingPlan plan, string name, string value) =>
        name switch
        {
            "--steps" => plan with { Steps = Whole(value) },
            "--pieces" => plan with { Pieces = Whole(value) },
            "--dimension" => plan with { Dimension = Whole(value) },
            "--batch" => plan with { Batch = Whole(value) },
            "--seed" => plan with { Seed = Whole(value) },
            "--dropout" => plan with { Dropout = Number(value) },
            "--rate" => plan with { LearningRate = Number(value) },
            "--scale" => plan with { MostScale = Number(value) },
            "--names" when value is "none" or "pairs" or "pieces" or "both" => plan with
            {
                NamePieces = value is "pieces" or "both",
                NamePairs = value is "pairs" or "both",
            },
            _ => throw new ArgumentException(
                $"Found '{name} {value}', expected DATA OUT {Usage} [--ding FILE] [--edict FILE] [--start ENCODER] "
                    + $"[--beside ENCODER]."
            ),
        };

    /// <summary>The plan as options, always in one order.</summary>
    public static IReadOnlyList<(string Name, string Value)> Of(TrainingPlan plan) =>
        [
            ("--steps", Text(plan.Steps)),
            ("--pieces", Text(plan.Pieces)),
            ("--dimension", Text(plan.Dimension)),
            ("--batch", Text(plan.Batch)),
            ("--seed", Text(plan.Seed)),
            ("--dropout", Text(plan.Dropout)),
            ("--rate", Text(plan.LearningRate)),
            ("--scale", Text(plan.MostScale)),
            (
                "--names",
                (plan.NamePieces, plan.NamePairs) switch
                {
                    (true, true) => "both",
                    (true, false) => "pieces",
                    (false, true) => "pairs",
                    _ => "none",
                }
            ),
        ];

    static string Text(IFormattable value) => value.ToString(null, CultureInfo.InvariantCulture);

    static int Whole(string text) => int.Parse(text, CultureInfo.InvariantCulture);

    static double Number(string text) => double.Parse(text, CultureInfo.InvariantCulture);
}
