using VegfTrends.Benchmarks;

switch (args.FirstOrDefault())
{
    case "gold":
        GoldQuality.Run(args.SkipWhile(a => a != "--model").Skip(1).FirstOrDefault(), mistakes: args.Contains("--mistakes"));
        return 0;
    case "seed-sections":
        SeedSections.Run();
        return 0;
    case "across-languages":
        AcrossLanguages.Run();
        return 0;
    case "neighbours" when args.Length <= 2:
        AcrossLanguages.RunNeighbours(args.ElementAtOrDefault(1));
        return 0;
    case "throughput":
        Throughput.Run();
        return 0;
    case "encoder" when args is [_, "speed"]:
        await EncoderSpeedBenchmark.RunAsync();
        return 0;
    case "encoder" when args is [_, "speed", { } folder]:
        EncoderSpeedBenchmark.RunOne(folder);
        return 0;
    default:
        Console.Error.WriteLine("""
            Use one of
              gold [--model DIR] [--mistakes]   F1 on the development gold set beside rules alone and TF-IDF + logistic regression
              seed-sections       the sections of the seed review, each as a paper
              across-languages    nearest papers by language; categories learned in one language, tested in the other
              neighbours [DIR]    the nearest papers alone, by the bundled encoder or that of a folder
              throughput          import, score and store the corpus: papers/s and peak memory
              encoder speed [DIR] the bundled encoder and a 12-layer int8 transformer (or the encoder of a folder) on real abstracts
            """);
        return 64;
}
