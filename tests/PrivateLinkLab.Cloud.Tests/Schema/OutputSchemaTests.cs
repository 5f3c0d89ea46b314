using System.Text.Json;
using PrivateLinkLab.Cloud.Schema;
using PrivateLinkLab.Cloud.Services;
using PrivateLinkLab.Graph;

namespace PrivateLinkLab.Cloud.Tests.Schema;

/// <summary>What the cloud answers, held against the typings of Pulumi's package.</summary>
public sealed class OutputSchemaTests
{
    private static readonly Lazy<Samples> Created = new(Samples.Create);

    public static TheoryData<int> Indices => [.. Enumerable.Range(0, Created.Value.All.Count)];

    [Fact]
    public void Samples_EveryTypeOfTheSchema_IsAmongThem()
    {
        var sampled = Created.Value.All.Select(sample => sample.Type).ToHashSet(StringComparer.Ordinal);
        Assert.Empty(Tokens("resources").Except(sampled));
    }

    [Fact]
    public void Schema_EveryRowAndFunction_IsInIt()
    {
        Assert.All(ServiceCatalog.Rows, row => Assert.NotNull(OutputSchema.OfResource(row.Type)));
        Assert.All(Tokens("resources"), token => Assert.True(SimulatedCloud.Simulates(token), token));
        Assert.All(Tokens("functions"), token => Assert.NotNull(ServiceCatalog.FunctionKind(token)));
    }

    [Theory]
    [MemberData(nameof(Indices))]
    public void Sample_IsAnswered_WithTheOutputsOfItsType(int index)
    {
        var (type, name, inputs, answer) = Created.Value.All[index];
        Assert.True(answer is Answered, $"{answer}");
        var answered = (Answered)answer;
        Assert.False(string.IsNullOrEmpty(answered.Id), $"{name} has no id.");
        if (OutputSchema.OfResource(type) is { } schema)
        {
            Assert.Empty(Problems(name, answered.Outputs, schema, inputs));
        }
    }

    [Fact]
    public void Samples_Again_AreTheSame()
    {
        static IEnumerable<string> Texts(Samples samples) => samples.All.Select(sample => $"{sample.Answer}");

        Assert.Equal(Texts(Created.Value), Texts(Samples.Create()));
    }

    // Nothing that is no output, nothing missing that is always there, everything in its shape.
    private static IEnumerable<string> Problems(string path, MapValue outputs, JsonElement schema, MapValue inputs)
    {
        var members = schema.EnumerateObject().ToDictionary(member => member.Name.TrimEnd('?'), member => member);
        foreach (var (key, value) in outputs)
        {
            // Some inputs are not kept, and the provider has them all the same.
            if (!members.TryGetValue(key, out var member))
            {
                if (inputs.Find(key) is null)
                {
                    yield return $"{path}.{key} is not an output";
                }
            }
            else
            {
                foreach (var problem in ShapeProblems($"{path}.{key}", value, member.Value))
                {
                    yield return problem;
                }
            }
        }

        foreach (var (name, _) in OutputSchema.Required(schema).Where(output => outputs.Find(output.Key) is null))
        {
            yield return $"{path}.{name} is missing";
        }
    }

    private static IEnumerable<string> ShapeProblems(string path, PropertyValue value, JsonElement shape)
    {
        if (shape.ValueKind == JsonValueKind.Array)
        {
            return value.Revealed is ListValue items
                ? items.SelectMany((item, index) => ShapeProblems($"{path}[{index}]", item, shape[0]))
                : [$"{path} is not a list"];
        }

        var name = shape.GetString()!;
        return name switch
        {
            "text" => value.Revealed is TextValue ? [] : [$"{path} is not a text"],
            "number" => value.Revealed is NumberValue ? [] : [$"{path} is not a number"],
            "flag" => value.Revealed is BoolValue ? [] : [$"{path} is not a flag"],
            "map" => value.Revealed is MapValue ? [] : [$"{path} is not a map"],
            "any" => [],
            _ => value.Revealed is MapValue map
                ? map.Where(entry => OutputSchema.OfType(name) is { } type && !Has(type, entry.Key))
                    .Select(entry => $"{path}.{entry.Key} is not a member of {name}")
                    .Concat(
                        map.SelectMany(entry =>
                            OutputSchema
                                .OfType(name)!
                                .Value.EnumerateObject()
                                .Where(member => member.Name.TrimEnd('?') == entry.Key)
                                .SelectMany(member => ShapeProblems($"{path}.{entry.Key}", entry.Value, member.Value))
                        )
                    )
                : [$"{path} is not a {name}"],
        };
    }

    private static bool Has(JsonElement type, string member) =>
        type.TryGetProperty(member, out _) || type.TryGetProperty($"{member}?", out _);

    private static IEnumerable<string> Tokens(string section)
    {
        using var document = JsonDocument.Parse(
            File.ReadAllText(RepositoryFile.PathOf("src/PrivateLinkLab.Cloud/Schema/outputs.json"))
        );
        return [.. document.RootElement.GetProperty(section).EnumerateObject().Select(member => member.Name)];
    }
}
