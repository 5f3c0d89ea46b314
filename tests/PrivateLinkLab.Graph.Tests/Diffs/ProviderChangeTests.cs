using PrivateLinkLab.Graph.Diffs;
using static PrivateLinkLab.Graph.Tests.Diffs.Nodes;

namespace PrivateLinkLab.Graph.Tests.Diffs;

/// <summary>What becomes of a resource that another provider manages from now on.</summary>
public class ProviderChangeTests
{
    private const string Provider = "pulumi:providers:aws";

    [Theory]
    [InlineData("default_7_48_0 1", "default_7_48_0 1", ChangeKind.Same)]
    [InlineData("default_7_47_0 1", "default_7_48_0 2", ChangeKind.Same)]
    [InlineData("default 1", "default_7_48_0 2", ChangeKind.Same)]
    [InlineData("consumer 1", "consumer 1", ChangeKind.Same)]
    [InlineData(null, "consumer 1", ChangeKind.Same)]
    [InlineData("default_7_48_0 1", "consumer 1", ChangeKind.Replace)]
    [InlineData("consumer 1", "default_7_48_0 1", ChangeKind.Replace)]
    [InlineData("consumer 1", "consumer 2", ChangeKind.Replace)]
    [InlineData("consumer 1", "defaulting 1", ChangeKind.Replace)]
    public void Compare_ProviderOfAResource_DecidesWhetherItMoves(string? before, string after, ChangeKind kind)
    {
        var diff = GraphDiff.Compare(GraphOf(Subnet(before)), GraphOf(Subnet(after)));

        Assert.Equal(kind, diff.Changes.Single(change => change.Urn.Name == "a").Kind);
    }

    [Fact]
    public void Compare_MovedResource_SaysWhereTo()
    {
        var diff = GraphDiff.Compare(GraphOf(Subnet("default_7_48_0 1")), GraphOf(Subnet("consumer 2")));

        Assert.Equal(
            "provider: \"default_7_48_0 (1)\" -> \"consumer (2)\" (forces replacement)",
            diff.Changes.Single(change => change.Urn.Name == "a").Properties.Single().ToString()
        );
    }

    private static ResourceNode Subnet(string? provider) =>
        Node("aws:ec2/subnet:Subnet", "a") with
        {
            Provider = provider?.Split(' ') is [var name, var id]
                ? new ProviderReference(Urn(Provider, name), id).ToString()
                : null,
        };
}
