using Pulumi.Testing;

namespace Pulumi;

/// <summary>What a program can ask of its deployment.</summary>
internal sealed record DeploymentSettings(
    string OrganizationName,
    string ProjectName,
    string StackName,
    string? RootDirectory,
    bool IsDryRun
)
{
    public static DeploymentSettings From(TestOptions? options) =>
        new(
            options?.OrganizationName ?? "organization",
            options?.ProjectName ?? "project",
            options?.StackName ?? "stack",
            options?.RootDirectory,
            options?.IsPreview ?? true
        );
}
