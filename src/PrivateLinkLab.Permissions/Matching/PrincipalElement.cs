using System.Collections.Immutable;
using PrivateLinkLab.Amazon.Policies;
using PrivateLinkLab.Graph;

namespace PrivateLinkLab.Permissions;

/// <summary>
/// The Principal or NotPrincipal of a statement (IAM user guide, "AWS JSON policy elements: Principal" and
/// "NotPrincipal").
/// </summary>
internal sealed class PrincipalElement
{
    private readonly ImmutableArray<PrincipalEntry> _entries;
    private readonly bool _namesEverybody;

    public PrincipalElement(PolicyPrincipal principal)
    {
        _entries = [.. principal.Names.Select(PrincipalEntry.Of)];
        IsNegated = principal.IsNegated;
        _namesEverybody = _entries.Any(entry => entry.Kind == PrincipalKind.Everybody);
    }

    /// <summary>Whether this is a NotPrincipal.</summary>
    public bool IsNegated { get; }

    /// <summary>The principals as the policy names them, for evidence.</summary>
    public IEnumerable<string> Names => _entries.Select(entry => entry.Text);

    /// <summary>How the element names the caller of a request.</summary>
    /// <param name="request">The request.</param>
    /// <param name="rules">What the place of the policy, and the caller's boundary, change.</param>
    /// <param name="denies">Whether the statement denies.</param>
    public PrincipalMatch Match(AuthorizationRequest request, PrincipalRules rules, bool denies)
    {
        if (!IsNegated)
        {
            return Listed(request.Caller, rules);
        }

        if (denies && rules.CallerHasBoundary)
        {
            // "NotPrincipal with Deny will always deny any principal that has a permissions boundary" (IAM user guide).
            return PrincipalMatch.Everybody;
        }

        if (_namesEverybody)
        {
            // Nobody is left whom the statement could be about.
            return PrincipalMatch.None;
        }

        var listed = Listed(request.Caller, rules);
        if (!denies)
        {
            return new(listed.Any.Not(), Truth.False, Truth.False);
        }

        // AWS may check the account, the role and the session one by one: only who is listed with the account is safe.
        var exempt = request.Caller.Kind is CallerKind.Role or CallerKind.User
            ? listed.Account.And(listed.Role.Or(listed.Direct))
            : listed.Any;
        var denied =
            exempt == Truth.True ? Truth.False
            : listed.Any == Truth.False ? Truth.True
            : Truth.Unknown;
        return new(denied, Truth.False, Truth.False);
    }

    private PrincipalMatch Listed(Caller caller, PrincipalRules rules)
    {
        var match = PrincipalMatch.None;
        foreach (var entry in _entries)
        {
            match = match.Or(entry.Match(caller, rules));
        }

        return match;
    }
}

/// <summary>What principals mean where a policy stands.</summary>
/// <param name="IsGatewayEndpoint">
/// A gateway endpoint's policy: only * means principals; an account means its root user only (AWS PrivateLink guide,
/// "Gateway endpoints").
/// </param>
/// <param name="CallerHasBoundary">Whether the caller has a permissions boundary.</param>
/// <param name="NeedsPrincipal">
/// Whether a statement has to have a Principal, as resource and endpoint policies do. AWS refuses one without: what it
/// would mean is unknown.
/// </param>
internal readonly record struct PrincipalRules(
    bool IsGatewayEndpoint = false,
    bool CallerHasBoundary = false,
    bool NeedsPrincipal = false
);

/// <summary>One principal that a statement names.</summary>
/// <param name="Kind">The kind of principal.</param>
/// <param name="Value">Its ARN, account number or name.</param>
/// <param name="Text">The principal as the policy has it.</param>
internal sealed record PrincipalEntry(PrincipalKind Kind, string Value, string Text)
{
    /// <summary>Gives the entry of one principal.</summary>
    public static PrincipalEntry Of(PrincipalName name) =>
        name switch
        {
            { Type: null } or { Type: "AWS", Value: "*" } => new(PrincipalKind.Everybody, name.Value, name.Value),
            { Type: "AWS" } => OfAws(name.Value),
            { Type: "Service" } => new(PrincipalKind.Service, name.Value, name.Value),
            { Type: "Federated" } => new(PrincipalKind.Federated, name.Value, name.Value),
            _ => new(PrincipalKind.Canonical, name.Value, name.Value),
        };

