using PrivateLinkLab.Graph;

namespace PrivateLinkLab.Reachability.Tests.Linting;

/// <summary>A small graph with findings, and one like it in which all is well.</summary>
/// <param name="Code">The lint that it is about.</param>
/// <param name="Found">The resources that it finds.</param>
/// <param name="Wrong">Makes the graph with findings.</param>
/// <param name="Fine">Makes the graph without.</param>
internal sealed record LintCase(string Code, string[] Found, Action<Net> Wrong, Action<Net> Fine)
{
    /// <summary>What other lints find of the same mistake: code and resource.</summary>
    public string[] Beside { get; init; } = [];

    /// <summary>Makes what both graphs have.</summary>
    public Func<Net> Base { get; init; } = () => Net.Private();
}

/// <summary>One case for each lint, and more where a lint has several reasons.</summary>
internal static class LintCases
{
    private const string Vpc = "vpc-v";
    private const string Private = "rtb-private";

    private const string Narrow = """
        {"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":"*","Action":"sqs:SendMessage",
        "Resource":"arn:aws:sqs:us-east-1:123456789012:q"}]}
        """;

    private const string Everything = """
        {"Statement":[{"Effect":"Allow","Principal":{"AWS":"*"},"Action":["*"],"Resource":["*"]}]}
        """;

    private static readonly (int, string, string, string)[] AllowAll = [(100, "allow", "all", Net.Anywhere)];

