using PrivateLinkLab.Cli.Rendering;
using PrivateLinkLab.Graph;
using PrivateLinkLab.Graph.Diffs;
using static PrivateLinkLab.Cli.Tests.Rendering.SampleGraph;

namespace PrivateLinkLab.Cli.Tests.Rendering;

public sealed class ChangeTreeViewTests
{
    private static readonly ResourceNode One = Component("one");
    private static readonly ResourceNode Two = Component("two");

    private static readonly ResourceGraph Before = SampleGraph.Of(
        One,
        Resource(Vpc, "one-vpc", One, ("cidrBlock", "10.0.0.0/16"), ("enableDnsSupport", true)),
        Resource(Subnet, "one-a", One, ("cidrBlock", "10.0.1.0/24")),
        Resource(Subnet, "one-b", One, ("cidrBlock", "10.0.2.0/24")),
        Two,
        Resource(Vpc, "two-vpc", Two)
    );

    private static readonly ResourceGraph After = SampleGraph.Of(
        One,
        Resource(Vpc, "one-vpc", One, ("cidrBlock", "10.0.0.0/16"), ("enableDnsSupport", false)),
        Resource(Subnet, "one-a", One, ("cidrBlock", "10.0.9.0/24")),
        Resource(Subnet, "one-c", One, ("cidrBlock", "10.0.3.0/24")),
        Two,
        Resource(Vpc, "two-vpc", Two)
    );

    [Fact]
    public void Show_NewStack_IsTheProgramsTree() =>
        Assert.Equal(
            """
            +   privatelinklab:network:PrivateVpc  one
            +     aws:ec2:Vpc                      one-vpc
            +     aws:ec2:Subnet                   one-a
            +     aws:ec2:Subnet                   one-b
            +   privatelinklab:network:PrivateVpc  two
            +     aws:ec2:Vpc                      two-vpc

            """,
            Text(Compare(null, Before))
        );

    [Fact]
    public void Show_Terminal_HasGuides() =>
        Assert.Equal(
            """
            + ├─ privatelinklab:network:PrivateVpc  one
            + │  ├─ aws:ec2:Vpc                     one-vpc
            + │  ├─ aws:ec2:Subnet                  one-a
            + │  └─ aws:ec2:Subnet                  one-b
            + └─ privatelinklab:network:PrivateVpc  two
            +    └─ aws:ec2:Vpc                     two-vpc

            """,
            Text(Compare(null, Before), width: 80)
        );

    [Fact]
    public void Show_Changes_FoldsWhatStaysTheSame() =>
        Assert.Equal(
            """
                privatelinklab:network:PrivateVpc  one
            ~     aws:ec2:Vpc                      one-vpc
                    enableDnsSupport: true -> false
            ±     aws:ec2:Subnet                   one-a
                    cidrBlock: "10.0.1.0/24" -> "10.0.9.0/24" (forces replacement)
            +     aws:ec2:Subnet                   one-c
            -     aws:ec2:Subnet                   one-b
                privatelinklab:network:PrivateVpc  two  (1 unchanged)

            """,
            Text(Compare(Before, After))
        );

    [Fact]
    public void Show_All_ListsWhatStaysTheSame() =>
        Assert.Contains(
            "\n      aws:ec2:Vpc                      two-vpc\n",
            Text(Compare(Before, After), showAll: true),
            StringComparison.Ordinal
        );

    [Fact]
    public void Show_SomeOfAComponent_CountsTheRest()
    {
        var after = SampleGraph.Of([One, .. Before.ChildrenOf(One.Urn).Skip(1)]);

        Assert.StartsWith(
            "    privatelinklab:network:PrivateVpc  one  (2 unchanged)\n-     aws:ec2:Vpc ",
            Text(Compare(SampleGraph.Of([One, .. Before.ChildrenOf(One.Urn)]), after)),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void Show_DeletedComponent_HasItsChildrenBelow() =>
        Assert.Equal(
            """
            -   privatelinklab:network:PrivateVpc  two
            -     aws:ec2:Vpc                      two-vpc
            -   privatelinklab:network:PrivateVpc  one
            -     aws:ec2:Subnet                   one-b
            -     aws:ec2:Subnet                   one-a
            -     aws:ec2:Vpc                      one-vpc

            """,
            Text(Compare(Before, SampleGraph.Of()))
        );

    [Fact]
    public void Show_Renamed_NamesWhatItWas()
    {
        var renamed = Resource(Vpc, "vpc", One) with
        {
            Aliases = [Before.Find(Vpc, "one-vpc")!.Urn],
            Inputs = Before.Find(Vpc, "one-vpc")!.Inputs,
        };

        var text = Text(
            Compare(
                Before,
                SampleGraph.Of([One, renamed, .. Before.OfType(Subnet), Two, .. Before.ChildrenOf(Two.Urn)])
            )
        );

        Assert.Contains("vpc  (was aws:ec2:Vpc one-vpc)\n", text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(false, "password: [secret] -> [secret]")]
    [InlineData(true, "password: \"Secret123\" -> \"Secret456\"")]
    public void Show_Secret_IsShownOnRequestOnly(bool showSecrets, string expected)
    {
        var diff = Compare(Database("Secret123"), Database("Secret456"));

        var text = ScreenText.Of(screen =>
            new ChangeTreeView(screen, showAll: false, showSecrets).Show(ChangeTree.Build(diff))
        );

        Assert.Contains(expected, text, StringComparison.Ordinal);

        static ResourceGraph Database(string password) =>
            SampleGraph.Of(
                One,
                Resource("aws:rds/instance:Instance", "db", One, ("password", PropertyValue.Secret(password)))
            );
    }

    [Theory]
    [InlineData("10.0.0.0/16", true)]
    [InlineData("10.9.0.0/16", false)]
    public void Show_ComponentsArgument_IsShownWhenNoResourceTellsIt(string vpcBlock, bool expected)
    {
        var before = SampleGraph.Of(One, Resource(Vpc, "one-vpc", One, ("cidrBlock", "10.0.0.0/16")));
        var after = SampleGraph.Of(
            One with
            {
                Inputs = MapValue.Create(("argument", "x")),
            },
            Resource(Vpc, "one-vpc", One, ("cidrBlock", vpcBlock))
        );

        Assert.Equal(
            expected,
            Text(Compare(before, after)).Contains("argument: added \"x\"", StringComparison.Ordinal)
        );
    }

    [Fact]
    public void Show_NarrowTerminal_CutsLinesAndKeepsWhatForces()
    {
        var before = SampleGraph.Of(One, Resource(Subnet, "one-a", One, ("cidrBlock", new string('a', 60))));
        var after = SampleGraph.Of(One, Resource(Subnet, "one-a", One, ("cidrBlock", new string('b', 60))));

        var lines = Text(Compare(before, after), width: 60).Split('\n');

        Assert.All(lines, line => Assert.True(line.Length <= 60, line));
        Assert.Contains(lines, line => line.EndsWith("… (forces replacement)", StringComparison.Ordinal));
    }

    private static string Text(GraphDiff diff, bool showAll = false, int? width = null) =>
        ScreenText.Of(
            screen => new ChangeTreeView(screen, showAll, showSecrets: false).Show(ChangeTree.Build(diff)),
            width
        );
}
