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
        using var file = ReadFile();
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

    /// <summary>
    /// The code and reason with which a sample is refused when some of its inputs are others: all samples before it
    /// exist. A null takes an input out.
    /// </summary>
    public static string RefusalOf(string name, string changes)
    {
        var samples = new Samples(new SimulatedCloud());
        using var file = ReadFile();
        using var changed = JsonDocument.Parse(changes);
        foreach (var sample in file.RootElement.EnumerateArray())
        {
            var type = sample.GetProperty("type").GetString()!;
            var inputs = (MapValue)samples.ValueOf(sample.GetProperty("inputs"));
            if (sample.GetProperty("name").GetString() != name)
            {
                samples.Add(type, sample.GetProperty("name").GetString()!, inputs);
                continue;
            }

            var others = (MapValue)samples.ValueOf(changed.RootElement);
            samples.Add(
                type,
                name,
                MapValue.Create(
                    inputs
                        .Where(input => others.Find(input.Key) is null)
                        .Concat(others.Where(input => input.Value is not NullValue))
                )
            );
            var refused = samples.All[^1].Answer as Refused;
            Assert.True(refused is not null, $"{name} with {changes} is not refused: {samples.All[^1].Answer}");
            return refused.Refusal.Message[(refused.Refusal.Message.IndexOf("': ", StringComparison.Ordinal) + 3)..];
        }

        throw new ArgumentException($"There is no sample '{name}'.", nameof(name));
    }

    private static JsonDocument ReadFile() =>
        JsonDocument.Parse(
            File.ReadAllText(RepositoryFile.PathOf("tests/PrivateLinkLab.Cloud.Tests/Schema/samples.json"))
        );

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
            JsonValueKind.Null => PropertyValue.Null,
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