    public static IReadOnlyList<LintCase> All { get; } =
    [
        new(
            "SG_NOT_ATTACHED",
            ["lonely"],
            net => net.Group("lonely", Vpc),
            net => net.Instance("B", "subnet-s1", "10.0.1.11", [net.Group("lonely", Vpc)])
        ),
        new(
            "SG_NOT_ATTACHED",
            ["lonely"],
            net => net.Ingress("sg-app", 443, net.Group("lonely", Vpc)),
            // What the model does not know may have it.
            net => net.Add("aws:dms/thing:Thing", "thing", "thing", ("groups", Net.List(net.Group("lonely", Vpc))))
        )
        {
            Beside = ["SG_RULE_PEER_UNUSED rule2"],
        },
        new("SG_RULE_DUPLICATE", ["rule3"], net => Twice(net, 443, 443), net => Twice(net, 443, 444)),
        new(
            "SG_RULE_IMPLIED",
            ["rule3"],
            net => Two(net, (443, "10.0.0.0/16"), (443, "10.0.1.0/24")),
            net => Two(net, (443, "10.0.0.0/16"), (80, "10.0.1.0/24"))
        ),
        new(
            "SG_RULE_IMPLIED",
            ["rule3"],
            net => Two(net, (-1, Net.Anywhere), (443, "sg-app")),
            // Members may have IPv6 addresses.
            net =>
            {
                net.Set("v", "ipv6CidrBlock", "2001:db8::/56");
                Two(net, (-1, Net.Anywhere), (443, "sg-app"));
            }
        ),
        new(
            "SG_RULE_IMPLIED",
            ["wide"],
            net => Ranges(net, ("low", 80, 90), ("high", 91, 100), ("wide", 85, 95)),
            net => Ranges(net, ("low", 80, 90), ("high", 92, 100), ("wide", 85, 95))
        ),
        new(
            "SG_RULE_IMPLIED",
            ["rule4"],
            net => Blocks(net, "10.0.0.0/17", "10.0.128.0/17", "10.0.0.0/16"),
            net => Blocks(net, "10.0.0.0/17", "10.0.128.0/17")
        ),
        new(
            "SG_RULE_BLOCK_OUTSIDE_VPC",
            ["rule2"],
            net => net.Ingress("sg-app", 443, "192.168.0.0/16"),
            net =>
            {
                net.Ingress("sg-app", 443, "192.168.0.0/16");
                net.Route(Private, "192.168.0.0/16", "transitGatewayId", "tgw-1");
            }
        ),
        new(
            "SG_RULE_BLOCK_OUTSIDE_VPC",
            ["rule2"],
            net => net.Ingress("sg-app", 443, "172.16.1.0/24"),
            net => net.WithPeer().Ingress("sg-app", 443, "172.16.1.0/24")
        ),
        new(
            "SG_RULE_PEER_UNUSED",
            ["rule2"],
            net => net.Ingress("sg-app", 443, net.Group("lonely", Vpc)),
            net =>
            {
                net.Ingress("sg-app", 443, net.Group("lonely", Vpc));
                net.Instance("B", "subnet-s1", "10.0.1.11", ["sg-lonely"]);
            }
        )
        {
            Beside = ["SG_NOT_ATTACHED lonely"],
        },
        new(
            "SG_RULE_PEER_IN_OTHER_VPC",
            ["rule2"],
            net => net.Ingress("sg-app", 443, OtherVpc(net)),
            net => net.WithPeer().Ingress("sg-app", 443, "sg-w-app")
        ),
        new(
            "ACL_NOT_ASSOCIATED",
            ["a"],
            net => net.Acl("a", Vpc, [], AllowAll, AllowAll),
            net => net.Acl("a", Vpc, ["subnet-s1"], AllowAll, AllowAll)
        ),
        new(
            "ACL_ENTRY_SHADOWED",
            ["a"],
            net => Acl(net, [(100, "allow", "all", Net.Anywhere), (200, "deny", "22", Net.Anywhere)]),
            net => Acl(net, [(100, "deny", "22", Net.Anywhere), (200, "allow", "all", Net.Anywhere)])
        ),
        new(
            "ACL_ENTRY_SHADOWED",
            ["a"],
            net =>
                Acl(
                    net,
                    [
                        (100, "deny", "1-400", "10.0.0.0/17"),
                        (110, "deny", "300-500", "10.0.0.0/17"),
                        (120, "deny", "all", "10.0.128.0/17"),
                        (200, "allow", "1-500", "10.0.0.0/16"),
                        (300, "allow", "all", Net.Anywhere),
                    ]
                ),
            net =>
                Acl(
                    net,
                    [
                        (100, "deny", "1-400", "10.0.0.0/17"),
                        (110, "deny", "402-500", "10.0.0.0/17"),
                        (120, "deny", "all", "10.0.128.0/17"),
                        (200, "allow", "1-500", "10.0.0.0/16"),
                        (300, "allow", "all", Net.Anywhere),
                    ]
                )
        ),
        new(
            "ACL_ENTRY_IMPLIED",
            ["a"],
            net => Acl(net, [(100, "allow", "1-500", Net.Anywhere), (200, "allow", "443", "10.0.0.0/16")]),
            net => Acl(net, [(100, "allow", "1-400", Net.Anywhere), (200, "allow", "443", "10.0.0.0/16")])
        ),
        new(
            "ACL_ENTRY_BLOCK_OUTSIDE_VPC",
            ["a"],
            net => Acl(net, [(100, "allow", "443", "192.168.0.0/16")]),
            net => Acl(net, [(100, "allow", "443", "10.0.0.0/16")])
        ),
        new(
            "ACL_DROPS_REPLIES",
            ["a"],
            net => Acl(net, [(100, "allow", "443", Net.Anywhere)], (100, "deny", "all", Net.Anywhere)),
            net => Acl(net, [(100, "allow", "443", Net.Anywhere)], (100, "allow", "32768-60999", Net.Anywhere))
        ),
        new(
            "ACL_DROPS_REPLIES",
            ["a"],
            net => Acl(net, [(100, "allow", "all", "10.0.0.0/16")], (100, "allow", "443", "52.0.0.0/8")),
            // The entry for what clients pick is for the answers to their requests.
            net => Acl(net, [(100, "allow", "1024-65535", "52.0.0.0/8")], (100, "allow", "443", "52.0.0.0/8"))
        )
        {
            // And the answers to the requests that leave.
            Beside = ["ACL_DROPS_REPLIES a"],
        },
        new(
            "ACL_DROPS_REPLIES",
            ["a"],
            net =>
                Acl(
                    net,
                    [(100, "allow", "443", "10.0.0.0/16")],
                    (100, "deny", "1024-65535", Net.Anywhere),
                    (200, "allow", "all", Net.Anywhere)
                ),
            net =>
                Acl(
                    net,
                    [(100, "allow", "443", "10.0.0.0/16")],
                    (100, "deny", "1024-65535", "10.0.1.0/24"),
                    (200, "allow", "all", Net.Anywhere)
                )
        ),
        new(
            "FILTER_SPLITS_SUBNET",
            ["rule2"],
            net => net.Ingress("sg-app", 443, "10.0.1.0/25"),
            net => net.Ingress("sg-app", 443, "10.0.1.10/32")
        ),
        new(
            "SUBNETS_OVERLAP",
            ["s2"],
            net => net.Subnet("s2", Vpc, "10.0.1.128/25", "a", Private),
            net => net.Subnet("s2", Vpc, "10.0.2.0/24", "a", Private)
        ),
        new(
            "PEERED_VPCS_OVERLAP",
            ["p"],
            net => net.Peering("p", net.Vpc("w", "10.0.128.0/17"), Vpc),
            net => net.Peering("p", net.Vpc("w", "10.1.0.0/16"), Vpc)
        ),
        new(
            "SUBNET_USES_MAIN_ROUTE_TABLE",
            ["s2"],
            net => net.Subnet("s2", Vpc, "10.0.2.0/24"),
            net => net.Subnet("s2", Vpc, "10.0.2.0/24", "a", Private)
        ),
        new(
            "ROUTE_BLACKHOLE",
            ["route2"],
            net =>
            {
                net.Route(Private, "192.168.0.0/16", "transitGatewayId", "tgw-1");
                net.Set("route2", "state", "blackhole");
            },
            // What is not in the graph may be there.
            net => net.Route(Private, "192.168.0.0/16", "transitGatewayId", "tgw-1")
        ),
        new(
            "ROUTE_BLACKHOLE",
            ["route3"],
            net =>
            {
                net.WithPeer();
                net.Set("p", "acceptStatus", "rejected");
                net.Set("p", "autoAccept", false);
            },
            net => net.WithPeer()
        )
        {
            Beside = ["ROUTE_BLACKHOLE route2"],
        },
        new(
            "NAT_GATEWAY_UNUSED",
            ["n"],
            net => net.WithPublicSubnet().NatGateway("n", "subnet-public1"),
            net =>
                net.Route(
                    Private,
                    Net.Anywhere,
                    "natGatewayId",
                    net.WithPublicSubnet().NatGateway("n", "subnet-public1")
                )
        ),
        new(
            "LB_WITHOUT_LISTENER",
            ["lb"],
            net =>
            {
                net.LoadBalancer("lb", Vpc, ["subnet-s1"], ["sg-app"], "i-App");
                net.Remove("lb-listener");
            },
            net => net.LoadBalancer("lb", Vpc, ["subnet-s1"], ["sg-app"], "i-App")
        ),
        new(
            "LB_WITHOUT_TARGET",
            ["lb-targets"],
            net => net.LoadBalancer("lb", Vpc, ["subnet-s1"], ["sg-app"]),
            // Whoever names the target group may register targets.
            net =>
            {
                net.LoadBalancer("lb", Vpc, ["subnet-s1"], ["sg-app"]);
                net.Add("kubernetes:elbv2/binding:Binding", "b", "b", ("targetGroupARN", "arn:tg:lb"));
            }
        ),
        new(
            "LB_WITHOUT_LISTENER",
            ["site"],
            net =>
            {
                Site(net);
                net.Remove("site-listener");
            },
            net => Site(net)
        ),
        new(
            "LB_WITHOUT_TARGET",
            ["site-targets"],
            net => Site(net, target: null),
            // A service registers its tasks.
            net =>
            {
                Site(net, target: null);
                net.Add(
                    "aws:ecs/service:Service",
                    "arn:service",
                    "tasks",
                    ("loadBalancers", ListValue.Create([Net.Map(("targetGroupArn", "arn:tg:site"))]))
                );
            }
        ),
        new(
            "LB_PUBLIC_PLAIN_HTTP",
            ["site-listener"],
            net => Site(net, isInternal: false),
            net =>
                Site(
                    net,
                    isInternal: false,
                    action: Net.Map(("type", "redirect"), ("redirect", Net.Map(("protocol", "HTTPS"))))
                )
        ),
        new("LB_PUBLIC_PLAIN_HTTP", ["site-listener"], net => Site(net, isInternal: false), net => Site(net)),
        new(
            "ALB_SUBNETS_IN_ONE_ZONE",
            ["site"],
            net => Site(net, zone: "a"),
            net =>
            {
                Site(net, zone: "a");
                net.Set("s2", "outpostArn", "arn:aws:outposts:us-east-1:123456789012:outpost/op-1");
            }
        ),
        new(
            "ENDPOINT_SERVICE_OPEN",
            ["service"],
            net => Service(net, acceptance: false, "*"),
            net => Service(net, acceptance: true, "*")
        ),
        new(
            "ENDPOINT_SERVICE_OPEN",
            ["service"],
            net => Service(net, acceptance: false, "*"),
            net => Service(net, acceptance: false, "arn:aws:iam::210987654321:root")
        ),
        new(
            "EKS_API_OPEN",
            ["cluster"],
            net => Cluster(net, ("endpointPrivateAccess", true)),
            net => Cluster(net, ("publicAccessCidrs", PropertyValue.OfTexts(["203.0.113.0/24"])))
        ),
        new(
            "EKS_API_WITHOUT_ACCESS",
            ["cluster"],
            net => Cluster(net, ("endpointPublicAccess", false)),
            net => Cluster(net, ("endpointPublicAccess", false), ("endpointPrivateAccess", true))
        ),
        new("ENDPOINT_ADMITS_NOBODY", ["e"], net => Endpoint(net, "e", group: "sg-app"), net => Endpoint(net, "e")),
        new(
            "ENDPOINT_ADMITS_NOBODY",
            ["e"],
            net =>
            {
                Endpoint(net, "e");
                net.Unset("e", "subnetIds");
                net.Unset("e", "subnetConfigurations");
            },
            net =>
            {
                Endpoint(net, "e");
                net.Set("e", "subnetIds", PrivateLinkLab.Graph.PropertyValue.Unknown);
                net.Unset("e", "subnetConfigurations");
            }
        ),
        new("ENDPOINT_FULL_ACCESS", ["e"], net => Endpoint(net, "e", policy: null), net => Endpoint(net, "e")),
        new(
            "ENDPOINT_FULL_ACCESS",
            ["e"],
            net => Endpoint(net, "e", policy: Everything),
            net => Endpoint(net, "e", policy: Everything.Replace("Allow", "Deny", StringComparison.Ordinal))
        ),
        new("GATEWAY_ENDPOINT_WITHOUT_ROUTE_TABLE", ["g"], net => Gateway(net), net => Gateway(net, Private)),
        new(
            "PRIVATE_DNS_CLAIMED_TWICE",
            ["e2"],
            net =>
            {
                Endpoint(net, "e1");
                Endpoint(net, "e2");
            },
            net =>
            {
                Endpoint(net, "e1");
                Endpoint(net, "e2", privateDns: false);
            }
        ),
        new(
            "PRIVATE_DNS_WITHOUT_VPC_DNS",
            ["e"],
            net => Endpoint(net, "e"),
            net => Endpoint(net, "e", privateDns: false)
        )
        {
            Base = () => Net.Private(hostnames: false),
        },
        new(
            "PRIVATE_DNS_OFF",
            ["e"],
            net =>
            {
                net.Queue("q");
                Endpoint(net, "e", privateDns: false);
            },
            net => Endpoint(net, "e", privateDns: false)
        ),
        new(
            "POLICY_STATEMENT_MATCHES_NOTHING",
            ["role-policy2"],
            net => net.Policy("role", Statement("sqs:SendMessage", "arn:aws:s3:::q")),
            net => net.Policy("role", Statement("sqs:SendMessage", "arn:aws:sqs:us-east-1:123456789012:q"))
        )
        {
            Base = () => Net.Private(profile: "role"),
        },
        new(
            "POLICY_STATEMENT_MATCHES_NOTHING",
            ["role-policy2"],
            net => net.Policy("role", Statement("sqs:SendMessageBatch", "*")),
            net => net.Policy("role", Statement("sqs:*", "*"))
        )
        {
            Base = () => Net.Private(profile: "role"),
        },
        new(
            "POLICY_STATEMENT_MATCHES_NOTHING",
            ["role-policy2"],
            net => net.Policy("role", Statement("s3:ListAllMyBuckets", "arn:aws:s3:::q")),
            net => net.Policy("role", Statement("ssm:StartSession", "arn:aws:ec2:us-east-1:123456789012:instance/i-1"))
        )
        {
            Base = () => Net.Private(profile: "role"),
        },
        new(
            "SINGLE_ZONE",
            ["e"],
            net =>
            {
                net.Subnet("s2", Vpc, "10.0.2.0/24", "b", Private);
                Endpoint(net, "e");
            },
            net => Endpoint(net, "e")
        ),
        new(
            "DATABASE_SUBNETS_IN_ONE_ZONE",
            ["db-subnets"],
            net => net.Database("db", ["subnet-s1"], ["sg-app"]),
            net => net.Database("db", ["subnet-s1", net.Subnet("s2", Vpc, "10.0.2.0/24", "b", Private)], ["sg-app"])
        ),
        new(
            "PUBLIC_ADMIN_PORT",
            ["web"],
            net => Public(net, 22, Net.Anywhere, isPublic: true),
            net => Public(net, 22, Net.Anywhere, isPublic: false)
        ),
        new(
            "PUBLIC_ADMIN_PORT",
            ["web"],
            net => Public(net, -1, Net.Anywhere, isPublic: true),
            net => Public(net, 22, "203.0.113.0/24", isPublic: true)
        ),
    ];

