using System.Collections;
using System.Reflection;
using PrivateLinkLab.Graph;
using Pulumi;
using Pulumi.Utilities;

namespace PrivateLinkLab.Programs.CSharp;

/// <summary>
/// Resolves what a program returns as the stack's outputs: plain values, Inputs and Outputs, and any nesting of them.
/// </summary>
internal sealed class StackOutputs(SecretSources secrets, IProgramRecorder recorder)
{
    /// <summary>The outputs of a stack that is a class: its properties that are marked as such.</summary>
    public static IDictionary<string, object?> Of(Pulumi.Stack stack) =>
        (
            from property in stack.GetType().GetProperties(BindingFlags.Public | BindingFlags.Instance)
            where !property.DeclaringType!.IsAssignableFrom(typeof(Pulumi.Stack))
            let attribute = property.GetCustomAttribute<OutputAttribute>()
            where attribute is not null
            select (Name: attribute.Name ?? property.Name, Value: property.GetValue(stack))
        ).ToDictionary(output => output.Name, object? (output) => output.Value, StringComparer.Ordinal);

    /// <summary>Resolves all outputs; those that are null are left out, as Pulumi leaves them out.</summary>
    /// <exception cref="ProgramFailedException">An output has a type that Pulumi cannot keep.</exception>
    public async Task<MapValue> ResolveAsync(IDictionary<string, object?> outputs)
    {
        var values = new List<KeyValuePair<string, PropertyValue>>();
        foreach (var (key, typed) in outputs)
        {
            if (await ResolveAsync(key, typed) is { Kind: not PropertyKind.Null } value)
            {
                values.Add(KeyValuePair.Create(key, value));
            }
        }

        return MapValue.Create(values);
    }

    private async ValueTask<PropertyValue> ResolveAsync(string output, object? typed)
    {
        switch (typed)
        {
            case null or string or bool or int or double:
                return PlainValues.Of(typed);
            // A resource among the outputs stands for its id, a component for its URN.
            case CustomResource custom:
                return PropertyValue.Of(await OutputUtilities.GetValueAsync(custom.Id));
            case Resource resource when recorder.Find(resource) is { } found:
                return PropertyValue.Of(found.Urn.ToString());
        }

        if (TypedOutput.For(typed) is { } reader)
        {
            var read = await reader.ReadAsync(typed);
            var value = await ResolveAsync(output, read.Value);
            var isSecret = read.IsSecret || secrets.AreIn(value, read.Dependencies);
            return isSecret && value is not SecretValue ? PropertyValue.Secret(value) : value;
        }

        if (UnionValue.IsUnion(typed))
        {
            return await ResolveAsync(output, UnionValue.Of(typed));
        }

        return typed switch
        {
            IDictionary entries => await MapAsync(output, entries),
            IEnumerable items when PlainValues.IsDefaultArray(items) => PropertyValue.Null,
            IEnumerable items => await ListAsync(output, items),
            { } text when IsText(text.GetType()) => PlainValues.Of(text),
            _ => throw new ProgramFailedException(
                $"The stack output '{output}' is a {typed.GetType().Name}; outputs are texts, numbers, booleans, "
                    + "lists and dictionaries of them."
            ),
        };
    }

    private async ValueTask<PropertyValue> MapAsync(string output, IDictionary entries)
    {
        var values = new List<KeyValuePair<string, PropertyValue>>();
        foreach (DictionaryEntry entry in entries)
        {
            values.Add(KeyValuePair.Create((string)entry.Key, await ResolveAsync(output, entry.Value)));
        }

        return MapValue.Create(values);
    }

    private async ValueTask<PropertyValue> ListAsync(string output, IEnumerable items)
    {
        var values = new List<PropertyValue>();
        foreach (var item in items)
        {
            values.Add(await ResolveAsync(output, item));
        }

        return ListValue.Create([.. values]);
    }

    // The SDK's enumerations are structs that are written as texts.
    private static bool IsText(Type type) => type.GetCustomAttribute<EnumTypeAttribute>() is not null;
}