    /// <summary>How this principal names the caller.</summary>
    public PrincipalMatch Match(Caller caller, PrincipalRules rules)
    {
        if (Kind == PrincipalKind.Everybody)
        {
            return PrincipalMatch.Everybody;
        }

        if (rules.IsGatewayEndpoint)
        {
            return caller.Kind == CallerKind.Root && Kind == PrincipalKind.Account
                ? new(Same(caller.Account, Value), Truth.False, Truth.False)
                : PrincipalMatch.None;
        }

        var isOfAccount = caller.Kind is CallerKind.Role or CallerKind.User or CallerKind.Root;
        return Kind switch
        {
            PrincipalKind.Account when isOfAccount => new(Truth.False, Truth.False, Same(caller.Account, Value)),
            PrincipalKind.Arn when caller.Kind == CallerKind.Role => new(
                NamesSession(caller),
                IsSession ? Truth.False : Same(caller.Arn, Value),
                Truth.False
            ),
            PrincipalKind.Arn when caller.Kind == CallerKind.User => new(
                Same(caller.Arn, Value),
                Truth.False,
                Truth.False
            ),
            PrincipalKind.Service when caller.Kind == CallerKind.Service => new(
                Same(caller.Arn, Value),
                Truth.False,
                Truth.False
            ),
            PrincipalKind.Federated when caller.Kind == CallerKind.Federated => new(
                Same(caller.Arn, Value),
                Truth.False,
                Truth.False
            ),
            // Only Amazon S3 has these, and which account one stands for is not known here.
            PrincipalKind.Canonical when isOfAccount => new(Truth.Unknown, Truth.False, Truth.False),
            _ => PrincipalMatch.None,
        };
    }

    private Truth NamesSession(Caller caller)
    {
        if (!IsSession)
        {
            return Truth.False;
        }

        if (caller.SessionArn is not null)
        {
            return Same(caller.SessionArn, Value);
        }

        // Another role's session it is not; of the same role, the session's name decides, which is not known.
        var role = Permissions.Arn.TryParse(caller.Arn);
        var parts = Permissions.Arn.TryParse(Value)?.Resource.Split('/');
        return role is { } known && (parts is not ["assumed-role", var name, ..] || name != known.Name)
            ? Truth.False
            : Truth.Unknown;
    }

    private bool IsSession => Value.Contains(":assumed-role/", StringComparison.Ordinal);

    private static PrincipalEntry OfAws(string text)
    {
        if (text.Length == 12 && text.All(char.IsAsciiDigit))
        {
            return new(PrincipalKind.Account, text, text);
        }

        return Permissions.Arn.TryParse(text) is { Service: "iam", Resource: "root" } root
            ? new(PrincipalKind.Account, root.Account, text)
            // Whatever else it is, such as the id of a role that was deleted, names nobody who asks.
            : new(PrincipalKind.Arn, text, text);
    }

    private static Truth Same(string? actual, string expected) =>
        actual is null ? Truth.Unknown : TruthLogic.Of(string.Equals(actual, expected, StringComparison.Ordinal));
}

/// <summary>The kinds of principals that statements name.</summary>
internal enum PrincipalKind
{
    /// <summary>*: everybody, with or without credentials.</summary>
    Everybody,

    /// <summary>An account: its number or the ARN of its root.</summary>
    Account,

    /// <summary>The ARN of a role, a user or a session.</summary>
    Arn,

    /// <summary>An AWS service.</summary>
    Service,

    /// <summary>An identity provider.</summary>
    Federated,

    /// <summary>An account by its canonical user id.</summary>
    Canonical,
}
