namespace PrivateLinkLab.Graph;

/// <summary>
/// One immutable value of a resource's inputs or outputs, equal to another one when their contents are equal.
/// <see cref="ToString"/> is one line and never shows the plaintext of a secret.
/// </summary>
public abstract class PropertyValue : IEquatable<PropertyValue>
{
    private protected PropertyValue(PropertyKind kind) => Kind = kind;

    /// <summary>What this value is; each kind has one class.</summary>
    public PropertyKind Kind { get; }

    /// <summary>JSON's null.</summary>
    public static NullValue Null { get; } = new();

    /// <summary>True.</summary>
    public static BoolValue True { get; } = new(true);

    /// <summary>False.</summary>
    public static BoolValue False { get; } = new(false);

    /// <summary>A value that is not known before the deployment.</summary>
    public static UnknownValue Unknown { get; } = new();

    /// <summary>A secret whose plaintext is not known, as every secret read from a state file is.</summary>
    public static SecretValue UnknownSecret { get; } = new(null);

    /// <summary>True or false as a value.</summary>
    public static BoolValue Of(bool value) => value ? True : False;

    /// <summary>A number.</summary>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="value"/> is infinite or not a number.</exception>
    public static NumberValue Of(double value) => new(value);

    /// <summary>A text; halves of surrogate pairs, which no file can hold, become U+FFFD.</summary>
    public static TextValue Of(string value) => new(value);

    /// <summary>A list of the given values.</summary>
    public static ListValue Of(params ReadOnlySpan<PropertyValue> values) => ListValue.Create([.. values]);

    /// <summary>A list of texts.</summary>
    public static ListValue OfTexts(IEnumerable<string> texts)
    {
        ArgumentNullException.ThrowIfNull(texts);
        return ListValue.Create([.. texts.Select(Of)]);
    }

    /// <summary>A secret with its plaintext; a secret of a secret is one secret.</summary>
    public static SecretValue Secret(PropertyValue plaintext)
    {
        ArgumentNullException.ThrowIfNull(plaintext);
        return plaintext as SecretValue ?? new SecretValue(plaintext);
    }

    /// <summary>True when this value is a secret or holds one at any depth.</summary>
    public abstract bool HasSecrets { get; }

    /// <summary>True when this value is unknown or holds an unknown value at any depth.</summary>
    public abstract bool HasUnknowns { get; }

    /// <summary>The value itself, or what is inside when it is a secret; null when that is not known.</summary>
    public virtual PropertyValue? Revealed => this;

    /// <summary>The text, also of a secret; null when it is not a text or not known.</summary>
    public string? AsText() => (Revealed as TextValue)?.Value;

    /// <summary>The number, also of a secret; null when it is not a number or not known.</summary>
    public double? AsNumber() => (Revealed as NumberValue)?.Value;

    /// <summary>The number as an int, also of a secret; null when it is not a whole number in an int's range.</summary>
    public int? AsInt() =>
        AsNumber() is { } number && number == Math.Truncate(number) && number is >= int.MinValue and <= int.MaxValue
            ? (int)number
            : null;

    /// <summary>True or false, also of a secret; null when it is neither or not known.</summary>
    public bool? AsBool() => (Revealed as BoolValue)?.Value;

    /// <summary>The list's elements, also of a secret; empty when it is not a list or not known.</summary>
    public ListValue AsList() => Revealed as ListValue ?? ListValue.Empty;

    /// <summary>The map, also of a secret; empty when it is not a map or not known.</summary>
    public MapValue AsMap() => Revealed as MapValue ?? MapValue.Empty;

    /// <summary>The texts in a list; elements of other kinds are left out.</summary>
    public IReadOnlyList<string> AsTexts() => [.. AsList().Select(value => value.AsText()).OfType<string>()];

    /// <summary>The value at a path below this one; null when there is none. Passes through secrets.</summary>
    public PropertyValue? At(PropertyPath path)
    {
        ArgumentNullException.ThrowIfNull(path);
        PropertyValue? value = this;
        foreach (var step in path.Steps)
        {
            value = (value?.Revealed, step) switch
            {
                (MapValue map, { Name: { } name }) => map.Find(name),
                (ListValue list, { Index: { } index }) when index < list.Count => list[index],
                _ => null,
            };
        }

        return value;
    }

    /// <summary>The value at a path such as <c>rootBlockDevice.tags["a.b"]</c> or <c>subnetIds[0]</c>.</summary>
    /// <exception cref="FormatException">The text is no path.</exception>
    public PropertyValue? At(string path) => At(PropertyPath.Parse(path));

    /// <inheritdoc/>
    public abstract bool Equals(PropertyValue? other);

    /// <inheritdoc/>
    public sealed override bool Equals(object? obj) => Equals(obj as PropertyValue);

    /// <inheritdoc/>
    public abstract override int GetHashCode();

    /// <summary>The value on one line, as JSON where JSON can say it; secrets show as <c>[secret]</c>.</summary>
    public sealed override string ToString() => PropertyText.Of(this);

    /// <summary>Whether two values have equal contents.</summary>
    public static bool operator ==(PropertyValue? left, PropertyValue? right) =>
        left is null ? right is null : left.Equals(right);

    /// <summary>Whether two values have different contents.</summary>
    public static bool operator !=(PropertyValue? left, PropertyValue? right) => !(left == right);

    /// <summary>A text as a value.</summary>
    public static implicit operator PropertyValue(string value) => Of(value);

    /// <summary>A number as a value.</summary>
    public static implicit operator PropertyValue(double value) => Of(value);

    /// <summary>True or false as a value.</summary>
    public static implicit operator PropertyValue(bool value) => Of(value);
}
