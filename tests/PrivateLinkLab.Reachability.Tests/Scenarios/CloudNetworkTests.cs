using PrivateLinkLab.Graph;
using PrivateLinkLab.Reachability.Verdicts;

namespace PrivateLinkLab.Reachability.Tests.Scenarios;

/// <summary>What the simulated cloud answers of types beside the components' is understood by the model.</summary>
public sealed class CloudNetworkTests
{
    private const string Peering = "aws:ec2/vpcPeeringConnection:VpcPeeringConnection";

    [Theory]
    [InlineData(true, true, Verdict.Reachable)]
    [InlineData(true, false, Verdict.Blocked)]
    [InlineData(false, true, Verdict.Blocked)]
    public void Peering_WithRoutesOnBothSides_IsCrossed(bool accepted, bool hasWayBack, Verdict verdict)
    {
        var net = new CloudNetwork();
        var (here, there) = (net.Vpc("here", "10.0.0.0/16"), net.Vpc("there", "10.1.0.0/16"));
        var (near, far) = (net.Subnet(here, "near", "10.0.1.0/24"), net.Subnet(there, "far", "10.1.1.0/24"));
        net.Server("client", near, net.Group(here, "clients"));
        net.Server("server", far, net.Group(there, "servers", 443));
        var peering = net.Id(Peering, "peering", ("vpcId", here), ("peerVpcId", there), ("autoAccept", accepted));
        Route(net, here, near, "10.1.0.0/16", ("vpcPeeringConnectionId", peering));
        if (hasWayBack)
        {
            Route(net, there, far, "10.0.0.0/16", ("vpcPeeringConnectionId", peering));
        }

        Assert.Equal(verdict, net.Probe("client", "server:443").Verdict);
        Assert.Equal(Verdict.Blocked, net.Probe("client", "server:80").Verdict);
    }

    [Fact]
    public void TransitGateway_WithItsDefaultTable_IsCrossed()
    {
        var net = new CloudNetwork();
        var (here, there) = (net.Vpc("here", "10.0.0.0/16"), net.Vpc("there", "10.1.0.0/16"));
        var (near, far) = (net.Subnet(here, "near", "10.0.1.0/24"), net.Subnet(there, "far", "10.1.1.0/24"));
        net.Server("client", near, net.Group(here, "clients"));
        net.Server("server", far, net.Group(there, "servers", 443));
        var gateway = net.Id("aws:ec2transitgateway/transitGateway:TransitGateway", "gateway");
        foreach (var (name, vpc, subnet) in new[] { ("here-attached", here, near), ("there-attached", there, far) })
        {
            net.Add(
                "aws:ec2transitgateway/vpcAttachment:VpcAttachment",
                name,
                ("transitGatewayId", gateway),
                ("vpcId", vpc),
                ("subnetIds", CloudNetwork.List(subnet))
            );
        }

        Route(net, here, near, "10.1.0.0/16", ("transitGatewayId", gateway));
        Route(net, there, far, "10.0.0.0/16", ("transitGatewayId", gateway));

        Assert.Equal(Verdict.Reachable, net.Probe("client", "server:443").Verdict);
    }

    [Theory]
    [InlineData("allow", Verdict.Reachable)]
    [InlineData("deny", Verdict.Blocked)]
    public void NetworkAcl_OfASubnet_Decides(string action, Verdict verdict)
    {
        var net = new CloudNetwork();
        var vpc = net.Vpc("vpc", "10.0.0.0/16");
        var (near, far) = (net.Subnet(vpc, "near", "10.0.1.0/24"), net.Subnet(vpc, "far", "10.0.2.0/24"));
        net.Server("client", near, net.Group(vpc, "clients"));
        net.Server("server", far, net.Group(vpc, "servers", 443));
        var acl = net.Id("aws:ec2/networkAcl:NetworkAcl", "acl", ("vpcId", vpc), ("subnetIds", CloudNetwork.List(far)));
        foreach (var egress in (bool[])[false, true])
        {
            net.Add(
                "aws:ec2/networkAclRule:NetworkAclRule",
                egress ? "out" : "in",
                ("networkAclId", acl),
                ("egress", egress),
                ("ruleNumber", 100),
                ("ruleAction", egress ? "allow" : action),
                ("protocol", "tcp"),
                ("cidrBlock", "10.0.0.0/16"),
                ("fromPort", egress ? 1024 : 443),
                ("toPort", egress ? 65535 : 443)
            );
        }

        Assert.Equal(verdict, net.Probe("client", "server:443").Verdict);
    }

