using PrivateLinkLab.Graph;

namespace PrivateLinkLab.Components.Tests;

/// <summary>What holds for every resource of every component: the secure defaults, and the rules for names, tags and parents.</summary>
public class LockdownTests
{
    private static readonly string[] TypesWithoutTags =
    [
        Types.RouteTableAssociation, Types.RolePolicy, Types.QueuePolicy, Types.RedriveAllowPolicy, Types.Password, Types.RandomId,
        Types.TargetGroupAttachment, Types.AllowedPrincipal, Types.Accepter, Types.ConnectionNotification, Types.PrivateDns,
        Types.PrivateDnsVerification, Types.TopicPolicy,
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

    [Fact]
    public async Task Components_SecurityGroups_HaveStandaloneRulesOnly()
    {
        var graph = await GraphAsync();

        Assert.All(graph.OfType(Types.SecurityGroup).Concat(graph.OfType(Types.DefaultSecurityGroup)), group =>
        {
            Assert.False(group.Inputs.ContainsKey("ingress"), group.Name);
            Assert.False(group.Inputs.ContainsKey("egress"), group.Name);
        });
    }

    [Fact]
    public async Task Components_SecurityGroupRules_NameOnePeerOnePortAndWhy()
    {
        var graph = await GraphAsync();
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

    [Fact]
    public async Task Components_EveryResource_IsAChildNamedAfterItsComponent()
    {
        var graph = await GraphAsync();

        Assert.All(graph.Resources.Where(node => node.Custom && !node.Type.StartsWith("pulumi:", StringComparison.Ordinal)), node =>
        {
            var parent = graph.Find(node.Parent!.Value)!;
            Assert.False(parent.Custom, node.Name);
            Assert.StartsWith("privatelinklab:", parent.Type, StringComparison.Ordinal);
            Assert.StartsWith($"{parent.Name}-", node.Name, StringComparison.Ordinal);
        });
    }

    [Fact]
    public async Task Components_EveryTaggableResource_HasNameProjectAndStack()
    {
        var graph = await GraphAsync();

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

    [Fact]
    public async Task Components_EveryComponent_RegistersOutputs()
    {
        var graph = await GraphAsync();

        Assert.All(
            graph.Resources.Where(node => node.Type.StartsWith("privatelinklab:", StringComparison.Ordinal)),
            component => Assert.True(component.Outputs.Count > 0, component.Name));
    }

    [Fact]
    public async Task Components_EveryPolicyThatAllowsEverybody_IsNarrowedByAccountOrBucket()
    {
        var graph = await GraphAsync();

        // A customer's service takes no endpoint policy.
        foreach (var endpoint in graph.OfType(Types.VpcEndpoint).Where(endpoint => endpoint.Name != "consumer-endpoint"))
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

    private static Task<ResourceGraph> GraphAsync() => ComponentGraph.OfAsync(() =>
    {
        _ = new Composition();
        _ = new PrivateLinkPair(new PrivateLinkPairOptions { PrivateDnsName = "api.example.com", Notifications = true });
    });
}
