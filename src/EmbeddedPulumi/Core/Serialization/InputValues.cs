namespace Pulumi;

/// <summary>The values of the inputs of an arguments class, private backing fields first.</summary>
internal sealed class InputValues
{
    private readonly Type _owner;
    private readonly List<InputValue> _values = [];

    private InputValues(Type owner) => _owner = owner;

    /// <summary>The values of all inputs, each of which must be there when it is required.</summary>
    public static IReadOnlyList<InputValue> Of(InputArgs args)
    {
        var values = new InputValues(args.GetType());
        args.AddTo(values);
        return values._values;
    }

    /// <summary>Adds an input.</summary>
    /// <param name="name">Its name on the wire.</param>
    /// <param name="value">Its value.</param>
    /// <param name="json">Whether it travels as a JSON string.</param>
    public void Add(string name, object? value, bool json = false) => _values.Add(new(name, value, json));

    /// <summary>Adds an input that must be there.</summary>
    /// <param name="name">Its name on the wire.</param>
    /// <param name="member">The name of its property or field.</param>
    /// <param name="value">Its value.</param>
    /// <param name="json">Whether it travels as a JSON string.</param>
    /// <exception cref="ArgumentNullException">There is no value.</exception>
    public void AddRequired(string name, string member, object? value, bool json = false)
    {
        if (value is null)
        {
            throw new ArgumentNullException(
                member,
                $"[Input] {_owner.FullName}.{member} is required but was not given a value"
            );
        }

        Add(name, value, json);
    }
}

/// <summary>An input and its value.</summary>
internal sealed record InputValue(string Name, object? Value, bool IsJson);
