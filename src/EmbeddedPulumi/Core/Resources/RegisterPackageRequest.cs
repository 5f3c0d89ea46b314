namespace Pulumi;

/// <summary>The package of a resource or function whose provider is a parameterized one.</summary>
public sealed class RegisterPackageRequest
{
    /// <summary>Names a package.</summary>
    /// <param name="name">The name of the package's plugin.</param>
    /// <param name="version">The plugin's version.</param>
    /// <param name="downloadUrl">Where the plugin is; empty for the usual place.</param>
    /// <param name="checksums">The plugin's checksums by platform; none when <see langword="null"/>.</param>
    /// <param name="parameterization">What makes another package of it; none when <see langword="null"/>.</param>
    public RegisterPackageRequest(
        string name,
        string version,
        string? downloadUrl,
        Dictionary<string, byte[]>? checksums,
        PackageParameterization? parameterization)
        : this(name, version, downloadUrl, checksums, parameterization, extension: null)
    {
    }

    /// <inheritdoc cref="RegisterPackageRequest(string, string, string, Dictionary{string, byte[]}, PackageParameterization)"/>
    /// <remarks>An extension adds to the package.</remarks>
    public RegisterPackageRequest(
        string name,
        string version,
        string? downloadUrl,
        Dictionary<string, byte[]>? checksums = null,
        PackageParameterization? parameterization = null,
        PackageParameterization? extension = null) =>
        (Name, Version, DownloadUrl, Checksums, Parameterization, Extension) =
        (name, version, downloadUrl ?? "", checksums ?? [], parameterization, extension);

    /// <summary>The name of the package's plugin.</summary>
    public string Name { get; }

    /// <summary>The plugin's version.</summary>
    public string Version { get; }

    /// <summary>Where the plugin is.</summary>
    public string DownloadUrl { get; }

    /// <summary>The plugin's checksums by platform.</summary>
    public Dictionary<string, byte[]> Checksums { get; }

    /// <summary>What makes another package of the plugin.</summary>
    public PackageParameterization? Parameterization { get; }

    /// <summary>What adds to the package.</summary>
    public PackageParameterization? Extension { get; }

    /// <summary>What a plugin is parameterized with.</summary>
    public sealed class PackageParameterization
    {
        /// <summary>Names a parameterization.</summary>
        /// <param name="name">The name of the package that it makes.</param>
        /// <param name="version">That package's version.</param>
        /// <param name="value">The parameter.</param>
        public PackageParameterization(string name, string version, byte[] value) =>
            (Name, Version, Value) = (name, version, value);

        /// <summary>The name of the package that it makes.</summary>
        public string Name { get; }

        /// <summary>That package's version.</summary>
        public string Version { get; }

        /// <summary>The parameter.</summary>
        public byte[] Value { get; }
    }
}
