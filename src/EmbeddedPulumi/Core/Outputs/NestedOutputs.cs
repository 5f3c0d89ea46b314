using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Pulumi;

/// <summary>Writes inputs and outputs as their values, and keeps what was seen of them.</summary>
internal sealed class NestedOutputs : JsonConverterFactory
{
    public ImmutableHashSet<Resource> Resources { get; private set; } = ResourceSet.Empty;

    public bool IsKnown { get; private set; } = true;

    public bool IsSecret { get; private set; }

    public JsonSerializerOptions AddTo(JsonSerializerOptions? options)
    {
        var copy = options is null ? new JsonSerializerOptions() : new JsonSerializerOptions(options);
        copy.Converters.Add(this);
        return copy;
    }

    public override bool CanConvert(Type typeToConvert) =>
        typeToConvert.IsGenericType
        && typeToConvert.GetGenericTypeDefinition() is var type
        && (
            type == typeof(Output<>)
            || type == typeof(Input<>)
            || type == typeof(InputList<>)
            || type == typeof(InputMap<>)
        );

    public override JsonConverter CreateConverter(Type typeToConvert, JsonSerializerOptions options)
    {
        var definition = typeToConvert.GetGenericTypeDefinition();
        var converter =
            definition == typeof(Output<>) ? typeof(OutputConverter<>)
            : definition == typeof(Input<>) ? typeof(InputConverter<>)
            : definition == typeof(InputList<>) ? typeof(ListConverter<>)
            : typeof(MapConverter<>);
        return (JsonConverter)
            Activator.CreateInstance(converter.MakeGenericType(typeToConvert.GetGenericArguments()), this)!;
    }

    private void Write<T>(Utf8JsonWriter writer, Output<T> output, JsonSerializerOptions options)
    {
        // Converters are synchronous; under mocks the value is there unless a mock has not answered yet.
        var data = output.GetDataAsync().AsTask().GetAwaiter().GetResult();
        Resources = ResourceSet.Join(Resources, data.Resources);
        if (!data.IsKnown)
        {
            IsKnown = false;
            writer.WriteNullValue();
            return;
        }

        IsSecret |= data.IsSecret;
        JsonSerializer.Serialize(writer, data.As<T>(), options);
    }

    private sealed class OutputConverter<T>(NestedOutputs nested) : JsonConverter<Output<T>>
    {
        public override Output<T> Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            Output.Create(JsonSerializer.Deserialize<T>(ref reader, options)!);

        public override void Write(Utf8JsonWriter writer, Output<T> value, JsonSerializerOptions options) =>
            nested.Write(writer, value, options);
    }

    private sealed class InputConverter<T>(NestedOutputs nested) : JsonConverter<Input<T>>
    {
        public override Input<T> Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            Output.Create(JsonSerializer.Deserialize<T>(ref reader, options)!);

        public override void Write(Utf8JsonWriter writer, Input<T> value, JsonSerializerOptions options) =>
            nested.Write(writer, value.ToOutput(), options);
    }

    private sealed class ListConverter<T>(NestedOutputs nested) : JsonConverter<InputList<T>>
    {
        public override InputList<T> Read(
            ref Utf8JsonReader reader,
            Type typeToConvert,
            JsonSerializerOptions options
        ) => JsonSerializer.Deserialize<ImmutableArray<T>>(ref reader, options);

        public override void Write(Utf8JsonWriter writer, InputList<T> value, JsonSerializerOptions options) =>
            nested.Write(writer, value.ToOutput(), options);
    }

    private sealed class MapConverter<T>(NestedOutputs nested) : JsonConverter<InputMap<T>>
    {
        public override InputMap<T> Read(
            ref Utf8JsonReader reader,
            Type typeToConvert,
            JsonSerializerOptions options
        ) => JsonSerializer.Deserialize<ImmutableDictionary<string, T>>(ref reader, options)!;

        public override void Write(Utf8JsonWriter writer, InputMap<T> value, JsonSerializerOptions options) =>
            nested.Write(writer, value.ToOutput(), options);
    }
}
