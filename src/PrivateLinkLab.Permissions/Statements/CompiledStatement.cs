using System.Collections.Immutable;
using PrivateLinkLab.Amazon.Policies;
using PrivateLinkLab.Graph;

namespace PrivateLinkLab.Permissions;

/// <summary>One statement of a policy document, compiled.</summary>
internal sealed class CompiledStatement
{
    private readonly ImmutableArray<Wildcard> _actions;
    private readonly ImmutableArray<PolicyPattern> _resources;

    /// <summary>Compiles a statement.</summary>
    /// <param name="statement">The statement.</param>
    /// <param name="number">Its place in the document, counted from 1.</param>
    /// <param name="withVariables">Whether the policy's version has variables.</param>
    public CompiledStatement(PolicyStatement statement, int number, bool withVariables)
    {
        Source = statement;
        Label = statement.Sid is { Length: > 0 } sid ? $"statement '{sid}'" : $"statement {number}";
        Principal = statement.Principal is { } principal ? new PrincipalElement(principal) : null;
        // Prefixes and names of actions are not case-sensitive (IAM user guide, "IAM JSON policy elements: Action").
        _actions = [.. statement.Actions.Select(name => Wildcard.Compile(name.ToLowerInvariant()))];
        _resources =
        [
            // Only the policies of identities have no principal.
            .. statement.Resources.Select(text =>
                PolicyPattern.ParseResource(text, withVariables, isOfIdentity: statement.Principal is null)
            ),
        ];
        Conditions = [.. statement.Conditions.Select(condition => new Condition(condition, withVariables))];
    }

    /// <summary>The statement as the document has it.</summary>
    public PolicyStatement Source { get; }

    /// <summary>The statement as sentences name it: by its Sid, else by its number.</summary>
    public string Label { get; }

    /// <summary>The statement's principals; null when it names none.</summary>
    public PrincipalElement? Principal { get; }

    /// <summary>The conditions, all of which must hold.</summary>
    public ImmutableArray<Condition> Conditions { get; }

    /// <summary>
    /// Whether the statement is about the caller; a statement without a principal applies to the policy's owner.
    /// </summary>
    public PrincipalMatch MatchPrincipal(AuthorizationRequest request, PrincipalRules rules) =>
        Principal?.Match(request, rules, Source.Denies)
        ?? (rules.NeedsPrincipal ? PrincipalMatch.Unknown : PrincipalMatch.Everybody);

    public Truth MatchAction(AuthorizationRequest request)
    {
        var any = false;
        foreach (var action in _actions)
        {
            any |= action.IsMatch(request.FoldedAction);
        }

        return TruthLogic.Of(any != Source.HasNotAction);
    }

    public Truth MatchResource(AuthorizationRequest request)
    {
        if (_resources.IsEmpty && !Source.HasNotResource)
        {
            return Truth.True;
        }

        var any = Truth.False;
        foreach (var resource in _resources)
        {
            any = any.Or(
                resource.MatchesEverything ? Truth.True
                : request.ResourceArn is { } arn ? resource.Matches(arn, request, request.IsNameOpen)
                : Truth.Unknown
            );
        }

        return Source.HasNotResource ? any.Not() : any;
    }

    public Truth MatchConditions(AuthorizationRequest request)
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
    public PrincipalMatch Match(AuthorizationRequest request, PrincipalRules rules)
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
        return resource == Truth.False ? PrincipalMatch.None : principal.And(resource.And(MatchConditions(request)));
    }
}
