using PrivateLinkLab.Graph;

namespace PrivateLinkLab.Pricing;

/// <summary>
/// Load balancers cost by the hour and by capacity units (aws.amazon.com/elasticloadbalancing/pricing). One that faces
/// the internet has a public IPv4 address in every zone; those that are given to it are resources of their own.
/// </summary>
internal static class LoadBalancerCosts
{
    public static void Add(ResourceNode node, Bill bill)
    {
        switch (node.Inputs.GetText("loadBalancerType") ?? node.Outputs.GetText("loadBalancerType") ?? "application")
        {
            case "application":
                bill.Charge(node, "Application Load Balancer", 1, PriceItem.ApplicationLoadBalancer);
                bill.Carries(node, TrafficWay.ApplicationLoadBalancers);
                AddPublicAddresses(node, bill);
                break;
            case "network":
                bill.Charge(node, "Network Load Balancer", 1, PriceItem.NetworkLoadBalancer);
                bill.Carries(node, TrafficWay.NetworkLoadBalancers);
                AddPublicAddresses(node, bill);
                break;
            case "gateway":
                bill.Charge(node, "Gateway Load Balancer", 1, PriceItem.GatewayLoadBalancer);
                bill.Carries(node, TrafficWay.GatewayLoadBalancers);
                break;
            case var other:
                bill.Missing(node, $"There is no price for load balancers of the type {other}, which {node.Name} has.");
                break;
        }
    }

    /// <summary>Adds a Classic Load Balancer, whose data cost by the gigabyte.</summary>
    public static void AddClassic(ResourceNode node, Bill bill)
    {
        bill.Charge(node, "Classic Load Balancer", 1, PriceItem.ClassicLoadBalancer);
        bill.Carries(node, TrafficWay.ClassicLoadBalancers);
        AddPublicAddresses(node, bill);
    }

    private static void AddPublicAddresses(ResourceNode node, Bill bill)
    {
        var addresses =
            node.Inputs.GetBool("internal") == true
                ? 0
                : node.Inputs.GetList("subnets").Count
                    + node.Inputs.GetList("subnetMappings")
                        .Count(mapping => !mapping.AsMap().ContainsKey("allocationId"));
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
}
