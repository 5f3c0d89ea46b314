using System.Collections.Immutable;

namespace PrivateLinkLab.Permissions;

/// <summary>
/// What a request says of a context key: values, nothing (the key is absent), or something that is not known. The
/// default is unknown, so that a forgotten key never decides.
/// </summary>
public readonly struct ContextValue : IEquatable<ContextValue>
{
    private readonly State _state;
    private readonly string? _one;
    private readonly ImmutableArray<string> _many;

    private ContextValue(State state, string? one, ImmutableArray<string> many) =>
        (_state, _one, _many) = (state, one, many);

    private enum State : byte
    {
        Unknown,
        Hidden,
        Absent,
        Present,
    }

    /// <summary>The request does not have the key.</summary>
    public static ContextValue Absent => new(State.Absent, null, default);

    /// <summary>It is not known whether the request has the key, or with which value.</summary>
    public static ContextValue Unknown => default;

    /// <summary>The request has the key, and its value is not known.</summary>
    public static ContextValue Hidden => new(State.Hidden, null, default);

    /// <summary>Whether the key's value is not known.</summary>
    public bool IsUnknown => _state is State.Unknown or State.Hidden;

    /// <summary>Whether the request is known to have the key, with a value that is not known.</summary>
    public bool IsHidden => _state == State.Hidden;

    /// <summary>Whether the request is known not to have the key.</summary>
    public bool IsAbsent => _state == State.Absent;

    /// <summary>Whether the request has the key, with known values.</summary>
    public bool IsPresent => _state == State.Present;

    /// <summary>How many values there are; 0 unless the key is present.</summary>
    public int Count =>
        _one is not null ? 1
        : _many.IsDefault ? 0
        : _many.Length;

    /// <summary>One value.</summary>
    public string this[int index] => _one ?? _many[index];

    /// <summary>The key with one value; unknown when <paramref name="value"/> is null.</summary>
    public static ContextValue Of(string? value) => value is null ? Unknown : new(State.Present, value, default);

    /// <summary>The key, which the request certainly has, with one value; null: the value is not known.</summary>
    public static ContextValue OfPresent(string? value) => value is null ? Hidden : Of(value);

    /// <summary>The key with any number of values, such as aws:CalledVia has.</summary>
    public static ContextValue OfAll(params IEnumerable<string> values) => new(State.Present, null, [.. values]);

    /// <summary>The value as evidence shows it: absent, unknown, one value, or values in brackets.</summary>
    public override string ToString() =>
        _state switch
        {
            State.Unknown or State.Hidden => "unknown",
            State.Absent => "absent",
            _ => _one ?? $"[{string.Join(", ", _many)}]",
        };

    /// <inheritdoc/>
    public bool Equals(ContextValue other)
    {
        if (_state != other._state || Count != other.Count)
        {
            return false;
        }

        for (var i = 0; i < Count; i++)
        {
            if (this[i] != other[i])
            {
                return false;
            }
        }

        return true;
    }

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is ContextValue other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(_state, Count, Count > 0 ? this[0] : null);

    /// <summary>Whether two values are the same.</summary>
    public static bool operator ==(ContextValue left, ContextValue right) => left.Equals(right);

    /// <summary>Whether two values differ.</summary>
    public static bool operator !=(ContextValue left, ContextValue right) => !left.Equals(right);
}
