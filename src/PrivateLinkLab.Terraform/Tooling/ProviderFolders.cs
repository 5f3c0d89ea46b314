using System.Runtime.InteropServices;

namespace PrivateLinkLab.Terraform.Tooling;

/// <summary>Finds AWS's provider on this machine, for when the registry cannot be reached.</summary>
internal static class ProviderFolders
{
    private const string Provider = "registry.terraform.io/hashicorp/aws";
    private const string ProviderOfOpenTofu = "registry.opentofu.org/hashicorp/aws";

    /// <summary>The root folders that hold the provider for this platform, best first.</summary>
    public static IEnumerable<string> Find(ToolSearch search)
    {
        string[] named =
        [
            search.Environment.GetValueOrDefault(ToolSearch.PluginsVariable, ""),
            search.Environment.GetValueOrDefault("TF_PLUGIN_CACHE_DIR", ""),
        ];
        return named
            .Concat(search.PluginFolders)
            .Where(folder => folder.Length > 0)
            .Distinct(StringComparer.Ordinal)
            .Where(HasProvider);
    }

    private static bool HasProvider(string root)
    {
        try
        {
            return new[] { Provider, ProviderOfOpenTofu }
                .Select(provider => Path.Combine(root, provider))
                .Where(Directory.Exists)
                .Any(folder =>
                    Directory
                        .EnumerateDirectories(folder)
                        .Any(version => Directory.Exists(Path.Combine(version, Platform)))
                );
        }
        catch (Exception unreadable) when (unreadable is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }

    private static string Platform
    {
        get
        {
            var system =
                OperatingSystem.IsWindows() ? "windows"
                : OperatingSystem.IsMacOS() ? "darwin"
                : "linux";
            var architecture = RuntimeInformation.OSArchitecture switch
            {
                Architecture.X64 => "amd64",
                Architecture.X86 => "386",
                var other => other.ToString().ToLowerInvariant(),
            };
            return $"{system}_{architecture}";
        }
    }
}
