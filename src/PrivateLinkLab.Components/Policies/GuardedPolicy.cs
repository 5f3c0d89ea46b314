using PrivateLinkLab.Amazon.Policies;
using PrivateLinkLab.Components.Validation;
using Pulumi;

namespace PrivateLinkLab.Components.Policies;

/// <summary>
/// The policy of a queue or a bucket, which allows nothing by itself: it denies what comes without TLS and, when an
/// endpoint is named, what comes around that.
/// </summary>
/// <param name="Service">The service's actions, such as sqs:*.</param>
/// <param name="UseActions">What the endpoint is for: denied around it.</param>
/// <param name="ResourcesOf">The ARNs that the policy is for, by the ARN of the queue or bucket.</param>
internal sealed record GuardedPolicy(
    string Service,
    IReadOnlyList<string> UseActions,
    Func<string, IReadOnlyList<string>> ResourcesOf
)
{
    /// <summary>The policy, as JSON, of what may be used on every way.</summary>
    /// <param name="arn">The ARN of the queue or bucket.</param>
    public Output<string> OnEveryWay(Output<string> arn) => arn.Apply(known => PolicyDocument.Json(TlsOnly(known)));

    /// <summary>
    /// The policy, as JSON, of what may be used through an endpoint only, but for the deployer and others exempt.
    /// </summary>
    /// <param name="component">The component; its provider tells who deploys.</param>
    /// <param name="arn">The ARN of the queue or bucket.</param>
    /// <param name="endpointId">The endpoint's id; null for every way.</param>
    /// <param name="exemptArns">The ARNs of further principals that are exempt.</param>
    public Output<string> Of(
        Resource component,
        Output<string> arn,
        Input<string>? endpointId,
        IReadOnlyList<string> exemptArns
    )
    {
        if (endpointId is null)
        {
            return OnEveryWay(arn);
        }

        var deployer = AwsAccount
            .Of(component)
            .CallerArn.ApplyUnlessRefused(caller =>
                DeployerPrincipal.OfCaller(
                    LookupAnswer.Required(caller, "aws:index/getCallerIdentity:getCallerIdentity", "arn")
                )
            );
        return Output
            .Tuple(arn, endpointId.ToOutput(), deployer)
            .Apply(known =>
                PolicyDocument.Json(
                    TlsOnly(known.Item1),
                    AccessDenials.OnlyThroughEndpoint(
                        known.Item2,
                        [.. known.Item3, .. exemptArns],
                        UseActions,
                        ResourcesOf(known.Item1)
                    )
                )
            );
    }

    private PolicyStatement TlsOnly(string arn) => AccessDenials.TlsOnly(Service, ResourcesOf(arn));
}

/// <summary>What the policies of queues and buckets deny, whatever identity policies allow.</summary>
internal static class AccessDenials
{
    /// <summary>Denies everything that comes without TLS.</summary>
    /// <param name="actions">The service's actions, such as sqs:*.</param>
    /// <param name="resources">The ARNs of the resource.</param>
    public static PolicyStatement TlsOnly(string actions, params IReadOnlyList<string> resources) =>
        new()
        {
            Sid = "TlsOnly",
            Denies = true,
            Principal = PolicyPrincipal.Anyone,
            Actions = [actions],
            Resources = resources,
            Conditions = [new("Bool", "aws:SecureTransport", "false")],
        };

    /// <summary>Denies everybody but the exempt the way around an endpoint.</summary>
    /// <param name="endpointId">The endpoint's id.</param>
    /// <param name="exemptArns">The ARNs of principals, * and ? being wildcards.</param>
    /// <param name="actions">What is denied.</param>
    /// <param name="resources">The ARNs of the resource.</param>
    public static PolicyStatement OnlyThroughEndpoint(
        string endpointId,
        IReadOnlyList<string> exemptArns,
        IReadOnlyList<string> actions,
        params IReadOnlyList<string> resources
    ) =>
        new()
        {
            Sid = "OnlyThroughEndpoint",
            Denies = true,
            Principal = PolicyPrincipal.Anyone,
            Actions = actions,
            Resources = resources,
            Conditions =
            [
                new("StringNotEquals", "aws:SourceVpce", endpointId),
                new("ArnNotLike", "aws:PrincipalArn", exemptArns),
            ],
        };
}
