namespace PrivateLinkLab.Graph.Tests;

public sealed class ResourceRegionsTests
{
    private const string Vpc = "aws:ec2/vpc:Vpc";
    private const string Subnet = "aws:ec2/subnet:Subnet";
    private const string Endpoint = "aws:ec2/vpcEndpoint:VpcEndpoint";
    private const string Arn = "arn:aws:ec2:eu-west-1:111122223333:vpc/vpc-1";

    public static TheoryData<string?, string?, string?, string?> Sources =>
        new()
        {
            // What the provider is set to, what another resource of it tells, what the resource tells: the region.
            { "eu-west-1", null, null, "eu-west-1" },
            { "eu-west-1", "us-east-1", null, "eu-west-1" },
            { "eu-west-1", null, "region us-east-1", "us-east-1" },
            { "us-east-1", null, $"arn {Arn}", "eu-west-1" },
            { null, "eu-west-1", null, "eu-west-1" },
            { null, null, $"arn {Arn}", "eu-west-1" },
            { null, null, "availabilityZone eu-west-1a", "eu-west-1" },
            { null, null, "availabilityZone eu-west-1-wl1-lon-wlz-1", null },
            { null, null, "serviceName com.amazonaws.eu-west-1.sqs", "eu-west-1" },
            { null, null, "region ", null },
            { "", null, null, null },
            { null, null, null, null },
        };

    [Theory]
    [MemberData(nameof(Sources))]
    public void Of_WhatTells_IsTheRegion(string? setting, string? other, string? own, string? region)
    {
        var provider = Provider("default_7_0_0", setting);
        var told = own?.Split(' ');
        var node = Node(Subnet, "one", provider, told is null ? [] : [(told[0], told[1])]);
        ResourceNode[] others = other is null
            ? []
            : [Node(Vpc, "two", provider, [("arn", Arn.Replace("eu-west-1", other, StringComparison.Ordinal))])];

        Assert.Equal(region, Regions([provider, node, .. others]).Of(node));
    }

    [Fact]
    public void Of_ProviderWhoseResourcesDisagree_IsNotKnown()
    {
        var provider = Provider("default", null);
        var node = Node(Subnet, "one", provider, []);
        var regions = Regions([
            provider,
            Node(Vpc, "two", provider, [("arn", Arn)]),
            Node(Endpoint, "three", provider, [("serviceName", "com.amazonaws.us-east-1.sqs")]),
            node,
        ]);

        Assert.Null(regions.Of(node));
    }

    [Fact]
    public void Of_ResourceThatIsInAnotherRegionThanItsProvider_TellsNothingOfOthers()
    {
        var provider = Provider("default", null);
        var node = Node(Subnet, "one", provider, []);
        var regions = Regions([provider, Node(Vpc, "two", provider, [("region", "us-east-1")]), node]);

        Assert.Null(regions.Of(node));
    }

    [Fact]
    public void Of_DefaultProvidersOfSeveralVersions_HaveTheSameSettings()
    {
        var first = Provider("default_5_42_0", "eu-west-1");
        var second = Provider("default_6_1_0", null);
        var third = Provider("mine", null);
        var (node, mine) = (Node(Subnet, "one", second, []), Node(Subnet, "two", third, []));
        var regions = Regions([first, second, third, Node(Vpc, "three", first, []), node, mine]);

        Assert.Equal("eu-west-1", regions.Of(node));
        Assert.Null(regions.Of(mine));
    }

    private static ResourceRegions Regions(IEnumerable<ResourceNode> nodes) =>
        new(ResourceGraph.Create("lab", "dev", nodes));

    private static ResourceNode Provider(string name, string? region) =>
        Node("pulumi:providers:aws", name, null, region is null ? [] : [("region", region)]);

    private static ResourceNode Node(
        string type,
        string name,
        ResourceNode? provider,
        (string Key, PropertyValue Value)[] inputs
    ) =>
        new()
        {
            Urn = ResourceUrn.Create("dev", "lab", null, type, name),
            Custom = true,
            Id = $"{name}-id",
            Provider = provider is null ? null : new ProviderReference(provider.Urn, provider.Id!).ToString(),
            Inputs = MapValue.Create(inputs),
        };
}
