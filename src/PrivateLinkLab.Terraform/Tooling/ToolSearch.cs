using System.Collections.Immutable;

namespace PrivateLinkLab.Terraform.Tooling;

/// <summary>Where programs and the provider are looked for.</summary>
public sealed record ToolSearch
{
    /// <summary>The variable that names a folder with Terraform providers.</summary>
    public const string PluginsVariable = "PRIVATELINKLAB_TERRAFORM_PLUGINS";

    /// <summary>The environment that this process has. The child processes get it without what is about AWS.</summary>
    public IReadOnlyDictionary<string, string> Environment { get; init; } = ImmutableDictionary<string, string>.Empty;

    /// <summary>
    /// Folders that may hold providers as <c>registry.terraform.io/hashicorp/aws/VERSION/PLATFORM</c>, looked through
    /// in this order after those that the environment names.
    /// </summary>
    public ImmutableArray<string> PluginFolders { get; init; } = [];

    /// <summary>The environment of this process, and the usual folders of this machine.</summary>
    public static ToolSearch OfThisMachine()
    {
        var environment = System
            .Environment.GetEnvironmentVariables()
            .Cast<System.Collections.DictionaryEntry>()
            .ToImmutableDictionary(
                entry => (string)entry.Key,
                entry => (string?)entry.Value ?? "",
                OperatingSystem.IsWindows() ? StringComparer.OrdinalIgnoreCase : StringComparer.Ordinal
            );
        var home = System.Environment.GetFolderPath(System.Environment.SpecialFolder.UserProfile);
        string[] usual =
        [
            Path.Combine(home, ".terraform.d", "plugins"),
            Path.Combine(home, ".terraform.d", "plugin-cache"),
            Path.Combine(home, ".local", "share", "terraform", "plugins"),
            "/usr/share/terraform/plugins",
            "/usr/local/share/terraform/plugins",
        ];
        return new() { Environment = environment, PluginFolders = [.. usual, .. FoldersOfOpt()] };
    }

    private static string[] FoldersOfOpt()
    {
        const string Optional = "/opt";
        try
        {
            return Directory.Exists(Optional)
                ? [.. Directory.EnumerateDirectories(Optional, "*plugins*").Order(StringComparer.Ordinal)]
                : [];
        }
        catch (Exception unreadable) when (unreadable is IOException or UnauthorizedAccessException)
        {
            return [];
        }
    }
}
