using System.Collections.Immutable;

namespace Pulumi;

/// <summary>Sets of resources that list their members in the order of creation, so that two runs go through them
/// alike.</summary>
internal static class ResourceSet
{
    public static ImmutableHashSet<Resource> Empty { get; } = ImmutableHashSet.Create<Resource>(CreationOrder.Instance);

    public static ImmutableHashSet<Resource> Of(Resource resource) => Empty.Add(resource);

    public static ImmutableHashSet<Resource> Join(ImmutableHashSet<Resource> first, ImmutableHashSet<Resource> second)
    {
        if (second.IsEmpty || ReferenceEquals(first, second))
        {
            return first;
        }

        if (first.IsEmpty)
        {
            return second;
        }

        return first.Union(second);
    }

    private sealed class CreationOrder : IEqualityComparer<Resource>
    {
        public static readonly CreationOrder Instance = new();

        public bool Equals(Resource? x, Resource? y) => ReferenceEquals(x, y);

        // An ImmutableHashSet is a tree sorted by hash code.
        public int GetHashCode(Resource obj) => obj.CreationIndex;
    }
}
