using PrivateLinkLab.Amazon.Types;

namespace PrivateLinkLab.Terraform.Tables;

/// <summary>
/// What an emulated deployment has to do otherwise than one on AWS, because the emulator falls short.
/// </summary>
/// <param name="Type">Pulumi's type.</param>
/// <param name="Property">Pulumi's name of the property.</param>
/// <param name="Handling">What is done about it.</param>
/// <param name="Reason">Why, as a clause.</param>
internal sealed record EmulatorGap(string Type, string Property, GapHandling Handling, string Reason)
{
    /// <summary>
    /// What is sent for <see cref="GapHandling.Supply"/>; the property is then a member of an object.
    /// </summary>
    public int? Value { get; init; }
}

/// <summary>What is done about a gap.</summary>
internal enum GapHandling
{
    /// <summary>The argument is sent, but a difference to what the emulator says afterwards does not count.</summary>
    IgnoreChanges,

    /// <summary>The argument is not sent.</summary>
    Omit,

    /// <summary>
    /// The resource is not made; <see cref="EmulatorGap.Property"/> is the one that the emulator does not keep.
    /// </summary>
    OmitResource,

    /// <summary>An argument that AWS does not need is sent as well.</summary>
    Supply,
}

/// <summary>The gaps of moto 5.2.1, each found by deploying the scenarios.</summary>
internal static class EmulatorGaps
{
    private const string NoDescription = "moto takes a rule's description and does not give it back";

    private const string NoConnections =
        "moto does not have the connections of endpoint services; an endpoint is available there as soon as it is "
        + "created";

    /// <summary>Every gap.</summary>
    public static IReadOnlyList<EmulatorGap> All { get; } =
    [
        new(
            AwsTypes.Instance,
            "associatePublicIpAddress",
            GapHandling.Omit,
            "moto then forgets the instance's security groups; without the argument the subnet decides, and it gives "
                + "no public address"
        ),
        new(
            AwsTypes.Instance,
            "rootBlockDevice.volumeSize",
            GapHandling.Supply,
            "moto does not take the size of a root volume from the machine image; 8 GiB is the size that Amazon "
                + "Linux 2023 has"
        )
        {
            Value = 8,
        },
        new(AwsTypes.VpcEndpointConnectionAccepter, "vpcEndpointId", GapHandling.OmitResource, NoConnections),
        new(
            AwsTypes.VpcEndpointConnectionNotification,
            "connectionNotificationArn",
            GapHandling.OmitResource,
            NoConnections
        ),
        new(
            AwsTypes.VpcEndpointService,
            "supportedIpAddressTypes",
            GapHandling.IgnoreChanges,
            "moto takes a service's address types and does not give them back"
        ),
        new(
            AwsTypes.VpcEndpointServiceAllowedPrincipal,
            "principalArn",
            GapHandling.OmitResource,
            "moto does not say which principals a service allows, and the provider takes that for a failure"
        ),
        new(
            AwsTypes.LoadBalancer,
            "enforceSecurityGroupInboundRulesOnPrivateLinkTraffic",
            GapHandling.IgnoreChanges,
            "moto takes it and does not give it back"
        ),
        new(
            AwsTypes.DbParameterGroup,
            "parameters",
            GapHandling.IgnoreChanges,
            "moto takes a group's parameters and does not give them back"
        ),
        new(
            AwsTypes.Queue,
            "redrivePolicy",
            GapHandling.IgnoreChanges,
            "moto gives the policy back with other white space, which the provider takes for a change"
        ),
        new(AwsTypes.SecurityGroupEgressRule, "description", GapHandling.IgnoreChanges, NoDescription),
        new(AwsTypes.SecurityGroupIngressRule, "description", GapHandling.IgnoreChanges, NoDescription),
        new(
            AwsTypes.RedriveAllowPolicy,
            "redriveAllowPolicy",
            GapHandling.OmitResource,
            "moto forgets which queues may use a queue for their dead letters, and the provider waits for it until "
                + "it gives up"
        ),
    ];

    /// <summary>The reason why resources of a type are not made on the emulator, or null when they are.</summary>
    public static string? ReasonToOmit(string type) =>
        Of(type).FirstOrDefault(gap => gap.Handling == GapHandling.OmitResource)?.Reason;

    /// <summary>The gaps of a type.</summary>
    public static IEnumerable<EmulatorGap> Of(string type) => All.Where(gap => gap.Type == type);
}
