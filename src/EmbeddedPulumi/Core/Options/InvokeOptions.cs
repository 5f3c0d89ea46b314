namespace Pulumi;

/// <summary>What is said of a function call besides its arguments.</summary>
public class InvokeOptions
{
    /// <summary>The resource whose provider for the function's package is used.</summary>
    public Resource? Parent { get; set; }

    /// <summary>The provider; the parent's, or the default one, when <see langword="null"/>.</summary>
    public ProviderResource? Provider { get; set; }

    /// <summary>The version of the provider's plugin; the package's own when <see langword="null"/>.</summary>
    public string? Version { get; set; }

    /// <summary>Where the provider's plugin is downloaded from; the package's own when
    /// <see langword="null"/>.</summary>
    public string? PluginDownloadURL { get; set; }
}
