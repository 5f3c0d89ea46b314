using System.Collections.Immutable;

namespace PrivateLinkLab.Permissions;

/// <summary>All policies that have a say in a request.</summary>
public sealed record AuthorizationPolicies
{
    /// <summary>
    /// The identity policies: inline ones, attached customer managed and AWS managed ones, those of groups.
    /// </summary>
    public ImmutableArray<AttachedPolicy> Identity { get; init; } = [];

    /// <summary>The permissions boundary of the role or user; null: it has none, which limits nothing.</summary>
    public AttachedPolicy? Boundary { get; init; }

    /// <summary>
    /// The session policies that were passed when the role was assumed; empty: none, which limits nothing.
    /// </summary>
    public ImmutableArray<AttachedPolicy> Session { get; init; } = [];

    /// <summary>
    /// The service control policies of the caller's account, level by level: root, organizational units, account. Each
    /// level has to allow. Empty: the account is in no organization, or in one without them.
    /// </summary>
    public ImmutableArray<ImmutableArray<AttachedPolicy>> ServiceControl { get; init; } = [];

    /// <summary>
    /// The policy of the resource: a queue's, bucket's, secret's, key's, or a role's trust policy; several when the
    /// graph has more than one for it. Empty: it has none (a key without one has the default key policy, which lets its
    /// account's identity policies decide).
    /// </summary>
    public ImmutableArray<AttachedPolicy> Resource { get; init; } = [];

    /// <summary>
    /// The policy of the endpoint that the request passes. Null: the endpoint has the default one, full access. Ignored
    /// when the request passes none.
    /// </summary>
    public AttachedPolicy? Endpoint { get; init; }
}
