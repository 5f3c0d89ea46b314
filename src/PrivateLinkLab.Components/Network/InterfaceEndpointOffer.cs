using System.Collections.Immutable;
using PrivateLinkLab.Components.Validation;
using Pulumi;
using Aws = Pulumi.Aws;

namespace PrivateLinkLab.Components.Network;

/// <summary>Asks AWS where and how a service is offered to an <see cref="InterfaceEndpointSet"/>.</summary>
internal static class InterfaceEndpointOffer
{
    /// <summary>Gives the zones in which the service's endpoint can stand, and warns of those that are left out.</summary>
    /// <param name="endpoints">The component; its provider answers.</param>
    /// <param name="name">Its name.</param>
    /// <param name="args">Its arguments.</param>
    /// <param name="service">The service, such as sqs.</param>
    /// <param name="serviceName">The service's full name.</param>
    /// <param name="wanted">The zones of the subnets that the endpoint is to stand in.</param>
    public static Output<EndpointZones> ZonesOf(
        Resource endpoints,
        string name,
        InterfaceEndpointSetArgs args,
        string service,
        Output<string> serviceName,
        Output<ImmutableArray<SubnetZone>> wanted) =>
        Output.Tuple(Of(endpoints, name, args, service, serviceName), wanted).Apply(known =>
        {
            var zones = EndpointZones.Of(name, service, known.Item2, known.Item1.AvailabilityZones);
            foreach (var warning in zones.Warnings)
            {
                Log.Warn($"InterfaceEndpointSet '{name}': {warning}", endpoints);
            }

            return zones;
        });

    private static Output<Aws.Ec2.GetVpcEndpointServiceResult> Of(
        Resource endpoints, string name, InterfaceEndpointSetArgs args, string service, Output<string> serviceName)
    {
        var offer = Aws.Ec2.GetVpcEndpointService.Invoke(
            new Aws.Ec2.GetVpcEndpointServiceInvokeArgs { ServiceName = serviceName, ServiceType = "Interface" },
            new InvokeOptions { Parent = endpoints });
        return !args.Network.IsDualStack || args.Ipv4Services.Contains(service)
            ? offer
            : offer.Apply(known => known.SupportedIpAddressTypes.Contains("ipv6")
                ? known
                : throw new ComponentArgumentException(
                    $"InterfaceEndpointSet '{name}': {service} is not offered over IPv6 in {known.Region}, and the VPC is dual stack. "
                    + "Put it in Ipv4Services to reach it over IPv4."));
    }
}
