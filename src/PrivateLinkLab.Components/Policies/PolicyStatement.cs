namespace PrivateLinkLab.Components.Policies;

/// <summary>One statement of an IAM policy document.</summary>
internal sealed class PolicyStatement
{
    /// <summary>The statement's id; left out of the document when null.</summary>
    public string? Sid { get; init; }

    /// <summary>Whether the statement denies. It allows when not set.</summary>
    public bool Deny { get; init; }

    /// <summary>Who; left out, as identity policies have it, when null.</summary>
    public Principal? Principal { get; init; }

    /// <summary>What may be done, such as sqs:SendMessage.</summary>
    public required IReadOnlyList<string> Actions { get; init; }

    /// <summary>On what; left out, as trust policies have it, when empty.</summary>
    public IReadOnlyList<string> Resources { get; init; } = [];

    /// <summary>The conditions, all of which must hold.</summary>
    public IReadOnlyList<PolicyCondition> Conditions { get; init; } = [];
}

/// <summary>Whom a statement of a resource or trust policy is about.</summary>
/// <param name="Type">The kind: AWS or Service; null for everybody.</param>
/// <param name="Value">The principal, * for everybody.</param>
internal sealed record Principal(string? Type, string Value)
{
    /// <summary>Everybody. Endpoint policies and denials say so and narrow it by conditions.</summary>
    public static readonly Principal Anyone = new(null, "*");

    /// <summary>An AWS service, such as ec2.amazonaws.com.</summary>
    public static Principal Service(string name) => new("Service", name);
}

/// <summary>One condition: an operator such as StringEquals, a key such as aws:SourceVpce, and the values it accepts.</summary>
internal sealed record PolicyCondition(string Operator, string Key, params IReadOnlyList<string> Values);
