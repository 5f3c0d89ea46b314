using System.Text.Json;

namespace Pulumi;

/// <summary>The configuration that the environment gives to a deployment.</summary>
internal sealed class ConfigValues
{
    private readonly Dictionary<string, string> _values = Read();

    public string? Get(string key) => _values.GetValueOrDefault(key);

    private static Dictionary<string, string> Read()
    {
        var values = new Dictionary<string, string>();
        if (Environment.GetEnvironmentVariable("PULUMI_CONFIG") is not { } json)
        {
            return values;
        }

        using var document = JsonDocument.Parse(json);
        foreach (var property in document.RootElement.EnumerateObject())
        {
            values[WithoutConfigPart(property.Name)] = property.Value.ToString();
        }

        return values;
    }

    /// <summary>Keys may come as <c>namespace:config:name</c>, which is the same as <c>namespace:name</c>.</summary>
    private static string WithoutConfigPart(string key)
    {
        const string part = "config:";
        var start = key.IndexOf(':', StringComparison.Ordinal) + 1;
        return start > 1 && key.AsSpan(start).StartsWith(part) ? key.Remove(start, part.Length) : key;
    }
}
