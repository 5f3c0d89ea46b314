using System.Collections.Immutable;
using PrivateLinkLab.Graph;

namespace PrivateLinkLab.Permissions;

/// <summary>The layers of policies.</summary>
public enum PolicyLayer
{
    /// <summary>Service control policies of the organization.</summary>
    ServiceControl,

    /// <summary>Identity policies.</summary>
    Identity,

    /// <summary>The permissions boundary.</summary>
    Boundary,

    /// <summary>Session policies.</summary>
    Session,

    /// <summary>The resource's policy.</summary>
    Resource,

    /// <summary>The endpoint's policy.</summary>
    Endpoint,
}

/// <summary>What a policy, or a statement that matches, does to a request.</summary>
public enum PolicyEffect
{
    /// <summary>Nothing: no statement matches.</summary>
    None,

    /// <summary>It allows.</summary>
    Allow,

    /// <summary>It denies.</summary>
    Deny,

    /// <summary>It depends on something that is not known.</summary>
    Unknown,
}

/// <summary>What one policy says of a request.</summary>
/// <param name="Layer">The layer it belongs to.</param>
/// <param name="Name">How sentences name it.</param>
/// <param name="Component">The URN or id of the resource that holds it.</param>
/// <param name="Effect">What it does.</param>
/// <param name="Statements">The statements about the action: those that match, and those that nearly do.</param>
/// <param name="Text">The same in one sentence.</param>
public sealed record PolicyEvidence(
    PolicyLayer Layer,
    string Name,
    string Component,
    PolicyEffect Effect,
    ImmutableArray<StatementEvidence> Statements,
    string Text
);

/// <summary>How a statement about the action meets a request.</summary>
/// <param name="Label">The statement by its Sid or number.</param>
/// <param name="Denies">Whether it denies; otherwise it allows.</param>
/// <param name="Matches">Whether it matches.</param>
/// <param name="Misses">What keeps it from matching, or is not known; of a denial that matches, nothing.</param>
/// <param name="Held">The conditions that hold.</param>
public sealed record StatementEvidence(
    string Label,
    bool Denies,
    Truth Matches,
    ImmutableArray<StatementMiss> Misses,
    ImmutableArray<ConditionEvidence> Held
);

/// <summary>The elements of a statement that may keep it from matching.</summary>
public enum StatementElement
{
    /// <summary>Principal or NotPrincipal.</summary>
    Principal,

    /// <summary>Resource or NotResource.</summary>
    Resource,

    /// <summary>A condition.</summary>
    Condition,
}

/// <summary>Why a statement does not match, or is not known to.</summary>
/// <param name="Element">The element.</param>
/// <param name="IsUnknown">Whether it is not known; otherwise it does not match.</param>
/// <param name="Text">The reason as a clause, such as "its Resource is arn:aws:sqs:…:A".</param>
/// <param name="Condition">The condition; null for the other elements.</param>
public sealed record StatementMiss(
    StatementElement Element,
    bool IsUnknown,
    string Text,
    ConditionEvidence? Condition = null
);

/// <summary>A condition with what it asks for and what the request has.</summary>
/// <param name="Operator">The operator, such as StringNotEquals.</param>
/// <param name="Key">The key, such as aws:SourceVpce.</param>
/// <param name="Expected">The values of the policy.</param>
/// <param name="Actual">The request's value, "absent" or "unknown".</param>
public sealed record ConditionEvidence(string Operator, string Key, ImmutableArray<string> Expected, string Actual)
{
    /// <summary>The condition as a clause.</summary>
    public override string ToString() => $"{Key} is {Actual} ({Operator} {string.Join(", ", Expected)})";
}

/// <summary>A change without which a request stays denied.</summary>
/// <param name="Component">The URN or id of what is to be changed.</param>
/// <param name="Reason">The reason code (<see cref="AuthorizationReason"/>).</param>
/// <param name="Change">What to change, in one sentence.</param>
public sealed record PolicyChange(string Component, string Reason, string Change)
{
    /// <summary>
    /// The layer that denies or does not allow; null where that is not a matter of one layer's policies.
    /// </summary>
    public PolicyLayer? Layer { get; init; }

    /// <summary>Whether a statement of the layer denies; otherwise none allows.</summary>
    public bool IsDenial { get; init; }
}
