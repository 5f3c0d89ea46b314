using PrivateLinkLab.Graph;
using PrivateLinkLab.Network.Ingest;

namespace PrivateLinkLab.Network.Tests;

/// <summary>Builds small graphs in a few lines. Every method gives the id that others refer to it by.</summary>
internal sealed class Net
{
    public const string Account = "123456789012";
    public const string Region = "us-east-1";
    public const string Anywhere = "0.0.0.0/0";

    private static readonly Dictionary<string, string> ZoneIds = new()
    {
        ["a"] = "use1-az4",
        ["b"] = "use1-az6",
        ["c"] = "use1-az1",
    };

    private readonly List<ResourceNode> _nodes = [];
    private int _rules;

    public ResourceGraph Graph => ResourceGraph.Create("lab", "dev", _nodes);

    public IReadOnlyList<ResourceNode> Nodes => _nodes;

    public NetworkModel Model => ModelBuilder.Build(Graph);

    public static PropertyValue List(params string[] texts) => PropertyValue.OfTexts(texts);

    public static MapValue Map(params ReadOnlySpan<(string Key, PropertyValue Value)> entries) =>
        MapValue.Create(entries);

    public string Add(
        string type,
        string id,
        string name,
        params ReadOnlySpan<(string Key, PropertyValue Value)> properties
    )
    {
        var map = MapValue.Create(properties);
        _nodes.Add(
            new ResourceNode
            {
                Urn = ResourceUrn.Create("dev", "lab", null, type, name),
                Id = id,
                Custom = true,
                Inputs = map,
                Outputs = map,
            }
        );
        return id;
    }

    /// <summary>Changes a resource that is already there.</summary>
    public void Set(string name, string key, PropertyValue value) =>
        Change(name, node =>
            node with
            {
                Inputs = node.Inputs.With(key, value),
                Outputs = node.Outputs.With(key, value),
            }
        );

    /// <summary>Takes a property of a resource away.</summary>
    public void Unset(string name, string key) =>
        Change(name, node => node with { Inputs = node.Inputs.Without(key), Outputs = node.Outputs.Without(key) });

    public void Change(string name, Func<ResourceNode, ResourceNode> change)
    {
        var index = _nodes.FindIndex(node => node.Name == name);
        _nodes[index] = change(_nodes[index]);
    }

    public void Remove(string name) => _nodes.RemoveAll(node => node.Name == name);

    public string Vpc(
        string name,
        string block = "10.0.0.0/16",
        bool hostnames = true,
        bool support = true,
        string account = Account
    ) =>
        Add(
            "aws:ec2/vpc:Vpc",
            $"vpc-{name}",
            name,
            ("cidrBlock", block),
            ("enableDnsHostnames", hostnames),
            ("enableDnsSupport", support),
            ("region", Region),
            ("ownerId", account),
            ("mainRouteTableId", $"rtb-{name}-main"),
            ("defaultSecurityGroupId", $"sg-{name}-default"),
            ("defaultNetworkAclId", $"acl-{name}-default")
        );

    public string Subnet(string name, string vpc, string block, string zone = "a", string? table = null)
    {
        var id = Add(
            "aws:ec2/subnet:Subnet",
            $"subnet-{name}",
            name,
            ("vpcId", vpc),
            ("cidrBlock", block),
            ("availabilityZone", Region + zone),
            ("availabilityZoneId", ZoneIds[zone])
        );
        if (table is not null)
        {
            Add(
                "aws:ec2/routeTableAssociation:RouteTableAssociation",
                $"assoc-{name}",
                $"{name}-table",
                ("subnetId", id),
                ("routeTableId", table)
            );
        }

        return id;
    }

    public string Table(string name, string vpc) =>
        Add("aws:ec2/routeTable:RouteTable", $"rtb-{name}", name, ("vpcId", vpc));

    public string Route(string table, string destination, string property, string target) =>
        Add(
            "aws:ec2/route:Route",
            $"r-{++_rules}",
            $"route{_rules}",
            ("routeTableId", table),
            (
                destination.StartsWith("pl-", StringComparison.Ordinal)
                    ? "destinationPrefixListId"
                    : "destinationCidrBlock",
                destination
            ),
            (property, target)
        );

