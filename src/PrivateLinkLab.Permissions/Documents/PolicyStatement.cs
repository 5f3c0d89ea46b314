using System.Collections.Immutable;
using PrivateLinkLab.Graph;

namespace PrivateLinkLab.Permissions;

/// <summary>One statement of a policy document, compiled.</summary>
public sealed class PolicyStatement
{
    private readonly ImmutableArray<Wildcard> _actions;
    private readonly ImmutableArray<PolicyPattern> _resources;

    internal PolicyStatement(
        int number,
        string? sid,
        bool denies,
        PrincipalElement? principal,
        (ImmutableArray<string> Names, bool Negated) actions,
        (ImmutableArray<PolicyPattern> Patterns, bool Negated) resources,
        ImmutableArray<Condition> conditions)
    {
        Number = number;
        Sid = sid;
        Denies = denies;
        Principal = principal;
        Actions = actions.Names;
        HasNotAction = actions.Negated;
        // Prefixes and names of actions are not case-sensitive (IAM user guide, "IAM JSON policy elements: Action").
        _actions = [.. actions.Names.Select(name => Wildcard.Compile(name.ToLowerInvariant()))];
        _resources = resources.Patterns;
        HasNotResource = resources.Negated;
        Conditions = conditions;
    }

    /// <summary>The statement's place in the document, counted from 1.</summary>
    public int Number { get; }

    /// <summary>The statement's id; null when it has none.</summary>
    public string? Sid { get; }

    /// <summary>Whether the statement denies; otherwise it allows.</summary>
    public bool Denies { get; }

    /// <summary>The actions of Action or NotAction.</summary>
    public ImmutableArray<string> Actions { get; }

    /// <summary>Whether the statement is about all actions but <see cref="Actions"/>.</summary>
    public bool HasNotAction { get; }

    /// <summary>The patterns of Resource or NotResource; empty in a trust policy.</summary>
    public IEnumerable<string> Resources => _resources.Select(resource => resource.Source);

    /// <summary>Whether the statement is about all resources but <see cref="Resources"/>.</summary>
    public bool HasNotResource { get; }

    /// <summary>Whether the statement has a Resource or NotResource.</summary>
    public bool HasResource => !_resources.IsEmpty;

    /// <summary>The statement as sentences name it: by its Sid, else by its number.</summary>
    public string Label => Sid is { Length: > 0 } ? $"statement '{Sid}'" : $"statement {Number}";

    internal PrincipalElement? Principal { get; }

    internal ImmutableArray<Condition> Conditions { get; }

    /// <summary>Whether the statement is about the caller; a statement without a principal is about whoever has the policy.</summary>
    internal PrincipalMatch MatchPrincipal(AuthorizationRequest request, PrincipalRules rules) =>
        Principal?.Match(request, rules, Denies)
            ?? (rules.NeedsPrincipal ? PrincipalMatch.Unknown : PrincipalMatch.Everybody);

    internal Truth MatchAction(AuthorizationRequest request)
    {
        var any = false;
        foreach (var action in _actions)
        {
            any |= action.IsMatch(request.FoldedAction);
        }

        return TruthLogic.Of(any != HasNotAction);
    }

    internal Truth MatchResource(AuthorizationRequest request)
    {
        if (_resources.IsEmpty && !HasNotResource)
        {
            return Truth.True;
        }

        var any = Truth.False;
        foreach (var resource in _resources)
        {
            any = any.Or(resource.MatchesEverything ? Truth.True
                : request.ResourceArn is { } arn ? resource.Matches(arn, request, request.IsNameOpen)
                : Truth.Unknown);
        }

        return HasNotResource ? any.Not() : any;
    }

    internal Truth MatchConditions(AuthorizationRequest request)
    {
        var all = Truth.True;
        foreach (var condition in Conditions)
        {
            if (all == Truth.False)
            {
                break;
            }

            all = all.And(condition.Evaluate(request));
        }

        return all;
    }

    /// <summary>How the statement applies to a request, by the way it names the caller.</summary>
    internal PrincipalMatch Match(AuthorizationRequest request, PrincipalRules rules)
    {
        if (MatchAction(request) == Truth.False)
        {
            return PrincipalMatch.None;
        }

        var principal = MatchPrincipal(request, rules);
        if (principal.Any == Truth.False)
        {
            return PrincipalMatch.None;
        }

        var resource = MatchResource(request);
        return resource == Truth.False
            ? PrincipalMatch.None
            : principal.And(resource.And(MatchConditions(request)));
    }
}
