using System.Collections;

namespace Pulumi;

/// <summary>Serializes what a mock answers: an object whose fields are known and secret each on its own.</summary>
internal static class FieldSerializer
{
    public static async ValueTask<Dictionary<string, Serialized>> SerializeAsync(object? answer, PropertyPath path)
    {
        var serializer = new Serializer();
        var fields = new Dictionary<string, Serialized>();
        switch (answer)
        {
            case IDictionary<string, object> dictionary:
                foreach (var (name, value) in dictionary)
                {
                    await AddAsync(name, value);
                }

                break;
            case IDictionary dictionary:
                foreach (var name in dictionary.Keys.OfType<string>())
                {
                    await AddAsync(name, dictionary[name]);
                }

                break;
            case InputArgs args:
                foreach (var input in InputValues.Of(args))
                {
                    await AddAsync(input.Name, input.Value);
                }

                break;
            case not null when AttributedType.Of(answer.GetType()) is { IsObject: true } type:
                // Unlike the others, result types show their nulls.
                foreach (var (name, field) in type.Fields)
                {
                    fields[name] = await serializer.SerializeAsync(field.GetValue(answer), path.At(name));
                }

                break;
            default:
                throw new InvalidOperationException(
                    $"{answer?.GetType().FullName ?? "null"} is not a supported argument type, "
                        + $"as the answer to {path}"
                );
        }

        return fields;

        async ValueTask AddAsync(string name, object? value)
        {
            var serialized = await serializer.SerializeAsync(value, path.At(name));
            if (!serialized.IsNull)
            {
                fields[name] = serialized;
            }
        }
    }
}