    private static void Twice(Net net, int one, int other) => Two(net, (one, "10.0.0.0/16"), (other, "10.0.0.0/16"));

    private static void Two(Net net, (int Port, string Peer) one, (int Port, string Peer) other)
    {
        net.Ingress("sg-app", one.Port, one.Peer);
        net.Ingress("sg-app", other.Port, other.Peer);
    }

    private static void Ranges(Net net, params (string Name, int From, int To)[] ranges)
    {
        foreach (var (name, from, to) in ranges)
        {
            net.Add(
                "aws:vpc/securityGroupIngressRule:SecurityGroupIngressRule",
                name,
                name,
                ("securityGroupId", "sg-app"),
                ("ipProtocol", "tcp"),
                ("fromPort", from),
                ("toPort", to),
                ("cidrIpv4", "10.0.0.0/16")
            );
        }
    }

    private static void Blocks(Net net, params string[] blocks)
    {
        foreach (var block in blocks)
        {
            net.Ingress("sg-app", 443, block);
        }
    }

    private static void Site(
        Net net,
        bool isInternal = true,
        string? target = "i-App",
        string zone = "b",
        MapValue? action = null
    )
    {
        net.Subnet("s2", Vpc, "10.0.2.0/24", zone, Private);
        net.Add(
            "aws:lb/loadBalancer:LoadBalancer",
            "arn:alb:site",
            "site",
            ("internal", isInternal),
            ("subnets", Net.List("subnet-s1", "subnet-s2")),
            ("securityGroups", Net.List("sg-app"))
        );
        net.Add(
            "aws:lb/targetGroup:TargetGroup",
            "arn:tg:site",
            "site-targets",
            ("protocol", "HTTP"),
            ("port", 80),
            ("vpcId", Vpc)
        );
        net.Add(
            "aws:lb/listener:Listener",
            "arn:listener:site",
            "site-listener",
            ("loadBalancerArn", "arn:alb:site"),
            ("port", 80),
            ("protocol", "HTTP"),
            (
                "defaultActions",
                ListValue.Create([action ?? Net.Map(("type", "forward"), ("targetGroupArn", "arn:tg:site"))])
            )
        );
        if (target is not null)
        {
            net.Add(
                "aws:lb/targetGroupAttachment:TargetGroupAttachment",
                "arn:tg:site/1",
                "site-target",
                ("targetGroupArn", "arn:tg:site"),
                ("targetId", target)
            );
        }
    }

