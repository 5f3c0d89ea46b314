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
        && (type == typeof(Output<>) || type == typeof(Input<>));

    public override JsonConverter CreateConverter(Type typeToConvert, JsonSerializerOptions options)
    {
        var converter = typeToConvert.GetGenericTypeDefinition() == typeof(Output<>)
            ? typeof(OutputConverter<>)
            : typeof(InputConverter<>);
        return (JsonConverter)Activator.CreateInstance(
            converter.MakeGenericType(typeToConvert.GetGenericArguments()), this)!;
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
        JsonSerializer.Serialize(writer, data.Value, options);
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
}
