using System.Collections.Frozen;
using System.Collections.Immutable;
using PrivateLinkLab.Graph;

namespace PrivateLinkLab.Terraform.Export;

/// <summary>A graph as a Terraform configuration. The same graph gives the same bytes.</summary>
public sealed class TerraformConfiguration
{
    private readonly FrozenDictionary<ResourceUrn, string> _addresses;
    private readonly FrozenDictionary<string, ResourceUrn> _urns;

    internal TerraformConfiguration(
        ImmutableSortedDictionary<string, ReadOnlyMemory<byte>> files,
        ImmutableArray<SensitiveVariable> variables,
        IEnumerable<KeyValuePair<ResourceUrn, string>> addresses,
        ImmutableArray<LeftOutInput> leftOut
    )
    {
        Files = files;
        Variables = variables;
        LeftOut = leftOut;
        _addresses = addresses.ToFrozenDictionary();
        _urns = _addresses.ToFrozenDictionary(entry => entry.Value, entry => entry.Key, StringComparer.Ordinal);
    }

    /// <summary>The files' contents (UTF-8) by name, without folders.</summary>
    public ImmutableSortedDictionary<string, ReadOnlyMemory<byte>> Files { get; }

    /// <summary>The secrets that Terraform has to be given by its environment.</summary>
    public ImmutableArray<SensitiveVariable> Variables { get; }

    /// <summary>What the configuration does not have, each with the reason.</summary>
    public ImmutableArray<LeftOutInput> LeftOut { get; }

    /// <summary>Every exported resource and its Terraform address, for example <c>aws_vpc.my_vpc</c>.</summary>
    public IReadOnlyDictionary<ResourceUrn, string> Addresses => _addresses;

    /// <summary>
    /// Gives a resource's Terraform address, or null when it is not a resource of its own in the configuration.
    /// </summary>
    /// <param name="urn">The resource.</param>
    public string? AddressOf(ResourceUrn urn) => _addresses.GetValueOrDefault(urn);

    /// <summary>Gives the resource of a Terraform address, or null.</summary>
    /// <param name="address">The address.</param>
    public ResourceUrn? UrnOf(string address) => _urns.TryGetValue(address, out var urn) ? urn : null;

    /// <summary>
    /// Writes the files into a folder, which is created when it is missing. Files of an earlier export that are not
    /// part of this one are deleted; files of anybody else stay.
    /// </summary>
    /// <param name="directory">The folder.</param>
    /// <param name="mode">The files' mode on Unix; null for the user's default.</param>
    /// <exception cref="TerraformException">The folder cannot be written, or has a file of somebody else under one of
    /// the names.</exception>
    public void WriteTo(string directory, UnixFileMode? mode = null) =>
        ConfigurationFolder.Write(directory, Files, mode);
}