    private static void Service(Net net, bool acceptance, string principal)
    {
        var balancer = net.LoadBalancer("lb", Vpc, ["subnet-s1"], ["sg-app"], "i-App");
        net.EndpointService("service", balancer, acceptance);
        net.Set("service", "allowedPrincipals", PropertyValue.OfTexts([principal]));
    }

    private static void Cluster(Net net, params (string, PropertyValue)[] settings)
    {
        net.Subnet("s2", Vpc, "10.0.2.0/24", "b", Private);
        net.Add(
            "aws:eks/cluster:Cluster",
            "cluster",
            "cluster",
            (
                "vpcConfig",
                MapValue.Create([("subnetIds", PropertyValue.OfTexts(["subnet-s1", "subnet-s2"])), .. settings])
            )
        );
    }

    private static string OtherVpc(Net net)
    {
        var group = net.Group("w-app", net.Vpc("w", "172.16.0.0/16"));
        net.Instance("Peer", net.Subnet("t1", "vpc-w", "172.16.1.0/24"), "172.16.1.10", [group]);
        return group;
    }

    private static void Acl(
        Net net,
        (int, string, string, string)[] ingress,
        params (int, string, string, string)[] egress
    ) => net.Acl("a", Vpc, ["subnet-s1"], ingress, egress.Length == 0 ? AllowAll : egress);

    private static void Endpoint(
        Net net,
        string name,
        string? group = null,
        bool privateDns = true,
        string? policy = Narrow
    )
    {
        if (group is null && net.Nodes.All(node => node.Name != "endpoints"))
        {
            net.WithEndpointGroup();
        }

        net.Endpoint(
            name,
            Vpc,
            "sqs",
            [("subnet-s1", name == "e2" ? "10.0.1.51" : "10.0.1.50")],
            [group ?? "sg-endpoints"],
            privateDns,
            policy
        );
    }

    private static void Gateway(Net net, params string[] tables)
    {
        net.Gateway("g", Vpc, "s3", tables);
        net.Set("g", "policy", Narrow);
    }

    private static string Statement(string action, string resource) =>
        $$"""{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"{{action}}","Resource":"{{resource}}"}]}""";

    private static void Public(Net net, int port, string peer, bool isPublic)
    {
        net.WithPublicSubnet();
        net.Ingress(net.Group("web", Vpc), port, peer);
        net.Instance("web", "subnet-public1", "10.0.100.10", ["sg-web"], isPublic);
    }
}
