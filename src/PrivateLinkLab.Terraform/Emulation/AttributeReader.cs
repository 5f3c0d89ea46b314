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
        var outputs = Members(mapping.Block, attributes, isTop: true);
        if (region is not null && mapping.IsRegional)
        {
            outputs.Add(new(Region, PropertyValue.Of(region)));
        }

        return MapValue.Create(outputs);
    }

    private static List<KeyValuePair<string, PropertyValue>> Members(Block? block, JsonElement attributes, bool isTop)
    {
        var members = new List<KeyValuePair<string, PropertyValue>>();
        foreach (var attribute in attributes.EnumerateObject())
        {
            var argument = block?.FindByTerraform(attribute.Name);
            var isPulumis =
                !isTop || (attribute.Name is not ("id" or Timeouts) && argument is not { IsOnlyTerraforms: true });
            if (isPulumis && ValueOf(argument, attribute.Value) is { } value)
            {
                members.Add(new(argument?.Pulumi ?? PropertyNames.ToPulumi(attribute.Name), value));
            }
        }

        return members;
    }

    private static PropertyValue? ValueOf(Argument? argument, JsonElement value) =>
        value.ValueKind switch
        {
            JsonValueKind.Array when argument is { IsFlattened: true } => value.GetArrayLength() == 0
                ? null
                : ValueOf(argument, value[0]),
            JsonValueKind.String => PropertyValue.Of(value.GetString()!),
            JsonValueKind.Number => PropertyValue.Of(value.GetDouble()),
            JsonValueKind.True => PropertyValue.True,
            JsonValueKind.False => PropertyValue.False,
            JsonValueKind.Array => ListValue.Create([
                .. value.EnumerateArray().Select(item => ValueOf(argument, item) ?? PropertyValue.Null),
            ]),
            JsonValueKind.Object when argument is { Shape: ArgumentShape.Map } => MapValue.Create(
                value
                    .EnumerateObject()
                    .Select(entry => KeyValuePair.Create(entry.Name, ValueOf(null, entry.Value) ?? PropertyValue.Null))
            ),
            JsonValueKind.Object => MapValue.Create(Members(argument?.Block, value, isTop: false)),
            _ => null,
        };
}
