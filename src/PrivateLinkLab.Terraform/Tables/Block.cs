using System.Collections.Frozen;

namespace PrivateLinkLab.Terraform.Tables;

/// <summary>What a resource, or an object inside one, has at the provider.</summary>
internal sealed class Block
{
    private readonly FrozenDictionary<string, Argument> _byPulumi;
    private readonly FrozenDictionary<string, Argument> _bySpelling;
    private readonly FrozenDictionary<string, Argument> _byTerraform;
    private readonly FrozenSet<string> _newer;

    public Block(IReadOnlyList<Argument> arguments, IEnumerable<string> newer)
    {
        Arguments = arguments;
        _byPulumi = arguments.ToFrozenDictionary(argument => argument.Pulumi, StringComparer.Ordinal);
        _byTerraform = arguments.ToFrozenDictionary(argument => argument.Terraform, StringComparer.Ordinal);
        _bySpelling = arguments
            .DistinctBy(argument => PropertyNames.Singular(argument.Pulumi), StringComparer.Ordinal)
            .ToFrozenDictionary(argument => PropertyNames.Singular(argument.Pulumi), StringComparer.Ordinal);
        _newer = newer.ToFrozenSet(StringComparer.Ordinal);
    }

    /// <summary>Every argument, in the order of the provider's names.</summary>
    public IReadOnlyList<Argument> Arguments { get; }

    /// <summary>Pulumi's properties for which version 5.100 of the provider has nothing.</summary>
    public IReadOnlySet<string> Newer => _newer;

    /// <summary>
    /// Finds an argument by Pulumi's name. Older versions of the package have some in the plural that are in the
    /// singular now, and the other way round.
    /// </summary>
    public Argument? Find(string pulumi) =>
        _byPulumi.GetValueOrDefault(pulumi)
        ?? (_newer.Contains(pulumi) ? null : _bySpelling.GetValueOrDefault(PropertyNames.Singular(pulumi)));

    /// <summary>Finds an argument by the provider's name.</summary>
    public Argument? FindByTerraform(string terraform) => _byTerraform.GetValueOrDefault(terraform);
}
