using PrivateLinkLab.Components.Values;
using PrivateLinkLab.Graph;
using PrivateLinkLab.Graph.Isolation;

namespace PrivateLinkLab.Components.Tests;

/// <summary>
/// What holds for every resource of every component: the secure defaults, and the rules for names, tags and parents.
/// </summary>
public class LockdownTests
{
    private static readonly string[] TypesWithoutTags =
    [
        Types.Route,
        Types.RouteTableAssociation,
        Types.RolePolicy,
        Types.QueuePolicy,
        Types.RedriveAllowPolicy,
        Types.RandomPassword,
        Types.RandomId,
        Types.BucketPolicy,
        Types.BucketPublicAccessBlock,
        Types.BucketEncryption,
        Types.TargetGroupAttachment,
        Types.AllowedPrincipal,
        Types.Accepter,
        Types.ConnectionNotification,
        Types.PrivateDns,
        Types.PrivateDnsVerification,
        Types.TopicPolicy,
        Types.InstanceState,
        Types.DatabaseState,
    ];

    public static TheoryData<AddressFamily> Families => [AddressFamily.Ipv4, AddressFamily.DualStack];

    public static TheoryData<AddressFamily, CompositionKind> Compositions =>
        new()
        {
            { AddressFamily.Ipv4, CompositionKind.Private },
            { AddressFamily.DualStack, CompositionKind.Private },
            { AddressFamily.Ipv4, CompositionKind.Open },
            { AddressFamily.DualStack, CompositionKind.Open },
            { AddressFamily.Ipv4, CompositionKind.PrivateLink },
            { AddressFamily.DualStack, CompositionKind.PrivateLink },
        };

    public static TheoryData<AddressFamily, CompositionKind> Isolated =>
        [.. Compositions.Where(row => row.Data.Item2 != CompositionKind.Open)];

    [Theory]
    [MemberData(nameof(Isolated))]
    public async Task Components_NothingLeadsToTheInternet(AddressFamily family, CompositionKind kind)
    {
        var graph = await GraphAsync(family, kind);

        Assert.DoesNotContain(graph.Resources, node =>
            node.Type.Contains("nternetGateway", StringComparison.Ordinal)
            || node.Type.Contains("atGateway", StringComparison.Ordinal)
        );
        Assert.All(graph.OfType(Types.RouteTable), table => Assert.False(table.Inputs.ContainsKey("routes")));
        Assert.All(graph.Resources, node =>
            Assert.DoesNotContain("0.0.0.0/0", node.Inputs.ToString(), StringComparison.Ordinal)
        );
        Assert.All(graph.Resources, node =>
            Assert.DoesNotContain("::/0", node.Inputs.ToString(), StringComparison.Ordinal)
        );
        Assert.All(graph.OfType(Types.Instance), instance =>
            Assert.False(instance.Inputs.GetBool("associatePublicIpAddress"))
        );
        Assert.All(graph.OfType(Types.Subnet), subnet => Assert.False(subnet.Inputs.GetBool("mapPublicIpOnLaunch")));
        Assert.All(graph.OfType(Types.Database), database =>
            Assert.False(database.Inputs.GetBool("publiclyAccessible"))
        );
    }

    [Theory]
    [MemberData(nameof(Compositions))]
    public async Task Components_SecurityGroups_HaveStandaloneRulesOnly(AddressFamily family, CompositionKind kind)
    {
        var graph = await GraphAsync(family, kind);

        Assert.All(graph.OfType(Types.SecurityGroup).Concat(graph.OfType(Types.DefaultSecurityGroup)), group =>
        {
            Assert.False(group.Inputs.ContainsKey("ingress"), group.Name);
            Assert.False(group.Inputs.ContainsKey("egress"), group.Name);
        });
    }

