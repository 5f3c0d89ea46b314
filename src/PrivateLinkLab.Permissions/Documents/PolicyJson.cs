using System.Collections.Immutable;
using System.Text.Json;

namespace PrivateLinkLab.Permissions;

/// <summary>The JSON of policy documents: texts and lists of texts, and what a refusal calls anything else.</summary>
internal static class PolicyJson
{
    /// <summary>
    /// Refuses two members of one name: "Individual elements must not contain multiple instances of the same key" (IAM user guide,
    /// "Grammar of the IAM JSON policy language").
    /// </summary>
    /// <exception cref="PolicyFormatException">There are some.</exception>
    public static void CheckForDuplicates(JsonElement element, string at)
    {
        if (element.ValueKind == JsonValueKind.Array)
        {
            foreach (var item in element.EnumerateArray())
            {
                CheckForDuplicates(item, at);
            }
        }
        else if (element.ValueKind == JsonValueKind.Object)
        {
            var seen = new HashSet<string>(StringComparer.Ordinal);
            foreach (var member in element.EnumerateObject())
            {
                if (!seen.Add(member.Name))
                {
                    throw new PolicyFormatException($"{at} has '{member.Name}' twice in one place.");
                }

                CheckForDuplicates(member.Value, at);
            }
        }
    }

    /// <summary>Reads a string or a list of strings.</summary>
    /// <param name="value">The value.</param>
    /// <param name="what">What it is, as a sentence begins with it.</param>
    /// <param name="scalars">Whether it is a condition's: true, false and numbers are texts there, and the list may be empty.</param>
    /// <exception cref="PolicyFormatException">It is something else.</exception>
    public static ImmutableArray<string> Texts(JsonElement value, string what, bool scalars = false) => value.ValueKind switch
    {
        JsonValueKind.Array when value.GetArrayLength() == 0 && !scalars =>
            throw new PolicyFormatException($"{what} is an empty list; it has at least one element."),
        JsonValueKind.Array => [.. value.EnumerateArray().Select(item => Scalar(item, what, scalars))],
        _ => [Scalar(value, what, scalars)],
    };

    // Values of conditions may be JSON's true, false and numbers; everything else is a string.
    private static string Scalar(JsonElement value, string what, bool scalars) => value.ValueKind switch
    {
        JsonValueKind.String => value.GetString()!,
        JsonValueKind.Number or JsonValueKind.True or JsonValueKind.False when scalars => value.GetRawText(),
        _ => throw new PolicyFormatException($"{what} has {Kind(value)}; it is a string or a list of strings."),
    };

    /// <summary>Reads a string.</summary>
    /// <exception cref="PolicyFormatException">It is something else.</exception>
    public static string Text(JsonElement value, string what) => value.ValueKind == JsonValueKind.String
        ? value.GetString()!
        : throw new PolicyFormatException($"{what} is {Kind(value)}; it is a string.");

    /// <summary>A value as a refusal shows it.</summary>
    public static string Shown(JsonElement value) =>
        value.ValueKind == JsonValueKind.String ? $"'{value.GetString()}'" : Kind(value);

    /// <summary>What a value is, with its article.</summary>
    public static string Kind(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Object => "an object",
        JsonValueKind.Array => "a list",
        JsonValueKind.String => "a string",
        JsonValueKind.Number => "a number",
        JsonValueKind.Null => "null",
        _ => value.GetRawText(),
    };
}
