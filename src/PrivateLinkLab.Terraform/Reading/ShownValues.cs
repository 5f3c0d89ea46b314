using System.Text.Json;
using System.Text.Json.Nodes;
using PrivateLinkLab.Graph;
using PrivateLinkLab.Terraform.Tables;

namespace PrivateLinkLab.Terraform.Reading;

/// <summary>
/// A resource's values as Terraform shows them, made into properties as Pulumi has them. Two more trees of the same
/// form go with them: what is true there is not known before the update, or is sensitive.
/// </summary>
internal static class ShownValues
{
    // Terraform's own settings.
    private const string Timeouts = "timeouts";

    private static readonly Argument AsItIs = new("", "", ArgumentShape.Map);

    /// <summary>Gives the properties by the provider's names, each with Pulumi's.</summary>
    /// <param name="type">The type.</param>
    /// <param name="values">The values.</param>
    /// <param name="unknown">What of them is not known yet.</param>
    /// <param name="sensitive">What of them is sensitive.</param>
    /// <param name="expressions">What the configuration sets; undefined where nobody tells.</param>
    public static IEnumerable<(string Terraform, string Pulumi, PropertyValue Value)> Read(
        ShownType type,
        JsonElement values,
        JsonElement unknown,
        JsonElement sensitive,
        JsonElement expressions
    )
    {
        foreach (var name in Names(values, unknown))
        {
            var argument = type.Block?.FindByTerraform(name);
            var marks = WithoutComputed(Member(unknown, name), Member(expressions, name));
            if (
                name is not ("id" or Timeouts)
                && argument is not { IsOnlyTerraforms: true }
                && Value(argument, Member(values, name), marks, Member(sensitive, name)) is { } value
            )
            {
                yield return (name, Name(argument, name), value);
            }
        }
    }

    // What AWS chooses for a block that the configuration has: Pulumi does not have it before either.
    private static JsonElement WithoutComputed(JsonElement unknown, JsonElement expression)
    {
        if (
            unknown.ValueKind != JsonValueKind.Array
            || expression.ValueKind is not (JsonValueKind.Array or JsonValueKind.Object)
            || expression.ValueKind == JsonValueKind.Object && expression.TryGetProperty("references", out _)
        )
        {
            return unknown;
        }

        var set = new HashSet<string>(StringComparer.Ordinal);
        NamesIn(expression, set);
        return JsonSerializer.SerializeToElement(Kept(JsonNode.Parse(unknown.GetRawText()), set));
    }

    private static void NamesIn(JsonElement expression, HashSet<string> names)
    {
        foreach (var item in Items(expression))
        {
            NamesIn(item, names);
        }

        foreach (var member in Members(expression))
        {
            names.Add(member.Name);
            NamesIn(member.Value, names);
        }
    }

    private static JsonNode? Kept(JsonNode? unknown, HashSet<string> names)
    {
        switch (unknown)
        {
            case JsonArray list:
                return new JsonArray([.. list.Select(item => Kept(item?.DeepClone(), names))]);
            case JsonObject members:
                return new JsonObject(
                    members
                        .Where(member => names.Contains(member.Key))
                        .Select(member => KeyValuePair.Create(member.Key, Kept(member.Value?.DeepClone(), names)))
                );
            default:
                return unknown?.DeepClone();
        }
    }

    /// <summary>A value without a type behind it: an output, or what a map has.</summary>
    public static PropertyValue? Plain(JsonElement value, JsonElement unknown, JsonElement sensitive) =>
        Value(AsItIs, value, unknown, sensitive);

    /// <summary>Whether Terraform marks all of a value.</summary>
    public static bool IsTrue(JsonElement mark) => mark.ValueKind == JsonValueKind.True;

    /// <summary>The items of a list; none where there is no list.</summary>
    public static IEnumerable<JsonElement> Items(JsonElement of) =>
        of.ValueKind == JsonValueKind.Array ? of.EnumerateArray() : [];

    /// <summary>The members of an object; none where there is no object.</summary>
    public static IEnumerable<JsonProperty> Members(JsonElement of) =>
        of.ValueKind == JsonValueKind.Object ? of.EnumerateObject() : [];

    /// <summary>A member of an object that is a text with something in it; null where there is none.</summary>
    public static string? Text(JsonElement of, string name) =>
        Member(of, name) is { ValueKind: JsonValueKind.String } text && text.GetString() is { Length: > 0 } found
            ? found
            : null;

    /// <summary>A member of an object; undefined where there is none.</summary>
    public static JsonElement Member(JsonElement of, string name) =>
        of.ValueKind == JsonValueKind.Object && of.TryGetProperty(name, out var member) ? member : default;