    /// <summary>Lets a VPN gateway propagate a static route into a table; null for what comes by BGP.</summary>
    public void Propagate(string table, string? destination)
    {
        Add("aws:ec2/vpnGateway:VpnGateway", "vgw-vpn", "vgw");
        Add(
            "aws:ec2/vpnConnection:VpnConnection",
            "vpn-office",
            "office",
            ("vpnGatewayId", "vgw-vpn"),
            ("staticRoutesOnly", destination is not null)
        );
        if (destination is not null)
        {
            Add(
                "aws:ec2/vpnConnectionRoute:VpnConnectionRoute",
                "vpnroute-office",
                "office-route",
                ("vpnConnectionId", "vpn-office"),
                ("destinationCidrBlock", destination)
            );
        }

        Add(
            "aws:ec2/vpnGatewayRoutePropagation:VpnGatewayRoutePropagation",
            "vgw-propagation",
            "propagation",
            ("vpnGatewayId", "vgw-vpn"),
            ("routeTableId", table)
        );
    }

    public string InternetGateway(string name, string vpc) =>
        Add("aws:ec2/internetGateway:InternetGateway", $"igw-{name}", name, ("vpcId", vpc));

    public string NatGateway(string name, string subnet, bool isPublic = true) =>
        isPublic
            ? Add(
                "aws:ec2/natGateway:NatGateway",
                $"nat-{name}",
                name,
                ("subnetId", subnet),
                ("connectivityType", "public"),
                ("allocationId", $"eipalloc-{name}")
            )
            : Add(
                "aws:ec2/natGateway:NatGateway",
                $"nat-{name}",
                name,
                ("subnetId", subnet),
                ("connectivityType", "private")
            );

    public string Acl(
        string name,
        string vpc,
        string[] subnets,
        (int Number, string Action, string Ports, string Block)[] ingress,
        (int Number, string Action, string Ports, string Block)[] egress
    ) =>
        Add(
            "aws:ec2/networkAcl:NetworkAcl",
            $"acl-{name}",
            name,
            ("vpcId", vpc),
            ("subnetIds", List(subnets)),
            ("ingress", Entries(ingress)),
            ("egress", Entries(egress))
        );

    public string Group(string name, string vpc) =>
        Add("aws:ec2/securityGroup:SecurityGroup", $"sg-{name}", name, ("vpcId", vpc));

    public string Ingress(string group, int port, string peer) =>
        Rule("aws:vpc/securityGroupIngressRule:SecurityGroupIngressRule", group, port, peer);

    public string Egress(string group, int port, string peer) =>
        Rule("aws:vpc/securityGroupEgressRule:SecurityGroupEgressRule", group, port, peer);

    public string Instance(
        string name,
        string subnet,
        string address,
        string[] groups,
        bool isPublic = false,
        string? profile = null,
        bool? tokens = true
    )
    {
        List<(string, PropertyValue)> properties =
        [
            ("subnetId", subnet),
            ("privateIp", address),
            ("vpcSecurityGroupIds", List(groups)),
            ("arn", $"arn:aws:ec2:{Region}:{Account}:instance/i-{name}"),
            ("primaryNetworkInterfaceId", $"eni-{name}"),
            ("associatePublicIpAddress", isPublic),
            ("tags", Map(("Name", $"{name}-tag"))),
        ];
        if (profile is not null)
        {
            properties.Add(("iamInstanceProfile", profile));
        }

        if (tokens is { } required)
        {
            properties.Add(("metadataOptions", Map(("httpTokens", required ? "required" : "optional"))));
        }

        return Add("aws:ec2/instance:Instance", $"i-{name}", name, [.. properties]);
    }

    public string Endpoint(
        string name,
        string vpc,
        string service,
        (string Subnet, string Address)[] subnets,
        string[] groups,
        bool privateDns = true,
        string? policy = null
    )
    {
        List<(string, PropertyValue)> properties =
        [
            ("vpcId", vpc),
            (
                "serviceName",
                service.Contains('.', StringComparison.Ordinal) ? service : $"com.amazonaws.{Region}.{service}"
            ),
            ("vpcEndpointType", "Interface"),
            ("subnetIds", List([.. subnets.Select(pair => pair.Subnet)])),
            ("securityGroupIds", List(groups)),
            ("privateDnsEnabled", privateDns),
            ("state", "available"),
            ("ownerId", Account),
            (
                "subnetConfigurations",
                ListValue.Create([.. subnets.Select(pair => Map(("subnetId", pair.Subnet), ("ipv4", pair.Address)))])
            ),
            ("networkInterfaceIds", List([.. subnets.Select(pair => $"eni-{name}-{pair.Subnet}")])),
            (
                "dnsEntries",
                ListValue.Create([
                    Map(("dnsName", NameOf(name))),
                    .. subnets.Select(pair =>
                        Map(
                            (
                                "dnsName",
                                NameOf(
                                    name,
                                    _nodes.Find(node => node.Id == pair.Subnet)!.Outputs.GetText("availabilityZone")
                                )
                            )
                        )
                    ),
                ])
            ),
        ];
        if (policy is not null)
        {
            properties.Add(("policy", policy));
        }

        return Add("aws:ec2/vpcEndpoint:VpcEndpoint", $"vpce-{name}", name, [.. properties]);
    }

