using System.Collections.Immutable;

namespace Pulumi;

/// <summary>Puts the fields of an object together, and reads what Pulumi's wire format writes as an object.</summary>
/// <param name="withInternal">Whether to keep the fields of the engine, which programs never see.</param>
internal struct SerializedFields(bool withInternal)
{
    private readonly ImmutableDictionary<string, object?>.Builder _values = ImmutableDictionary.CreateBuilder<
        string,
        object?
    >();

    private bool _isKnown = true;
    private bool _isSecret;

    public void Add(string name, Serialized field)
    {
        if (!withInternal && name.StartsWith("__", StringComparison.Ordinal))
        {
            return;
        }

        _values[name] = field.Value;
        _isKnown &= field.IsKnown;
        _isSecret |= field.IsSecret;
    }

    /// <summary>Adds a field that objects leave out when it is null.</summary>
    public void AddUnlessNull(string name, Serialized field)
    {
        if (!field.IsNull)
        {
            Add(name, field);
        }
    }

    public readonly Serialized ToSerialized()
    {
        if (_values.TryGetValue(Signatures.Key, out var signature))
        {
            if (signature is Signatures.Secret && _values.TryGetValue("value", out var secret))
            {
                return new(secret, _isKnown, IsSecret: true);
            }

            if (signature is Signatures.Resource && _values.GetValueOrDefault("urn") is string urn)
            {
                return new(new DependencyResource(urn), _isKnown, _isSecret);
            }
        }

        return new(_values.ToImmutable(), _isKnown, _isSecret);
    }
}
