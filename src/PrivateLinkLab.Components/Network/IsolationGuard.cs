using PrivateLinkLab.Amazon.Types;
using PrivateLinkLab.Components.Validation;
using Pulumi;
using Aws = Pulumi.Aws;

namespace PrivateLinkLab.Components.Network;

/// <summary>
/// Keeps what leads to the internet from becoming a child of an isolated VPC. What has another parent is out of its
/// sight; the lab checks the whole graph as well, before it builds anything.
/// </summary>
internal static class IsolationGuard
{
    private static readonly Dictionary<string, string> Gateways = new(StringComparer.Ordinal)
    {
        [AwsTypes.InternetGateway] = "an Internet gateway",
        [AwsTypes.InternetGatewayAttachment] = "an Internet gateway's attachment",
        [AwsTypes.EgressOnlyInternetGateway] = "an egress-only Internet gateway",
        [AwsTypes.NatGateway] = "a NAT gateway",
    };

    /// <summary>Adds the guard to a VPC's options when the VPC is isolated.</summary>
    public static ComponentResourceOptions? Over(string name, bool isolated, ComponentResourceOptions? options) =>
        isolated
            ? ComponentResourceOptions.Merge(
                options,
                new ComponentResourceOptions { ResourceTransformations = { child => Check(name, child) } }
            )
            : options;

    private static ResourceTransformationResult? Check(string name, ResourceTransformationArgs child)
    {
        var type = child.Resource.GetResourceType();
        var what = Gateways.GetValueOrDefault(type)
            ?? (
                child.Args is Aws.Ec2.RouteArgs route && LeadsToTheInternet(route)
                    ? "a route to a gateway of the internet"
                    : null
            );
        return what is null
            ? null
            : throw new ComponentArgumentException(
                $"PrivateVpc '{name}': Isolated is true, and '{child.Resource.GetResourceName()}' is {what}. "
                    + "Remove it, or set Isolated to false."
            ).FailsTheRun();
    }

    // A gatewayId's value is not known here; an isolated VPC has use for none of the gateways that it may name.
    private static bool LeadsToTheInternet(Aws.Ec2.RouteArgs route) =>
        route.GatewayId is not null || route.NatGatewayId is not null || route.EgressOnlyGatewayId is not null;
}
