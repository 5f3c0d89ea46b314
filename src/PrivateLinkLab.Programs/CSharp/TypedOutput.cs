using System.Collections.Concurrent;
using Pulumi;
using Pulumi.Utilities;

namespace PrivateLinkLab.Programs.CSharp;

/// <summary>Reads an Input or Output of any type: its value, whether it is secret, and on which resources it depends.</summary>
internal abstract class TypedOutput
{
    private static readonly ConcurrentDictionary<Type, TypedOutput?> Readers = new();

    /// <summary>Gives the reader for a value's type, or null when the value is neither an Input nor an Output.</summary>
    public static TypedOutput? For(object value) => Readers.GetOrAdd(value.GetType(), Create);

    /// <summary>Reads the value.</summary>
    public abstract Task<ReadOutput> ReadAsync(object inputOrOutput);

    private static TypedOutput? Create(Type type)
    {
        for (var current = type; current is not null; current = current.BaseType)
        {
            if (current.IsGenericType && current.GetGenericTypeDefinition() is var definition
                && (definition == typeof(Input<>) || definition == typeof(Output<>)))
            {
                return (TypedOutput)Activator.CreateInstance(typeof(Of<>).MakeGenericType(current.GenericTypeArguments))!;
            }
        }

        return null;
    }

    private sealed class Of<T> : TypedOutput
    {
        public override async Task<ReadOutput> ReadAsync(object inputOrOutput)
        {
            var output = inputOrOutput as Output<T> ?? (Input<T>)inputOrOutput;
            var dependencies = await OutputUtilities.GetDependenciesAsync(output);
            return new ReadOutput(
                await OutputUtilities.GetValueAsync(output), await Output.IsSecretAsync(output), dependencies);
        }
    }
}

/// <summary>What an Input or Output holds.</summary>
internal readonly record struct ReadOutput(object? Value, bool IsSecret, IReadOnlyCollection<Resource> Dependencies);
