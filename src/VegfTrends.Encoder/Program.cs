using VegfTrends.Core;
using VegfTrends.Encoder;

using var stop = new CancellationTokenSource();
Console.CancelKeyPress += (_, pressed) =>
{
    pressed.Cancel = true;
    stop.Cancel();
};
try
{
    var lexicon = Lexicon.LoadBundled();
    switch (args)
    {
        case ["evaluate", string folder, string sets, .. string[] options] when options.Length % 2 == 0:
            options
                .Chunk(2)
                .Aggregate(new EvaluateCommand(folder, sets, lexicon, Console.WriteLine), (c, o) => c.With(o[0], o[1]))
                .Run(stop.Token);
            return 0;
        case [string data, string output, .. string[] options] when options.Length % 2 == 0:
            var command = new TrainEncoderCommand(
                new TrainingPlan(),
                data,
                output,
                null,
                null,
                lexicon,
                Console.WriteLine
            );
            foreach (string[] option in options.Chunk(2))
            {
                command = option[0] switch
                {
                    "--ding" => command with { Ding = option[1] },
                    "--edict" => command with { Edict = option[1] },
                    "--beside" => command with { Beside = option[1] },
                    "--start" => command with { Start = option[1] },
                    _ => command with { Plan = PlanOptions.With(command.Plan, option[0], option[1]) },
                };
            }

            command.Run(stop.Token);
            return 0;
        default:
            Console.Error.WriteLine(
                $"Usage: vegftrends-encoder DATA OUT {PlanOptions.Usage} [--ding FILE] [--edict FILE] [--start "
                    + $"ENCODER] [--beside ENCODER]"
            );
            Console.Error.WriteLine(
                "       vegftrends-encoder evaluate ENCODER DATA/eval [--beside ENCODER] [--lsi DIMENSIONS] [--short D,D,...]"
            );
            return 2;
    }
}
catch (Exception e)
    when (e is InvalidDataException or InvalidOperationException or ArgumentException or FormatException or IOException)
{
    Console.Error.WriteLine(e.Message);
    return 1;
}
catch (OperationCanceledException)
{
    Console.Error.WriteLine("Stopped. The same command goes on from the last checkpoint.");
    return 130;
}