    [Theory]
    [MemberData(nameof(Compositions))]
    public async Task Components_SecurityGroupRules_NameOnePeerOnePortAndWhy(AddressFamily family, CompositionKind kind)
    {
        var graph = await GraphAsync(family, kind);
        string[] peers = ["cidrIpv4", "cidrIpv6", "prefixListId", "referencedSecurityGroupId"];

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
    [MemberData(nameof(Compositions))]
    public async Task Components_EveryResource_IsAChildNamedAfterItsComponent(
        AddressFamily family,
        CompositionKind kind
    )
    {
        var graph = await GraphAsync(family, kind);

        Assert.All(
            graph.Resources.Where(node => node.Custom && !node.Type.StartsWith("pulumi:", StringComparison.Ordinal)),
            node =>
            {
                var parent = graph.Find(node.Parent!)!;
                Assert.False(parent.Custom, node.Name);
                Assert.StartsWith("privatelinklab:", parent.Type, StringComparison.Ordinal);
                Assert.StartsWith($"{parent.Name}-", node.Name, StringComparison.Ordinal);
            }
        );
    }

    [Theory]
    [MemberData(nameof(Compositions))]
    public async Task Components_EveryTaggableResource_HasNameProjectAndStack(
        AddressFamily family,
        CompositionKind kind
    )
    {
        var graph = await GraphAsync(family, kind);

        Assert.All(
            graph.Resources.Where(node => node.Custom && node.Type.StartsWith("aws:", StringComparison.Ordinal)),
            node =>
            {
                if (TypesWithoutTags.Contains(node.Type))
                {
                    Assert.False(node.Inputs.ContainsKey("tags"), node.Name);
                    return;
                }

                var tags = node.Inputs.GetMap("tags");
                Assert.True(
                    tags.ContainsKey("Name") && tags.ContainsKey("Project") && tags.ContainsKey("Stack"),
                    node.Name
                );
            }
        );
    }

    [Theory]
    [MemberData(nameof(Compositions))]
    public async Task Components_EveryComponent_RegistersOutputs(AddressFamily family, CompositionKind kind)
    {
        var graph = await GraphAsync(family, kind);

        Assert.All(
            graph.Resources.Where(node => node.Type.StartsWith("privatelinklab:", StringComparison.Ordinal)),
            component => Assert.True(component.Outputs.Count > 0, component.Name)
        );
    }

    [Theory]
    [MemberData(nameof(Compositions))]
    public async Task Components_EveryPolicyThatAllowsEverybody_IsNarrowedByAccountOrBucket(
        AddressFamily family,
        CompositionKind kind
    )
    {
        var graph = await GraphAsync(family, kind);

        // A customer's service takes no endpoint policy.
        foreach (
            var endpoint in graph.OfType(Types.VpcEndpoint).Where(endpoint => endpoint.Name != "consumer-endpoint")
        )
        {
            foreach (var statement in PolicyOf.Input(endpoint, "policy").GetProperty("Statement").EnumerateArray())
            {
                Assert.True(
                    statement.ToString().Contains("aws:PrincipalAccount", StringComparison.Ordinal)
                        || statement.GetProperty("Action").ToString() == "s3:GetObject",
                    $"{endpoint.Name}: {statement}"
                );
            }
        }
    }

    [Theory]
    [MemberData(nameof(Isolated))]
    public async Task Components_IsolatedVpc_HasNoWayOut(AddressFamily family, CompositionKind kind) =>
        Assert.Empty(IsolationCheck.FindWaysOut(await GraphAsync(family, kind)));

    [Theory]
    [MemberData(nameof(Families))]
    public async Task Components_Vpc_AnswersDnsLogsTrafficAndEmptiesItsDefaultGroup(AddressFamily family)
    {
        var graph = await GraphAsync(family);

        var vpc = graph.Only(Types.Vpc);
        Assert.True(vpc.Inputs.GetBool("enableDnsSupport") == true && vpc.Inputs.GetBool("enableDnsHostnames") == true);
        Assert.Equal(vpc.Id, graph.Only(Types.FlowLog).Inputs.GetText("vpcId"));
        Assert.Equal("ALL", graph.Only(Types.FlowLog).Inputs.GetText("trafficType"));
        Assert.Equal(7, graph.Only(Types.LogGroup).Inputs.GetInt("retentionInDays"));
        Assert.Equal(vpc.Id, graph.Only(Types.DefaultSecurityGroup).Inputs.GetText("vpcId"));
    }

    [Theory]
    [MemberData(nameof(Families))]
    public async Task Components_EveryInterfaceEndpoint_StandsInAllZonesBehindItsOwnGroup(AddressFamily family)
    {
        var graph = await GraphAsync(family);

        var group = graph.Get(Types.SecurityGroup, "endpoints-security-group").Id!;
        var endpoints = graph
            .OfType(Types.VpcEndpoint)
            .Where(endpoint => endpoint.Inputs.GetText("vpcEndpointType") == "Interface")
            .ToList();
        Assert.Equal(3, endpoints.Count);
        Assert.All(endpoints, endpoint =>
        {
            Assert.Equal([group], endpoint.Inputs.GetTexts("securityGroupIds"));
            Assert.Equal(2, endpoint.Inputs.GetTexts("subnetIds").Count);
            Assert.True(endpoint.Inputs.GetBool("privateDnsEnabled"));
        });
        Assert.All(
            graph.OfType(Types.IngressRule).Where(rule => rule.Inputs.GetText("securityGroupId") == group),
            rule =>
            {
                Assert.Equal(443, rule.Inputs.GetInt("fromPort"));
                Assert.True(rule.Inputs.ContainsKey("referencedSecurityGroupId"), rule.Name);
            }
        );
        Assert.DoesNotContain(endpoints, endpoint =>
            endpoint.Name is "endpoints-ec2messages" or "endpoints-logs" or "endpoints-kms"
        );
    }

    [Theory]
    [MemberData(nameof(Families))]
    public async Task Components_EveryRouteTable_LeadsToS3ThroughTheGateway(AddressFamily family)
    {
        var graph = await GraphAsync(family);

        var led = graph.Get(Types.VpcEndpoint, "gateways-s3").Inputs.GetTexts("routeTableIds");
        Assert.All(graph.OfType(Types.RouteTable), table => Assert.Contains(table.Id!, led));
        Assert.All(graph.OfType(Types.RouteTableAssociation), association =>
            Assert.Contains(association.Inputs.GetText("routeTableId")!, led)
        );
    }

    [Theory]
    [MemberData(nameof(Families))]
    public async Task Components_EveryInstance_IsLockedDown(AddressFamily family)
    {
        var graph = await GraphAsync(family);

        Assert.Equal(2, graph.OfType(Types.Instance).Count());
        Assert.All(graph.OfType(Types.Instance), instance =>
        {
            Assert.Equal("required", instance.Inputs.At("metadataOptions.httpTokens").AsTextOrFail());
            Assert.Equal(1, instance.Inputs.At("metadataOptions.httpPutResponseHopLimit")!.AsInt());
            Assert.NotEqual("enabled", instance.Inputs.At("metadataOptions.httpProtocolIpv6")?.AsText());
            Assert.True(instance.Inputs.At("rootBlockDevice.encrypted")!.AsBool());
            Assert.False(
                instance.Inputs.ContainsKey("keyName") || instance.Inputs.ContainsKey("userData"),
                instance.Name
            );
            Assert.Equal(["ami"], instance.IgnoreChanges);
            var group = Assert.Single(instance.Inputs.GetTexts("vpcSecurityGroupIds"));
            Assert.DoesNotContain(graph.OfType(Types.IngressRule), rule =>
                rule.Inputs.GetText("securityGroupId") == group
            );
            Assert.Contains(instance.Dependencies, urn => urn.Name == "endpoints-ssm");
            Assert.Contains(instance.Dependencies, urn => urn.Name == "endpoints-ssmmessages");
        });
    }

    [Theory]
    [MemberData(nameof(Families))]
    public async Task Components_EveryIdentityPolicy_NamesWhatMayBeDone(AddressFamily family)
    {
        var graph = await GraphAsync(family);

        Assert.All(graph.OfType(Types.RolePolicy).Concat(graph.OfType(Types.Policy)), policy =>
            Assert.All(PolicyOf.Input(policy, "policy").GetProperty("Statement").EnumerateArray(), statement =>
                Assert.DoesNotContain("*", statement.GetProperty("Action").ToString(), StringComparison.Ordinal)
            )
        );
        var start = PolicyOf.Statement(graph.Get(Types.Policy, "JumpServer-operator-policy"), "policy", "StartSession");
        Assert.Equal(2, start.GetProperty("Resource").GetArrayLength());
        Assert.DoesNotContain("*", start.GetProperty("Resource").ToString(), StringComparison.Ordinal);
        Assert.Contains(
            "ssm:SessionDocumentAccessCheck",
            start.GetProperty("Condition").ToString(),
            StringComparison.Ordinal
        );
    }

    [Theory]
    [MemberData(nameof(Families))]
    public async Task Components_Database_IsPrivateEncryptedGuardedAndWithoutAPassword(AddressFamily family)
    {
        var graph = await GraphAsync(family);

        var database = graph.Only(Types.Database);
        Assert.False(database.Inputs.GetBool("publiclyAccessible"));
        Assert.True(database.Inputs.GetBool("storageEncrypted"));
        Assert.True(database.Inputs.GetBool("deletionProtection"));
        Assert.True(database.Inputs.GetBool("manageMasterUserPassword"));
        Assert.False(database.Inputs.ContainsKey("password"));
        Assert.False(database.Inputs.GetBool("skipFinalSnapshot"));
        Assert.Matches("-final-[0-9a-f]{8}$", database.Inputs.GetText("finalSnapshotIdentifier"));
        Assert.Equal(
            "require_secure_transport",
            Assert.Single(graph.Only(Types.ParameterGroup).Inputs.GetList("parameters")).At("name").AsTextOrFail()
        );
        var group = Assert.Single(database.Inputs.GetTexts("vpcSecurityGroupIds"));
        Assert.All(
            graph.OfType(Types.IngressRule).Where(rule => rule.Inputs.GetText("securityGroupId") == group),
            rule => Assert.True(rule.Inputs.ContainsKey("referencedSecurityGroupId"), rule.Name)
        );
    }

    [Theory]
    [MemberData(nameof(Families))]
    public async Task Components_EveryQueue_IsEncryptedAndItsPolicyOnlyDenies(AddressFamily family)
    {
        var graph = await GraphAsync(family);

        Assert.All(graph.OfType(Types.Queue), queue => Assert.True(queue.Inputs.GetBool("sqsManagedSseEnabled")));
        Assert.All(graph.OfType(Types.QueuePolicy), policy =>
            Assert.All(PolicyOf.Input(policy, "policy").GetProperty("Statement").EnumerateArray(), statement =>
                Assert.Equal("Deny", statement.GetProperty("Effect").GetString())
            )
        );
        Assert.NotEmpty(
            PolicyOf
                .Statement(graph.Get(Types.QueuePolicy, "FilaTeste-queue-policy"), "policy", "OnlyThroughEndpoint")
                .GetProperty("Condition")
                .GetProperty("ArnNotLike")
                .GetProperty("aws:PrincipalArn")
                .EnumerateArray()
        );
        Assert.Contains(
            "\"byQueue\"",
            graph.Only(Types.RedriveAllowPolicy).Inputs.GetText("redriveAllowPolicy"),
            StringComparison.Ordinal
        );
        Assert.StartsWith(
            "https://sqs.us-east-1.",
            graph.Get(Types.Queue, "FilaTeste-queue").Outputs.GetText("url"),
            StringComparison.Ordinal
        );
    }

    private static Task<ResourceGraph> GraphAsync(
        AddressFamily family,
        CompositionKind kind = CompositionKind.Private
    ) =>
        ComponentGraph.OfAsync(() =>
            _ = kind switch
            {
                CompositionKind.Open => new OpenComposition(family),
                CompositionKind.PrivateLink => new PrivateLinkPair(
                    new PrivateLinkPairOptions
                    {
                        PrivateDnsName = "api.example.com",
                        Notifications = true,
                        Family = family,
                    }
                ),
                _ => (object)new Composition(family),
            }
        );
}
