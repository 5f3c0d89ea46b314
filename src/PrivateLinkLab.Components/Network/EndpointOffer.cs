using System.Collections.Immutable;
using PrivateLinkLab.Components.Policies;
using PrivateLinkLab.Components.Validation;
using Pulumi;
using Aws = Pulumi.Aws;

namespace PrivateLinkLab.Components.Network;

/// <summary>
/// What an AWS service lets its interface endpoints have, beside zones and addresses (AWS PrivateLink guide, "AWS services that
/// integrate with AWS PrivateLink"; EC2 API reference, "ServiceDetail").
/// </summary>
internal static class EndpointOffer
{
    /// <summary>Gives an offer back if it goes with the wish for private DNS.</summary>
    /// <param name="component">The name of the component that wants the endpoint.</param>
    /// <param name="service">The service, such as sqs.</param>
    /// <param name="wanted">Whether private DNS is wanted.</param>
    /// <param name="offer">What the service offers.</param>
    /// <exception cref="ComponentArgumentException">The service has no private DNS name, and AWS would refuse the endpoint.</exception>
    public static Aws.Ec2.GetVpcEndpointServiceResult WithPrivateDns(
        string component, string service, bool wanted, Aws.Ec2.GetVpcEndpointServiceResult offer) =>
        !wanted || !string.IsNullOrEmpty(offer.PrivateDnsName) || !offer.PrivateDnsNames.IsDefaultOrEmpty
            ? offer
            : throw new ComponentArgumentException(
                $"InterfaceEndpointSet '{component}': {service} has no private DNS name, and PrivateDnsEnabled is true. "
                + "Put it in an InterfaceEndpointSet of its own with PrivateDnsEnabled false: its clients then use the endpoint's own name.");

    /// <summary>Gives an endpoint's policy, or null where the service takes none: AWS then refuses every one but its default.</summary>
    /// <param name="offer">What the service offers.</param>
    /// <param name="policy">The policy that the endpoint is to have; null for AWS's default.</param>
    public static Output<string> PolicyFor(Aws.Ec2.GetVpcEndpointServiceResult offer, Input<string>? policy) =>
        policy is null || !offer.VpcEndpointPolicySupported ? Output.Create((string)null!) : policy.ToOutput();

    /// <summary>Warns when an endpoint must do without a policy.</summary>
    public static ImmutableArray<string> PolicyWarnings(
        string component, string service, EndpointPolicyMode mode, Aws.Ec2.GetVpcEndpointServiceResult offer, Resource reporter)
    {
        if (mode == EndpointPolicyMode.Full || offer.VpcEndpointPolicySupported)
        {
            return [];
        }

        var warning = $"{service} takes no endpoint policy: everything that identity and resource policies allow passes its endpoint.";
        Log.Warn($"InterfaceEndpointSet '{component}': {warning}", reporter);
        return [warning];
    }
}
