using PrivateLinkLab.Amazon.Regions;
using PrivateLinkLab.Amazon.Services;
using PrivateLinkLab.Network;
using PrivateLinkLab.Reachability.Dns;

namespace PrivateLinkLab.Reachability.Hops;

/// <summary>What would lead from a VPC to an AWS service that no route leads to.</summary>
internal static class MissingService
{
    public static MissingRoute Remedy(Topology topology, Vpc vpc, Destination.Service service)
    {
        // Endpoints are for services of their own region, but for a few services (AWS PrivateLink Guide, "Cross-region access").
        if (vpc.Region is { } own && service.KnownRegion is { } region && own != region)
        {
            return MissingRoute.Internet;
        }

        var byGateway = AwsServices.Find(service.Name) is { HasGatewayEndpoint: true } known ? known : null;
        if (byGateway is null)
        {
            return new(vpc.Identity, true, (_, table) =>
                $"Create an interface endpoint for {FullName(service)} with private DNS in VPC {vpc.Identity}"
                    + (vpc.DnsHostnames == false ? $" and set enableDnsHostnames of VPC {vpc.Identity} to true" : "")
                    + $", or add a route 0.0.0.0/0 to a NAT gateway to route table {table.Identity}.");
        }

        var gateway = topology.GatewaysOf[vpc.Identity.Key]
            .FirstOrDefault(endpoint => EndpointServiceName.Parse(endpoint.ServiceName) is var (of, name) && (of, name) == (service.Region, service.Name));
        return gateway is null
            ? new(vpc.Identity, false, (_, table) =>
                $"Create a gateway endpoint for {FullName(service, byGateway)} in VPC {vpc.Identity} with route table "
                    + $"{table.Identity}; it costs nothing.")
            : new(gateway.Identity, false, (subnet, table) =>
                $"Add route table {table.Identity} of subnet {subnet.Identity.Name} to routeTableIds of gateway "
                    + $"endpoint {gateway.Identity}.");
    }

    private static string FullName(Destination.Service service, AwsService? byGateway = null) =>
        service.KnownRegion is not { } region ? $"{service.Name} of {service.Region}"
        : byGateway?.GatewayServiceName(AwsRegion.Of(region)) ?? $"{new EndpointServiceName(region, service.Name)}";
}
