using PrivateLinkLab.Diagrams.Content;
using PrivateLinkLab.Diagrams.Drawing;

namespace PrivateLinkLab.Diagrams.Tests.Layout;

public sealed class PictureLayoutTests
{
    public static TheoryData<string, string> Scenarios => Drawn.Scenarios;

    [Theory]
    [MemberData(nameof(Scenarios))]
    public async Task Scenario_NothingOverlaps_AndEveryLabelHasAPlace(string scenario, string settings)
    {
        var picture = Drawn.Picture(await Drawn.PlanAsync(scenario, settings));

        Assert.Equal([], PictureRules.FaultsOf(picture));
        Assert.DoesNotContain(picture.Links, link => link.Label is null && link.Link.Label.Length > 0);
    }

    [Fact]
    public void RandomNetworks_NothingOverlaps() =>
        Assert.All(Enumerable.Range(0, 12), seed =>
            Assert.Equal([], PictureRules.FaultsOf(Drawn.Picture(Drawn.Random(seed))))
        );

    [Theory]
    [InlineData("port-forwarding", "JumpServer", "myDB:3306")]
    [InlineData("port-forwarding", "local:JumpServer", "myDB:3306")]
    [InlineData("port-forwarding", "internet", "myDB:3306")]
    [InlineData("sqs-endpoint", "AppServer", "https://sqs.us-east-1.amazonaws.com")]
    [InlineData("session-manager", "AppServer", "session-manager")]
    [InlineData("public-endpoint", "AppServer", "https://example.com")]
    [InlineData("gateway-endpoint", "PrivateInstance", "https://s3.us-east-1.amazonaws.com")]
    [InlineData("endpoint-service", "Test_Consumer", "NLB_Endpoint_Consumer:80")]
    [InlineData("private-subnet", "mySubnet", "https://example.com")]
    public async Task Path_NothingOverlaps(string scenario, string from, string to) =>
        Assert.Equal([], PictureRules.FaultsOf(Drawn.Path(await Drawn.PlanAsync(scenario, ""), from, to)));

    [Fact]
    public void LongNames_StayInTheirBoxes()
    {
        var net = new Net();
        var vpc = net.Vpc(new string('v', 200));
        var subnet = net.Subnet(string.Concat(Enumerable.Repeat("子网-", 60)), vpc, "10.0.1.0/24");
        net.Add(
            "aws:ec2/instance:Instance",
            "i-1",
            string.Concat(Enumerable.Repeat("Ünïcode W", 40)),
            ("subnetId", subnet),
            ("privateIp", "10.0.1.5")
        );

        Assert.Equal([], PictureRules.FaultsOf(Drawn.Picture(net.Graph)));
    }

    [Fact]
    public void FaultsOf_PictureWhereItemsOverlap_AreFound()
    {
        var picture = Drawn.Picture(Drawn.Random(1));
        var area = picture.Items[0].Area;

        var spoiled = picture with { Items = [.. picture.Items.Select(item => item with { Area = area })] };

        Assert.NotEmpty(PictureRules.FaultsOf(spoiled));
    }

    [Fact]
    public async Task Picture_OfTheScenarios_FitsAScreen()
    {
        foreach (var scenario in (string[])["port-forwarding", "sqs-endpoint", "session-manager", "private-subnet"])
        {
            Assert.InRange(Drawn.Picture(await Drawn.PlanAsync(scenario, "")).Width, 600, 1366);
        }
    }

    [Fact]
    public async Task Picture_Twice_HasTheSameBytes()
    {
        var graph = await Drawn.PlanAsync("endpoint-service", "");

        Assert.Equal(SvgWriter.Write(Drawn.Picture(graph)), SvgWriter.Write(Drawn.Picture(graph)));
    }

    [Fact]
    public void LargeVpc_StacksWhatIsAlike()
    {
        var net = new Net();
        var vpc = net.Vpc("large");
        var group = net.Add("aws:ec2/securityGroup:SecurityGroup", "sg-1", "web", ("vpcId", vpc));
        for (var number = 0; number < 200; number++)
        {
            var subnet = net.Subnet($"app-{number}", vpc, $"10.0.{number}.0/24");
            net.Add(
                "aws:ec2/instance:Instance",
                $"i-{number}",
                $"web-{number}",
                ("subnetId", subnet),
                ("privateIp", $"10.0.{number}.9"),
                ("vpcSecurityGroupIds", Net.List(group))
            );
        }

        var picture = Drawn.Picture(net.Graph);

        var stack = Assert.Single(picture.Items, item => item.Item.Symbol == Symbol.Instance).Item;
        Assert.Equal(("web-*", "200 × instance", 200), (stack.Name, stack.Lines[0], stack.Members.Length));
        var box = Assert.Single(picture.Boxes, one => one.Box.Kind == BoxKind.Subnet).Box;
        Assert.Equal(("app-*", "200 subnets · private"), (box.Title, box.Detail));
        Assert.Equal([], PictureRules.FaultsOf(picture));
    }

    [Fact]
    public void ManyVpcs_AreFolded()
    {
        var net = new Net();
        for (var number = 0; number < 30; number++)
        {
            net.Subnet($"s{number}", net.Vpc($"v{number}", $"10.{number}.0.0/16"), $"10.{number}.1.0/24");
        }

        var picture = Drawn.Picture(net.Graph);

        Assert.Equal(30, picture.Boxes.Count(box => box.Box.Kind == BoxKind.Vpc));
        Assert.DoesNotContain(picture.Boxes, box => box.Box.Kind == BoxKind.Subnet);
        Assert.Equal([], PictureRules.FaultsOf(picture));
    }
}
