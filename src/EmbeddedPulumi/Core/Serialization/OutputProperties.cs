using System.Collections.Concurrent;
using System.Reflection;

namespace Pulumi;

/// <summary>The output properties of a resource class, found once for each class.</summary>
internal static class OutputProperties
{
    private static readonly ConcurrentDictionary<Type, OutputProperty[]> s_byType = new();

    /// <summary>The one that every resource has.</summary>
    public static OutputProperty[] OfUrn { get; } = [CreateUrn()];

    public static OutputProperty[] Of(Resource resource) => s_byType.GetOrAdd(resource.GetType(), Find);

    private static OutputProperty<Resource, string> CreateUrn()
    {
        var created = new OutputProperty<Resource, string>();
        created.Initialize(
            Resource.UrnName,
            new InstanceConverter(typeof(string)),
            typeof(Resource).GetProperty(nameof(Resource.Urn))!.GetSetMethod(nonPublic: true)!);
        return created;
    }

    private static OutputProperty[] Find(Type type)
    {
        var properties = new List<OutputProperty>();
        foreach (var property in type.GetProperties(BindingFlags.Public | BindingFlags.Instance))
        {
            if (property.GetCustomAttribute<OutputAttribute>() is { } attribute)
                properties.Add(Create(type, property, attribute));
        }

        return [.. properties];
    }

    private static OutputProperty Create(Type type, PropertyInfo property, OutputAttribute attribute)
    {
        var outputType = property.PropertyType;
        if (!outputType.IsConstructedGenericType || outputType.GetGenericTypeDefinition() != typeof(Output<>))
            throw RunException.OutputsHaveIncorrectType([attribute.Name!]);

        var fullName = $"[Output] {type.FullName}.{property.Name}";
        var setter = property.DeclaringType!.GetProperty(property.Name, outputType)?.GetSetMethod(nonPublic: true)
            ?? throw new InvalidOperationException($"{fullName} did not have a 'set' method");
        var valueType = outputType.GenericTypeArguments[0];
        var created = (OutputProperty)Activator.CreateInstance(
            typeof(OutputProperty<,>).MakeGenericType(property.DeclaringType!, valueType))!;
        created.Initialize(attribute.Name ?? property.Name, ValueConverter.For(valueType, fullName), setter);
        return created;
    }
}

/// <summary>An output property of a resource class.</summary>
internal abstract class OutputProperty
{
    public string Name { get; private set; } = "";

    public ValueConverter Converter { get; private set; } = null!;

    /// <summary>Takes what would be constructor arguments: an object is created by reflection without code of its own
    /// when its constructor has none.</summary>
    public virtual void Initialize(string name, ValueConverter converter, MethodInfo setter) =>
        (Name, Converter) = (name, converter);

    /// <summary>Gives the property an output that the registration will fill.</summary>
    public abstract IPendingOutput Assign(Resource resource);
}

internal sealed class OutputProperty<TResource, TValue> : OutputProperty
    where TResource : Resource
{
    private Action<TResource, Output<TValue>> _set = null!;

    public override void Initialize(string name, ValueConverter converter, MethodInfo setter)
    {
        base.Initialize(name, converter, setter);
        _set = setter.CreateDelegate<Action<TResource, Output<TValue>>>();
    }

    public override IPendingOutput Assign(Resource resource)
    {
        var output = Output<TValue>.Pending();
        _set((TResource)resource, output);
        return output;
    }
}
