using System.Diagnostics;
using System.Globalization;

namespace VegfTrends.Replay;

/// <summary>The program as a process of its own, watching a replay server; it can be killed.</summary>
public sealed class WatchProcess : IDisposable
{
    readonly Process _process;
    readonly Task<string> _output,
        _error;

    WatchProcess(Process process)
    {
        _process = process;
        _output = process.StandardOutput.ReadToEndAsync();
        _error = process.StandardError.ReadToEndAsync();
    }

    public static WatchProcess Start(string watchFile, string store, params string[] more) =>
        Start(watchFile, store, notifySocket: null, more);

    public static WatchProcess Start(string watchFile, string store, string? notifySocket, string[] more)
    {
        string program = Path.Combine(AppContext.BaseDirectory, "vegftrends.dll");
        var start = new ProcessStartInfo(
            "dotnet",
            ["exec", program, "watch", "--watch", watchFile, "--store", store, "--json", .. more]
        )
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment[Core.UserFolder.Variable] = Path.Combine(
            Path.GetTempPath(),
            "vegftrends-test-without-settings"
        );
        start.Environment["NOTIFY_SOCKET"] = notifySocket;
        return new WatchProcess(Process.Start(start)!);
    }

    /// <summary>As <c>systemctl stop</c> does.</summary>
    public void Terminate() =>
        Process.Start("kill", ["-TERM", _process.Id.ToString(CultureInfo.InvariantCulture)]).WaitForExit();

    public bool HasExited => _process.HasExited;

    /// <summary>SIGKILL, as the kernel or a power cut would.</summary>
    public void Kill()
    {
        _process.Kill();
        _process.WaitForExit();
    }

    public async Task<(int ExitCode, string Output, string Error)> EndAsync()
    {
        await _process.WaitForExitAsync();
        return (_process.ExitCode, await _output, await _error);
    }

    /// <summary>Most memory that it has held so far, MiB; 0 where the system does not say.</summary>
    public double PeakMemory()
    {
        try
        {
            string? line = File.ReadLines($"/proc/{_process.Id.ToString(CultureInfo.InvariantCulture)}/status")
                .FirstOrDefault(l => l.StartsWith("VmHWM:", StringComparison.Ordinal));
            return line is null
                ? 0
                : double.Parse(line.Split(' ', StringSplitOptions.RemoveEmptyEntries)[1], CultureInfo.InvariantCulture)
                    / 1024;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return 0;
        }
    }

    public TimeSpan ProcessorTime => _process.TotalProcessorTime;

    public void Dispose() => _process.Dispose();

    /// <summary>A watch file over a replay server, with small batches and a fast pace.</summary>
    public static string WatchFile(string folder, ReplayServer server, int perSecond = 200, int batch = 10)
    {
        string path = Path.Combine(folder, "watch.yaml");
        string service = string.Create(
            CultureInfo.InvariantCulture,
            $"requests_per_second: {perSecond}, batch_size: {batch}, first_wait_seconds: 0.02, tries: 4"
        );
        File.WriteAllText(
            path,
            $$"""
            name: test
            since: 2026-01-01
            recheck: 40
            services:
              pubmed: {address: "{{server.Address}}eutils/", {{service}}, api_key_env: VEGFTRENDS_TEST_KEY}
              europepmc: {address: "{{server.Address}}epmc/", {{service}}}
              clinicaltrials: {address: "{{server.Address}}ctgov/", {{service}}}
            queries:
              - {name: main, source: pubmed, query: "({anti_vegf:first}) AND ({pd1:first})", canaries: [10000001]}
              - {name: preprints, source: europepmc, query: "bevacizumab AND SRC:PPR"}
              - {name: trials, source: clinicaltrials, query: "bevacizumab"}
            """
        );
        return path;
    }
}
