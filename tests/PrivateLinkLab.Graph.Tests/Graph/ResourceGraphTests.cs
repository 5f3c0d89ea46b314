namespace PrivateLinkLab.Graph.Tests;

public class ResourceGraphTests
{
    private static readonly ResourceUrn StackUrn = ResourceUrn.Create(
        "dev",
        "shop",
        null,
        ResourceUrn.StackType,
        "shop-dev"
    );
    private static readonly ResourceUrn ProviderUrn = ResourceUrn.Create(
        "dev",
        "shop",
        null,
        "pulumi:providers:aws",
        "main"
    );
    private static readonly ResourceUrn VpcUrn = ResourceUrn.Create("dev", "shop", StackUrn, "aws:ec2/vpc:Vpc", "vpc");
    private static readonly ResourceUrn SubnetUrn = ResourceUrn.Create(
        "dev",
        "shop",
        StackUrn,
        "aws:ec2/subnet:Subnet",
        "a"
    );

    private static readonly ResourceGraph Graph = ResourceGraph.Create(
        "shop",
        "dev",
        [
            new() { Urn = StackUrn, Outputs = MapValue.Create(("vpcId", "vpc-1")) },
            new()
            {
                Urn = ProviderUrn,
                Custom = true,
                Id = "p",
            },
            new()
            {
                Urn = VpcUrn,
                Parent = StackUrn,
                Provider = $"{ProviderUrn}::p",
            },
            new()
            {
                Urn = SubnetUrn,
                Parent = StackUrn,
                Dependencies = [VpcUrn],
            },
            new()
            {
                Urn = VpcUrn,
                Parent = StackUrn,
                PendingDelete = true,
                Id = "old",
            },
        ]
    );

    [Fact]
    public void Find_ByUrnTypeAndName_GivesTheLiveResource()
    {
        Assert.Null(Graph.Find(VpcUrn)!.Id);
        Assert.Same(Graph.Find(VpcUrn), Graph.Find("aws:ec2/vpc:Vpc", "vpc"));
        Assert.Equal([VpcUrn], Graph.OfType("aws:ec2/vpc:Vpc").Select(node => node.Urn));
        Assert.Null(Graph.Find("aws:ec2/vpc:Vpc", "a"));
        Assert.Empty(Graph.OfType("aws:sqs/queue:Queue"));
    }

    [Fact]
    public void ChildrenOf_Stack_AreInDeploymentOrder() =>
        Assert.Equal([VpcUrn, SubnetUrn], Graph.ChildrenOf(StackUrn).Select(node => node.Urn));

    [Fact]
    public void DependentsOf_VpcAndProvider_AreWhatNeedsThem()
    {
        Assert.Equal([SubnetUrn], Graph.DependentsOf(VpcUrn).Select(node => node.Urn));
        Assert.Equal([VpcUrn], Graph.DependentsOf(ProviderUrn).Select(node => node.Urn));
        Assert.Empty(Graph.DependentsOf(SubnetUrn));
    }

    [Fact]
    public void Outputs_OfTheStack_AreItsResources()
    {
        Assert.Equal(StackUrn, Graph.Root!.Urn);
        Assert.Equal("vpc-1", Graph.Outputs.GetText("vpcId"));
        Assert.Same(MapValue.Empty, ResourceGraph.Create("shop", "dev", []).Outputs);
    }

    [Fact]
    public void Create_UrnTwice_NamesIt() =>
        Assert.Contains(
            $"Two resources have the URN '{VpcUrn}'.",
            Assert
                .Throws<ArgumentException>(() =>
                    ResourceGraph.Create("shop", "dev", [new() { Urn = VpcUrn }, new() { Urn = VpcUrn }])
                )
                .Message,
            StringComparison.Ordinal
        );

    [Fact]
    public void Equals_SameContent_IsTrueAndEachDifferenceCounts()
    {
        var node = Graph.Resources[3];
        ResourceNode[] others =
        [
            node with
            {
                Id = "x",
            },
            node with
            {
                Dependencies = [],
            },
            node with
            {
                Inputs = MapValue.Create(("a", 1)),
            },
            node with
            {
                Aliases = [VpcUrn],
            },
            node with
            {
                Protect = true,
            },
            node with
            {
                ReplaceOnChanges = ["a"],
            },
            node with
            {
                PropertyDependencies = node.PropertyDependencies.Add("a", []),
            },
            node with
            {
                ImportId = "i",
            },
        ];

        Assert.Equal(node, node with { Dependencies = [VpcUrn] });
        Assert.Equal(node.GetHashCode(), (node with { Dependencies = [VpcUrn] }).GetHashCode());
        Assert.All(others, other => Assert.NotEqual(node, other));
    }
}
