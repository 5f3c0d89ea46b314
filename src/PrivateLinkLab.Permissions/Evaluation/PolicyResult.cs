using System.Collections.Immutable;
using PrivateLinkLab.Graph;

namespace PrivateLinkLab.Permissions;

/// <summary>What one policy, or several of which any may allow, say of a request.</summary>
/// <param name="Allow">Whether a statement allows, by the way it names the caller.</param>
/// <param name="Deny">Whether a statement denies.</param>
internal readonly record struct PolicyResult(PrincipalMatch Allow, Truth Deny)
{
    public static readonly PolicyResult Nothing = new(PrincipalMatch.None, Truth.False);

    public static PolicyResult Of(AttachedPolicy policy, AuthorizationRequest request, PrincipalRules rules)
    {
        if (policy.Compiled is not { } compiled)
        {
            return new(PrincipalMatch.Unknown, Truth.Unknown);
        }

        var (allow, deny) = (PrincipalMatch.None, Truth.False);
        foreach (var statement in compiled.Statements)
        {
            var match = statement.Match(request, rules);
            if (statement.Source.Denies)
            {
                deny = deny.Or(match.Any);
            }
            else
            {
                allow = allow.Or(match);
            }
        }

        return new(allow, deny);
    }

    public static PolicyResult Of(
        ImmutableArray<AttachedPolicy> policies,
        AuthorizationRequest request,
        PrincipalRules rules = default
    )
    {
        var result = Nothing;
        foreach (var policy in policies)
        {
            var one = Of(policy, request, rules);
            result = new(result.Allow.Or(one.Allow), result.Deny.Or(one.Deny));
        }

        return result;
    }
}
