using PrivateLinkLab.Amazon.Policies;
using PrivateLinkLab.Components.Validation;
using Pulumi;

namespace PrivateLinkLab.Components.Policies;

/// <summary>
/// What the arguments of every component with endpoints of AWS services say of the endpoints' policies.
/// </summary>
public abstract class EndpointPolicyArgs : ResourceArgs
{
    private protected EndpointPolicyArgs() { }

    /// <summary>
    /// How much the endpoints' policies allow. <see cref="EndpointPolicyMode.LeastPrivilege"/> when not set; a service
    /// that takes no policy keeps AWS's default, with a warning.
    /// </summary>
    public EndpointPolicyMode PolicyMode { get; init; } = EndpointPolicyMode.LeastPrivilege;

    /// <summary>
    /// By service, the ARNs of the resources that may be reached through its endpoint, under
    /// <see cref="EndpointPolicyMode.LeastPrivilege"/>: of S3, the buckets with their objects. A service that is not in
    /// it: all resources of the account, and the buckets of AWS that instances and containers read. The SSM agent and
    /// the login at a registry, which know no resource, pass all the same.
    /// </summary>
    public Dictionary<string, InputList<string>> Resources { get; init; } = [];

    /// <summary>
    /// What the clients do, under <see cref="EndpointPolicyMode.LeastPrivilege"/>: of a service that one of them uses,
    /// nothing passes but what they need. When not set, and for other services, all that the account's principals do
    /// with its resources.
    /// </summary>
    [Input("workloads")]
    public IReadOnlyList<EndpointWorkload> Workloads { get; init; } = [];

    /// <summary>
    /// The id of the AWS organization whose principals and resources <see cref="EndpointPolicyMode.LeastPrivilege"/>
    /// admits, such as o-a1b2c3d4e5. When not set, those of the endpoints' own account.
    /// </summary>
    [Input("organizationId")]
    public Input<string>? OrganizationId { get; init; }

    /// <summary>
    /// By service, statements that its endpoint's policy has beside those of
    /// <see cref="EndpointPolicyMode.LeastPrivilege"/>. None when not set.
    /// </summary>
    public Dictionary<string, InputList<PolicyStatement>> Statements { get; init; } = [];

    /// <summary>
    /// By service, a policy of your own for its endpoint, as JSON, in place of the component's. None when not set.
    /// </summary>
    public Dictionary<string, Input<string>> Policies { get; init; } = [];

    /// <summary>Adds an error for everything that would be for nothing.</summary>
    /// <param name="errors">Receives the errors.</param>
    /// <param name="made">The services of which an endpoint is made.</param>
    internal void CheckPolicies(ArgumentErrors errors, IReadOnlyCollection<string> made) =>
        EndpointPolicyArguments.Check(errors, made, Resources.Keys, Statements.Keys, Policies.Keys);

    /// <summary>Gives the policy of a service's endpoint; null for AWS's own, which allows everything.</summary>
    /// <param name="owner">The component's class and name, as error messages have them.</param>
    /// <param name="given">The service as the program names it.</param>
    /// <param name="service">The last part of its name.</param>
    /// <param name="account">The account.</param>
    internal Input<string>? PolicyOf(string owner, string given, string service, AwsAccount account)
    {
        if (Policies.TryGetValue(given, out var own))
        {
            return own;
        }

        return PolicyMode == EndpointPolicyMode.Full
            ? null
            : (Input<string>)
                EndpointPolicies.LeastPrivilege(
                    owner,
                    service,
                    account,
                    OrganizationId,
                    Workloads,
                    Resources.GetValueOrDefault(given),
                    Statements.GetValueOrDefault(given)
                );
    }
}
