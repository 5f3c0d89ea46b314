using System.Collections;
using PrivateLinkLab.Graph;
using Pulumi;

namespace PrivateLinkLab.Programs.CSharp;

/// <summary>
/// Adds to the plain values that mocks are given what only the program's own arguments tell: which of them are secret,
/// and on which resources they depend.
/// </summary>
internal sealed class InputReader(SecretSources secrets)
{
    /// <summary>Marks the secrets among a resource's inputs and gathers the dependencies of each.</summary>
    /// <param name="plain">The inputs, as mocks were given them.</param>
    /// <param name="args">The arguments that they come from.</param>
    /// <param name="dependencies">Receives the resources that each input depends on.</param>
    public async Task<MapValue> ReadAsync(
        MapValue plain,
        ResourceArgs args,
        IDictionary<string, HashSet<Resource>> dependencies
    )
    {
        var marked = plain;
        foreach (var member in InputMembers.Of(args.GetType()))
        {
            if (plain.Find(member.Name) is not { } value || member.Read(args) is not { } typed)
            {
                continue;
            }

            var resources = new HashSet<Resource>();
            var result = await MarkAsync(value, typed, resources);
            if (!ReferenceEquals(result, value))
            {
                marked = marked.With(member.Name, result);
            }

            if (resources.Count > 0)
            {
                dependencies[member.Name] = resources;
            }
        }

        return marked;
    }

    /// <summary>Marks the secrets in one value; the same value when it has none.</summary>
    public async ValueTask<PropertyValue> MarkAsync(PropertyValue plain, object? typed, ISet<Resource> dependencies)
    {
        var (value, isSecret) = await WalkAsync(plain, typed, dependencies);
        return isSecret ? Secret(value!) : value!;
    }

    // The plain value is null where it has another shape than the typed one: an argument that travels as JSON, for
    // example. A secret in there marks the nearest value around it that is there.
    private async ValueTask<Walked> WalkAsync(PropertyValue? plain, object? typed, ISet<Resource> dependencies)
    {
        switch (typed)
        {
            case null or string or bool or int or double:
                return new Walked(plain, false);
            case Resource resource:
                dependencies.Add(resource);
                return new Walked(plain, false);
            case InputArgs args:
                return await WalkEntriesAsync(
                    plain,
                    InputMembers.Of(args.GetType()).Select(member => (member.Name, member.Read(args))),
                    dependencies
                );
        }

        if (TypedOutput.For(typed) is { } reader)
        {
            var read = await reader.ReadAsync(typed);
            dependencies.UnionWith(read.Dependencies);
            var inner = await WalkAsync(plain, read.Value, dependencies);
            var isSecret =
                read.IsSecret || inner.HasSecret || (plain is not null && secrets.AreIn(plain, read.Dependencies));
            return isSecret && inner.Value is { } value
                ? new Walked(Secret(value), false)
                : new Walked(inner.Value, isSecret);
        }

        return typed switch
        {
            _ when UnionValue.IsUnion(typed) => await WalkAsync(plain, UnionValue.Of(typed), dependencies),
            IDictionary entries => await WalkEntriesAsync(plain, Entries(entries), dependencies),
            IEnumerable items => await WalkItemsAsync(plain, items, dependencies),
            _ => new Walked(plain, false),
        };
    }

    private async ValueTask<Walked> WalkEntriesAsync(
        PropertyValue? plain,
        IEnumerable<(string Key, object? Typed)> entries,
        ISet<Resource> dependencies
    )
    {
        var map = plain as MapValue;
        var hasSecret = false;
        foreach (var (key, typed) in entries)
        {
            var before = map?.Find(key);
            var (after, isSecret) = await WalkAsync(before, typed, dependencies);
            if (before is not null && isSecret)
            {
                after = Secret(after!);
            }

            hasSecret |= isSecret && before is null;
            if (!ReferenceEquals(before, after))
            {
                map = map!.With(key, after!);
            }
        }

        return new Walked(map ?? plain, hasSecret);
    }

    private async ValueTask<Walked> WalkItemsAsync(PropertyValue? plain, IEnumerable items, ISet<Resource> dependencies)
    {
        // Most lists are of plain texts, and a default array cannot be walked at all.
        if (items is IEnumerable<string> || PlainValues.IsDefaultArray(items))
        {
            return new Walked(plain, false);
        }

        var typed = items.Cast<object?>().ToList();
        var list = plain as ListValue;
        if (list?.Count != typed.Count)
        {
            list = null;
        }

        PropertyValue[]? marked = null;
        var hasSecret = false;
        for (var index = 0; index < typed.Count; index++)
        {
            var before = list?[index];
            var (after, isSecret) = await WalkAsync(before, typed[index], dependencies);
            hasSecret |= isSecret && before is null;
            if (before is not null && (isSecret || !ReferenceEquals(before, after)))
            {
                marked ??= [.. list!];
                marked[index] = isSecret ? Secret(after!) : after!;
            }
        }

        return new Walked(marked is null ? plain : ListValue.Create([.. marked]), hasSecret);
    }

    private static IEnumerable<(string, object?)> Entries(IDictionary entries)
    {
        foreach (DictionaryEntry entry in entries)
        {
            yield return ((string)entry.Key, entry.Value);
        }
    }

    private static PropertyValue Secret(PropertyValue value) =>
        value is SecretValue ? value : PropertyValue.Secret(value);

    /// <summary>A value with its secrets marked, and whether it held one that could not be marked by itself.</summary>
    private readonly record struct Walked(PropertyValue? Value, bool HasSecret);
}
