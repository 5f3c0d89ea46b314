using System.Collections.Immutable;

namespace PrivateLinkLab.Graph.Diffs;

/// <summary>What happens to one resource.</summary>
public sealed record ResourceChange
{
    /// <summary>What happens.</summary>
    public required ChangeKind Kind { get; init; }

    /// <summary>The resource before; null when it is created.</summary>
    public ResourceNode? Old { get; init; }

    /// <summary>The resource after; null when it is deleted.</summary>
    public ResourceNode? New { get; init; }

    /// <summary>The inputs that differ, in ordinal order; empty unless it is updated or replaced.</summary>
    public ImmutableArray<PropertyChange> Properties { get; init; } = [];

    /// <summary>The URN, the new one when it has changed.</summary>
    public ResourceUrn Urn => (New ?? Old)!.Urn;

    /// <summary>The URN before, when an alias says that this resource was renamed or moved; otherwise null.</summary>
    public ResourceUrn? PreviousUrn => Old is not null && New is not null && Old.Urn != New.Urn ? Old.Urn : null;

    /// <summary>What happens to which resource.</summary>
    public override string ToString() => $"{Kind} {Urn}";
}
