using PrivateLinkLab.Cloud.Accounts;
using PrivateLinkLab.Graph;
using PrivateLinkLab.Graph.Diffs;

namespace PrivateLinkLab.Engine;

/// <summary>What a program is told of its deployment, and what there is before it.</summary>
public sealed record EngineOptions
{
    /// <summary>The Pulumi project's name.</summary>
    public required string Project { get; init; }

    /// <summary>The stack's name.</summary>
    public required string Stack { get; init; }

    /// <summary>The organization; "organization" when not set, as Pulumi has it without a cloud account.</summary>
    public string Organization { get; init; } = "organization";

    /// <summary>The project's folder, in which Pulumi.yaml is.</summary>
    public required string Folder { get; init; }

    /// <summary>
    /// Whether it is a preview: what is created or replaced is not known then, as with Pulumi. False when not set:
    /// every output is answered.
    /// </summary>
    public bool IsPreview { get; init; }

    /// <summary>The account and its region.</summary>
    public CloudOptions Cloud { get; init; } = new();

    /// <summary>The configuration, by keys with their namespace; values that are no texts are JSON.</summary>
    public IReadOnlyDictionary<string, string> Config { get; init; } = new Dictionary<string, string>();

    /// <summary>The keys of the configuration whose values are secret.</summary>
    public IReadOnlyCollection<string> SecretKeys { get; init; } = [];

    /// <summary>The stack's state before; null when there is none.</summary>
    public ResourceGraph? Before { get; init; }

    /// <summary>Tells whether a secret in that state is what it was; null when nothing can tell.</summary>
    public SecretComparison? Secrets { get; init; }

    /// <summary>Gives the stack that a program refers to, by the name in its StackReference.</summary>
    public Func<string, ReferencedStack> References { get; init; } =
        static name => new(null, $"The stack '{name}' is not known.");
}

/// <summary>What a StackReference finds.</summary>
/// <param name="Graph">The stack; null when it is not known.</param>
/// <param name="Problem">A sentence that says why it is not known, and what to do.</param>
public sealed record ReferencedStack(ResourceGraph? Graph, string? Problem);
