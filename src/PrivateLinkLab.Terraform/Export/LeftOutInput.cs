using PrivateLinkLab.Graph;

namespace PrivateLinkLab.Terraform.Export;

/// <summary>A resource, or an input or option of one, that the configuration does not have.</summary>
/// <param name="Urn">The resource.</param>
/// <param name="Property">Pulumi's name of the input or option; empty for the whole resource.</param>
/// <param name="Reason">Why it is left out, as a clause.</param>
public sealed record LeftOutInput(ResourceUrn Urn, string Property, string Reason)
{
    /// <summary>One line: the resource, the property and the reason.</summary>
    public override string ToString() => $"{Urn.Name}{(Property.Length > 0 ? $" {Property}" : "")}: {Reason}";
}