    /// <summary>An endpoint's own name, for all zones or for one.</summary>
    public static string NameOf(string endpoint, string? zone = null) =>
        $"vpce-{endpoint}-abcd1234{(zone is null ? "" : "-" + zone)}.svc.{Region}.vpce.amazonaws.com";

    public string Gateway(string name, string vpc, string service, params string[] tables) =>
        Add(
            "aws:ec2/vpcEndpoint:VpcEndpoint",
            $"vpce-{name}",
            name,
            ("vpcId", vpc),
            ("serviceName", $"com.amazonaws.{Region}.{service}"),
            ("vpcEndpointType", "Gateway"),
            ("routeTableIds", List(tables)),
            ("prefixListId", "pl-63a5400a"),
            ("state", "available"),
            ("cidrBlocks", List("52.216.0.0/15", "54.231.0.0/16"))
        );

    public string Database(string name, string[] subnets, string[] groups, int port = 3306, bool isPublic = false)
    {
        var group = Add(
            "aws:rds/subnetGroup:SubnetGroup",
            $"{name}-subnets",
            $"{name}-subnets",
            ("subnetIds", List(subnets))
        );
        return Add(
            "aws:rds/instance:Instance",
            $"db-{name}",
            name,
            ("dbSubnetGroupName", group),
            ("vpcSecurityGroupIds", List(groups)),
            ("engine", "mysql"),
            ("port", port),
            ("publiclyAccessible", isPublic),
            ("address", $"{name}.abc.{Region}.rds.amazonaws.com")
        );
    }

    public string Role(string name, params string[] managed)
    {
        Add(
            "aws:iam/role:Role",
            name,
            name,
            ("arn", $"arn:aws:iam::{Account}:role/{name}"),
            ("managedPolicyArns", List([.. managed.Select(policy => $"arn:aws:iam::aws:policy/{policy}")]))
        );
        return Add("aws:iam/instanceProfile:InstanceProfile", $"{name}-profile", $"{name}-profile", ("role", name));
    }

    public string Policy(string role, string json) =>
        Add(
            "aws:iam/rolePolicy:RolePolicy",
            $"{role}:{++_rules}",
            $"{role}-policy{_rules}",
            ("role", role),
            ("policy", json)
        );

    public string Queue(string name, string account = Account, string? policy = null)
    {
        List<(string, PropertyValue)> properties = [("arn", $"arn:aws:sqs:{Region}:{account}:{name}"), ("name", name)];
        if (policy is not null)
        {
            properties.Add(("policy", policy));
        }

        return Add(
            "aws:sqs/queue:Queue",
            $"https://sqs.{Region}.amazonaws.com/{account}/{name}",
            name,
            [.. properties]
        );
    }

    public string Peering(string name, string one, string other) =>
        Add(
            "aws:ec2/vpcPeeringConnection:VpcPeeringConnection",
            $"pcx-{name}",
            name,
            ("vpcId", one),
            ("peerVpcId", other),
            ("autoAccept", true),
            ("acceptStatus", "active")
        );

    /// <summary>A load balancer with a listener on 80 and one target.</summary>
    public string LoadBalancer(string name, string vpc, string[] subnets, string[] groups, params string[] targets)
    {
        var id = Add(
            "aws:lb/loadBalancer:LoadBalancer",
            $"arn:nlb:{name}",
            name,
            ("loadBalancerType", "network"),
            ("internal", true),
            ("subnets", List(subnets)),
            ("securityGroups", List(groups)),
            ("dnsName", $"{name}-0123.elb.{Region}.amazonaws.com")
        );
        var group = Add(
            "aws:lb/targetGroup:TargetGroup",
            $"arn:tg:{name}",
            $"{name}-targets",
            ("protocol", "TCP"),
            ("port", 80),
            ("vpcId", vpc),
            ("targetType", "instance")
        );
        Add(
            "aws:lb/listener:Listener",
            $"arn:listener:{name}",
            $"{name}-listener",
            ("loadBalancerArn", id),
            ("port", 80),
            ("protocol", "TCP"),
            ("defaultActions", ListValue.Create([Map(("type", "forward"), ("targetGroupArn", group))]))
        );
        foreach (var target in targets)
        {
            Add(
                "aws:lb/targetGroupAttachment:TargetGroupAttachment",
                $"{group}/{target}",
                $"{name}-{target}",
                ("targetGroupArn", group),
                ("targetId", target),
                ("port", 80)
            );
        }

        return id;
    }

