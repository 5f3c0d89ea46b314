using System.Text.Json;
using PrivateLinkLab.Graph;
using PrivateLinkLab.Terraform.Tables;

namespace PrivateLinkLab.Terraform.Emulation;

/// <summary>
/// Reads a resource's attributes as Terraform shows them into outputs as Pulumi has them: the table of types backwards.
/// </summary>
internal static class AttributeReader
{
    private const string Region = "region";

    // Terraform's own settings.
    private const string Timeouts = "timeouts";

    /// <summary>Gives the outputs.</summary>
    /// <param name="mapping">The resource's type.</param>
    /// <param name="attributes">The attributes.</param>
    /// <param name="region">The provider's region, which Pulumi has on every resource.</param>
    public static MapValue Read(TypeMapping mapping, JsonElement attributes, string? region)
    {
        var outputs = Members(mapping, attributes, isTop: true);
        if (region is not null && mapping.LeftOut.ContainsKey(Region))
        {
            outputs.Add(new(Region, PropertyValue.Of(region)));
        }

        return MapValue.Create(outputs);
    }

    private static List<KeyValuePair<string, PropertyValue>> Members(
        TypeMapping mapping,
        JsonElement attributes,
        bool isTop
    )
    {
        var members = new List<KeyValuePair<string, PropertyValue>>();
        foreach (var attribute in attributes.EnumerateObject())
        {
            var isPulumis =
                !isTop || (attribute.Name is not ("id" or Timeouts) && !mapping.TerraformOnly.Contains(attribute.Name));
            if (isPulumis && ValueOf(mapping, attribute.Name, attribute.Value) is { } value)
            {
                members.Add(new(mapping.ToPulumi(attribute.Name), value));
            }
        }

        return members;
    }

    private static PropertyValue? ValueOf(TypeMapping mapping, string name, JsonElement value)
    {
        if (mapping.FindNestedByTerraform(name)?.Shape == NestedShape.One && value.ValueKind == JsonValueKind.Array)
        {
            return value.GetArrayLength() == 0 ? null : ValueOf(mapping, name, value[0]);
        }

        return value.ValueKind switch
        {
            JsonValueKind.String => PropertyValue.Of(value.GetString()!),
            JsonValueKind.Number => PropertyValue.Of(value.GetDouble()),
            JsonValueKind.True => PropertyValue.True,
            JsonValueKind.False => PropertyValue.False,
            JsonValueKind.Array => ListValue.Create([
                .. value.EnumerateArray().Select(item => ValueOf(mapping, name, item) ?? PropertyValue.Null),
            ]),
            JsonValueKind.Object when TypeMapping.IsMap(mapping.ToPulumi(name)) => MapValue.Create(
                value
                    .EnumerateObject()
                    .Select(entry =>
                        KeyValuePair.Create(entry.Name, ValueOf(mapping, entry.Name, entry.Value) ?? PropertyValue.Null)
                    )
            ),
            JsonValueKind.Object => MapValue.Create(Members(mapping, value, isTop: false)),
            _ => null,
        };
    }
}
