using YamlDotNet.Core;
using YamlDotNet.Serialization;
using YamlDotNet.Serialization.NamingConventions;

namespace VegfTrends.Core;

/// <summary>Reads the YAML files that people edit.</summary>
static class SeedYaml
{
    static readonly IDeserializer Reader = new DeserializerBuilder()
        .WithNamingConvention(UnderscoredNamingConvention.Instance)
        .WithDuplicateKeyChecking()
        .Build();

    /// <exception cref="InvalidDataException">The file is missing or broken; the message names line and
    /// column.</exception>
    public static T Read<T>(string path)
    {
        if (!File.Exists(path))
        {
            throw new InvalidDataException($"{path}: no such file. Give the path of a YAML file.");
        }

        try
        {
            using StreamReader text = File.OpenText(path);
            return Reader.Deserialize<T>(text) ?? throw new InvalidDataException($"{path}: found an empty file.");
        }
        catch (YamlException e)
        {
            string message = e.InnerException?.Message ?? e.Message;
            string[] parts = message.Split('\'');

            // The reader speaks of its own classes; whoever edits the file wants the key.
            message = parts is ["Property ", { } key, ..]
                ? $"found the key '{key}', which nothing reads here; correct its spelling or take it out."
                : message;
            throw new InvalidDataException($"{path}, line {e.Start.Line}, column {e.Start.Column}: {message}", e);
        }
    }
}
