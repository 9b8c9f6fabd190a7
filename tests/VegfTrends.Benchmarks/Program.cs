using VegfTrends.Benchmarks;

switch (args.FirstOrDefault())
{
    case "gold":
        GoldQuality.Run(mistakes: args.Contains("--mistakes"));
        return 0;
    case "seed-sections":
        SeedSections.Run();
        return 0;
    case "train":
        GoldTrain.Run();
        return 0;
    default:
        Console.Error.WriteLine("Use: gold [--mistakes]");
        return 64;
}
