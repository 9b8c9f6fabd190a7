using Xunit;

namespace VegfTrends.EndToEnd;

/// <summary>Tests that put the user's data folder elsewhere: the environment belongs to the whole process, so nothing
/// runs beside them.</summary>
[CollectionDefinition(Name, DisableParallelization = true)]
public sealed class UserFolderTests
{
    public const string Name = "the user's data folder";
}
