using System.Globalization;
using System.Reflection;
using System.Runtime.InteropServices;
using System.Text;
using VegfTrends.Core;

namespace VegfTrends.Cli.Logging;

/// <summary>The details of a defect of this program, in a file that a person can look into or hand on.</summary>
static class FaultReport
{
    /// <summary>Writes it into <c>faults</c> of the data folder, else into the temporary folder.</summary>
    /// <returns>Where it lies; <c>null</c> when neither folder may be written to.</returns>
    public static string? Write(Exception fault, IReadOnlyList<string> args, DateTimeOffset now)
    {
        string name = string.Create(
            CultureInfo.InvariantCulture,
            $"vegftrends-{now.UtcDateTime:yyyyMMdd-HHmmss}-{Environment.ProcessId}.txt"
        );
        string text = Text(fault, args, now);
        foreach (string? folder in new[] { UserFolder.Find(), Path.GetTempPath() })
        {
            try
            {
                if (folder is not null)
                {
                    string path = Path.Combine(folder, "faults", name);
                    Directory.CreateDirectory(Path.GetDirectoryName(path)!);
                    File.WriteAllText(path, text);
                    return path;
                }
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException)
            {
                // The next folder, and then none: the caller shows the details instead.
            }
        }

        return null;
    }

    /// <summary>Version, system, command line without passwords, and the exception with its stack.</summary>
    public static string Text(Exception fault, IReadOnlyList<string> args, DateTimeOffset now)
    {
        string? version = Assembly
            .GetExecutingAssembly()
            .GetCustomAttribute<AssemblyInformationalVersionAttribute>()
            ?.InformationalVersion;
        return new StringBuilder()
            .AppendLine(CultureInfo.InvariantCulture, $"time     {now.UtcDateTime:yyyy-MM-dd HH:mm:ss} UTC")
            .AppendLine(CultureInfo.InvariantCulture, $"version  {version}")
            .AppendLine(
                CultureInfo.InvariantCulture,
                $"system   {RuntimeInformation.OSDescription}, .NET {Environment.Version}"
            )
            .AppendLine(
                CultureInfo.InvariantCulture,
                $"command  vegftrends {string.Join(' ', args.Select(Secrets.Masked))}"
            )
            .AppendLine()
            .AppendLine(fault.ToString())
            .ToString();
    }
}
