using System.Text;
using PrivateLinkLab.Cloud.Hashing;
using PrivateLinkLab.Graph;
using PrivateLinkLab.Graph.Replacements;

namespace PrivateLinkLab.Cloud.Requests;

/// <summary>What makes a resource the same one in the next run: see <see cref="ResourceRequest.Hash"/>.</summary>
internal static class ResourceIdentity
{
    /// <summary>Gives the hash.</summary>
    /// <param name="type">The resource's type.</param>
    /// <param name="place">The account and region.</param>
    /// <param name="name">The resource's name.</param>
    /// <param name="lineage">The types of the ancestors; null where type and name are enough to tell the resource from
    /// others.</param>
    /// <param name="inputs">The inputs, of which those count that AWS cannot change in place.</param>
    public static StableHash Of(string type, string place, string name, string? lineage, InputBag inputs)
    {
        var forced = new StringBuilder();
        foreach (var rule in ReplacementRules.Of(type))
        {
            var path = rule.Path.ToString();
            // The region is part of the place below, given or not.
            if (
                path != "region"
                && (rule.OnlyWhen is null || inputs.Flag(rule.OnlyWhen) == true)
                && ValueAt(inputs.Values, rule.Path) is { } value
            )
            {
                forced.Append(path).Append('=');
                Write(forced, rule.PresenceOnly ? "given" : value, path);
                forced.Append(';');
            }
        }

        return lineage is null
            ? StableHash.Of(type, place, name, forced.ToString())
            : StableHash.Of(type, place, name, forced.ToString(), lineage);
    }

    // Where a rule has no index, the list as a whole counts.
    private static PropertyValue? ValueAt(PropertyValue? value, PropertyPath path)
    {
        foreach (var (name, index) in path.Steps)
        {
            value = ((value as SecretValue)?.Revealed ?? value, name) switch
            {
                (MapValue map, { } key) => map.Find(key),
                (ListValue list, null) => list.ElementAtOrDefault(index!.Value),
                _ => value,
            };
        }

        return value is NullValue ? null : value;
    }

    private static void Write(StringBuilder text, PropertyValue value, string path)
    {
        switch (value.Revealed)
        {
            case null:
                throw new InputUnknownException(path);
            case MapValue map:
                text.Append('{');
                foreach (var (key, inner) in map)
                {
                    text.Append(key.Length).Append(':').Append(key);
                    Write(text, inner, path);
                }

                text.Append('}');
                break;
            case ListValue items:
                text.Append('[');
                foreach (var item in items)
                {
                    Write(text, item, path);
                }

                text.Append(']');
                break;
            case var scalar:
                var plain = scalar switch
                {
                    TextValue { Value: var characters } => characters,
                    NumberValue { Value: var number } => Format.Number(number),
                    BoolValue { Value: var flag } => flag ? "True" : "False",
                    _ => scalar.ToString(),
                };
                text.Append(plain.Length).Append(':').Append(plain);
                break;
        }
    }
}
