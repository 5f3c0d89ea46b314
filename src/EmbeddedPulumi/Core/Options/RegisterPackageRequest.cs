namespace Pulumi;

/// <summary>Names the package that the engine loads for a resource or function. Mocks take the place of every package,
/// so they never see it.</summary>
public sealed class RegisterPackageRequest
{
    /// <summary>Names a package without an extension.</summary>
    /// <param name="name">The name of the plugin.</param>
    /// <param name="version">The version of the plugin.</param>
    /// <param name="downloadUrl">Where the plugin is downloaded from; the default place when
    /// <see langword="null"/>.</param>
    /// <param name="checksums">The plugin's checksums by platform; none when <see langword="null"/>.</param>
    /// <param name="parameterization">What turns the plugin into another package; none when
    /// <see langword="null"/>.</param>
    public RegisterPackageRequest(
        string name,
        string version,
        string? downloadUrl,
        Dictionary<string, byte[]>? checksums,
        PackageParameterization? parameterization
    )
        : this(name, version, downloadUrl, checksums, parameterization, extension: null) { }

    /// <summary>Names a package.</summary>
    /// <param name="name">The name of the plugin.</param>
    /// <param name="version">The version of the plugin.</param>
    /// <param name="downloadUrl">Where the plugin is downloaded from; the default place when
    /// <see langword="null"/>.</param>
    /// <param name="checksums">The plugin's checksums by platform; none when <see langword="null"/>.</param>
    /// <param name="parameterization">What turns the plugin into another package; none when
    /// <see langword="null"/>.</param>
    /// <param name="extension">What adds to the plugin's package; none when <see langword="null"/>.</param>
    public RegisterPackageRequest(
        string name,
        string version,
        string? downloadUrl,
        Dictionary<string, byte[]>? checksums = null,
        PackageParameterization? parameterization = null,
        PackageParameterization? extension = null
    )
    {
        (Name, Version, DownloadUrl, Checksums) = (name, version, downloadUrl ?? "", checksums ?? []);
        (Parameterization, Extension) = (parameterization, extension);
    }

    /// <summary>The name of the plugin.</summary>
    public string Name { get; }

    /// <summary>The version of the plugin.</summary>
    public string Version { get; }

    /// <summary>Where the plugin is downloaded from; empty for the default place.</summary>
    public string DownloadUrl { get; }

    /// <summary>The plugin's checksums by platform.</summary>
    public Dictionary<string, byte[]> Checksums { get; }

    /// <summary>What turns the plugin into another package, if anything does.</summary>
    public PackageParameterization? Parameterization { get; }

    /// <summary>What adds to the plugin's package, if anything does.</summary>
    public PackageParameterization? Extension { get; }

    /// <summary>A package that a plugin makes of a parameter.</summary>
    /// <param name="name">The name of the package.</param>
    /// <param name="version">The version of the package.</param>
    /// <param name="value">The parameter.</param>
    public sealed class PackageParameterization(string name, string version, byte[] value)
    {
        /// <summary>The name of the package.</summary>
        public string Name { get; } = name;

        /// <summary>The version of the package.</summary>
        public string Version { get; } = version;

        /// <summary>The parameter.</summary>
        public byte[] Value { get; } = value;
    }
}
