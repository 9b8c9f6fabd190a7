using VegfTrends.Core;
using Xunit;

namespace VegfTrends.EndToEnd.Documentation;

/// <summary>A folder that holds what the examples name: exports, a store, label files. All of it is invented.</summary>
public sealed class PreparedFolder : IAsyncLifetime, IDisposable
{
    readonly TestProgram _files = new();

    public async Task InitializeAsync()
    {
        foreach (string seeds in new[] { TestProgram.Examples, TestProgram.BrokenExamples })
        {
            CopyAll(seeds, _files.PathOf(Path.Combine("seeds", Path.GetFileName(seeds))));
        }

        Directory.CreateDirectory(_files.PathOf("exports"));
        Directory.CreateDirectory(_files.PathOf("inbox"));
        Example("cnki-export.txt", "exports/cnki.txt");
        Example("cnki-export.txt", "cnki.txt");
        Example("pubmed-export.xml", "pubmed.xml");
        Example("scopus-export.ris", "export.ris");
        CopyAll(BundledFiles.Path("models/categories"), _files.PathOf("old-model"));
        _files.Write(
            "exports/liked.nbib",
            """
            PMID- 31801353
            TI  - An invented record under a known number: atezolizumab plus bevacizumab in liver cancer
            AB  - Patients received atezolizumab plus bevacizumab. This text was made up for a test.
            DP  - 2020 May
            LA  - eng
            """
        );
        _files.Write(
            "papers.jsonl",
            """
            {"id":"p1","title":"Camrelizumab plus apatinib in advanced breast cancer","year":2021}
            {"id":"p2","title":"贝伐珠单抗治疗糖尿病性黄斑水肿","year":2022}
            """
        );
        _files.Write(
            "texts.jsonl",
            """
            {"id":"t1","text":"Lenvatinib and pembrolizumab for renal carcinoma."}
            {"id":"t2","text":"仑伐替尼联合帕博利珠单抗治疗肾癌。"}
            """
        );
        _files.Write(
            "my.yaml",
            """
            categories:
              - key: ici.pd1
                name: {zh: 抗VEGF联合PD-1抑制剂, en: anti-VEGF with a PD-1 inhibitor}
              - key: vegf.only
                exclusive: true
                name: {zh: 仅抗VEGF, en: anti-VEGF alone}
            """
        );
        _files.Write(
            "my.csv",
            """
            id,title,labels
            m1,Camrelizumab plus apatinib in breast cancer,ici.pd1
            m2,信迪利单抗联合安罗替尼治疗肺癌,ici.pd1
            m3,Bevacizumab for macular oedema,vegf.only
            m4,雷珠单抗治疗视网膜静脉阻塞,vegf.only
            """
        );
        _files.Write(
            "review.txt",
            "Immunotherapy with anti-angiogenic agents in breast cancer: camrelizumab, apatinib."
        );
        _files.Write(
            "literature.csv",
            "year,count\n2019,1000\n2020,1100\n2021,1200\n2022,1300\n2023,1400\n2024,1500\n"
        );
        _files.Write(
            "my-watch.yaml",
            "name: folders-only\nfolders:\n  - {name: inbox, path: inbox, settle_seconds: 0}\n"
        );
        Directory.CreateDirectory(_files.PathOf("eval"));
        SmallEvaluationSets.Write(_files.PathOf("eval"));
        Directory.CreateDirectory(_files.PathOf("home"));
        _files.Write(
            "home/readers.yaml",
            """
            readers:
              - name: ann
                language: en
                rhythm: daily
                deliver:
                  - file: digests
              - name: library
                language: zh
                rhythm: weekly
                on: monday
                deliver:
                  - file: digests
                    format: html
            """
        );

        using var here = new WorkingFolder(_files.Folder);
        foreach (
            string[] args in new string[][]
            {
                ["import", "exports", "--quiet"],
                ["report", "--out", "trends.xlsx", "--as-of", "2026-06-30", "--quiet"],
            }
        )
        {
            CliResult result = await TestProgram.RunAsync(args);
            Assert.True(result.ExitCode == 0, result.Error);
        }
    }

    public Task DisposeAsync() => Task.CompletedTask;

    public void Dispose() => _files.Dispose();

    /// <summary>A copy in a folder that must not exist.</summary>
    public void CopyTo(string folder) => CopyAll(_files.Folder, folder);

    void Example(string name, string to) => File.Copy(Path.Combine(TestProgram.Examples, name), _files.PathOf(to));

    static void CopyAll(string from, string to)
    {
        Directory.CreateDirectory(to);
        foreach (string folder in Directory.EnumerateDirectories(from, "*", SearchOption.AllDirectories))
        {
            Directory.CreateDirectory(Path.Combine(to, Path.GetRelativePath(from, folder)));
        }

        foreach (string file in Directory.EnumerateFiles(from, "*", SearchOption.AllDirectories))
        {
            File.Copy(file, Path.Combine(to, Path.GetRelativePath(from, file)));
        }
    }
}
