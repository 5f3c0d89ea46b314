using PrivateLinkLab.Amazon.Types;
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
        if (bill.Graph.OfType(AwsTypes.Subnet).Select(ZoneOf).Distinct().Count() > 1)
        {
            bill.Carries(node, TrafficWay.Zones);
        }
    }

    private static string? ZoneOf(ResourceNode subnet) =>
        subnet.Inputs.GetText("availabilityZone")
        ?? subnet.Inputs.GetText("availabilityZoneId")
        ?? subnet.Outputs.GetText("availabilityZone");
}
