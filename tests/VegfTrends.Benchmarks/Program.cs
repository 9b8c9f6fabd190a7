using VegfTrends.Benchmarks;
using VegfTrends.Benchmarks.DrugCombos;
using VegfTrends.Benchmarks.Structure;

switch (args.FirstOrDefault())
{
    case "gold":
        GoldQuality.Run(
            args.SkipWhile(a => a != "--model").Skip(1).FirstOrDefault(),
            mistakes: args.Contains("--mistakes")
        );
        return 0;
    case "corpus-labels":
        GoldQuality.RunCorpus();
        return 0;
    case "training-data":
        TrainingDataDiversity.Run();
        return 0;
    case "faithfulness":
        FaithfulnessBenchmark.Run(args.SkipWhile(a => a != "--model").Skip(1).FirstOrDefault());
        return 0;
    case "seed-sections":
        SeedSections.Run();
        return 0;
    case "across-languages":
        AcrossLanguages.Run();
        return 0;
    case "csl":
        return await CslCategories.RunAsync(args.Contains("--dev") ? "dev" : "test");
    case "neighbours" when args.Length <= 2:
        AcrossLanguages.RunNeighbours(args.ElementAtOrDefault(1));
        return 0;
    case "throughput":
        Throughput.Run();
        return 0;
    case "workbook" when args is [_, "--check", { } file]:
        return WorkbookSize.Check(file);
    case "workbook":
        return WorkbookSize.Run(
            args.Length > 1 && int.TryParse(args[1], out int papers) ? papers : 100_000,
            args.SkipWhile(a => a != "--keep").Skip(1).FirstOrDefault()
        );
    case "trend-simulation":
        TrendSimulation.Run();
        return 0;
    case "relations":
        Relations.Run(mistakes: args.Contains("--mistakes"));
        return 0;
    case "drugcombo":
        DrugCombosBenchmark.Run();
        return 0;
    case "study-types":
        StudyTypes.Run(fit: args.Contains("--fit"));
        return 0;
    case "digest-kills":
        await DigestKills.RunAsync(
            kills: args is [_, { } count] ? int.Parse(count, System.Globalization.CultureInfo.InvariantCulture) : 50
        );
        return 0;
    case "encoder" when args is [_, "speed"]:
        await EncoderSpeedBenchmark.RunAsync();
        return 0;
    case "encoder" when args is [_, "speed", { } folder]:
        EncoderSpeedBenchmark.RunOne(folder);
        return 0;
    case "watch-kill":
        return await WatchKill.RunAsync(
            args.Length > 1 ? int.Parse(args[1], System.Globalization.CultureInfo.InvariantCulture) : 50
        );
    case "watch-load":
        return await WatchLoad.RunAsync(
            args.Length > 1 && int.TryParse(args[1], out int records) ? records : 20_000,
            3,
            assess: !args.Contains("--no-assessment")
        );
    case "structure":
        StructureReport.Run(args.ElementAtOrDefault(1) ?? SharedData.Repository);
        return 0;
    default:
        Console.Error.WriteLine(
            """
            Use one of
              gold [--model DIR] [--mistakes]   quality on the gold set and the held-out tenth, beside four baselines
              faithfulness [--model DIR]        how far scores fall without the words of the evidence, or random ones
              corpus-labels       quality on the real training papers, cross-validated
              training-data       how varied the training data is, as Markdown
              seed-sections       the sections of the seed review, each as a paper
              across-languages    nearest papers by language; categories learned in one language, tested in the other
              relations [--mistakes] the relation step on labelled sentences, tuned and held-out half
              drugcombo           drug-combination statements, scored as the set's authors do
              study-types [--fit] the study-type model by cross-validation; --fit writes its weights again
              csl [--dev]         13 subjects of Chinese titles through train --taxonomy, beside TF-IDF + linear SVM
              neighbours [DIR]    the nearest papers alone, by the bundled encoder or that of a folder
              throughput          import, score and store the corpus: papers/s and peak memory
              workbook [N] [--keep DIR]  the workbook of N (100,000) papers: time, memory, size, same bytes twice
              workbook --check FILE      what OpenXmlValidator (Office 2019) finds wrong with a workbook
              trend-simulation    size, power, coverage and error of the trend statistics on made series
              digest-kills [N]    kills `vegftrends digest` at N random moments (default 50) and counts what readers got
              encoder speed [DIR] the bundled encoder and a 12-layer int8 transformer (or the encoder of a folder) on real abstracts
              structure [CHECKOUT] circles between folders and files of src, fan-out, width of lines; of another built checkout too
              watch-kill [N]      kills the watch N (50) times at random moments of a run against local servers: nothing lost, nothing twice
              watch-load [N] [--no-assessment]   a night with N (20,000) new records at 3 requests/s: time, memory, requests
            """
        );
        return 64;
}
