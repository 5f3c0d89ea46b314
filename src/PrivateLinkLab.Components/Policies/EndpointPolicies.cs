using PrivateLinkLab.Amazon.Policies;
using PrivateLinkLab.Components.Validation;
using Pulumi;

namespace PrivateLinkLab.Components.Policies;

/// <summary>
/// The least-privilege policies of a component's endpoints, once the deployment knows whose they are.
/// </summary>
internal static class EndpointPolicies
{
    /// <summary>Gives the policy of one endpoint.</summary>
    /// <param name="owner">The component's class and name, as error messages have them.</param>
    /// <param name="service">The service, such as sqs.</param>
    /// <param name="account">The endpoint's account.</param>
    /// <param name="organizationId">The organization's id; null for the account alone.</param>
    /// <param name="workloads">What the clients do.</param>
    /// <param name="resources">The ARNs of the resources that may be reached; null for all.</param>
    /// <param name="statements">Further statements; null for none.</param>
    public static Output<string> LeastPrivilege(
        string owner,
        string service,
        AwsAccount account,
        Input<string>? organizationId,
        IReadOnlyList<EndpointWorkload> workloads,
        InputList<string>? resources,
        InputList<PolicyStatement>? statements
    ) =>
        Output
            .Tuple(
                account.Partition,
                account.Region,
                account.Id,
                organizationId?.ToOutput().Apply(id => (string?)id) ?? Output.Create((string?)null),
                (resources ?? []).ToOutput(),
                (statements ?? []).ToOutput()
            )
            .ApplyUnlessRefused(known =>
                EndpointPolicy.For(
                    owner,
                    service,
                    new EndpointPerimeter(known.Item1, known.Item2, known.Item3, known.Item4),
                    new EndpointPolicyScope(workloads, known.Item5, known.Item6)
                )
            );
}
