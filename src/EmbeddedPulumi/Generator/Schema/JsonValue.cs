namespace EmbeddedPulumi.Generator;

/// <summary>A JSON value: string, bool, double, a list of values or a list of members in their order.</summary>
internal sealed class JsonValue
{
    public JsonValue(object value) => Value = value;

    public object Value { get; }

    /// <summary>The string; an error when the value is something else.</summary>
    public string Text => Value as string ?? throw new FormatException("a string is missing");

    /// <summary>The members of an object; none when the value is something else.</summary>
    public IReadOnlyList<KeyValuePair<string, JsonValue>> Members =>
        Value as List<KeyValuePair<string, JsonValue>> ?? [];

    /// <summary>The items of an array; none when the value is something else.</summary>
    public IReadOnlyList<JsonValue> Items => Value as List<JsonValue> ?? [];

    /// <summary>The named member; an empty object when there is none.</summary>
    public JsonValue this[string name]
    {
        get
        {
            foreach (var member in Members)
            {
                if (member.Key == name)
                {
                    return member.Value;
                }
            }

            return new JsonValue(new List<KeyValuePair<string, JsonValue>>());
        }
    }
}
