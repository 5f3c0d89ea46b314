namespace PrivateLinkLab.Network.Tests;

public sealed class ArchitectureTests
{
    [Fact]
    public void Network_StandsOnTheGraph_AndKnowsNeitherPulumiNorInputOrOutput() =>
        ProjectReferences.AssertOnly(typeof(NetworkModel), "Graph");
}
