using CsCheck;
using PrivateLinkLab.Graph.Diffs;
using static PrivateLinkLab.Graph.Tests.Diffs.Nodes;

namespace PrivateLinkLab.Graph.Tests.Diffs;

public class GraphDiffTests
{
    private const string Subnet = "aws:ec2/subnet:Subnet";
    private const string Instance = "aws:ec2/instance:Instance";
    private const string Ingress = "aws:vpc/securityGroupIngressRule:SecurityGroupIngressRule";

    [Fact]
    public void Compare_WhatIsReadForTheFirstTime_IsNotCreated()
    {
        var read = Node(Subnet, "theirs") with { External = true };

        Assert.Equal(ChangeKind.Read, GraphDiff.Compare(null, read).Kind);
        Assert.Equal(ChangeKind.Same, GraphDiff.Compare(read, read).Kind);
    }

    [Fact]
    public void Compare_NothingBefore_CreatesAllInOrder()
    {
        var diff = GraphDiff.Compare(null, GraphOf(Node(Subnet, "a"), Node(Subnet, "b")));

        Assert.Equal(["shop-dev", "a", "b"], diff.Changes.Select(change => change.Urn.Name));
        Assert.Equal(3, diff.Count(ChangeKind.Create));
        Assert.Equal(0, diff.Count(ChangeKind.Same));
        Assert.True(diff.HasChanges);
    }

    [Fact]
    public void Compare_AnyGraphWithItself_IsSame() =>
        Generate.Graph.Sample(graph =>
        {
            var diff = GraphDiff.Compare(graph, graph);
            Assert.Equal(graph.Resources.Length, diff.Count(ChangeKind.Same));
            Assert.False(diff.HasChanges);
        });

    [Fact]
    public void Compare_AnyGraphWithWhatTheFileKeeps_IsSame() =>
        Generate.Graph.Sample(graph =>
            Assert.False(GraphDiff.Compare(Generate.WithoutPlaintexts(graph), graph).HasChanges)
        );

    [Fact]
    public void Compare_AnyTwoGraphs_CountsEveryResourceOnce() =>
        Gen.Select(Generate.Graph, Generate.Graph)
            .Sample(
                (old, @new) =>
                {
                    var diff = GraphDiff.Compare(old, @new);
                    var removed = diff.Count(ChangeKind.Delete);
                    Assert.Equal(@new.Resources.Length + removed, diff.Changes.Length);
                    Assert.Equal(
                        old.Resources.Length - removed,
                        diff.Changes.Count(change => change is { Old: not null, New: not null })
                    );
                    Assert.All(diff.Changes, change => Assert.DoesNotContain('\n', change.ToString()));
                }
            );

    [Fact]
    public void Compare_Removed_AreDeletedDependentsFirst()
    {
        var old = GraphOf(Node("aws:ec2/vpc:Vpc", "vpc"), Node(Subnet, "a"), Node(Subnet, "b"));
        var diff = GraphDiff.Compare(old, GraphOf(Node(Subnet, "a")));

        Assert.Equal(
            ["Same shop-dev", "Same a", "Delete b", "Delete vpc"],
            diff.Changes.Select(change => $"{change.Kind} {change.Urn.Name}")
        );
        Assert.Null(diff.Changes[^1].New);
    }

    // What is replaced leaves the old one behind; a component has nothing in the cloud.
    [Fact]
    public void Retained_OfAll_IsWhatLeavesTheStackWithTheOption()
    {
        var kept = Node(Subnet, "kept", ("cidrBlock", "10.0.1.0/24")) with { RetainOnDelete = true };
        var old = GraphOf(
            Node(Subnet, "a"),
            Node(Subnet, "b") with
            {
                RetainOnDelete = true,
            },
            Component("c") with
            {
                RetainOnDelete = true,
            },
            kept,
            Node(Subnet, "same") with
            {
                RetainOnDelete = true,
            }
        );

        var diff = GraphDiff.Compare(
            old,
            GraphOf(Node(Subnet, "kept", ("cidrBlock", "10.0.2.0/24")), Node(Subnet, "same"))
        );

        Assert.Equal(["kept", "b"], diff.Retained.Select(node => node.Name));
        Assert.Same(kept, diff.Retained.First());
    }

    [Theory]
    [InlineData(Subnet, "mapPublicIpOnLaunch", ChangeKind.Update)]
    [InlineData(Subnet, "cidrBlock", ChangeKind.Replace)]
    [InlineData(Subnet, "tags", ChangeKind.Update)]
    [InlineData("lab:network:PrivateVpc", "cidrBlock", ChangeKind.Update)]
    public void Compare_InputOfType_UpdatesOrReplaces(string type, string input, ChangeKind kind)
    {
        var diff = GraphDiff.Compare(GraphOf(Node(type, "a", (input, "x"))), GraphOf(Node(type, "a", (input, "y"))));

        Assert.Equal(kind, diff.Changes[1].Kind);
        Assert.Equal(input, Assert.Single(diff.Changes[1].Properties).Path.ToString());
    }

