using System.Globalization;
using VegfTrends.Core;
using VegfTrends.Encoder;
using VegfTrends.Training;

using var stop = new CancellationTokenSource();
Console.CancelKeyPress += (_, e) => (e.Cancel, _) = (true, stop.CancelAsync());
try
{
    var lexicon = Lexicon.LoadBundled();
    if (args is ["evaluate", string evaluated, string sets])
    {
        Evaluate(evaluated, sets, lexicon);
        return 0;
    }

    if (args is not [string data, string output, .. string[] options] || options.Length % 2 != 0)
    {
        Console.Error.WriteLine("Usage: vegftrends-encoder DATA OUT [--steps N] [--pieces N] [--dimension N] [--batch N] [--seed N] [--dropout X] [--rate X] [--scale X] [--names none|pairs|pieces|both] [--ding FILE] [--edict FILE]");
        Console.Error.WriteLine("       vegftrends-encoder evaluate ENCODER DATA/eval");
        return 2;
    }

    var plan = new TrainingPlan();
    (string? ding, string? edict) = (null, null);
    foreach (string[] option in options.Chunk(2))
    {
        switch (option[0])
        {
            case "--steps": plan = plan with { Steps = Whole(option[1]) }; break;
            case "--pieces": plan = plan with { Pieces = Whole(option[1]) }; break;
            case "--dimension": plan = plan with { Dimension = Whole(option[1]) }; break;
            case "--batch": plan = plan with { Batch = Whole(option[1]) }; break;
            case "--seed": plan = plan with { Seed = Whole(option[1]) }; break;
            case "--dropout": plan = plan with { Dropout = Number(option[1]) }; break;
            case "--rate": plan = plan with { LearningRate = Number(option[1]) }; break;
            case "--scale": plan = plan with { MostScale = Number(option[1]) }; break;
            case "--names": plan = plan with { NamePieces = option[1] is "pieces" or "both", NamePairs = option[1] is "pairs" or "both" }; break;
            case "--ding": ding = option[1]; break;
            case "--edict": edict = option[1]; break;
            default: throw new ArgumentException($"Found the option '{option[0]}', expected one of those that the program lists when started without arguments.");
        }
    }

    TrainCommand.Run(plan, data, output, ding, edict, lexicon, Console.WriteLine, stop.Token);
    Evaluate(output, Path.Combine(data, "eval"), lexicon);
    return 0;
}
catch (Exception e) when (e is InvalidDataException or InvalidOperationException or ArgumentException or FormatException or IOException)
{
    Console.Error.WriteLine(e.Message);
    return 1;
}
catch (OperationCanceledException)
{
    Console.Error.WriteLine("Stopped. The same command goes on from the last checkpoint.");
    return 130;
}

void Evaluate(string folder, string sets, Lexicon lexicon)
{
    using var encoder = OnnxTextEncoder.Load(folder);
    Console.WriteLine($"| {encoder.Id} | n | measure | zh - en / back |");
    EncoderEvaluation.Run(encoder, sets, lexicon, r => Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
        $"| {r.Set} | {r.Count} | {r.Measure} | {r.Value:0.000}{(r.Back is { } back ? string.Create(CultureInfo.InvariantCulture, $" / {back:0.000}") : "")} |")), stop.Token);
}

static int Whole(string text) => int.Parse(text, CultureInfo.InvariantCulture);

static double Number(string text) => double.Parse(text, CultureInfo.InvariantCulture);
