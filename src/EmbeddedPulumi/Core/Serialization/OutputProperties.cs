using System.Collections.Concurrent;
using System.Reflection;

namespace Pulumi;

/// <summary>The output properties of a resource class that is written by hand, found once for each class.</summary>
internal static class OutputProperties
{
    private static readonly ConcurrentDictionary<Type, OutputProperty[]> s_byType = new();

    /// <summary>Gives the properties that have an <see cref="OutputAttribute"/> outputs to fill.</summary>
    public static void Assign(Resource resource, OutputSlots outputs)
    {
        foreach (var property in s_byType.GetOrAdd(resource.GetType(), Find))
        {
            property.Assign(resource, outputs);
        }
    }

    private static OutputProperty[] Find(Type type)
    {
        var properties = new List<OutputProperty>();
        foreach (var property in type.GetProperties(BindingFlags.Public | BindingFlags.Instance))
        {
            if (property.GetCustomAttribute<OutputAttribute>() is { } attribute)
            {
                properties.Add(Create(type, property, attribute));
            }
        }

        return [.. properties];
    }

    private static OutputProperty Create(Type type, PropertyInfo property, OutputAttribute attribute)
    {
        var outputType = property.PropertyType;
        if (!outputType.IsConstructedGenericType || outputType.GetGenericTypeDefinition() != typeof(Output<>))
        {
            throw RunException.OutputsHaveIncorrectType([attribute.Name!]);
        }

        var fullName = $"[Output] {type.FullName}.{property.Name}";
        var setter = property.DeclaringType!.GetProperty(property.Name, outputType)?.GetSetMethod(nonPublic: true)
            ?? throw new InvalidOperationException($"{fullName} did not have a 'set' method");
        // Fails when results cannot have the type.
        ValueConverter.For(outputType.GenericTypeArguments[0], fullName);
        return new(attribute.Name ?? property.Name, outputType, setter);
    }

    private sealed class OutputProperty(string name, Type outputType, MethodInfo setter)
    {
        public void Assign(Resource resource, OutputSlots outputs)
        {
            var output = (IPendingOutput)Activator.CreateInstance(outputType, nonPublic: true)!;
            setter.Invoke(resource, BindingFlags.DoNotWrapExceptions, binder: null, [output], culture: null);
            outputs.Add(new(name, outputType.GenericTypeArguments[0], output));
        }
    }
}
