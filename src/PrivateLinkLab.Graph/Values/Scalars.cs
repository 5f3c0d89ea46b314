namespace PrivateLinkLab.Graph;

/// <summary>JSON's null; use <see cref="PropertyValue.Null"/>.</summary>
public sealed class NullValue : PropertyValue
{
    internal NullValue()
        : base(PropertyKind.Null) { }

    /// <inheritdoc/>
    public override bool HasSecrets => false;

    /// <inheritdoc/>
    public override bool HasUnknowns => false;

    /// <inheritdoc/>
    public override bool Equals(PropertyValue? other) => other is NullValue;

    /// <inheritdoc/>
    public override int GetHashCode() => 1;
}

/// <summary>True or false.</summary>
public sealed class BoolValue : PropertyValue
{
    internal BoolValue(bool value)
        : base(PropertyKind.Bool) => Value = value;

    /// <summary>The value.</summary>
    public bool Value { get; }

    /// <inheritdoc/>
    public override bool HasSecrets => false;

    /// <inheritdoc/>
    public override bool HasUnknowns => false;

    /// <inheritdoc/>
    public override bool Equals(PropertyValue? other) => other is BoolValue value && value.Value == Value;

    /// <inheritdoc/>
    public override int GetHashCode() => Value ? 3 : 2;
}

/// <summary>A finite number.</summary>
public sealed class NumberValue : PropertyValue
{
    internal NumberValue(double value)
        : base(PropertyKind.Number)
    {
        if (!double.IsFinite(value))
        {
            throw new ArgumentOutOfRangeException(nameof(value), value, "A property's number must be finite.");
        }

        Value = value;
    }

    /// <summary>The value.</summary>
    public double Value { get; }

    /// <inheritdoc/>
    public override bool HasSecrets => false;

    /// <inheritdoc/>
    public override bool HasUnknowns => false;

    /// <inheritdoc/>
    public override bool Equals(PropertyValue? other) => other is NumberValue value && value.Value == Value;

    /// <inheritdoc/>
    public override int GetHashCode() => Value.GetHashCode();
}

/// <summary>A text of whole Unicode characters.</summary>
public sealed class TextValue : PropertyValue
{
    internal TextValue(string value)
        : base(PropertyKind.Text)
    {
        ArgumentNullException.ThrowIfNull(value);
        Value = WellFormed(value);
    }

    /// <summary>The value.</summary>
    public string Value { get; }

    /// <inheritdoc/>
    public override bool HasSecrets => false;

    /// <inheritdoc/>
    public override bool HasUnknowns => false;

    /// <inheritdoc/>
    public override bool Equals(PropertyValue? other) => other is TextValue value && value.Value == Value;

    /// <inheritdoc/>
    public override int GetHashCode() => string.GetHashCode(Value, StringComparison.Ordinal);

    internal static string WellFormed(string text)
    {
        if (text.AsSpan().IndexOfAnyInRange('\uD800', '\uDFFF') < 0)
        {
            return text;
        }

        return string.Concat(text.EnumerateRunes().Select(rune => rune.ToString()));
    }
}

/// <summary>A value that is not known before the deployment; use <see cref="PropertyValue.Unknown"/>.</summary>
public sealed class UnknownValue : PropertyValue
{
    internal UnknownValue()
        : base(PropertyKind.Unknown) { }

    /// <inheritdoc/>
    public override bool HasSecrets => false;

    /// <inheritdoc/>
    public override bool HasUnknowns => true;

    /// <inheritdoc/>
    public override PropertyValue? Revealed => null;

    /// <inheritdoc/>
    public override bool Equals(PropertyValue? other) => other is UnknownValue;

    /// <inheritdoc/>
    public override int GetHashCode() => 5;
}

/// <summary>A secret, with its plaintext while it is in memory and without it when it comes from a file.</summary>
public sealed class SecretValue : PropertyValue
{
    internal SecretValue(PropertyValue? plaintext)
        : base(PropertyKind.Secret) => Plaintext = plaintext;

    /// <summary>What is kept secret; null when it is not known. Never write it anywhere.</summary>
    public PropertyValue? Plaintext { get; }

    /// <inheritdoc/>
    public override bool HasSecrets => true;

    /// <inheritdoc/>
    public override bool HasUnknowns => Plaintext is null || Plaintext.HasUnknowns;

    /// <inheritdoc/>
    public override PropertyValue? Revealed => Plaintext?.Revealed;

    /// <inheritdoc/>
    public override bool Equals(PropertyValue? other) => other is SecretValue secret && secret.Plaintext == Plaintext;

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(7, Plaintext);
}
