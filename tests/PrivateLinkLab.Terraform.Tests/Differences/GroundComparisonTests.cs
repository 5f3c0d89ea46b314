using System.Collections.Immutable;
using PrivateLinkLab.Graph;
using PrivateLinkLab.Terraform.Differences;
using PrivateLinkLab.Terraform.Tables;

namespace PrivateLinkLab.Terraform.Tests.Differences;

public class GroundComparisonTests
{
    [Fact]
    public void Of_OtherIdsOfTheSameResources_AreEqual() =>
        Assert.Empty(
            Compare(
                Network("vpc-0123456789abcdef0", ("vpcArn", "arn:aws:ec2:::vpc/vpc-0123456789abcdef0")),
                Network("vpc-fedcba98765432100", ("vpcArn", "arn:aws:ec2:::vpc/vpc-fedcba98765432100"))
            )
        );

    [Fact]
    public void Of_IdOfAnotherResource_IsADifference()
    {
        var difference = Assert.Single(
            Compare(
                Network("vpc-0123456789abcdef0", ("vpcId", "vpc-0123456789abcdef0")),
                Network("vpc-fedcba98765432100", ("vpcId", "vpc-0123456789abcdef0"))
            )
        );

        Assert.Equal(
            "net-a vpcId: simulated \"vpc-0123456789abcdef0\", emulated \"vpc-0123456789abcdef0\"",
            difference.ToString()
        );
        Assert.Null(difference.Explanation);
    }

    public static TheoryData<PropertyValue?, PropertyValue?> Same =>
        new()
        {
            { null, PropertyValue.Null },
            { null, "" },
            { PropertyValue.False, null },
            { 0, null },
            { ListValue.Empty, null },
            { MapValue.Create(("a", "")), null },
            { PropertyValue.OfTexts(["a", "b"]), PropertyValue.OfTexts(["b", "a"]) },
            { """{"a":["x"],"b":1}""", """{ "b": 1, "a": "x" }""" },
            { """{"Statement":[]}""", """{"Statement":[],"Version":"2008-10-17"}""" },
            { PropertyValue.Secret("a"), PropertyValue.Secret("b") },
        };

    [Theory]
    [MemberData(nameof(Same))]
    public void Of_ValuesThatMeanTheSame_AreEqual(PropertyValue? simulated, PropertyValue? emulated) =>
        Assert.Empty(CompareValues(simulated, emulated));

    public static TheoryData<PropertyValue?, PropertyValue?, string> Different =>
        new()
        {
            { true, null, "x" },
            { "a", "b", "x" },
            { 1, 2, "x" },
            { PropertyValue.OfTexts(["a"]), PropertyValue.OfTexts(["a", "b"]), "x" },
            { PropertyValue.OfTexts(["a", "c"]), PropertyValue.OfTexts(["a", "b"]), "x[1]" },
            { MapValue.Create(("a", "1"), ("b", "2")), MapValue.Create(("a", "1"), ("b", "3")), "x.b" },
            { """{"a":1}""", """{"a":2}""", "x" },
            { """{"Statement":[]}""", """{"Statement":[],"Version":"2012-10-17"}""", "x" },
            { PropertyValue.Secret("a"), "a", "x" },
        };

    [Theory]
    [MemberData(nameof(Different))]
    public void Of_ValuesThatDiffer_AreNamedByTheirPath(
        PropertyValue? simulated,
        PropertyValue? emulated,
        string path
    ) => Assert.Equal([path], CompareValues(simulated, emulated).Select(difference => difference.Path.ToString()));

    [Fact]
    public void Of_OneGraphTwice_HasNoDifference()
    {
        var graph = Network("vpc-0123456789abcdef0", ("vpcId", "vpc-0123456789abcdef0"));

        Assert.Empty(Compare(graph, graph));
    }

    [Fact]
    public void Of_MissingResource_DiffersInEveryOutput()
    {
        var simulated = Network("vpc-0123456789abcdef0", ("vpcId", "x"));
        var emulated = ResourceGraph.Create("lab", "dev", simulated.Resources.Take(2));

        Assert.Equal(
            ["region", "vpcId"],
            Compare(simulated, emulated).Select(difference => difference.Path.ToString())
        );
    }

    [Fact]
    public void Of_ComponentsOutputOfAnExplainedOne_HasItsExplanation()
    {
        var differences = Compare(Graph("203.0.113.9", "a"), Graph("", "b"));

        Assert.Equal(["publicIp", "address", "other"], differences.Select(difference => difference.Path.ToString()));
        Assert.NotNull(differences[0].Explanation);
        Assert.Equal(differences[0].Explanation, differences[1].Explanation);
        Assert.Null(differences[2].Explanation);

        static ResourceGraph Graph(string address, string other)
        {
            var graph = new SmallGraph();
            var host = graph.Add("lab:a:Host", "host", null, outputs: [("address", address), ("other", other)]);
            graph.Add(
                "aws:ec2/instance:Instance",
                "host-instance",
                "i-0123456789abcdef0",
                outputs: [("publicIp", address)],
                parent: host
            );
            return graph.ToGraph();
        }
    }

    [Fact]
    public void Table_EveryEntry_IsOfAKnownTypeWithAReasonAndNotTwice()
    {
        Assert.All(ExplainedDifferences.All, explained =>
        {
            Assert.NotNull(TypeMappings.Find(explained.Type));
            Assert.EndsWith(".", explained.Reason, StringComparison.Ordinal);
        });
        Assert.Equal(
            ExplainedDifferences.All.Count,
            ExplainedDifferences.All.DistinctBy(explained => (explained.Type, explained.Path)).Count()
        );
    }

    [Fact]
    public void ReasonFor_PathBelowAnEntry_IsTheEntrys()
    {
        const string Endpoint = "aws:ec2/vpcEndpoint:VpcEndpoint";

        Assert.NotNull(ExplainedDifferences.ReasonFor(Endpoint, PropertyPath.Parse("dnsEntries[0].dnsName")));
        Assert.NotNull(ExplainedDifferences.ReasonFor(Endpoint, PropertyPath.Parse("subnetConfigurations[1].ipv4")));
        Assert.Null(ExplainedDifferences.ReasonFor(Endpoint, PropertyPath.Parse("vpcId")));
        Assert.Null(ExplainedDifferences.ReasonFor("aws:ec2/subnet:Subnet", PropertyPath.Parse("dnsEntries")));
    }

    private static ImmutableArray<AttributeDifference> CompareValues(
        PropertyValue? simulated,
        PropertyValue? emulated
    ) =>
        Compare(
            Network("vpc-0123456789abcdef0", simulated is null ? [] : [("x", simulated)]),
            Network("vpc-0123456789abcdef0", emulated is null ? [] : [("x", emulated)])
        );

    private static ImmutableArray<AttributeDifference> Compare(ResourceGraph simulated, ResourceGraph emulated) =>
        GroundComparison.Compare(simulated, emulated).Differences;

    private static ResourceGraph Network(string vpcId, params (string, PropertyValue)[] subnetOutputs)
    {
        var graph = new SmallGraph();
        graph.Add(SmallGraph.Vpc, "net-vpc", vpcId);
        graph.Add(SmallGraph.Subnet, "net-a", "subnet-0a0a0a0a0a0a0a0a0", outputs: subnetOutputs);
        return graph.ToGraph();
    }
}
