using PrivateLinkLab.Amazon.Regions;
using PrivateLinkLab.Components.Validation;
using Pulumi;
using Aws = Pulumi.Aws;

namespace PrivateLinkLab.Components.Network;

/// <summary>A subnet's availability zone, by the account's name for it and by its ID.</summary>
internal sealed record SubnetZone(PrivateSubnet Subnet, string Name, string Id)
{
    private const string Function = "aws:index/getAvailabilityZone:getAvailabilityZone";

    /// <summary>Asks AWS, which answers in a preview as well: the zone exists before the subnet does.</summary>
    /// <param name="subnet">The subnet.</param>
    /// <param name="component">The component that asks; its provider answers.</param>
    public static Output<SubnetZone> LookUp(PrivateSubnet subnet, Resource component) =>
        subnet.AvailabilityZone.Plain is { } zone
            ? LookUp(subnet, zone, component)
            : subnet.AvailabilityZone.ToOutput().Apply(known => LookUp(subnet, known, component));

    private static Output<SubnetZone> LookUp(PrivateSubnet subnet, string zone, Resource component)
    {
        var isId = AvailabilityZoneName.IsId(zone);
        return Aws
            .GetAvailabilityZone.Invoke(
                new Aws.GetAvailabilityZoneInvokeArgs { Name = isId ? null! : zone, ZoneId = isId ? zone : null! },
                new InvokeOptions { Parent = component }
            )
            .ApplyUnlessRefused(answer => new SubnetZone(
                subnet,
                LookupAnswer.Required(answer.Name, Function, "name"),
                LookupAnswer.Required(answer.ZoneId, Function, "zoneId")
            ));
    }

    /// <summary>The name with the ID, as people need both.</summary>
    public override string ToString() => $"{Name} ({Id})";
}
