using PrivateLinkLab.Cloud;
using PrivateLinkLab.Cloud.Accounts;
using PrivateLinkLab.Graph;

namespace PrivateLinkLab.Terraform.Tests.Refusals;

/// <summary>
/// Resources without components, which would refuse earlier: each is asked of the simulated cloud, and is part of a
/// graph for Terraform whether or not the cloud refuses it.
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
        var uses = _graph
            .ToGraph()
            .Resources.Where(node => node.Id is not null)
            .SelectMany(node =>
                inputs.Where(input => Mentions(input.Value, node.Id!)).Select(input => (input.Key, node))
            )
            .ToArray();
        // One after the other: else it were a matter of speed which of two is refused.
        return _last = _graph.Add(
            type,
            fullName,
            id,
            inputs,
            outputs,
            uses,
            _last is null ? null : [_last],
            region: Region
        );
    }

    public ResourceGraph ToGraph() => _graph.ToGraph();

    private (string Id, (string, PropertyValue)[] Outputs) Ask(
        string type,
        string name,
        (string Key, PropertyValue Value)[] inputs
    )
    {
        switch (_cloud.Create(ResourceUrn.Create("dev", "raw", null, type, name), MapValue.Create(inputs)))
        {
            case Answered answered:
                return (
                    answered.Id!,
                    [
                        .. answered
                            .Outputs.Where(output => output.Key != "region")
                            .Select(output => (output.Key, output.Value)),
                    ]
                );
            case Refused refused:
                Refusal ??= refused.Refusal.Message.Replace($"{prefix}-", "", StringComparison.Ordinal);
                return ($"refused-{name}", []);
            case var other:
                throw new ArgumentException($"The cloud answered {other}.", nameof(type));
        }
    }

    private static bool Mentions(PropertyValue value, string id) =>
        value.AsText() == id || (value is ListValue list && list.Any(item => Mentions(item, id)));
}