    [Fact]
    public void Compare_OutputsOfAResource_DoNotCount()
    {
        var node = Node(Subnet, "a");

        var other = node with { Outputs = MapValue.Create(("arn", "x")), Id = "y" };
        Assert.False(GraphDiff.Compare(GraphOf(node), GraphOf(other)).HasChanges);
    }

    [Fact]
    public void Compare_OutputsOfTheStack_AreListed()
    {
        static ResourceGraph With(MapValue outputs) =>
            ResourceGraph.Create("shop", "dev", [new() { Urn = StackUrn, Outputs = outputs }]);
        var diff = GraphDiff.Compare(
            With(MapValue.Create(("a", 1), ("s", PropertyValue.UnknownSecret))),
            With(MapValue.Create(("b", 2), ("s", PropertyValue.Secret("x"))))
        );

        Assert.Equal(["a: removed 1", "b: added 2"], diff.Outputs.Select(change => change.ToString()));
        Assert.Equal(1, diff.Count(ChangeKind.Same));
        Assert.True(diff.HasChanges);
    }

    [Theory]
    [InlineData("tags", ChangeKind.Same)]
    [InlineData("tags.*", ChangeKind.Same)]
    [InlineData("*", ChangeKind.Same)]
    [InlineData("tags.Scan", ChangeKind.Same)]
    [InlineData("tags.Other", ChangeKind.Update)]
    [InlineData("..", ChangeKind.Update)]
    public void Compare_IgnoredInput_DoesNotCount(string ignored, ChangeKind kind)
    {
        var old = Node(Subnet, "a", ("tags", MapValue.Create(("Scan", "1"))));
        var @new = Node(Subnet, "a", ("tags", MapValue.Create(("Scan", "2")))) with { IgnoreChanges = [ignored] };

        Assert.Equal(kind, GraphDiff.Compare(GraphOf(old), GraphOf(@new)).Changes[1].Kind);
    }

    [Fact]
    public void Compare_ReplaceOnChanges_Replaces()
    {
        var old = Node(Subnet, "a", ("tags", MapValue.Create(("v", "1"))));
        var @new = Node(Subnet, "a", ("tags", MapValue.Create(("v", "2")))) with { ReplaceOnChanges = ["tags.v"] };

        Assert.Equal(ChangeKind.Replace, GraphDiff.Compare(GraphOf(old), GraphOf(@new)).Changes[1].Kind);
    }

    [Fact]
    public void Compare_NullAbsentAndProviderDefaults_AreTheSame()
    {
        var tags = MapValue.Create(("__defaults", ListValue.Empty));
        var old = Node(Subnet, "a", ("x", PropertyValue.Null), ("__defaults", ListValue.Empty), ("tags", tags));
        var @new = Node(Subnet, "a", ("y", PropertyValue.Null), ("tags", MapValue.Empty));

        Assert.False(GraphDiff.Compare(GraphOf(old), GraphOf(@new)).HasChanges);
    }

    [Theory]
    [InlineData(false, ChangeKind.Update)]
    [InlineData(true, ChangeKind.Replace)]
    public void Compare_UserData_ReplacesOnlyWhereAsked(bool replace, ChangeKind kind)
    {
        var diff = GraphDiff.Compare(
            GraphOf(Node(Instance, "a", ("userData", "x"), ("userDataReplaceOnChange", replace))),
            GraphOf(Node(Instance, "a", ("userData", "y"), ("userDataReplaceOnChange", replace)))
        );

        Assert.Equal(kind, diff.Changes[1].Kind);
    }

    [Fact]
    public void Compare_BlockThatComesWithAReplacingValue_Replaces()
    {
        static ChangeKind KindOf(MapValue block) =>
            GraphDiff
                .Compare(GraphOf(Node(Instance, "a")), GraphOf(Node(Instance, "a", ("rootBlockDevice", block))))
                .Changes[1]
                .Kind;

        Assert.Equal(ChangeKind.Replace, KindOf(MapValue.Create(("encrypted", true))));
        Assert.Equal(ChangeKind.Update, KindOf(MapValue.Create(("volumeSize", 8))));
    }

    [Fact]
    public void Compare_SourceOfARule_ReplacesOnlyWhenItsKindChanges()
    {
        static ChangeKind KindOf(string source, string value) =>
            GraphDiff
                .Compare(
                    GraphOf(Node(Ingress, "a", ("cidrIpv4", "10.0.0.0/16"))),
                    GraphOf(Node(Ingress, "a", (source, value)))
                )
                .Changes[1]
                .Kind;

        Assert.Equal(ChangeKind.Update, KindOf("cidrIpv4", "10.1.0.0/16"));
        Assert.Equal(ChangeKind.Replace, KindOf("prefixListId", "pl-1"));
    }

    [Fact]
    public void Compare_PendingDelete_IsDeletedAndNotTakenForTheLiveOne()
    {
        var live = Node(Subnet, "a");
        var diff = GraphDiff.Compare(GraphOf(live, live with { PendingDelete = true }), GraphOf(live));

        Assert.Equal([ChangeKind.Same, ChangeKind.Same, ChangeKind.Delete], diff.Changes.Select(change => change.Kind));
    }
}
