using System.Text.Json;

namespace Pulumi;

public static partial class Output
{
    /// <summary>Writes a value as JSON. Inputs and outputs inside it are written as their values.</summary>
    /// <typeparam name="T">The type of the value.</typeparam>
    /// <param name="value">The value.</param>
    /// <param name="options">How to write it; the serializer's defaults when <see langword="null"/>.</param>
    /// <returns>The JSON, unknown, secret and dependent as the value and everything inside it are.</returns>
    public static Output<string> JsonSerialize<T>(Output<T> value, JsonSerializerOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(value);
        return new(GetAsync());

        async ValueTask<OutputData> GetAsync()
        {
            var data = await value.GetDataAsync();
            if (!data.IsKnown)
            {
                return new(data.Resources, "", isKnown: false, data.IsSecret);
            }

            var nested = new NestedOutputs();
            var json = JsonSerializer.Serialize(data.As<T>(), nested.AddTo(options));
            return new(
                ResourceSet.Join(data.Resources, nested.Resources),
                nested.IsKnown ? json : "",
                nested.IsKnown,
                data.IsSecret || nested.IsSecret
            );
        }
    }
}
