using PrivateLinkLab.Graph;

namespace PrivateLinkLab.Pricing;

/// <summary>
/// Network Load Balancers cost by the hour and by capacity units (aws.amazon.com/elasticloadbalancing/pricing). One
/// that faces the internet has a public IPv4 address in every zone; those that are given to it are resources of their
/// own.
/// </summary>
internal static class LoadBalancerCosts
{
    public static void Add(ResourceNode node, Bill bill)
    {
        var type = node.Inputs.GetText("loadBalancerType") ?? node.Outputs.GetText("loadBalancerType") ?? "application";
        if (type != "network")
        {
            bill.Missing(node, $"There is no price for load balancers of the type {type}, which {node.Name} has.");
            return;
        }

        bill.Charge(node, "Network Load Balancer", 1, PriceItem.NetworkLoadBalancer);
        bill.Carries(node, TrafficWay.NetworkLoadBalancers);
        var addresses = PublicAddresses(node);
        if (addresses > 0)
        {
            bill.Charge(
                node,
                addresses == 1 ? "public IPv4 address" : $"{addresses} public IPv4 addresses",
                addresses,
                PriceItem.PublicIpv4
            );
        }
    }

    private static int PublicAddresses(ResourceNode node) =>
        node.Inputs.GetBool("internal") == true
            ? 0
            : node.Inputs.GetList("subnets").Count
                + node.Inputs.GetList("subnetMappings").Count(mapping => !mapping.AsMap().ContainsKey("allocationId"));
}
