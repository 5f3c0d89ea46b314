using System.Collections.Immutable;
using PrivateLinkLab.Components.Policies;
using PrivateLinkLab.Components.Validation;
using Pulumi;
using Aws = Pulumi.Aws;

namespace PrivateLinkLab.Components.Network;

/// <summary>
/// Where and how AWS offers a service to the endpoints of an <see cref="InterfaceEndpointSet"/>: zones, address family,
/// private DNS, policy (AWS PrivateLink guide, "AWS services that integrate with AWS PrivateLink"; EC2 API reference,
/// "ServiceDetail").
/// </summary>
internal static class InterfaceEndpointOffer
{
    /// <summary>
    /// Asks AWS what it offers; the run fails when the service does not offer what the arguments want.
    /// </summary>
    /// <param name="endpoints">The component; its provider answers.</param>
    /// <param name="name">Its name.</param>
    /// <param name="args">Its arguments.</param>
    /// <param name="service">The service.</param>
    /// <param name="region">The deployment's region.</param>
    public static Output<Aws.Ec2.GetVpcEndpointServiceResult> LookUp(
        Resource endpoints,
        string name,
        InterfaceEndpointSetArgs args,
        RequestedService service,
        Output<string> region
    ) =>
        Aws
            .Ec2.GetVpcEndpointService.Invoke(
                new Aws.Ec2.GetVpcEndpointServiceInvokeArgs
                {
                    ServiceName = region.Apply(service.NameIn),
                    ServiceType = "Interface",
                    ServiceRegions = service.Region is null
                        ? null!
                        : (InputList<string>)ServiceRegions(service, region),
                },
                new InvokeOptions { Parent = endpoints }
            )
            .ApplyUnlessRefused(offer =>
            {
                LookupAnswer.Required(
                    offer.AvailabilityZones,
                    "aws:ec2/getVpcEndpointService:getVpcEndpointService",
                    "availabilityZones"
                );
                CheckPrivateDns(name, args, service.Given, offer);
                CheckAddressFamily(name, args, service.Given, offer);
                return offer;
            });

    /// <summary>
    /// Gives the zones in which the service's endpoint can stand, and warns of those that are left out.
    /// </summary>
    /// <param name="endpoints">The component.</param>
    /// <param name="name">Its name.</param>
    /// <param name="service">The service, such as sqs.</param>
    /// <param name="offer">What AWS offers.</param>
    /// <param name="wanted">The zones of the subnets that the endpoint is to stand in.</param>
    public static Output<EndpointZones> ZonesOf(
        Resource endpoints,
        string name,
        string service,
        Output<Aws.Ec2.GetVpcEndpointServiceResult> offer,
        Output<ImmutableArray<SubnetZone>> wanted
    ) =>
        Output
            .Tuple(offer, wanted)
            .ApplyUnlessRefused(known =>
            {
                var zones = EndpointZones.Of(name, service, known.Item2, known.Item1.AvailabilityZones);
                foreach (var warning in zones.Warnings)
                {
                    Log.Warn($"InterfaceEndpointSet '{name}': {warning}", endpoints);
                }

                return zones;
            });

    /// <summary>
    /// Gives an endpoint's policy, or null where the service takes none: AWS then refuses every one but its default.
    /// </summary>
    /// <param name="offer">What AWS offers.</param>
    /// <param name="policy">The policy that the endpoint is to have; null for AWS's default.</param>
    public static Output<string> PolicyFor(Aws.Ec2.GetVpcEndpointServiceResult offer, Input<string>? policy) =>
        policy is null || !offer.VpcEndpointPolicySupported ? Output.Create((string)null!) : policy.ToOutput();

    /// <summary>Warns when an endpoint must do without a policy.</summary>
    public static ImmutableArray<string> PolicyWarnings(
        Resource endpoints,
        string name,
        string service,
        EndpointPolicyMode mode,
        Aws.Ec2.GetVpcEndpointServiceResult offer
    )
    {
        if (mode == EndpointPolicyMode.Full || offer.VpcEndpointPolicySupported)
        {
            return [];
        }

        var warning =
            $"{service} takes no endpoint policy: everything that identity and resource policies allow passes its "
            + "endpoint.";
        Log.Warn($"InterfaceEndpointSet '{name}': {warning}", endpoints);
        return [warning];
    }

    private static Output<ImmutableArray<string>> ServiceRegions(RequestedService service, Output<string> region) =>
        region.Apply(known =>
            service.RegionFrom(known) is { } other ? ImmutableArray.Create(other) : ImmutableArray<string>.Empty
        );

    private static void CheckPrivateDns(
        string name,
        InterfaceEndpointSetArgs args,
        string service,
        Aws.Ec2.GetVpcEndpointServiceResult offer
    )
    {
        if (
            args.PrivateDnsEnabled
            && string.IsNullOrEmpty(offer.PrivateDnsName)
            && offer.PrivateDnsNames.IsDefaultOrEmpty
        )
        {
            throw new ComponentArgumentException(
                $"InterfaceEndpointSet '{name}': {service} has no private DNS name, and PrivateDnsEnabled is true. "
                    + "Put it in an InterfaceEndpointSet of its own with PrivateDnsEnabled false: its clients then "
                    + "use the endpoint's own name."
            );
        }
    }

    private static void CheckAddressFamily(
        string name,
        InterfaceEndpointSetArgs args,
        string service,
        Aws.Ec2.GetVpcEndpointServiceResult offer
    )
    {
        if (
            args.Network.IsDualStack
            && !args.Ipv4Services.Contains(service)
            && !offer.SupportedIpAddressTypes.Contains("ipv6")
        )
        {
            throw new ComponentArgumentException(
                $"InterfaceEndpointSet '{name}': {service} is not offered over IPv6 in {offer.Region}, and the VPC is "
                    + "dual stack. "
                    + "Put it in Ipv4Services to reach it over IPv4."
            );
        }
    }
}
