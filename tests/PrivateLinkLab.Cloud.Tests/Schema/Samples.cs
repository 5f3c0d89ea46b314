using System.Text.Json;
using System.Text.RegularExpressions;
using PrivateLinkLab.Graph;

namespace PrivateLinkLab.Cloud.Tests.Schema;

/// <summary>
/// A resource of every type that only other people's programs create, and what they need: samples.json, in an order in
/// which each follows what it refers to. <c>${name}</c> is the id of another, <c>${name.output}</c> an output of it.
/// </summary>
internal sealed partial class Samples
{
    private readonly Dictionary<string, Answered> _answers = new(StringComparer.Ordinal);

    private Samples(SimulatedCloud cloud) => Cloud = cloud;

    public SimulatedCloud Cloud { get; }

    /// <summary>The samples in their order: type, name and what the cloud answered.</summary>
    public List<(string Type, string Name, MapValue Inputs, CloudAnswer Answer)> All { get; } = [];

    /// <summary>Creates every sample in a new account.</summary>
    public static Samples Create()
    {
        var samples = new Samples(new SimulatedCloud());
        using var file = JsonDocument.Parse(
            File.ReadAllText(RepositoryFile.PathOf("tests/PrivateLinkLab.Cloud.Tests/Schema/samples.json"))
        );
        foreach (var sample in file.RootElement.EnumerateArray())
        {
            samples.Add(
                sample.GetProperty("type").GetString()!,
                sample.GetProperty("name").GetString()!,
                (MapValue)samples.ValueOf(sample.GetProperty("inputs"))
            );
        }

        return samples;
    }

    private void Add(string type, string name, MapValue inputs)
    {
        var answer = Cloud.Create(ResourceUrn.Create("dev", "lab", null, type, name), inputs);
        All.Add((type, name, inputs, answer));
        if (answer is Answered answered)
        {
            _answers[name] = answered;
        }
    }

    private PropertyValue ValueOf(JsonElement json) =>
        json.ValueKind switch
        {
            JsonValueKind.String => Reference().Replace(json.GetString()!, Resolve),
            JsonValueKind.Number => json.GetDouble(),
            JsonValueKind.True => true,
            JsonValueKind.False => false,
            JsonValueKind.Array => ListValue.Create([.. json.EnumerateArray().Select(ValueOf)]),
            _ => MapValue.Create(
                json.EnumerateObject().Select(member => KeyValuePair.Create(member.Name, ValueOf(member.Value)))
            ),
        };

    private string Resolve(Match match)
    {
        // What was refused is named by the test of its own.
        if (!_answers.TryGetValue(match.Groups["name"].Value, out var answer))
        {
            return match.Value;
        }

        var output = match.Groups["output"].Value;
        return output.Length == 0 ? answer.Id! : answer.Outputs.GetText(output) ?? answer.Id!;
    }

    [GeneratedRegex(@"\$\{(?<name>[a-zA-Z0-9-]+)(\.(?<output>[a-zA-Z]+))?\}")]
    private static partial Regex Reference();
}
