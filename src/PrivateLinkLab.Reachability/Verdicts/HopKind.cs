namespace PrivateLinkLab.Reachability.Verdicts;

/// <summary>The kinds of hops, as the JSON of a probe names them.</summary>
public static class HopKind
{
    /// <summary>The network interface or place that a request starts from.</summary>
    public const string Source = "source";

    /// <summary>The network interface or place that a request is for.</summary>
    public const string Destination = "destination";

    /// <summary>A name that is resolved.</summary>
    public const string Dns = "dns";

    /// <summary>A security group.</summary>
    public const string SecurityGroup = "security-group";

    /// <summary>A network ACL.</summary>
    public const string NetworkAcl = "network-acl";

    /// <summary>A route table.</summary>
    public const string RouteTable = "route-table";

    /// <summary>An Internet gateway.</summary>
    public const string InternetGateway = "internet-gateway";

    /// <summary>A NAT gateway.</summary>
    public const string NatGateway = "nat-gateway";

    /// <summary>A VPC peering connection.</summary>
    public const string Peering = "peering-connection";

    /// <summary>A transit gateway, its attachments and route tables.</summary>
    public const string TransitGateway = "transit-gateway";

    /// <summary>An interface or gateway endpoint.</summary>
    public const string Endpoint = "vpc-endpoint";

    /// <summary>An endpoint service.</summary>
    public const string EndpointService = "endpoint-service";

    /// <summary>An Application or Network Load Balancer, its listener or a rule.</summary>
    public const string LoadBalancer = "load-balancer";

    /// <summary>A target group, with its targets and their health.</summary>
    public const string TargetGroup = "target-group";

    /// <summary>The endpoint of an appliance that a route leads to.</summary>
    public const string Middlebox = "middlebox";

    /// <summary>A VPC and its own settings.</summary>
    public const string Vpc = "vpc";

    /// <summary>An IAM policy or what takes its place.</summary>
    public const string Policy = "policy";

    /// <summary>What Session Manager asks of an instance.</summary>
    public const string SessionManager = "session-manager";

    /// <summary>A resource that the model does not know and that could decide.</summary>
    public const string NotModelled = "not-modelled";
}
