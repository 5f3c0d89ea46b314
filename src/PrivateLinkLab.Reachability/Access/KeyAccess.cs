using System.Collections.Immutable;
using PrivateLinkLab.Amazon.Regions;
using PrivateLinkLab.Graph;
using PrivateLinkLab.Network;
using PrivateLinkLab.Permissions;
using PrivateLinkLab.Reachability.Tracing;
using PrivateLinkLab.Reachability.Verdicts;

namespace PrivateLinkLab.Reachability.Access;

/// <summary>
/// Asks whether a role may use the key that a resource is encrypted with: the service asks KMS in the caller's name, so
/// that the key's policy and the role's own both have a say (AWS KMS developer guide, "Determining access to AWS KMS
/// keys").
/// </summary>
internal sealed class KeyAccess(NetworkModel model, ModelPolicies policies)
{
    // The request comes from the service; which of the network's keys it then has is not documented for each service.
    private static readonly string[] OfNetwork =
    [
        "aws:SourceIp",
        "aws:SourceVpc",
        "aws:SourceVpce",
        "aws:SourceVpcArn",
        "aws:VpcSourceIp",
        "aws:VpceAccount",
        "aws:VpceOrgID",
        "aws:VpceOrgPaths",
        "aws:CalledVia",
        "aws:CalledViaFirst",
        "aws:CalledViaLast",
    ];

    /// <summary>What is decided about each permission that an action needs on a key.</summary>
    /// <param name="action">The action.</param>
    /// <param name="resource">The resource.</param>
    /// <param name="role">The role that asks; null for a request without credentials.</param>
    /// <param name="caller">The role as the caller of requests.</param>
    /// <param name="region">The region of the request; null when it is not known.</param>
    public ImmutableArray<KeyFinding> Decide(
        string action,
        ResourceCandidate resource,
        Role? role,
        Caller caller,
        string? region
    )
    {
        if (resource.Encryption is not { } encryption || KeyActions.Of(action) is not { Count: > 0 } needed)
        {
            return [];
        }

        if (encryption.IsAwsManaged)
        {
            return OfAwsManaged(encryption.Named!, resource, role);
        }

        if (encryption.Key is not { } id || !model.Keys.TryGetValue(id, out var key))
        {
            return
            [
                KeyFinding.Of(
                    Identity.OutsideGraph(encryption.Named ?? resource.Arn ?? action),
                    Truth.Unknown,
                    Reason.UnknownPolicy,
                    new KeyNotInGraph(encryption.Named, needed)
                ),
            ];
        }

        var findings = ImmutableArray.CreateBuilder<KeyFinding>();
        findings.Add(
            key.Enabled == Truth.False
                ? KeyFinding.Of(key.Identity, Truth.False, Reason.BadState, new KeyState(key.Enabled)) with
                {
                    Change = new EnableKey(key.Identity),
                }
            : key.Enabled == Truth.Unknown
                ? KeyFinding.Of(key.Identity, Truth.Unknown, Reason.BadState, new KeyState(key.Enabled))
            : KeyFinding.Of(key.Identity, Truth.True, null, new EncryptedWith(needed))
        );
        findings.AddRange(needed.Select(one => Decide(one, action, key, role, caller, region)));
        return findings.ToImmutable();
    }

    // Its policy, which nobody can change, lets in callers of its own account only (AWS KMS developer guide, "AWS KMS
    // keys"; AWS Secrets Manager user guide, "Permissions for users in a different account").
    private static ImmutableArray<KeyFinding> OfAwsManaged(string named, ResourceCandidate resource, Role? role)
    {
        var isOwn = role is null ? false : role.Owner.IsSameAs(resource.Owner);
        return isOwn == true
            ? []
            :
            [
                KeyFinding.Of(
                    Identity.OutsideGraph(named),
                    isOwn is null ? Truth.Unknown : Truth.False,
                    isOwn is null ? Reason.UnknownResourceAccount : Reason.ResourceNoAllow,
                    new AwsManagedKey(named, resource.Arn)
                ) with
                {
                    Change = isOwn is null ? null : new EncryptWithOwnKey(named, resource.Arn),
                },
            ];
    }

