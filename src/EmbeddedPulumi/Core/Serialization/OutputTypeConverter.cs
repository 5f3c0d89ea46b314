using System.Collections.Immutable;
using System.Reflection;

namespace Pulumi;

/// <summary>Takes objects as instances of a class that is made for results.</summary>
internal sealed class OutputTypeConverter : ValueConverter
{
    private const BindingFlags Any = BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance;

    private readonly ConstructorInfo _constructor;
    private readonly Lazy<Parameter[]> _parameters;

    public OutputTypeConverter(Type type)
    {
        var constructors = type.GetConstructors(Any);
        var marked = constructors.FirstOrDefault(c => c.IsDefined(typeof(OutputConstructorAttribute)));
        _constructor = marked
            ?? (
                constructors.Count(c => c.IsPublic) == 1
                    ? constructors.First(c => c.IsPublic)
                    : throw new InvalidOperationException(
                        $"{type.FullName} had [{nameof(OutputTypeAttribute)}], but did not contain constructor "
                            + "marked with "
                            + $"[{nameof(OutputConstructorAttribute)}]."
                    )
            );
        // Later, because a type may contain itself.
        _parameters = new(() => [.. _constructor.GetParameters().Select(parameter => new Parameter(type, parameter))]);
    }

    public override bool TryConvert(object? value, out object? result)
    {
        result = null;
        if (value is not ImmutableDictionary<string, object?> fields)
        {
            return value is null;
        }

        var parameters = _parameters.Value;
        var arguments = new object?[parameters.Length];
        // Reflection passes null to a parameter of a value type as the type's default.
        for (var i = 0; i < arguments.Length; i++)
        {
            arguments[i] = parameters[i].Converter.Convert(fields.GetValueOrDefault(parameters[i].Name));
        }

        result = _constructor.Invoke(BindingFlags.DoNotWrapExceptions, binder: null, arguments, culture: null);
        return true;
    }

    protected override void Check(HashSet<Type> seen)
    {
        foreach (var parameter in _parameters.Value)
        {
            CheckPart(parameter.Converter, parameter.Type, seen);
        }
    }

    private sealed class Parameter(Type owner, ParameterInfo parameter)
    {
        public string Name { get; } =
            parameter.GetCustomAttribute<OutputConstructorParameterAttribute>()?.Name ?? parameter.Name!;

        public Type Type => parameter.ParameterType;

        public ValueConverter Converter { get; } = Part(parameter.ParameterType, $"{owner.FullName}({parameter.Name})");
    }
}
