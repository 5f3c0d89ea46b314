using PrivateLinkLab.Cloud.Accounts;

namespace PrivateLinkLab.Programs;

/// <summary>What a program is told about its deployment, and the cloud that answers it.</summary>
public sealed record SimulatedDeploymentOptions
{
    /// <summary>The Pulumi project. "privatelinklab" when not set.</summary>
    public string Project { get; init; } = "privatelinklab";

    /// <summary>The stack. "dev" when not set.</summary>
    public string Stack { get; init; } = "dev";

    /// <summary>
    /// The Pulumi organization. "organization" when not set, as Pulumi has it without a cloud account.
    /// </summary>
    public string Organization { get; init; } = "organization";

    /// <summary>Whether the program is told that this is a preview. The cloud answers all the same.</summary>
    public bool IsPreview { get; init; }

    /// <summary>Region and account. Those of <see cref="CloudOptions"/> when not set.</summary>
    public CloudOptions Cloud { get; init; } = new();
}
