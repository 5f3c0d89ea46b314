using PrivateLinkLab.Cloud.Hashing;
using PrivateLinkLab.Graph;

namespace PrivateLinkLab.Programs.CSharp;

/// <summary>The default providers that Pulumi's engine adds to a stack, one for every package in use.</summary>
internal sealed class DefaultProviders(SimulatedDeploymentOptions options)
{
    // The versions of the packages that the program is written against; the engine puts them into the providers' names.
    private static readonly Dictionary<string, string> Versions = new(StringComparer.Ordinal)
    {
        ["aws"] = "7.48.0",
        ["random"] = "4.21.2",
    };

    private readonly SortedList<string, ResourceNode> _nodes = new(StringComparer.Ordinal);

    /// <summary>The providers in use, by package.</summary>
    public IEnumerable<ResourceNode> Nodes => _nodes.Values;

    /// <summary>Gives the reference to the default provider of a type, or null for a package without one.</summary>
    public string? For(string type)
    {
        var package = type[..type.IndexOf(':', StringComparison.Ordinal)];
        if (!Versions.TryGetValue(package, out var version))
        {
            return null;
        }

        if (!_nodes.TryGetValue(package, out var node))
        {
            _nodes[package] = node = Create(package, version);
        }

        return new ProviderReference(node.Urn, node.Id!).ToString();
    }

    private ResourceNode Create(string package, string version)
    {
        var urn = ResourceUrn.Create(
            options.Stack,
            options.Project,
            null,
            $"pulumi:providers:{package}",
            $"default_{version.Replace('.', '_')}"
        );
        var inputs =
            package == "aws"
                ? MapValue.Create(("region", options.Cloud.Region), ("version", version))
                : MapValue.Create(("version", version));
        return new ResourceNode
        {
            Urn = urn,
            Custom = true,
            Id = StableHash.Of(urn.ToString()).Uuid(),
            Inputs = inputs,
            Outputs = inputs,
        };
    }
}
