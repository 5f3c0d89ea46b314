using PrivateLinkLab.Amazon.Policies;

namespace PrivateLinkLab.Permissions;

/// <summary>A policy where it stands: on a role, on a queue, on an endpoint.</summary>
public sealed record AttachedPolicy
{
    private AttachedPolicy(string name, string component) => (Name, Component) = (name, component);

    /// <summary>How sentences name the policy, such as "role policy AppServer-queue-policy".</summary>
    public string Name { get; }

    /// <summary>The URN or id of the resource that holds the policy.</summary>
    public string Component { get; }

    /// <summary>What it says; null when it is not known.</summary>
    public CompiledPolicy? Compiled { get; private init; }

    /// <summary>Why what it says is not known, as a clause; null when it is.</summary>
    public string? Problem { get; private init; }

    /// <summary>The reason code that goes with <see cref="Problem"/>.</summary>
    internal string? ProblemReason { get; private init; }

    /// <summary>A policy with its text.</summary>
    /// <param name="name">How sentences name the policy, such as "role policy AppServer-queue-policy".</param>
    /// <param name="component">The URN or id of the resource that holds the policy.</param>
    /// <param name="json">
    /// The document. Null: a value that is not known yet. Any other text counts as unknown, with the problem.
    /// </param>
    /// <param name="cache">Where compiled documents are kept.</param>
    /// <param name="place">
    /// What the policy is attached to, which AWS asks further things of; null to ask only what holds everywhere.
    /// </param>
    /// <param name="madeFrom">
    /// The resources whose values keep the document from being known; only read when it is not.
    /// </param>
    public static AttachedPolicy Of(
        string name,
        string component,
        string? json,
        PolicyCache cache,
        PolicyPlace? place = null,
        IReadOnlyList<string>? madeFrom = null
    )
    {
        ArgumentNullException.ThrowIfNull(cache);
        if (json is null)
        {
            return new(name, component)
            {
                Problem = madeFrom is { Count: > 0 }
                    ? $"{name} is not known yet: it has values of {string.Join(", ", madeFrom)}, which are known when "
                        + $"{(madeFrom.Count == 1 ? "that is" : "those are")} made"
                    : $"{name} is not known yet",
                ProblemReason = AuthorizationReason.UnknownPolicy,
            };
        }

        var (compiled, problem) = cache.Get(json);
        if (place is { } at && compiled?.Document.ProblemIn(at) is { } misplaced)
        {
            (compiled, problem) = (null, misplaced);
        }

        return new(name, component)
        {
            Compiled = compiled,
            Problem = problem is null ? null : $"AWS would refuse {name}: {problem.TrimEnd('.')}",
            ProblemReason = problem is null ? null : AuthorizationReason.InvalidPolicy,
        };
    }

    /// <summary>A policy that AWS manages, from the table; one that is not in it counts as unknown.</summary>
    /// <param name="arn">The policy's ARN, such as arn:aws:iam::aws:policy/AmazonSSMManagedInstanceCore.</param>
    /// <param name="component">The URN or id of the attachment or the role.</param>
    public static AttachedPolicy AwsManaged(string arn, string component)
    {
        var parsed = Arn.TryParse(arn);
        var isAws = parsed is { Account: "aws" };
        var name = $"{(isAws ? "AWS managed " : "")}policy {parsed?.Name ?? arn}";
        var policy = AwsManagedPolicies.Find(arn);
        return new(name, component)
        {
            Compiled = policy,
            Problem =
                policy is not null ? null
                : isAws ? $"what {name} allows is not in the table of AWS managed policies"
                : $"what {name} allows is not in the graph",
            ProblemReason = policy is null ? AuthorizationReason.UnknownManagedPolicy : null,
        };
    }
}
