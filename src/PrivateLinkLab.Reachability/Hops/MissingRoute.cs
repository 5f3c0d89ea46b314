using PrivateLinkLab.Amazon.Regions;
using PrivateLinkLab.Amazon.Services;
using PrivateLinkLab.Graph;
using PrivateLinkLab.Network;
using PrivateLinkLab.Reachability.Dns;
using PrivateLinkLab.Reachability.Tracing;
using PrivateLinkLab.Reachability.Verdicts;

namespace PrivateLinkLab.Reachability.Hops;

/// <summary>What would lead to a public address that no route leads to.</summary>
/// <param name="IsRoute">Whether it is a route in the source's table.</param>
/// <param name="IsInside">Whether it is something inside the VPC, by whose address the filters would judge.</param>
/// <param name="Change">The change, for a subnet, its route table and the reason.</param>
internal sealed record MissingRoute(bool IsRoute, bool IsInside, Func<Subnet, RouteTable, Reason, Change> Change)
{
    /// <summary>The usual way out: a NAT gateway.</summary>
    public static MissingRoute Internet { get; } =
        new(true, false, (subnet, table, reason) => new AddRouteOut(table.Identity, reason, subnet.Identity));

    /// <summary>What would lead from a VPC to an AWS service.</summary>
    public static MissingRoute To(Topology topology, Vpc vpc, Destination.Service service)
    {
        // Endpoints are for services of their own region, but for a few services (AWS PrivateLink Guide, "Cross-region
        // access").
        if (vpc.Region is { } own && service.KnownRegion is { } region && own != region)
        {
            return Internet;
        }

        var byGateway = AwsServices.Find(service.Name) is { HasGatewayEndpoint: true } known ? known : null;
        if (service.Name == ServiceHostName.S3Website)
        {
            return Internet;
        }

        if (byGateway is null && service.Name != ServiceHostName.S3Express)
        {
            return new(false, true, (_, table, reason) =>
                new CreateInterfaceEndpoint(
                    vpc.Identity,
                    reason,
                    service,
                    FullName(service),
                    NeedsHostnames: vpc.DnsHostnames == Truth.False,
                    table.Identity
                )
            );
        }

        var gateway = topology
            .GatewaysOf[vpc.Identity.Key]
            .FirstOrDefault(endpoint =>
                EndpointServiceName.Parse(endpoint.ServiceName) is var (of, name)
                && (of, name) == (service.Region, service.Name)
            );
        return gateway is null
            ? new(false, false, (_, table, reason) =>
                new CreateGatewayEndpoint(vpc.Identity, reason, service, FullName(service, byGateway), table.Identity)
            )
            : new(false, false, (subnet, table, reason) =>
                new AddTableToGatewayEndpoint(gateway.Identity, reason, table.Identity, subnet.Identity)
            );
    }

    private static string? FullName(Destination.Service service, AwsService? byGateway = null) =>
        service.KnownRegion is not { } region
            ? null
            : byGateway?.GatewayServiceName(AwsRegion.Of(region)) ?? $"{new EndpointServiceName(region, service.Name)}";
}

/// <summary>A subnet is to have a default route out.</summary>
internal sealed record AddRouteOut(Identity Table, Reason Reason, Identity Subnet) : Change(Table, Reason);

/// <summary>A VPC is to have an interface endpoint for a service, or a route out.</summary>
/// <param name="Vpc">The VPC.</param>
/// <param name="Reason">What the change is for.</param>
/// <param name="Service">The service.</param>
/// <param name="FullName">The service's name among endpoint services; null when its region is not known.</param>
/// <param name="NeedsHostnames">Whether the private name needs enableDnsHostnames, which is off.</param>
/// <param name="Table">The route table that could have the route instead.</param>
internal sealed record CreateInterfaceEndpoint(
    Identity Vpc,
    Reason Reason,
    Destination.Service Service,
    string? FullName,
    bool NeedsHostnames,
    Identity Table
) : Change(Vpc, Reason);

/// <summary>A VPC is to have a gateway endpoint for a service.</summary>
/// <param name="Vpc">The VPC.</param>
/// <param name="Reason">What the change is for.</param>
/// <param name="Service">The service.</param>
/// <param name="FullName">The service's name among endpoint services; null when its region is not known.</param>
/// <param name="Table">The route table that is to have its route.</param>
internal sealed record CreateGatewayEndpoint(
    Identity Vpc,
    Reason Reason,
    Destination.Service Service,
    string? FullName,
    Identity Table
) : Change(Vpc, Reason);

/// <summary>A gateway endpoint that is there is to add its route to a table.</summary>
internal sealed record AddTableToGatewayEndpoint(Identity Endpoint, Reason Reason, Identity Table, Identity Subnet)
    : Change(Endpoint, Reason);
