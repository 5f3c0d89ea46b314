using PrivateLinkLab.Amazon.Types;
using PrivateLinkLab.Graph;

namespace PrivateLinkLab.Pricing;

/// <summary>
/// EC2 instances with Linux, on demand: by the hour while they run (aws.amazon.com/ec2/pricing/on-demand), their
/// volumes as long as they exist (aws.amazon.com/ebs/pricing).
/// </summary>
internal static class InstanceCosts
{
    // Amazon Linux 2023's images have one root volume of this size and type.
    private const int ImageGigabytes = 8;
    private const string ImageVolume = "gp3";

    public static void Add(ResourceNode node, Bill bill)
    {
        if (bill.Stopped.Has(node, "instanceState"))
        {
            bill.Free(node, "stopped: its storage alone costs");
        }
        else
        {
            AddRunning(node, bill);
        }

        AddRootVolume(node, bill);
        foreach (var volume in node.Inputs.GetList("ebsBlockDevices"))
        {
            AddVolume(
                node,
                bill,
                volume.AsMap().GetInt("volumeSize"),
                volume.AsMap().GetText("volumeType"),
                volume.AsMap()
            );
        }
    }

    private static void AddRunning(ResourceNode node, Bill bill)
    {
        if (node.Inputs.ContainsKey("instanceMarketOptions") || node.Inputs.GetText("tenancy") is "dedicated" or "host")
        {
            bill.Missing(
                node,
                $"The hours of {node.Name} have no price: only instances on demand on shared hardware have one."
            );
        }
        else if (TextOf(node, "instanceType") is { } type)
        {
            bill.Charge(node, $"{type}, running", 1, PriceItem.Instance(type));
        }
        else
        {
            bill.Missing(node, $"The type of the instance {node.Name} is not known.");
        }

        if (HasPublicAddress(node, bill))
        {
            bill.Charge(node, "public IPv4 address", 1, PriceItem.PublicIpv4);
        }
    }

    private static void AddRootVolume(ResourceNode node, Bill bill)
    {
        var asked = node.Inputs.GetMap("rootBlockDevice");
        var made = node.Outputs.GetMap("rootBlockDevice");
        AddVolume(
            node,
            bill,
            made.GetInt("volumeSize") ?? asked.GetInt("volumeSize") ?? ImageGigabytes,
            made.GetText("volumeType") ?? asked.GetText("volumeType") ?? ImageVolume,
            asked
        );
    }

    private static void AddVolume(ResourceNode node, Bill bill, int? gigabytes, string? type, MapValue asked)
    {
        if (gigabytes is null || type is null)
        {
            bill.Missing(node, $"The size or the type of a volume of {node.Name} is not known.");
            return;
        }

        bill.Charge(node, $"{gigabytes} GB of {type}", gigabytes.Value, PriceItem.Volume(type));
        if (asked.ContainsKey("iops") || asked.ContainsKey("throughput"))
        {
            bill.Missing(node, $"Provisioned IOPS and throughput of a volume of {node.Name} have no price.");
        }
    }

    private static bool HasPublicAddress(ResourceNode node, Bill bill) =>
        node.Inputs.GetBool("associatePublicIpAddress")
        ?? node.Outputs.GetBool("associatePublicIpAddress")
        ?? node.PropertyDependencies.GetValueOrDefault("subnetId", [])
            .Select(bill.Graph.Find)
            .Any(subnet =>
                subnet is not null
                && AwsTypes.Subnet.Is(subnet.Type)
                && subnet.Inputs.GetBool("mapPublicIpOnLaunch") == true
            );

    private static string? TextOf(ResourceNode node, string key) =>
        node.Inputs.GetText(key) ?? node.Outputs.GetText(key);
}
