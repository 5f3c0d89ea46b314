using PrivateLinkLab.Graph;

namespace PrivateLinkLab.Pricing;

/// <summary>
/// Subnets are free. Data between subnets of different zones costs on both sides, unless it goes through an interface
/// endpoint (aws.amazon.com/ec2/pricing/on-demand, "Data Transfer within the same AWS Region").
/// </summary>
internal static class SubnetCosts
{
    public static void Add(ResourceNode node, Bill bill)
    {
        bill.Free(node, null);
        if (bill.SpansZones)
        {
            bill.Carries(node, TrafficWay.Zones);
        }
    }
}
