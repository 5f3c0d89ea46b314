using PrivateLinkLab.Cloud.Accounts;
using PrivateLinkLab.Graph;
using PrivateLinkLab.Programs;
using PrivateLinkLab.Programs.CSharp;

namespace PrivateLinkLab.Components.Tests;

/// <summary>Runs a program on the simulated cloud, for tests that want the whole graph.</summary>
internal static class ComponentGraph
{
    /// <summary>A key pair that the account has.</summary>
    public const string KeyName = "mykey";

    public static async Task<ResourceGraph> OfAsync(
        Action program,
        ResourceGraph? before = null,
        params string[] snapshots
    )
    {
        var result = await SimulatedDeployment.RunAsync(
            () =>
            {
                program();
                return new Dictionary<string, object?>();
            },
            new SimulatedDeploymentOptions
            {
                Cloud = new CloudOptions
                {
                    KeyPairs = [KeyName],
                    Before = before,
                    DatabaseSnapshots = snapshots,
                },
            }
        );
        return result.Graph;
    }

    /// <summary>The only resource of a type.</summary>
    public static ResourceNode Only(this ResourceGraph graph, string type) => Assert.Single(graph.OfType(type));

    /// <summary>The resource of a type and name.</summary>
    public static ResourceNode Get(this ResourceGraph graph, string type, string name)
    {
        var node = graph.Find(type, name);
        Assert.True(
            node is not null,
            $"no {type} '{name}' among {string.Join(", ", graph.OfType(type).Select(other => other.Name))}"
        );
        return node;
    }
}
