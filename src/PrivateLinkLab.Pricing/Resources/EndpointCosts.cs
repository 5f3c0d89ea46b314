using PrivateLinkLab.Graph;

namespace PrivateLinkLab.Pricing;

/// <summary>
/// VPC endpoints. An interface endpoint is paid for in every zone, from its creation on, whether it is accepted or not
/// (aws.amazon.com/privatelink/pricing); a gateway endpoint is free (aws.amazon.com/vpc/pricing).
/// </summary>
internal static class EndpointCosts
{
    private const string Interface = "Interface";

    public static void Add(ResourceNode node, Bill bill)
    {
        switch (TypeOf(node))
        {
            case "Gateway":
                bill.Free(node, "a gateway endpoint: neither its hours nor its data cost");
                break;
            case Interface when Interfaces(node) is > 0 and var interfaces:
                bill.Charge(
                    node,
                    $"interface endpoint in {interfaces} {(interfaces == 1 ? "zone" : "zones")}",
                    interfaces,
                    PriceItem.InterfaceEndpoint
                );
                bill.Carries(node, TrafficWay.InterfaceEndpoints);
                break;
            case Interface:
                bill.Missing(node, $"It is not known in how many zones the endpoint {node.Name} has an interface.");
                break;
            case var other:
                bill.Missing(node, $"There is no price for endpoints of the type {other}, which {node.Name} has.");
                break;
        }
    }

    /// <summary>
    /// Whether an endpoint is an interface endpoint for one of AWS's own services, which a NAT gateway reaches too.
    /// </summary>
    public static bool ReplacesNat(ResourceNode node) =>
        TypeOf(node) == Interface
        && node.Inputs.GetText("serviceName") is { } service
        && !service.Contains(".vpce.", StringComparison.Ordinal);

    /// <summary>How many network interfaces an interface endpoint has: one in each of its subnets.</summary>
    public static int Interfaces(ResourceNode node) =>
        Math.Max(
            Math.Max(node.Inputs.GetList("subnetIds").Count, node.Inputs.GetList("subnetConfigurations").Count),
            node.Outputs.GetList("subnetIds").Count
        );

    // The provider's default is Gateway.
    private static string TypeOf(ResourceNode node) =>
        node.Inputs.GetText("vpcEndpointType") ?? node.Outputs.GetText("vpcEndpointType") ?? "Gateway";
}
