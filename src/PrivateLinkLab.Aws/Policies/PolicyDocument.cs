using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;

namespace PrivateLinkLab.Amazon.Policies;

/// <summary>A policy document (IAM user guide, "IAM JSON policy elements reference").</summary>
public sealed class PolicyDocument
{
    /// <summary>The current version of the policy language, which has variables.</summary>
    public const string CurrentVersion = "2012-10-17";

    /// <summary>The older version, which a document without a version has.</summary>
    public const string OldVersion = "2008-10-17";

    /// <summary>The version of the policy language. <see cref="CurrentVersion"/> when not set.</summary>
    public string Version { get; init; } = CurrentVersion;

    /// <summary>The document's id; null when it has none.</summary>
    public string? Id { get; init; }

    /// <summary>The statements in their order.</summary>
    public required ImmutableArray<PolicyStatement> Statements { get; init; }

    /// <summary>Whether ${...} in its values stands for a variable.</summary>
    public bool HasVariables => Version == CurrentVersion;

    /// <summary>Whether a single statement without conditions allows everybody everything.</summary>
    public bool IsFullAccess =>
        Statements
            is [
                {
                    Denies: false,
                    Principal: { IsNegated: false, Names: [{ Type: null }] },
                    HasNotAction: false,
                    Actions: ["*"],
                    HasNotResource: false,
                    Resources: ["*"],
                    Conditions: [],
                },
            ];

    /// <summary>Reads a policy document.</summary>
    /// <exception cref="PolicyFormatException">The text is not a policy document.</exception>
    public static PolicyDocument Parse(string json)
    {
        ArgumentNullException.ThrowIfNull(json);
        return PolicyReader.Read(json);
    }

    /// <summary>Reads a policy document.</summary>
    /// <param name="json">The document as JSON.</param>
    /// <param name="document">The document.</param>
    /// <param name="problem">What is wrong with the text, in one sentence.</param>
    /// <returns>Whether the text is a policy document.</returns>
    public static bool TryParse(
        string json,
        [NotNullWhen(true)] out PolicyDocument? document,
        [NotNullWhen(false)] out string? problem
    )
    {
        try
        {
            (document, problem) = (Parse(json), null);
            return true;
        }
        catch (PolicyFormatException exception)
        {
            (document, problem) = (null, exception.Message);
            return false;
        }
    }

    /// <summary>Tells why AWS refuses a text as a policy of a place, in one sentence; null when it does not.</summary>
    public static string? ProblemOf(string json, PolicyPlace place) =>
        TryParse(json, out var document, out var problem) ? document.ProblemIn(place) : problem;

    /// <summary>Writes the document of some statements as JSON.</summary>
    public static string Json(params ReadOnlySpan<PolicyStatement> statements) =>
        new PolicyDocument { Statements = [.. statements] }.ToJson();

    /// <summary>Tells why AWS refuses the document in a place, in one sentence; null when it does not.</summary>
    public string? ProblemIn(PolicyPlace place) => PolicyPlaceRules.ProblemOf(this, place);

    /// <summary>Writes the document as JSON, without white space.</summary>
    public string ToJson() => PolicyWriter.Write(this);
}

/// <summary>One statement of a policy document.</summary>
public sealed class PolicyStatement
{
    /// <summary>The statement's id; null when it has none.</summary>
    public string? Sid { get; init; }

    /// <summary>Whether the statement denies. It allows when not set.</summary>
    public bool Denies { get; init; }

    /// <summary>The principals; null in a document without any, such as an identity policy.</summary>
    public PolicyPrincipal? Principal { get; init; }

    /// <summary>The actions, such as sqs:SendMessage.</summary>
    public required IReadOnlyList<string> Actions { get; init; }

    /// <summary>Whether it covers every action except <see cref="Actions"/>. False when not set.</summary>
    public bool HasNotAction { get; init; }

    /// <summary>The resources; empty in a document without any, such as a trust policy.</summary>
    public IReadOnlyList<string> Resources { get; init; } = [];

    /// <summary>Whether all resources but <see cref="Resources"/> are meant. Not when not set.</summary>
    public bool HasNotResource { get; init; }

    /// <summary>The conditions, all of which must hold.</summary>
    public IReadOnlyList<PolicyCondition> Conditions { get; init; } = [];
}

/// <summary>The principals of a statement in a resource or trust policy.</summary>
/// <param name="IsNegated">True for NotPrincipal: everybody except those named.</param>
/// <param name="Names">The principals, in the document's order.</param>
public sealed record PolicyPrincipal(bool IsNegated, IReadOnlyList<PrincipalName> Names)
{
    /// <summary>Everybody. Endpoint policies and denials say so and narrow it by conditions.</summary>
    public static PolicyPrincipal Anyone { get; } = new(IsNegated: false, [new(null, "*")]);

    /// <summary>Gives an AWS service, such as ec2.amazonaws.com.</summary>
    public static PolicyPrincipal Service(string name) => new(IsNegated: false, [new("Service", name)]);
}

/// <summary>A principal that a statement names.</summary>
/// <param name="Type">AWS, Service, Federated or CanonicalUser; null for the bare *.</param>
/// <param name="Value">Its ARN, account number or name; * for everybody.</param>
public sealed record PrincipalName(string? Type, string Value)
{
    /// <summary>The types that there are.</summary>
    public static IReadOnlyList<string> Types { get; } = ["AWS", "Service", "Federated", "CanonicalUser"];
}

/// <summary>
/// One condition: an operator, such as StringEquals, a key, such as aws:SourceVpce, and the values it accepts.
/// </summary>
/// <param name="Operator">The operator, as <see cref="ConditionOperatorName"/> has it.</param>
/// <param name="Key">The key.</param>
/// <param name="Values">The values, as texts also where they are numbers or true and false.</param>
public sealed record PolicyCondition(string Operator, string Key, params IReadOnlyList<string> Values);
