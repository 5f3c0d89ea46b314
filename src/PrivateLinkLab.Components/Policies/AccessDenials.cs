using PrivateLinkLab.Amazon.Policies;

namespace PrivateLinkLab.Components.Policies;

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
