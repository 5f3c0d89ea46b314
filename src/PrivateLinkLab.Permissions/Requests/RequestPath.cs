namespace PrivateLinkLab.Permissions;

/// <summary>
/// How a request reaches the service, which decides the network's context keys: through an endpoint a request has
/// aws:SourceVpc, aws:SourceVpce and aws:VpcSourceIp and lacks aws:SourceIp; without one it is the other way round (IAM
/// user guide, "AWS global condition context keys").
/// </summary>
public sealed record RequestPath
{
    private RequestPath(RequestPathKind kind) => Kind = kind;

    /// <summary>The kind of path.</summary>
    public RequestPathKind Kind { get; }

    /// <summary>aws:SourceIp: the public address the service sees; null: not known.</summary>
    public string? SourceIp { get; private init; }

    /// <summary>aws:SourceVpce: the endpoint's id; null: not known.</summary>
    public string? EndpointId { get; private init; }

    /// <summary>aws:SourceVpc: the VPC's id; null: not known.</summary>
    public string? VpcId { get; private init; }

    /// <summary>aws:VpcSourceIp: the client's private address; null: not known.</summary>
    public string? VpcSourceIp { get; private init; }

    /// <summary>Whether the request passes an endpoint, and so the endpoint's policy.</summary>
    public bool IsThroughEndpoint => Kind != RequestPathKind.Internet;

    /// <summary>A request to the service's public address.</summary>
    /// <param name="sourceIp">The address the service sees, such as a NAT gateway's; null: not known.</param>
    public static RequestPath Internet(string? sourceIp = null) =>
        new(RequestPathKind.Internet) { SourceIp = sourceIp };

    /// <summary>A request through an interface endpoint.</summary>
    /// <param name="endpointId">The endpoint's id; null: not known yet.</param>
    /// <param name="vpcId">The id of the endpoint's VPC; null: not known yet.</param>
    /// <param name="sourceIp">The client's private address; null: not known yet.</param>
    public static RequestPath InterfaceEndpoint(string? endpointId, string? vpcId, string? sourceIp = null) =>
        new(RequestPathKind.InterfaceEndpoint)
        {
            EndpointId = endpointId,
            VpcId = vpcId,
            VpcSourceIp = sourceIp,
        };

    /// <summary>A request through a gateway endpoint.</summary>
    /// <param name="endpointId">The endpoint's id; null: not known yet.</param>
    /// <param name="vpcId">The id of the endpoint's VPC; null: not known yet.</param>
    /// <param name="sourceIp">The client's private address; null: not known yet.</param>
    public static RequestPath GatewayEndpoint(string? endpointId, string? vpcId, string? sourceIp = null) =>
        new(RequestPathKind.GatewayEndpoint)
        {
            EndpointId = endpointId,
            VpcId = vpcId,
            VpcSourceIp = sourceIp,
        };
}

/// <summary>The kinds of paths to a service.</summary>
public enum RequestPathKind
{
    /// <summary>To the service's public address.</summary>
    Internet,

    /// <summary>Through an interface endpoint.</summary>
    InterfaceEndpoint,

    /// <summary>Through a gateway endpoint, whose policy knows no single principals.</summary>
    GatewayEndpoint,
}
