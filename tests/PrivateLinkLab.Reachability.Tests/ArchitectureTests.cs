using PrivateLinkLab.Reachability.Model;

namespace PrivateLinkLab.Reachability.Tests;

public sealed class ArchitectureTests
{
    [Fact]
    public void Reachability_References_NothingOfPulumiAndNoInputOrOutput()
    {
        var references = typeof(NetworkModel).Assembly.GetReferencedAssemblies().Select(name => name.Name!).ToList();

        Assert.Contains("PrivateLinkLab.Graph", references);
        Assert.DoesNotContain(references, name => name.StartsWith("Pulumi", StringComparison.Ordinal)
            || name.StartsWith("EmbeddedPulumi", StringComparison.Ordinal)
            || name is "PrivateLinkLab.Cloud" or "PrivateLinkLab.Components" or "PrivateLinkLab"
            || name is "System.Net.Http" or "System.Net.Sockets" or "System.Diagnostics.Process" or "System.Console");
    }
}
