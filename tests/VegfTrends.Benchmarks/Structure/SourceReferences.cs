using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace VegfTrends.Benchmarks.Structure;

/// <summary>Which file of <c>src</c> uses which other, as the compiler sees it: every name in the code, followed to the
/// file that declares what it stands for.</summary>
static class SourceReferences
{
    // What ImplicitUsings adds to every file.
    const string GlobalUsings = """
        global using System; global using System.IO; global using System.Linq; global using System.Collections.Generic;
        global using System.Net.Http; global using System.Threading; global using System.Threading.Tasks;
        """;

    /// <param name="folder">The folder <c>src</c> of a checkout.</param>
    /// <param name="assemblies">Folders of built programs; packages are taken from there.</param>
    /// <returns>For every file (path below <c>src</c>, with <c>/</c>) the other files it uses.</returns>
    public static SortedDictionary<string, SortedSet<string>> Read(string folder, params string[] assemblies)
    {
        string[] files =
        [
            .. Directory
                .EnumerateFiles(folder, "*.cs", SearchOption.AllDirectories)
                .Where(f => !f.Split(Path.DirectorySeparatorChar).Any(p => p is "bin" or "obj"))
                .Order(StringComparer.Ordinal),
        ];
        SyntaxTree[] trees = [.. files.Select(f => CSharpSyntaxTree.ParseText(File.ReadAllText(f), path: Below(f)))];

        // One compilation of all projects: a name leads to its source, not to a project's assembly.
        var compilation = CSharpCompilation.Create(
            "src",
            [.. trees, CSharpSyntaxTree.ParseText(GlobalUsings)],
            Libraries(assemblies),
            new CSharpCompilationOptions(OutputKind.ConsoleApplication)
        );
        var uses = new SortedDictionary<string, SortedSet<string>>(StringComparer.Ordinal);
        foreach (SyntaxTree tree in trees)
        {
            SemanticModel model = compilation.GetSemanticModel(tree);
            var used = new SortedSet<string>(StringComparer.Ordinal);
            foreach (SyntaxNode node in tree.GetRoot().DescendantNodes())
            {
                if (
                    node is SimpleNameSyntax or BaseObjectCreationExpressionSyntax
                    && Declaration(model.GetSymbolInfo(node).Symbol) is { } file
                    && file != tree.FilePath
                )
                {
                    used.Add(file);
                }
            }

            uses[tree.FilePath] = used;
        }

        return uses;

        string Below(string file) => Path.GetRelativePath(folder, file).Replace('\\', '/');
    }

    // A type in parts is where its shortest file name is; a member is where it stands.
    static string? Declaration(ISymbol? symbol) =>
        symbol is null or INamespaceSymbol
            ? null
            : symbol
                .OriginalDefinition.DeclaringSyntaxReferences.Select(r => r.SyntaxTree.FilePath)
                .Where(f => f.Length > 0)
                .MinBy(f => (f.Length, f));

    static IEnumerable<MetadataReference> Libraries(string[] folders) =>
        ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!)
            .Split(Path.PathSeparator)
            .Concat(folders.SelectMany(f => Directory.EnumerateFiles(f, "*.dll")))
            .DistinctBy(Path.GetFileName)
            .Where(f => !Path.GetFileName(f).StartsWith("VegfTrends.", StringComparison.Ordinal))
            .Where(f => Path.GetFileNameWithoutExtension(f) is not ("vegftrends" or "vegftrends-encoder"))
            .Where(IsManaged)
            .Select(f => MetadataReference.CreateFromFile(f));

    static bool IsManaged(string file)
    {
        using FileStream stream = File.OpenRead(file);
        using var reader = new System.Reflection.PortableExecutable.PEReader(stream);
        try
        {
            return reader.HasMetadata;
        }
        catch (BadImageFormatException)
        {
            return false;
        }
    }
}
