using PrivateLinkLab.Graph;

namespace PrivateLinkLab.Pricing;

/// <summary>
/// The ways out of a VPC, to the internet first (aws.amazon.com/vpc/pricing): a NAT gateway costs by the hour and by
/// the gigabyte, private
/// or public; every public IPv4 address by the hour, in use or not; an Internet gateway itself nothing, egress-only
/// or not. A transit gateway is paid for by its attachments, by the hour and by the gigabyte that a VPC sends
/// (aws.amazon.com/transit-gateway/pricing).
/// </summary>
internal static class GatewayCosts
{
    public static void AddTransitGatewayAttachment(ResourceNode node, Bill bill)
    {
        bill.Charge(node, "attachment to a transit gateway", 1, PriceItem.TransitGatewayAttachment);
        bill.Carries(node, TrafficWay.TransitGateways);
    }

    public static void AddNatGateway(ResourceNode node, Bill bill)
    {
        bill.Carries(node, TrafficWay.NatGateways);
        if (node.Inputs.GetText("availabilityMode") == "regional")
        {
            bill.Missing(
                node,
                $"It is not known in how many zones the regional NAT gateway {node.Name} works; it costs in each "
                    + "of them."
            );
            return;
        }

        bill.Charge(node, "NAT gateway", 1, PriceItem.NatGateway);
    }

    public static void AddElasticIp(ResourceNode node, Bill bill) =>
        bill.Charge(node, "public IPv4 address", 1, PriceItem.PublicIpv4);

    public static void AddInternetGateway(ResourceNode node, Bill bill)
    {
        bill.Free(node, "data out to the internet costs");
        bill.Carries(node, TrafficWay.Internet);
    }
}
