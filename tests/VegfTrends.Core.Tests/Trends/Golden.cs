using System.Runtime.CompilerServices;
using Xunit;

namespace VegfTrends.Core.Tests.Trends;

/// <summary>Compares a text with the <c>.verified.txt</c> beside the test; a difference leaves a <c>.received.txt</c>
/// to look at and rename.</summary>
static class Golden
{
    public static void Match(string text, [CallerFilePath] string source = "", [CallerMemberName] string test = "")
    {
        string stem = Path.Combine(
            Path.GetDirectoryName(source)!,
            $"{Path.GetFileNameWithoutExtension(source)}.{test}"
        );
        string verified = stem + ".verified.txt",
            received = stem + ".received.txt";
        string expected = File.Exists(verified) ? File.ReadAllText(verified).ReplaceLineEndings("\n") : "";
        if (text.ReplaceLineEndings("\n") != expected)
        {
            File.WriteAllText(received, text.ReplaceLineEndings("\n"));
            Assert.Equal(expected, text.ReplaceLineEndings("\n"));
        }

        File.Delete(received);
    }
}