    [Fact]
    public void ApplicationLoadBalancer_BeforeAFargateService_LeadsToItsTasks()
    {
        var net = new CloudNetwork();
        var vpc = net.Vpc("vpc", "10.0.0.0/16");
        var subnets = CloudNetwork.List(
            net.Subnet(vpc, "one", "10.0.1.0/24"),
            net.Subnet(vpc, "two", "10.0.2.0/24", "us-east-1b")
        );
        net.Server("client", net.Subnet(vpc, "clients", "10.0.3.0/24"), net.Group(vpc, "client-group"));
        var balancer = net.Id(
            Types.LoadBalancer,
            "alb",
            ("internal", true),
            ("subnets", subnets),
            ("securityGroups", CloudNetwork.List(net.Group(vpc, "alb-group", 80)))
        );
        var targets = net.Id(
            Types.TargetGroup,
            "web",
            ("port", 8080),
            ("protocol", "HTTP"),
            ("targetType", "ip"),
            ("vpcId", vpc)
        );
        net.Add(
            Types.Listener,
            "http",
            ("loadBalancerArn", balancer),
            ("port", 80),
            ("defaultActions", PropertyValue.Of(MapValue.Create(("type", "forward"), ("targetGroupArn", targets))))
        );
        var task = net.Add(
            "aws:ecs/taskDefinition:TaskDefinition",
            "task",
            ("family", "web"),
            ("cpu", "256"),
            ("memory", "512"),
            ("networkMode", "awsvpc"),
            ("requiresCompatibilities", CloudNetwork.List("FARGATE")),
            ("containerDefinitions", """[{"name":"web","image":"nginx","portMappings":[{"containerPort":8080}]}]""")
        );
        net.Add(
            "aws:ecs/service:Service",
            "service",
            ("cluster", net.Id("aws:ecs/cluster:Cluster", "cluster")),
            ("taskDefinition", task("arn")),
            ("launchType", "FARGATE"),
            (
                "networkConfiguration",
                MapValue.Create(
                    ("subnets", subnets),
                    ("securityGroups", CloudNetwork.List(net.Group(vpc, "task-group", 8080)))
                )
            ),
            (
                "loadBalancers",
                PropertyValue.Of(
                    MapValue.Create(("targetGroupArn", targets), ("containerName", "web"), ("containerPort", 8080))
                )
            )
        );

        Assert.Equal(Verdict.Reachable, net.Probe("client", "alb:80").Verdict);
        Assert.Equal(Verdict.Blocked, net.Probe("client", "alb:443").Verdict);
    }

    [Theory]
    [InlineData(5432, Verdict.Reachable)]
    [InlineData(3306, Verdict.Blocked)]
    public void Lambda_InASubnet_ReachesTheClusterByItsGroups(int port, Verdict verdict)
    {
        var net = new CloudNetwork();
        var vpc = net.Vpc("vpc", "10.0.0.0/16");
        var subnets = CloudNetwork.List(
            net.Subnet(vpc, "one", "10.0.1.0/24"),
            net.Subnet(vpc, "two", "10.0.2.0/24", "us-east-1b")
        );
        net.Add(
            "aws:lambda/function:Function",
            "function",
            ("role", "arn:aws:iam::123456789012:role/function"),
            ("runtime", "nodejs22.x"),
            ("handler", "index.handler"),
            (
                "vpcConfig",
                MapValue.Create(
                    ("subnetIds", subnets),
                    ("securityGroupIds", CloudNetwork.List(net.Group(vpc, "functions")))
                )
            )
        );
        net.Add(
            "aws:rds/cluster:Cluster",
            "aurora",
            ("engine", "aurora-postgresql"),
            ("masterUsername", "app"),
            ("manageMasterUserPassword", true),
            ("skipFinalSnapshot", true),
            ("dbSubnetGroupName", net.Id(Types.SubnetGroup, "databases", ("subnetIds", subnets))),
            ("vpcSecurityGroupIds", CloudNetwork.List(net.Group(vpc, "database-group", port)))
        );

        Assert.Equal(verdict, net.Probe("function", "aurora:5432").Verdict);
    }

    // Whether an adopted VPC still has its Internet gateway, no graph tells.
    [Fact]
    public void DefaultVpc_Adopted_HasItsSubnetsInOneNetwork()
    {
        var net = new CloudNetwork();
        var vpc = net.Id("aws:ec2/defaultVpc:DefaultVpc", "default");
        string Subnet(string zone) => net.Id("aws:ec2/defaultSubnet:DefaultSubnet", zone, ("availabilityZone", zone));
        net.Server("client", Subnet("us-east-1a"), net.Group(vpc, "clients"));
        net.Server("server", Subnet("us-east-1b"), net.Group(vpc, "servers", 443));

        Assert.Equal(Verdict.Reachable, net.Probe("client", "server:443").Verdict);
        Assert.Equal(Verdict.Blocked, net.Probe("client", "server:80").Verdict);
        Assert.Equal(Verdict.Unknown, net.Probe("client", "https://example.com").Verdict);
    }

    [Fact]
    public void PrivateZone_WithARecordOfAServer_AnswersInItsVpc()
    {
        var net = new CloudNetwork();
        var vpc = net.Vpc("vpc", "10.0.0.0/16");
        var subnet = net.Subnet(vpc, "subnet", "10.0.1.0/24");
        net.Server("client", subnet, net.Group(vpc, "clients"));
        var server = net.Add(
            Types.Instance,
            "server",
            ("ami", "ami-0123456789abcdef0"),
            ("instanceType", "t3.micro"),
            ("subnetId", subnet),
            ("vpcSecurityGroupIds", CloudNetwork.List(net.Group(vpc, "servers", 443)))
        );
        var zone = net.Id(
            "aws:route53/zone:Zone",
            "zone",
            ("name", "example.internal"),
            ("vpcs", PropertyValue.Of(MapValue.Create(("vpcId", vpc))))
        );
        net.Add(
            "aws:route53/record:Record",
            "record",
            ("zoneId", zone),
            ("name", "api"),
            ("type", "A"),
            ("ttl", 60),
            ("records", CloudNetwork.List(server("privateIp")))
        );

        Assert.Equal(Verdict.Reachable, net.Probe("client", "https://api.example.internal").Verdict);
    }

    private static void Route(
        CloudNetwork net,
        string vpc,
        string subnet,
        string destination,
        (string Key, PropertyValue Value) target
    )
    {
        var table = net.Id(Types.RouteTable, $"table-to-{destination}", ("vpcId", vpc));
        net.Add(
            Types.RouteTableAssociation,
            $"association-to-{destination}",
            ("routeTableId", table),
            ("subnetId", subnet)
        );
        net.Add(
            Types.Route,
            $"route-to-{destination}",
            ("routeTableId", table),
            ("destinationCidrBlock", destination),
            target
        );
    }
}
