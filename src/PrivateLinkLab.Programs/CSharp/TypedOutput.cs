using System.Collections.Concurrent;
using System.Collections.Immutable;
using Pulumi;
using Pulumi.Utilities;

namespace PrivateLinkLab.Programs.CSharp;

/// <summary>
/// Reads an Input or Output of any type: its value, whether it is secret, and on which resources it depends.
/// </summary>
internal abstract class TypedOutput
{
    private static readonly ConcurrentDictionary<Type, TypedOutput?> Readers = new();

    /// <summary>
    /// Gives the reader for a value's type, or null when the value is neither an Input nor an Output.
    /// </summary>
    public static TypedOutput? For(object value) => Readers.GetOrAdd(value.GetType(), Create);

    /// <summary>Reads the value.</summary>
    public async Task<ReadOutput> ReadAsync(object inputOrOutput)
    {
        var output = OutputOf(inputOrOutput);
        var dependencies = await DependenciesAsync(output);
        var value = ValueAsync(output);
        await value;
        return new ReadOutput(ResultOf(value), await IsSecretAsync(output), dependencies);
    }

    // What follows is all that needs the value's type: methods that are generic over a struct are compiled at run time.
    protected abstract object OutputOf(object inputOrOutput);

    protected abstract Task<ImmutableHashSet<Resource>> DependenciesAsync(object output);

    protected abstract Task ValueAsync(object output);

    protected abstract object? ResultOf(Task value);

    protected abstract Task<bool> IsSecretAsync(object output);

    private static TypedOutput? Create(Type type)
    {
        for (var current = type; current is not null; current = current.BaseType)
        {
            if (
                current.IsGenericType
                && current.GetGenericTypeDefinition() is var definition
                && (definition == typeof(Input<>) || definition == typeof(Output<>))
            )
            {
                return (TypedOutput)
                    Activator.CreateInstance(typeof(Of<>).MakeGenericType(current.GenericTypeArguments))!;
            }
        }

        return null;
    }

    private sealed class Of<T> : TypedOutput
    {
        protected override object OutputOf(object inputOrOutput) =>
            inputOrOutput as Output<T> ?? (Input<T>)inputOrOutput;

        protected override Task<ImmutableHashSet<Resource>> DependenciesAsync(object output) =>
            OutputUtilities.GetDependenciesAsync((Output<T>)output);

        protected override Task ValueAsync(object output) => OutputUtilities.GetValueAsync((Output<T>)output);

        protected override object? ResultOf(Task value) => ((Task<T>)value).Result;

        protected override Task<bool> IsSecretAsync(object output) => Output.IsSecretAsync((Output<T>)output);
    }
}

/// <summary>What an Input or Output holds.</summary>
internal sealed record ReadOutput(object? Value, bool IsSecret, IReadOnlyCollection<Resource> Dependencies);
