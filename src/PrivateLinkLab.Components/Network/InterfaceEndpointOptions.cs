using PrivateLinkLab.Components.Policies;
using Pulumi;
using Aws = Pulumi.Aws;

namespace PrivateLinkLab.Components.Network;

/// <summary>
/// What an interface endpoint of an <see cref="InterfaceEndpointSet"/> allows, and how its names are answered.
/// </summary>
internal static class InterfaceEndpointOptions
{
    /// <summary>The DNS options of a service's endpoint; null for AWS's own.</summary>
    // For s3, AWS restricts private DNS to the inbound resolver unless told not to, and then wants a gateway endpoint
    // (github.com/hashicorp/terraform-provider-aws/issues/33689).
    public static Aws.Ec2.Inputs.VpcEndpointDnsOptionsArgs? DnsOf(
        string service,
        bool isDualStack,
        InterfaceEndpointSetArgs args
    )
    {
        var onlyInbound = service == GatewayEndpointSet.S3 && args.PrivateDnsEnabled;
        return isDualStack || onlyInbound
            ? new()
            {
                DnsRecordIpType = isDualStack ? "dualstack" : null!,
                PrivateDnsOnlyForInboundResolverEndpoint = onlyInbound ? args.PrivateDnsOnlyForInboundResolver : null!,
            }
            : null;
    }

    /// <summary>The policy of a service's endpoint; null for AWS's own, which allows everything.</summary>
    public static Input<string>? PolicyOf(string service, AwsAccount account, InterfaceEndpointSetArgs args)
    {
        if (args.PolicyMode == EndpointPolicyMode.Full)
        {
            return null;
        }

        // The same as the gateway's: Amazon Linux's packages come from buckets of AWS, whichever endpoint leads to S3.
        if (service == GatewayEndpointSet.S3 && !args.Resources.ContainsKey(service))
        {
            return Output
                .Tuple(account.Partition, account.Region, account.Id)
                .Apply(known => EndpointPolicy.ForS3Gateway(known.Item1, known.Item2, known.Item3));
        }

        var resources = args.Resources.GetValueOrDefault(service) ?? new InputList<string>();
        return Output
            .Tuple(account.Id, resources.ToOutput())
            .Apply(known => EndpointPolicy.ForInterface(service, known.Item1, known.Item2));
    }
}