    private KeyFinding Decide(
        string needed,
        string action,
        EncryptionKey key,
        Role? role,
        Caller caller,
        string? region
    )
    {
        var decision = policies.Decide(
            new AuthorizationRequest
            {
                Caller = caller,
                Action = needed,
                ResourceArn = key.Arn,
                ResourceAccount = key.Owner.Account,
                IsOfCallersAccount = role?.Owner.IsSameAs(key.Owner),
                Region = region,
                Path = RequestPath.Internet(null),
                Context = ContextOf(action, caller, region),
            },
            role,
            key.Policies,
            null,
            ModelPolicies.KeyPolicy
        );
        return decision.Passes == Truth.False && MayBeGranted(key, role)
            ? KeyFinding.Of(
                key.Identity,
                Truth.Unknown,
                Reason.UnknownPolicy,
                new KeyMayBeGranted(needed, role!.Identity)
            )
            : new(decision, null);
    }

    // What a grant allows, and under which constraints, is not read (AWS KMS developer guide, "Grants in AWS KMS").
    private static bool MayBeGranted(EncryptionKey key, Role? role) =>
        role is not null && key.Grantees.Any(grantee => grantee is null || role.Arn is null || grantee == role.Arn);

    // AWS KMS developer guide, "AWS KMS condition keys".
    private static ImmutableDictionary<string, ContextValue> ContextOf(string action, Caller caller, string? region)
    {
        var context = AuthorizationRequest.NoContext.ToBuilder();
        context["kms:ViaService"] = ContextValue.OfPresent(
            region is null ? null : AwsRegion.Of(region).Host(action[..action.IndexOf(':', StringComparison.Ordinal)])
        );
        context["kms:CallerAccount"] = ContextValue.OfPresent(caller.Account);
        context["kms:GrantIsForAWSResource"] = ContextValue.Absent;
        context["aws:ViaAWSService"] = ContextValue.Of("true");
        foreach (var key in OfNetwork)
        {
            context[key] = ContextValue.Unknown;
        }

        return context.ToImmutable();
    }
}

/// <summary>What is found about the use of a key.</summary>
/// <param name="Decision">What policies decide; null for something else.</param>
/// <param name="Step">The step for something else; null for what policies decide.</param>
internal sealed record KeyFinding(PolicyDecision? Decision, Authorized? Step)
{
    /// <summary>What to change; null when nothing is, or policies tell it.</summary>
    public Change? Change { get; init; }

    /// <summary>Whether the key may be used.</summary>
    public Truth Passes => Decision?.Passes ?? Step!.Passes;

    public static KeyFinding Of(Identity component, Truth passes, Reason? reason, AuthorizationDetail detail) =>
        new(null, new Authorized(component, passes, reason, detail));

    /// <summary>Adds it to a trace.</summary>
    public void AddTo(Trace trace)
    {
        Decision?.AddTo(trace);
        if (Step is not null)
        {
            trace.Add(Step);
        }

        if (Change is not null)
        {
            trace.Add(Change);
        }
    }
}

/// <summary>The key that something is encrypted with is not in the graph.</summary>
/// <param name="Named">The key as the resource names it; null when that is not known.</param>
/// <param name="Actions">What the caller needs on it.</param>
internal sealed record KeyNotInGraph(string? Named, IReadOnlyList<string> Actions) : AuthorizationDetail;

/// <summary>An AWS managed key encrypts the resource, which only callers of its account may use.</summary>
/// <param name="Named">The key's alias without its prefix, such as <c>aws/sqs</c>.</param>
/// <param name="Resource">The ARN of the resource; null when it is not known.</param>
internal sealed record AwsManagedKey(string Named, string? Resource) : AuthorizationDetail;

/// <summary>A resource is to be encrypted with a key whose policy can name callers of other accounts.</summary>
internal sealed record EncryptWithOwnKey(string Named, string? Resource)
    : Change(Identity.OutsideGraph(Resource ?? Named), Reason.ResourceNoAllow);

/// <summary>A key encrypts the resource, and the caller needs permissions on it.</summary>
internal sealed record EncryptedWith(IReadOnlyList<string> Actions) : AuthorizationDetail;

/// <summary>A key is disabled, or may be.</summary>
internal sealed record KeyState(Truth Enabled) : AuthorizationDetail;

/// <summary>A grant may allow what no policy does.</summary>
internal sealed record KeyMayBeGranted(string Action, Identity Role) : AuthorizationDetail;

/// <summary>A key is to be enabled.</summary>
internal sealed record EnableKey(Identity Key) : Change(Key, Reason.BadState);
