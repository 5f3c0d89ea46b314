using System.Collections.Frozen;
using PrivateLinkLab.Amazon.Types;

namespace PrivateLinkLab.Terraform.Tables;

/// <summary>
/// How one of Pulumi's resource types is written in Terraform: the type's name, and what the rule for names does not
/// cover.
/// </summary>
internal sealed class TypeMapping
{
    private readonly FrozenDictionary<string, NestedProperty> _byPulumi;
    private readonly FrozenDictionary<string, NestedProperty> _byTerraform;
    private readonly FrozenDictionary<string, string> _leftOut;

    public TypeMapping(
        ResourceType type,
        IEnumerable<NestedProperty>? nested = null,
        IEnumerable<(string Property, string Reason)>? leftOut = null
    )
    {
        Pulumi = type.Token;
        Terraform = type.Terraform;
        var all = (nested ?? []).ToArray();
        _byPulumi = all.ToFrozenDictionary(property => property.Pulumi, StringComparer.Ordinal);
        _byTerraform = all.ToFrozenDictionary(property => property.Terraform, StringComparer.Ordinal);
        _leftOut = (leftOut ?? []).ToFrozenDictionary(
            entry => entry.Property,
            entry => entry.Reason,
            StringComparer.Ordinal
        );
    }

    /// <summary>Pulumi's type, for example <c>aws:ec2/vpc:Vpc</c>.</summary>
    public string Pulumi { get; }

    /// <summary>The provider's type, for example <c>aws_vpc</c>.</summary>
    public string Terraform { get; }

    /// <summary>
    /// The property that has the resource's name; the provider takes a prefix for it as the argument
    /// <c>PROPERTY_prefix</c>.
    /// </summary>
    public string NameProperty { get; init; } = "name";

    /// <summary>
    /// The provider's attribute that is Pulumi's id; where the provider has no <c>id</c>, the one that stands for it.
    /// </summary>
    public string IdAttribute { get; init; } = "id";

    /// <summary>
    /// The longest prefix of a name that the provider takes; null where a resource without a name stays without one.
    /// </summary>
    public int? NamePrefixLength { get; init; }

    /// <summary>
    /// Secrets that have an argument which the provider never writes to its state, and that argument.
    /// </summary>
    public (string Secret, string WriteOnly, string Version)? WriteOnly { get; init; }

    /// <summary>Attributes of the provider that Pulumi's package does not have: old names that 6.0 removed.</summary>
    public IReadOnlyList<string> TerraformOnly { get; init; } = [];

    /// <summary>
    /// Properties whose name at the provider does not follow from Pulumi's: those to which version 6.0 gave another
    /// name than version 5.100 has, and plurals that only Pulumi has.
    /// </summary>
    public IReadOnlyList<(string Pulumi, string Terraform)> Renamed { get; init; } = [];

    /// <summary>
    /// Pulumi's properties that the provider does not have, or only reads, with the reason; members of objects by their
    /// path.
    /// </summary>
    public IReadOnlyDictionary<string, string> LeftOut => _leftOut;

    /// <summary>The properties that hold objects.</summary>
    public IEnumerable<NestedProperty> Nested => _byPulumi.Values;

    public NestedProperty? FindNested(string pulumi) => _byPulumi.GetValueOrDefault(pulumi);

    public NestedProperty? FindNestedByTerraform(string terraform) => _byTerraform.GetValueOrDefault(terraform);

    /// <summary>Gives the provider's name of a property.</summary>
    public string ToTerraform(string pulumi) =>
        pulumi == "id"
            ? IdAttribute
            : Renamed.FirstOrDefault(entry => entry.Pulumi == pulumi).Terraform
                ?? FindNested(pulumi)?.Terraform
                ?? PropertyNames.ToTerraform(pulumi);

    /// <summary>Gives Pulumi's name of an argument or attribute.</summary>
    public string ToPulumi(string terraform) =>
        Renamed.FirstOrDefault(entry => entry.Terraform == terraform).Pulumi
        ?? FindNestedByTerraform(terraform)?.Pulumi
        ?? PropertyNames.ToPulumi(terraform);

    /// <summary>Whether a property is a map whose keys are the user's own.</summary>
    public static bool IsMap(string pulumi) =>
        pulumi is "permissions" or "tags" or "tagsAll" or "volumeTags" or "authenticationRequestExtraParams";
}
