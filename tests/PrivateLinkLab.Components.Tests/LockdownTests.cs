using PrivateLinkLab.Graph;

namespace PrivateLinkLab.Components.Tests;

/// <summary>What holds for every resource of every component: the secure defaults, and the rules for names, tags and parents.</summary>
public class LockdownTests
{
    private static readonly string[] TypesWithoutTags =
    [
        Types.Route, Types.RouteTableAssociation, Types.RolePolicy, Types.QueuePolicy, Types.RedriveAllowPolicy, Types.Password,
        Types.RandomId, Types.BucketPolicy, Types.BucketPublicAccessBlock, Types.BucketEncryption,
    ];

    [Fact]
    public async Task Components_NothingLeadsToTheInternet()
    {
        var graph = await GraphAsync();

        Assert.DoesNotContain(graph.Resources, node =>
            node.Type.Contains("nternetGateway", StringComparison.Ordinal) || node.Type.Contains("atGateway", StringComparison.Ordinal));
        Assert.All(graph.OfType(Types.RouteTable), table => Assert.False(table.Inputs.ContainsKey("routes")));
        Assert.All(graph.Resources, node => Assert.DoesNotContain("0.0.0.0/0", node.Inputs.ToString(), StringComparison.Ordinal));
        Assert.All(graph.OfType(Types.Instance), instance => Assert.False(instance.Inputs.GetBool("associatePublicIpAddress")));
        Assert.All(graph.OfType(Types.Subnet), subnet => Assert.False(subnet.Inputs.GetBool("mapPublicIpOnLaunch")));
        Assert.All(graph.OfType(Types.Database), database => Assert.False(database.Inputs.GetBool("publiclyAccessible")));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Components_SecurityGroups_HaveStandaloneRulesOnly(bool isOpen)
    {
        var graph = await GraphAsync(isOpen);

        Assert.All(graph.OfType(Types.SecurityGroup).Concat(graph.OfType(Types.DefaultSecurityGroup)), group =>
        {
            Assert.False(group.Inputs.ContainsKey("ingress"), group.Name);
            Assert.False(group.Inputs.ContainsKey("egress"), group.Name);
        });
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Components_SecurityGroupRules_NameOnePeerOnePortAndWhy(bool isOpen)
    {
        var graph = await GraphAsync(isOpen);
        string[] peers = ["cidrIpv4", "prefixListId", "referencedSecurityGroupId"];

        var rules = graph.OfType(Types.IngressRule).Concat(graph.OfType(Types.EgressRule)).ToList();
        Assert.NotEmpty(rules);
        Assert.All(rules, rule =>
        {
            Assert.Single(peers, rule.Inputs.ContainsKey);
            Assert.Equal("tcp", rule.Inputs.GetText("ipProtocol"));
            Assert.Equal(rule.Inputs.GetInt("fromPort"), rule.Inputs.GetInt("toPort"));
            Assert.False(string.IsNullOrWhiteSpace(rule.Inputs.GetText("description")), rule.Name);
        });
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Components_EveryResource_IsAChildNamedAfterItsComponent(bool isOpen)
    {
        var graph = await GraphAsync(isOpen);

        Assert.All(graph.Resources.Where(node => node.Custom && !node.Type.StartsWith("pulumi:", StringComparison.Ordinal)), node =>
        {
            var parent = graph.Find(node.Parent!.Value)!;
            Assert.False(parent.Custom, node.Name);
            Assert.StartsWith("privatelinklab:", parent.Type, StringComparison.Ordinal);
            Assert.StartsWith($"{parent.Name}-", node.Name, StringComparison.Ordinal);
        });
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Components_EveryTaggableResource_HasNameProjectAndStack(bool isOpen)
    {
        var graph = await GraphAsync(isOpen);

        Assert.All(graph.Resources.Where(node => node.Custom && node.Type.StartsWith("aws:", StringComparison.Ordinal)), node =>
        {
            if (TypesWithoutTags.Contains(node.Type))
            {
                Assert.False(node.Inputs.ContainsKey("tags"), node.Name);
                return;
            }

            var tags = node.Inputs.GetMap("tags");
            Assert.True(tags.ContainsKey("Name") && tags.ContainsKey("Project") && tags.ContainsKey("Stack"), node.Name);
        });
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Components_EveryComponent_RegistersOutputs(bool isOpen)
    {
        var graph = await GraphAsync(isOpen);

        Assert.All(
            graph.Resources.Where(node => node.Type.StartsWith("privatelinklab:", StringComparison.Ordinal)),
            component => Assert.True(component.Outputs.Count > 0, component.Name));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Components_EveryPolicyThatAllowsEverybody_IsNarrowedByAccountOrBucket(bool isOpen)
    {
        var graph = await GraphAsync(isOpen);

        foreach (var endpoint in graph.OfType(Types.VpcEndpoint))
        {
            foreach (var statement in PolicyOf.Input(endpoint, "policy").GetProperty("Statement").EnumerateArray())
            {
                Assert.True(
                    statement.ToString().Contains("aws:PrincipalAccount", StringComparison.Ordinal)
                    || statement.GetProperty("Action").ToString() == "s3:GetObject",
                    $"{endpoint.Name}: {statement}");
            }
        }
    }

    // All private components, or those with a way to the internet.
    private static Task<ResourceGraph> GraphAsync(bool isOpen = false) =>
        ComponentGraph.OfAsync(() => _ = isOpen ? (object)new OpenComposition() : new Composition());
}
