using System.Collections.Immutable;

namespace PrivateLinkLab.Graph.Diffs;

/// <summary>Finds the values that differ between two maps.</summary>
/// <param name="secretMatches">Whether a secret's plaintext is what it was; null when that cannot be told.</param>
/// <param name="ignores">Whether changes at a path do not count.</param>
/// <param name="replaces">Whether a change at a path, or (true) its coming or going, replaces the resource.</param>
internal sealed class PropertyComparison(
    Func<PropertyPath, PropertyValue, bool?> secretMatches,
    Func<PropertyPath, bool> ignores,
    Func<PropertyPath, bool, bool> replaces
)
{
    // Pulumi's own note in a bridged provider's inputs: which of them are defaults.
    private const string Defaults = "__defaults";

    private readonly ImmutableArray<PropertyChange>.Builder _changes = ImmutableArray.CreateBuilder<PropertyChange>();

    public ImmutableArray<PropertyChange> Compare(MapValue old, MapValue @new)
    {
        if (old != @new)
        {
            CompareMaps(PropertyPath.Root, old, @new);
        }

        return _changes.ToImmutable();
    }

    private void CompareMaps(PropertyPath path, MapValue old, MapValue @new)
    {
        var keys = new SortedSet<string>(old.Keys, StringComparer.Ordinal);
        keys.UnionWith(@new.Keys);
        keys.Remove(Defaults);
        foreach (var key in keys)
        {
            CompareValues(path, step => step.Then(key), old.Find(key), @new.Find(key));
        }
    }

    private void CompareLists(PropertyPath path, ListValue old, ListValue @new)
    {
        for (var i = 0; i < Math.Max(old.Count, @new.Count); i++)
        {
            var index = i;
            CompareValues(
                path,
                step => step.Then(index),
                i < old.Count ? old[i] : null,
                i < @new.Count ? @new[i] : null
            );
        }
    }

    private void CompareValues(
        PropertyPath parent,
        Func<PropertyPath, PropertyPath> step,
        PropertyValue? old,
        PropertyValue? @new
    )
    {
        old = old is NullValue ? null : old;
        @new = @new is NullValue ? null : @new;
        if (old == @new)
        {
            return;
        }

        var path = step(parent);
        if (ignores(path))
        {
            return;
        }

        switch (old, @new)
        {
            case (SecretValue, SecretValue secret) when !IsChanged(path, (SecretValue)old, secret):
                break;
            case (MapValue before, MapValue after):
                CompareMaps(path, before, after);
                break;
            case (SignedValue before, SignedValue after) when before.Kind == after.Kind:
                CompareMaps(path, before.Content, after.Content);
                break;
            case (ListValue before, ListValue after):
                CompareLists(path, before, after);
                break;
            default:
                var secretnessOnly = old is not null && @new is not null && ChangeText.IsSecretnessOnly(old, @new);
                var presence = old is null || @new is null;
                var forces = Forces(path, old, presence) || Forces(path, @new, presence);
                _changes.Add(new(path, old, @new, forces && !secretnessOnly));
                break;
        }
    }

    private bool IsChanged(PropertyPath path, SecretValue old, SecretValue @new) =>
        (old.Plaintext, @new.Plaintext) switch
        {
            (_, null) => false,
            (null, { } plaintext) => secretMatches(path, plaintext) == false,
            var (before, after) => before != after,
        };

    // A whole block that comes or goes replaces the resource when one of its values does.
    private bool Forces(PropertyPath path, PropertyValue? value, bool presence) =>
        value switch
        {
            null => false,
            _ when replaces(path, presence) => true,
            MapValue map => map.Any(entry => Forces(path.Then(entry.Key), entry.Value, presence)),
            ListValue list => list.Index().Any(item => Forces(path.Then(item.Index), item.Item, presence)),
            _ => false,
        };
}
