using System.Collections;
using System.Text;
using PrivateLinkLab.Graph;
using PrivateLinkLab.Graph.Replacements;

namespace PrivateLinkLab.Cloud.Answering;

/// <summary>What makes a resource the same one in the next run: see <see cref="ResourceRequest.Hash"/>.</summary>
internal static class ResourceIdentity
{
    public static StableHash Of(string type, string place, string name, InputBag inputs)
    {
        var forced = new StringBuilder();
        foreach (var rule in ReplacementRules.Of(type))
        {
            var path = rule.Path.ToString();
            // The region is part of the place below, given or not.
            if (path != "region" && (rule.OnlyWhen is null || inputs.Flag(rule.OnlyWhen) == true)
                && ValueAt(inputs.Values, rule.Path) is { } value)
            {
                forced.Append(path).Append('=');
                Write(forced, rule.PresenceOnly ? "given" : value);
                forced.Append(';');
            }
        }
        return StableHash.Of(type, place, name, forced.ToString());
    }

    // Steps of a rule are names only. Below a list the list as a whole counts.
    private static object? ValueAt(object? value, PropertyPath path)
    {
        foreach (var step in path.Steps)
        {
            if (value is IReadOnlyDictionary<string, object> map)
            {
                value = map.TryGetValue(step.Name!, out var inner) ? inner : null;
            }
        }
        return value;
    }

    private static void Write(StringBuilder text, object? value)
    {
        switch (value)
        {
            case IReadOnlyDictionary<string, object> map:
                text.Append('{');
                foreach (var (key, inner) in map.OrderBy(pair => pair.Key, StringComparer.Ordinal))
                {
                    text.Append(key.Length).Append(':').Append(key);
                    Write(text, inner);
                }
                text.Append('}');
                break;
            case IEnumerable items and not string:
                text.Append('[');
                foreach (var item in items)
                {
                    Write(text, item);
                }
                text.Append(']');
                break;
            case double number:
                Write(text, Format.Number(number));
                break;
            default:
                var plain = value?.ToString() ?? "";
                text.Append(plain.Length).Append(':').Append(plain);
                break;
        }
    }
}
