using System.Collections.Immutable;
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
    /// The policy, as JSON, of what may be used through an endpoint only, but for AWS's services themselves, whoever
    /// deploys and others exempt.
    /// </summary>
    /// <param name="component">The component; its provider tells who deploys.</param>
    /// <param name="name">Its class and name, as warnings have them.</param>
    /// <param name="arn">The ARN of the queue or bucket.</param>
    /// <param name="access">Who is bound to the endpoint.</param>
    public Output<string> Of(Resource component, string name, Output<string> arn, EndpointAccess access) =>
        access.EndpointId is null
            ? OnEveryWay(arn)
            : Output
                .Tuple(arn, access.EndpointId.ToOutput(), Exempt(component, name, access))
                .Apply(known =>
                    PolicyDocument.Json(
                        TlsOnly(known.Item1),
                        AccessDenials.OnlyThroughEndpoint(
                            known.Item2,
                            known.Item3,
                            UseActions,
                            ResourcesOf(known.Item1)
                        )
                    )
                );

    private static Output<ImmutableArray<string>> Exempt(Resource component, string name, EndpointAccess access)
    {
        var deployers = access.DeployerArns?.ToOutput() ?? Caller(component, name);
        return Output
            .Tuple(deployers, access.ExemptArns.ToOutput())
            .ApplyUnlessRefused(known =>
            {
                DeployerPrincipal.Check(name, "DeployerPrincipalArns", known.Item1);
                DeployerPrincipal.Check(name, "ExemptPrincipalArns", known.Item2);
                return known
                    .Item1.SelectMany(DeployerPrincipal.OfCaller)
                    .Concat(known.Item2.SelectMany(DeployerPrincipal.OfCaller))
                    .Distinct()
                    .ToImmutableArray();
            });
    }

    private static Output<ImmutableArray<string>> Caller(Resource component, string name) =>
        AwsAccount
            .Of(component)
            .CallerArn.ApplyUnlessRefused(caller =>
            {
                var arn = LookupAnswer.Required(caller, "aws:index/getCallerIdentity:getCallerIdentity", "arn");
                Log.Warn(
                    $"{name}: OnlyThroughEndpoint exempts {arn}, who deploys now, so that nobody is locked out. "
                        + "Somebody else who deploys is locked out until then, and changes the policy: name all who "
                        + "deploy in DeployerPrincipalArns.",
                    component
                );
                return ImmutableArray.Create(arn);
            });

    private PolicyStatement TlsOnly(string arn) => AccessDenials.TlsOnly(Service, ResourcesOf(arn));
}

/// <summary>Who is bound to an endpoint.</summary>
/// <param name="EndpointId">The endpoint's id; null for every way.</param>
/// <param name="DeployerArns">The ARNs of those who deploy; null for whoever does now.</param>
/// <param name="ExemptArns">The ARNs of further principals that are exempt.</param>
internal sealed record EndpointAccess(
    Input<string>? EndpointId,
    InputList<string>? DeployerArns,
    InputList<string> ExemptArns
);

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
                // What AWS's services deliver themselves, such as events and logs, passes no endpoint. Whether they may
                // deliver, somebody has to allow.
                new("BoolIfExists", "aws:PrincipalIsAWSService", "false"),
            ],
        };
}
