using PrivateLinkLab.Reachability.Questions;

namespace PrivateLinkLab.Reachability.Tests;

public sealed class ArchitectureTests
{
    [Fact]
    public void Reachability_StandsOnNetworkAndPermissions_AndKnowsNeitherPulumiNorInputOrOutput() =>
        ProjectReferences.AssertOnly(typeof(Prober), "Graph", "Network", "Permissions");
}
