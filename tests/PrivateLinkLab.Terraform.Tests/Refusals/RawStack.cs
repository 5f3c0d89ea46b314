using System.Collections;
using System.Collections.Immutable;
using PrivateLinkLab.Graph;
using PrivateLinkLab.Cloud;
using Pulumi.Testing;

namespace PrivateLinkLab.Terraform.Tests.Refusals;

/// <summary>
/// Resources without components, which would refuse earlier: each is asked of the simulated cloud, and is part of a graph for
/// Terraform whether or not the cloud refuses it.
/// </summary>
/// <param name="prefix">What the names begin with, so that the cases are apart in one configuration.</param>
internal sealed class RawStack(string prefix)
{
    private const string Region = "us-east-1";

    private readonly SimulatedCloud _cloud = new(new CloudOptions { Region = Region });
    private readonly SmallGraph _graph = new();
    private ResourceNode? _last;

    /// <summary>What the simulated cloud refused first; null when nothing.</summary>
    public string? Refusal { get; private set; }

    public ResourceNode Add(string type, string name, params (string Key, PropertyValue Value)[] inputs)
    {
        var fullName = $"{prefix}-{name}";
        var (id, outputs) = Ask(type, fullName, inputs);
        var uses = _graph.ToGraph().Resources.Where(node => node.Id is not null)
            .SelectMany(node => inputs.Where(input => Mentions(input.Value, node.Id!)).Select(input => (input.Key, node)))
            .ToArray();
        // One after the other: else it were a matter of speed which of two is refused.
        return _last = _graph.Add(type, fullName, id, inputs, outputs, uses, _last is null ? null : [_last], region: Region);
    }

    public ResourceGraph ToGraph() => _graph.ToGraph();

    private (string Id, (string, PropertyValue)[] Outputs) Ask(string type, string name, (string Key, PropertyValue Value)[] inputs)
    {
        try
        {
            var (id, state) = _cloud.NewResourceAsync(new MockResourceArgs
            {
                Type = type,
                Name = name,
                Inputs = inputs.ToImmutableDictionary(input => input.Key, input => Plain(input.Value)),
            }).GetAwaiter().GetResult();
            var outputs = (IEnumerable<KeyValuePair<string, object>>)state;
            return (id!, [.. outputs.Where(output => output.Key != "region" && output.Value is not null).Select(output => (output.Key, Value(output.Value)))]);
        }
        catch (AwsRefusalException refusal)
        {
            Refusal ??= refusal.Message.Replace($"{prefix}-", "", StringComparison.Ordinal);
            return ($"refused-{name}", []);
        }
    }

    private static bool Mentions(PropertyValue value, string id) =>
        value.AsText() == id || (value is ListValue list && list.Any(item => Mentions(item, id)));

    private static object Plain(PropertyValue value) => value switch
    {
        TextValue text => text.Value,
        BoolValue boolean => boolean.Value,
        NumberValue number => number.Value,
        ListValue list => list.Select(Plain).ToImmutableArray(),
        MapValue map => map.ToImmutableDictionary(entry => entry.Key, entry => Plain(entry.Value)),
        _ => throw new ArgumentException($"A raw resource has no {value.Kind}.", nameof(value)),
    };

    private static PropertyValue Value(object value) => value switch
    {
        string text => PropertyValue.Of(text),
        bool boolean => PropertyValue.Of(boolean),
        double number => PropertyValue.Of(number),
        IEnumerable<KeyValuePair<string, object>> map => MapValue.Create(map.Where(entry => entry.Value is not null).Select(entry => KeyValuePair.Create(entry.Key, Value(entry.Value)))),
        IEnumerable list => ListValue.Create([.. list.Cast<object>().Select(Value)]),
        _ => PropertyValue.Of(value.ToString()!),
    };
}
