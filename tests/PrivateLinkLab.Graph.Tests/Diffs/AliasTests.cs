using PrivateLinkLab.Graph.Diffs;
using static PrivateLinkLab.Graph.Tests.Diffs.Nodes;

namespace PrivateLinkLab.Graph.Tests.Diffs;

public class AliasTests
{
    private const string Vpc = "aws:ec2/vpc:Vpc";

    [Fact]
    public void Compare_RenamedWithAlias_IsSameAndTellsTheOldUrn()
    {
        var diff = GraphDiff.Compare(
            GraphOf(Node(Vpc, "old")),
            GraphOf(Node(Vpc, "new") with { Aliases = [Urn(Vpc, "old")] })
        );

        Assert.Equal([ChangeKind.Same, ChangeKind.Same], diff.Changes.Select(change => change.Kind));
        Assert.Equal(Urn(Vpc, "old"), diff.Changes[1].PreviousUrn);
        Assert.True(diff.HasChanges);
    }

    [Fact]
    public void Compare_RenamedWithoutAlias_IsCreatedAndDeleted()
    {
        var diff = GraphDiff.Compare(GraphOf(Node(Vpc, "old")), GraphOf(Node(Vpc, "new")));

        Assert.Equal((1, 1), (diff.Count(ChangeKind.Create), diff.Count(ChangeKind.Delete)));
    }

    [Theory]
    [InlineData("main-vpc", "core-vpc")]
    [InlineData("vpc", "vpc")]
    [InlineData("main-vpc", "main-vpc")]
    public void Compare_ComponentRenamed_TakesItsDescendantsAlong(string oldChild, string newChild)
    {
        var (oldComponent, newComponent) = (
            Component("main"),
            Component("core") with
            {
                Aliases = [Component("main").Urn],
            }
        );
        var oldVpc = Below(oldComponent, Vpc, oldChild);
        var newVpc = Below(newComponent, Vpc, newChild);
        var diff = GraphDiff.Compare(
            GraphOf(oldComponent, oldVpc, Below(oldVpc, "aws:ec2/subnet:Subnet", oldChild + "-a")),
            GraphOf(newComponent, newVpc, Below(newVpc, "aws:ec2/subnet:Subnet", newChild + "-a"))
        );

        Assert.Equal(4, diff.Count(ChangeKind.Same));
        Assert.Equal(4, diff.Changes.Length);
        Assert.Equal(oldVpc.Urn, diff.Changes[2].Old!.Urn);
    }

    [Fact]
    public void Compare_ComponentOfAnotherType_TakesItsDescendantsAlong()
    {
        var oldComponent = Component("main");
        var newComponent = Nodes.Node("lab:network:Network", "main") with
        {
            Custom = false,
            Aliases = [oldComponent.Urn],
        };
        var (oldVpc, newVpc) = (Below(oldComponent, Vpc, "main-vpc"), Below(newComponent, Vpc, "main-vpc"));
        var diff = GraphDiff.Compare(
            GraphOf(oldComponent, oldVpc, Below(oldVpc, "aws:ec2/subnet:Subnet", "a")),
            GraphOf(newComponent, newVpc, Below(newVpc, "aws:ec2/subnet:Subnet", "a"))
        );

        Assert.Equal(4, diff.Count(ChangeKind.Same));
        Assert.All(diff.Changes.Skip(1), change => Assert.Equal(change.Old!.Urn, change.PreviousUrn));
        Assert.Equal(oldVpc.Urn, diff.Changes[2].PreviousUrn);
    }

    [Fact]
    public void Compare_ParentAndChildRenamed_CombinesTheirAliases()
    {
        var newComponent = Component("core") with { Aliases = [Component("main").Urn] };
        var newVpc = Below(newComponent, Vpc, "network") with { Aliases = [Urn(Vpc, "first", newComponent.Urn)] };
        var diff = GraphDiff.Compare(
            GraphOf(Component("main"), Below(Component("main"), Vpc, "first")),
            GraphOf(newComponent, newVpc)
        );

        Assert.Equal(3, diff.Count(ChangeKind.Same));
    }

    [Fact]
    public void Compare_AliasOfAResourceThatStillExists_IsNotTaken()
    {
        var diff = GraphDiff.Compare(
            GraphOf(Node(Vpc, "a")),
            GraphOf(Node(Vpc, "b") with { Aliases = [Urn(Vpc, "a")] }, Node(Vpc, "a"))
        );

        Assert.Equal([ChangeKind.Same, ChangeKind.Create, ChangeKind.Same], diff.Changes.Select(change => change.Kind));
    }

    [Fact]
    public void Compare_TwoWithOneAlias_OnlyTheFirstIsThatResource()
    {
        var diff = GraphDiff.Compare(
            GraphOf(Node(Vpc, "a")),
            GraphOf(
                Node(Vpc, "b") with
                {
                    Aliases = [Urn(Vpc, "a")],
                },
                Node(Vpc, "c") with
                {
                    Aliases = [Urn(Vpc, "a")],
                }
            )
        );

        Assert.Equal([ChangeKind.Same, ChangeKind.Same, ChangeKind.Create], diff.Changes.Select(change => change.Kind));
    }

    [Fact]
    public void Compare_RenamedAndChanged_IsReplacedUnderItsNewName()
    {
        var diff = GraphDiff.Compare(
            GraphOf(Node(Vpc, "a", ("cidrBlock", "10.0.0.0/16"))),
            GraphOf(Node(Vpc, "b", ("cidrBlock", "10.1.0.0/16")) with { Aliases = [Urn(Vpc, "a")] })
        );

        var change = diff.Changes[1];
        Assert.Equal((ChangeKind.Replace, "b", "a"), (change.Kind, change.Urn.Name, change.PreviousUrn!.Name));
    }
}
