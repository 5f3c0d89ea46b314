namespace PrivateLinkLab.Permissions.Tests;

public sealed class ArchitectureTests
{
    [Fact]
    public void Permissions_KnowNoNetwork_AndNeitherPulumiNorInputOrOutput() =>
        ProjectReferences.AssertOnly(typeof(Authorizer), "Graph");
}
