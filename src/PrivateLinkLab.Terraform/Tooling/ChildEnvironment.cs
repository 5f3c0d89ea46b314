namespace PrivateLinkLab.Terraform.Tooling;

/// <summary>
/// The environment of the programs that the lab starts: the user's own, without anything that could lead them to a real
/// AWS account or change what Terraform does.
/// </summary>
internal static class ChildEnvironment
{
    private const string ConfigurationFile = "TF_CLI_CONFIG_FILE";

    // Terraform's own switches: a person's defaults for another project must not reach the lab's.
    private static readonly string[] Dropped =
    [
        "TF_CLI_ARGS",
        "TF_DATA_DIR",
        "TF_WORKSPACE",
        "TF_LOG",
        "TF_LOG_CORE",
        "TF_LOG_PROVIDER",
        "TF_LOG_PATH",
        "TF_REATTACH_PROVIDERS",
        "TF_PLUGIN_CACHE_DIR",
    ];

    /// <summary>Gives the environment.</summary>
    /// <param name="own">The environment of this process.</param>
    /// <param name="emptyFile">An empty file, which stands for AWS's configuration and credentials.</param>
    /// <param name="variables">What is added, for example <c>TF_VAR_</c> values.</param>
    public static Dictionary<string, string> Of(
        IReadOnlyDictionary<string, string> own,
        string emptyFile,
        IEnumerable<KeyValuePair<string, string>> variables
    )
    {
        var environment = own.Where(entry => !entry.Key.StartsWith("AWS_", StringComparison.OrdinalIgnoreCase))
            .Where(entry =>
                !entry.Key.StartsWith("TF_VAR_", StringComparison.Ordinal)
                && !entry.Key.StartsWith("TF_CLI_ARGS_", StringComparison.Ordinal)
            )
            .Where(entry => !Dropped.Contains(entry.Key, StringComparer.Ordinal))
            .Where(entry => entry.Key != ConfigurationFile || File.Exists(entry.Value))
            .ToDictionary(StringComparer.Ordinal);
        environment["TF_IN_AUTOMATION"] = "1";
        environment["TF_INPUT"] = "0";
        environment["CHECKPOINT_DISABLE"] = "1";
        environment["NO_COLOR"] = "1";
        environment["AWS_EC2_METADATA_DISABLED"] = "true";
        environment["AWS_CONFIG_FILE"] = emptyFile;
        environment["AWS_SHARED_CREDENTIALS_FILE"] = emptyFile;
        // A proxy knows nothing of an emulator on this machine.
        environment["NO_PROXY"] = environment["no_proxy"] = string.Join(
            ',',
            new[] { own.GetValueOrDefault("NO_PROXY", ""), "127.0.0.1", "localhost", "::1" }.Where(part =>
                part.Length > 0
            )
        );
        foreach (var (name, value) in variables)
        {
            environment[name] = value;
        }

        return environment;
    }
}
