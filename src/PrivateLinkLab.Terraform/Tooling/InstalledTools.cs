namespace PrivateLinkLab.Terraform.Tooling;

/// <summary>Finds programs on the PATH.</summary>
internal static class InstalledTools
{
    private static readonly string[] TerraformNames = ["terraform", "tofu"];

    private static string InstallTerraform =>
        OperatingSystem.IsWindows() ? "winget install OpenTofu.Tofu"
        : OperatingSystem.IsMacOS() ? "brew install opentofu"
        : "sudo snap install --classic opentofu";

    /// <summary>Gives the path of Terraform or OpenTofu.</summary>
    /// <exception cref="TerraformException">Neither is there.</exception>
    public static string Terraform(ToolSearch search) =>
        TerraformNames.Select(name => Find(search, name)).FirstOrDefault(path => path is not null)
        ?? throw new TerraformException(
            TerraformFailure.MissingTool,
            $"Neither terraform nor tofu is on the PATH; install one, for example with: {InstallTerraform} "
                + "(https://opentofu.org/docs/intro/install has more ways)."
        );

    /// <summary>Gives the path of moto's server.</summary>
    /// <exception cref="TerraformException">It is not there.</exception>
    public static string Moto(ToolSearch search) =>
        Find(search, "moto_server")
        ?? throw new TerraformException(
            TerraformFailure.MissingTool,
            "moto_server is not on the PATH; install it with: pip install 'moto[server]==5.2.1' (or name a running "
                + "emulator by its endpoint)."
        );

    /// <summary>Gives the path of a program, or null.</summary>
    public static string? Find(ToolSearch search, string name)
    {
        if (!search.Environment.TryGetValue("PATH", out var path))
        {
            return null;
        }

        string[] endings = OperatingSystem.IsWindows() ? [".exe", ".cmd", ".bat"] : [""];
        return path.Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)
            .SelectMany(folder => endings.Select(ending => Path.Combine(folder, name + ending)))
            .FirstOrDefault(IsProgram);
    }

    private static bool IsProgram(string path) =>
        File.Exists(path)
        && (
            OperatingSystem.IsWindows()
            || (
                File.GetUnixFileMode(path)
                & (UnixFileMode.UserExecute | UnixFileMode.GroupExecute | UnixFileMode.OtherExecute)
            ) != 0
        );
}
