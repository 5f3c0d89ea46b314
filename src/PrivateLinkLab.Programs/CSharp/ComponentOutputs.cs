using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Reflection;
using PrivateLinkLab.Graph;
using Pulumi;
using Pulumi.Utilities;

namespace PrivateLinkLab.Programs.CSharp;

/// <summary>
/// The outputs that components register. Mocks are given their plain values, so the secrets are marked again.
/// </summary>
internal static class ComponentOutputs
{
    private static readonly ConcurrentDictionary<Type, IReadOnlyList<(string Name, PropertyInfo Property)>> Known =
        new();

    /// <summary>Resolves the outputs that a component registered.</summary>
    /// <param name="component">The component, whose own output properties tell what is secret.</param>
    /// <param name="registered">What it registered.</param>
    /// <param name="reader">Marks the secrets.</param>
    public static async Task<MapValue> ResolveAsync(
        Resource component,
        ImmutableDictionary<string, Output<object?>> registered,
        InputReader reader
    )
    {
        var outputs = new Dictionary<string, PropertyValue>(StringComparer.Ordinal);
        foreach (var (name, output) in registered)
        {
            var plain = PlainValues.Of(await OutputUtilities.GetValueAsync(output));
            outputs[name] = await reader.MarkAsync(plain, output, new HashSet<Resource>());
        }

        foreach (var (name, property) in Known.GetOrAdd(component.GetType(), Find))
        {
            if (
                outputs.TryGetValue(name, out var plain)
                && plain is not SecretValue
                && property.GetValue(component) is { } typed
            )
            {
                outputs[name] = await reader.MarkAsync(plain, typed, new HashSet<Resource>());
            }
        }

        return MapValue.Create(outputs.Where(output => output.Value.Kind != PropertyKind.Null));
    }

    private static List<(string, PropertyInfo)> Find(Type type) =>
        [
            .. from property in type.GetProperties(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic)
            let attribute = property.GetCustomAttribute<OutputAttribute>()
            where attribute is not null
            select (attribute.Name ?? property.Name, property),
        ];
}
