using System.Collections;
using System.Collections.Immutable;
using System.Text.Json;

namespace Pulumi;

/// <summary>Brings the values of arguments and results into the form in which they travel, and collects the resources
/// that they depend on.</summary>
/// <param name="asText">Whether the values are for a JSON text, in which unknown values and secrets are marked where
/// they stand, as in Pulumi's wire format, and resources are their ids or URNs.</param>
internal sealed class Serializer(bool asText = false)
{
    public ImmutableHashSet<Resource> Resources { get; private set; } = ResourceSet.Empty;

    public ValueTask<Serialized> SerializeAsync(object? value, PropertyPath path) =>
        value switch
        {
            null or ValueTuple => new(Serialized.Null),
            bool or double => new(new Serialized(value)),
            string text => new(text == Signatures.Unknown && !asText ? Serialized.Unknown : new Serialized(text)),
            int number => new(new Serialized((double)number)),
            IInputCollection collection => SerializeOutputAsync(collection.Elements, path),
            IInput input => SerializeOutputAsync(input.ToOutput(), path),
            IOutput output => SerializeOutputAsync(output, path),
            IUnion union => SerializeAsync(union.Value, path),
            InputArgs args => SerializeArgsAsync(args, path),
            Resource resource => SerializeResourceAsync(resource),
            AssetOrArchive file => new(new Serialized(asText ? file.ToFields() : file)),
            IDictionary dictionary => SerializeDictionaryAsync(dictionary, path),
            IList list => SerializeListAsync(list, path),
            Enum e when e.GetTypeCode() == TypeCode.Int32 => new(new Serialized((double)(int)(object)e)),
            JsonElement element => new(new Serialized(JsonValues.Read(element))),
            Task => throw new InvalidOperationException(
                $"Tasks are not allowed inside ResourceArgs. Please wrap your Task in an Output:\n\t{path}"
            ),
            _ when AttributedType.Of(value.GetType()) is { } type => SerializeAttributedAsync(type, value, path),
            _ => throw new InvalidOperationException(
                $"{value.GetType().FullName} is not a supported argument type.\n\t{path}"
            ),
        };

    /// <summary>Serializes a property of a resource or function; a failure names it.</summary>
    public async ValueTask<Serialized> SerializePropertyAsync(InputValue input, PropertyPath owner)
    {
        try
        {
            return await SerializeInputAsync(input, owner.At(input.Name));
        }
        catch (Exception exception)
        {
            throw Named(input.Name, exception);
        }
    }

    /// <inheritdoc cref="SerializePropertyAsync(InputValue, PropertyPath)"/>
    public async ValueTask<Serialized> SerializePropertyAsync(string name, object? value, PropertyPath owner)
    {
        try
        {
            return await SerializeAsync(value, owner.At(name));
        }
        catch (Exception exception)
        {
            throw Named(name, exception);
        }
    }

    private ValueTask<Serialized> SerializeInputAsync(InputValue input, PropertyPath path) =>
        input is { IsJson: true, Value: { } value } ? WriteAsync(value, path) : SerializeAsync(input.Value, path);

    private static InvalidOperationException Named(string property, Exception failure) =>
        new($"error serializing property \"{property}\": {failure.Message}", failure);

    /// <summary>Serializes a value as JSON text. It depends on what the value as a whole depends on.</summary>
    private async ValueTask<Serialized> WriteAsync(object value, PropertyPath path)
    {
        var text = new Serializer(asText: true);
        if (value is not IInput input)
        {
            return new(JsonValues.Write((await text.SerializeAsync(value, path)).Value));
        }

        var data = await input.ToOutput().State.GetDataAsync();
        Resources = ResourceSet.Join(Resources, data.Resources);
        return data.IsKnown
            ? new(JsonValues.Write((await text.SerializeAsync(data.Value, path)).Value), true, data.IsSecret)
            : new(null, IsKnown: false, data.IsSecret);
    }

    private async ValueTask<Serialized> SerializeOutputAsync(IOutput output, PropertyPath path)
    {
        var data = await output.State.GetDataAsync();
        Resources = ResourceSet.Join(Resources, data.Resources);
        if (!data.IsKnown)
        {
            return asText ? new(Signatures.Unknown) : new(null, IsKnown: false, data.IsSecret);
        }

        var inner = await SerializeAsync(data.Value, path);
        if (asText && data.IsSecret)
        {
            return new(Signatures.MarkSecret(inner.Value));
        }

        return data.IsSecret && !inner.IsSecret ? inner with { IsSecret = true } : inner;
    }

    private async ValueTask<Serialized> SerializeArgsAsync(InputArgs args, PropertyPath path)
    {
        var fields = new SerializedFields(asText);
        foreach (var input in InputValues.Of(args))
        {
            fields.AddUnlessNull(input.Name, await SerializeInputAsync(input, path.At(input.Name)));
        }

        return fields.ToSerialized();
    }

    private async ValueTask<Serialized> SerializeResourceAsync(Resource resource)
    {
        Resources = Resources.Add(resource);
        var id = (resource as CustomResource)?.Id;
        if (asText)
        {
            return await SerializeOutputAsync(id ?? resource.Urn, PropertyPath.Of(resource));
        }

        if (id is not null)
        {
            await id.GetDataAsync();
        }

        return new(new DependencyResource(await resource.Urn.GetValueAsync(whenUnknown: "")));
    }

    private async ValueTask<Serialized> SerializeDictionaryAsync(IDictionary dictionary, PropertyPath path)
    {
        var fields = new SerializedFields(asText);
        foreach (DictionaryEntry entry in dictionary)
        {
            if (entry.Key is not string key)
            {
                throw new InvalidOperationException($"Dictionaries are only supported with string keys:\n\t{path}");
            }

            fields.AddUnlessNull(key, await SerializeAsync(entry.Value, path.At(key)));
        }

        return fields.ToSerialized();
    }

    private async ValueTask<Serialized> SerializeListAsync(IList list, PropertyPath path)
    {
        var count = CountOf(list);
        var values = ImmutableArray.CreateBuilder<object?>(count);
        var (isKnown, isSecret) = (true, false);
        for (var i = 0; i < count; i++)
        {
            var serialized = await SerializeAsync(list[i], path.At(i));
            values.Add(serialized.Value);
            isKnown &= serialized.IsKnown;
            isSecret |= serialized.IsSecret;
        }

        return new(values.MoveToImmutable(), isKnown, isSecret);
    }

    private async ValueTask<Serialized> SerializeAttributedAsync(AttributedType type, object value, PropertyPath path)
    {
        if (!type.IsObject)
        {
            return await SerializeAsync(type.ToPrimitive(value), path);
        }

        var fields = new SerializedFields(asText);
        foreach (var (name, field) in type.Fields)
        {
            fields.Add(name, await SerializeAsync(field.GetValue(value), path.At(name)));
        }

        return fields.ToSerialized();
    }

    /// <summary>The number of elements, which a default <see cref="ImmutableArray{T}"/> refuses to tell.</summary>
    private static int CountOf(IList list)
    {
        try
        {
            return list.Count;
        }
        catch (InvalidOperationException)
        {
            return 0;
        }
    }
}