    // Version 6 of the provider has every resource's region; before, a bucket's was an attribute of its own.
    private static string Name(Argument? argument, string name) =>
        name == "region" ? name : argument?.Pulumi ?? PropertyNames.ToPulumi(name);

    private static IEnumerable<string> Names(JsonElement values, JsonElement unknown) =>
        new[] { values, unknown }
            .Where(of => of.ValueKind == JsonValueKind.Object)
            .SelectMany(of => of.EnumerateObject())
            .Select(member => member.Name)
            .Distinct(StringComparer.Ordinal);

    private static JsonElement Item(JsonElement of, int index) =>
        of.ValueKind == JsonValueKind.Array && index < of.GetArrayLength() ? of[index] : default;

    private static int Length(JsonElement of) => of.ValueKind == JsonValueKind.Array ? of.GetArrayLength() : 0;

    private static PropertyValue? Value(
        Argument? argument,
        JsonElement value,
        JsonElement unknown,
        JsonElement sensitive
    )
    {
        if (IsTrue(unknown))
        {
            return IsTrue(sensitive) ? PropertyValue.UnknownSecret : PropertyValue.Unknown;
        }

        var read = Known(argument, value, unknown, IsTrue(sensitive) ? default : sensitive);
        return IsTrue(sensitive) && read is not null ? PropertyValue.Secret(read) : read;
    }

    private static PropertyValue? Known(
        Argument? argument,
        JsonElement value,
        JsonElement unknown,
        JsonElement sensitive
    )
    {
        switch (value.ValueKind)
        {
            case JsonValueKind.String:
                return PropertyValue.Of(value.GetString()!);
            case JsonValueKind.Number:
                return PropertyValue.Of(value.GetDouble());
            case JsonValueKind.True or JsonValueKind.False:
                return PropertyValue.Of(value.GetBoolean());
            case JsonValueKind.Object:
                return Object(argument, value, unknown, sensitive);
            case JsonValueKind.Array when argument is { IsFlattened: true }:
                return Length(value) + Length(unknown) == 0
                    ? null
                    : Element(argument, Item(value, 0), Item(unknown, 0), Item(sensitive, 0));
            case JsonValueKind.Array:
                return ListValue.Create([
                    .. Enumerable
                        .Range(0, Math.Max(Length(value), Length(unknown)))
                        .Select(index =>
                            Element(argument, Item(value, index), Item(unknown, index), Item(sensitive, index))
                        ),
                ]);
            case JsonValueKind.Undefined or JsonValueKind.Null when unknown.ValueKind == JsonValueKind.Object:
                return Object(argument, value, unknown, sensitive);
            case JsonValueKind.Undefined or JsonValueKind.Null when Length(unknown) > 0:
                return PropertyValue.Unknown;
            default:
                return null;
        }
    }

    private static PropertyValue Element(
        Argument? argument,
        JsonElement value,
        JsonElement unknown,
        JsonElement sensitive
    ) =>
        IsTrue(unknown) ? PropertyValue.Unknown
        : IsTrue(sensitive) && Element(argument, value, unknown, default) is var plain ? PropertyValue.Secret(plain)
        : argument != AsItIs && (value.ValueKind == JsonValueKind.Object || unknown.ValueKind == JsonValueKind.Object)
            ? Members(argument?.Block, value, unknown, sensitive)
        : Value(argument, value, unknown, sensitive) ?? PropertyValue.Null;

    // An object that stands in no list is a map with the user's own keys; but for a block of the provider's newer kind.
    private static MapValue Object(Argument? argument, JsonElement value, JsonElement unknown, JsonElement sensitive) =>
        argument is { Shape: ArgumentShape.Single }
            ? Members(argument.Block, value, unknown, sensitive)
            : MapValue.Create(
                Names(value, unknown)
                    .Select(key =>
                        KeyValuePair.Create(
                            key,
                            Plain(Member(value, key), Member(unknown, key), Member(sensitive, key))
                                ?? PropertyValue.Null
                        )
                    )
            );

    private static MapValue Members(Block? block, JsonElement value, JsonElement unknown, JsonElement sensitive)
    {
        var members = new List<KeyValuePair<string, PropertyValue>>();
        foreach (var name in Names(value, unknown))
        {
            var argument = block?.FindByTerraform(name);
            if (Value(argument, Member(value, name), Member(unknown, name), Member(sensitive, name)) is { } member)
            {
                members.Add(new(argument?.Pulumi ?? PropertyNames.ToPulumi(name), member));
            }
        }

        return MapValue.Create(members);
    }
}