    public string EndpointService(string name, string loadBalancer, bool acceptance = true, string account = Account) =>
        Add(
            "aws:ec2/vpcEndpointService:VpcEndpointService",
            $"vpce-svc-{name}",
            name,
            ("networkLoadBalancerArns", List(loadBalancer)),
            ("acceptanceRequired", acceptance),
            ("serviceName", $"com.amazonaws.vpce.{Region}.vpce-svc-{name}"),
            ("arn", $"arn:aws:ec2:{Region}:{account}:vpc-endpoint-service/vpce-svc-{name}")
        );

    public string Accepter(string service, string endpoint) =>
        Add(
            "aws:ec2/vpcEndpointConnectionAccepter:VpcEndpointConnectionAccepter",
            $"{service}_{endpoint}",
            $"accept-{endpoint}",
            ("vpcEndpointServiceId", service),
            ("vpcEndpointId", endpoint)
        );

    /// <summary>A VPC, one private subnet with a table of its own, an instance App with open egress.</summary>
    public static Net Private(bool hostnames = true, string? profile = null)
    {
        var net = new Net();
        var vpc = net.Vpc("v", hostnames: hostnames);
        var table = net.Table("private", vpc);
        var subnet = net.Subnet("s1", vpc, "10.0.1.0/24", "a", table);
        var group = net.Group("app", vpc);
        net.Egress(group, -1, Anywhere);
        if (profile is not null)
        {
            net.Role(profile, "AmazonSSMManagedInstanceCore");
        }

        net.Instance("App", subnet, "10.0.1.10", [group], profile: profile is null ? null : $"{profile}-profile");
        return net;
    }

    /// <summary>The same with a security group for endpoints that admits 443 from the VPC.</summary>
    public Net WithEndpointGroup()
    {
        Ingress(Group("endpoints", "vpc-v"), 443, "10.0.0.0/16");
        return this;
    }

    /// <summary>The same with an Internet gateway and a public subnet that routes to it.</summary>
    public Net WithPublicSubnet()
    {
        InternetGateway("igw", "vpc-v");
        Route(Table("public", "vpc-v"), Anywhere, "gatewayId", "igw-igw");
        Subnet("public1", "vpc-v", "10.0.100.0/24", "a", "rtb-public");
        return this;
    }

    /// <summary>The same with a peered VPC, in which an instance Peer has open egress.</summary>
    public Net WithPeer()
    {
        Vpc("w", "172.16.0.0/16");
        Subnet("t1", "vpc-w", "172.16.1.0/24");
        Peering("p", "vpc-w", "vpc-v");
        Route("rtb-w-main", "10.0.0.0/16", "vpcPeeringConnectionId", "pcx-p");
        Route("rtb-private", "172.16.0.0/16", "vpcPeeringConnectionId", "pcx-p");
        Egress(Group("w-app", "vpc-w"), -1, Anywhere);
        Instance("Peer", "subnet-t1", "172.16.1.10", ["sg-w-app"]);
        return this;
    }

    private string Rule(string type, string group, int port, string peer)
    {
        var peerKey =
            peer.StartsWith("sg-", StringComparison.Ordinal) ? "referencedSecurityGroupId"
            : peer.StartsWith("pl-", StringComparison.Ordinal) ? "prefixListId"
            : "cidrIpv4";
        return port < 0
            ? Add(
                type,
                $"sgr-{++_rules}",
                $"rule{_rules}",
                ("securityGroupId", group),
                ("ipProtocol", "-1"),
                (peerKey, peer)
            )
            : Add(
                type,
                $"sgr-{++_rules}",
                $"rule{_rules}",
                ("securityGroupId", group),
                ("ipProtocol", "tcp"),
                ("fromPort", port),
                ("toPort", port),
                (peerKey, peer)
            );
    }

    private static ListValue Entries((int Number, string Action, string Ports, string Block)[] entries) =>
        ListValue.Create([.. entries.Select(Entry)]);

    private static MapValue Entry((int Number, string Action, string Ports, string Block) entry)
    {
        if (entry.Ports == "all")
        {
            return Map(
                ("ruleNo", entry.Number),
                ("action", entry.Action),
                ("protocol", "-1"),
                ("fromPort", 0),
                ("toPort", 0),
                ("cidrBlock", entry.Block)
            );
        }

        var ports = entry.Ports.Split('-');
        return Map(
            ("ruleNo", entry.Number),
            ("action", entry.Action),
            ("protocol", "tcp"),
            ("cidrBlock", entry.Block),
            ("fromPort", double.Parse(ports[0], System.Globalization.CultureInfo.InvariantCulture)),
            ("toPort", double.Parse(ports[^1], System.Globalization.CultureInfo.InvariantCulture))
        );
    }
}
