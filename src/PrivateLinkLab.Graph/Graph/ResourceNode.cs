using System.Collections.Immutable;

namespace PrivateLinkLab.Graph;

/// <summary>One resource of a stack, as Pulumi's deployment format describes it. Equal by content.</summary>
public sealed record ResourceNode
{
    /// <summary>What identifies the resource in the stack.</summary>
    public required ResourceUrn Urn
    {
        get;
        init
        {
            field = value;
            Type = TypeNames.Of(value.TypeText);
        }
    }

    /// <summary>The type, for example <c>aws:ec2/vpc:Vpc</c>.</summary>
    public string Type { get; private init; } = "";

    /// <summary>The logical name.</summary>
    public string Name => Urn.Name;

    /// <summary>The provider's id; null for a component and for what is not created yet.</summary>
    public string? Id { get; init; }

    /// <summary>True when a provider manages the resource, false for a component.</summary>
    public bool Custom { get; init; }

    /// <summary>The parent; null for the stack and what stands beside it.</summary>
    public ResourceUrn? Parent { get; init; }

    /// <summary>The provider as <c>URN::ID</c> (see <see cref="ProviderReference"/>); null for a component.</summary>
    public string? Provider { get; init; }

    /// <summary>Every resource that this one needs, in the order of the file.</summary>
    public ImmutableArray<ResourceUrn> Dependencies { get; init; } = [];

    /// <summary>The resources that an input's value comes from, by the input's name.</summary>
    public ImmutableSortedDictionary<string, IReadOnlyList<ResourceUrn>> PropertyDependencies { get; init; } =
        NoPropertyDependencies;

    /// <summary>What the program asked for.</summary>
    public MapValue Inputs { get; init; } = MapValue.Empty;

    /// <summary>What the cloud answered; of a component and of the stack, its outputs.</summary>
    public MapValue Outputs { get; init; } = MapValue.Empty;

    /// <summary>True when the resource must not be deleted.</summary>
    public bool Protect { get; init; }

    /// <summary>True when the resource stays in the cloud after it has left the stack.</summary>
    public bool RetainOnDelete { get; init; }

    /// <summary>True when the resource was only read, not created, by the stack.</summary>
    public bool External { get; init; }

    /// <summary>True for the remains of a replaced resource that still waits for its deletion.</summary>
    public bool PendingDelete { get; init; }

    /// <summary>True when the resource was deleted for a replacement that has not been created yet.</summary>
    public bool PendingReplacement { get; init; }

    /// <summary>Outputs that are secret whatever the provider says.</summary>
    public ImmutableArray<string> AdditionalSecretOutputs { get; init; } = [];

    /// <summary>URNs that the resource had before.</summary>
    public ImmutableArray<ResourceUrn> Aliases { get; init; } = [];

    /// <summary>Inputs whose changes do not count, as property paths.</summary>
    public ImmutableArray<string> IgnoreChanges { get; init; } = [];

    /// <summary>Inputs whose changes replace the resource, as property paths, beside those that always do.</summary>
    public ImmutableArray<string> ReplaceOnChanges { get; init; } = [];

    /// <summary>The resource whose deletion deletes this one too; null when there is none.</summary>
    public ResourceUrn? DeletedWith { get; init; }

    /// <summary>The id under which the resource was imported; null when the stack created it.</summary>
    public string? ImportId { get; init; }

    /// <summary>The start of every <see cref="PropertyDependencies"/>.</summary>
    public static ImmutableSortedDictionary<string, IReadOnlyList<ResourceUrn>> NoPropertyDependencies { get; } =
        ImmutableSortedDictionary.Create<string, IReadOnlyList<ResourceUrn>>(StringComparer.Ordinal);

    /// <inheritdoc/>
    public bool Equals(ResourceNode? other) =>
        ReferenceEquals(this, other)
        || (
            other is not null
            && (Urn, Id, Custom, Parent, Provider) == (other.Urn, other.Id, other.Custom, other.Parent, other.Provider)
            && (Protect, RetainOnDelete, External) == (other.Protect, other.RetainOnDelete, other.External)
            && (PendingDelete, PendingReplacement) == (other.PendingDelete, other.PendingReplacement)
            && (DeletedWith, ImportId) == (other.DeletedWith, other.ImportId)
            && Inputs == other.Inputs
            && Outputs == other.Outputs
            && Dependencies.AsSpan().SequenceEqual(other.Dependencies.AsSpan())
            && Aliases.AsSpan().SequenceEqual(other.Aliases.AsSpan())
            && AdditionalSecretOutputs.AsSpan().SequenceEqual(other.AdditionalSecretOutputs.AsSpan())
            && IgnoreChanges.AsSpan().SequenceEqual(other.IgnoreChanges.AsSpan())
            && ReplaceOnChanges.AsSpan().SequenceEqual(other.ReplaceOnChanges.AsSpan())
            && SamePropertyDependencies(other)
        );

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Urn, Id, Inputs.Count, Outputs.Count);

    /// <summary>The URN.</summary>
    public override string ToString() => Urn.ToString();

    private bool SamePropertyDependencies(ResourceNode other) =>
        PropertyDependencies.Count == other.PropertyDependencies.Count
        && PropertyDependencies.All(entry =>
            other.PropertyDependencies.TryGetValue(entry.Key, out var urns) && urns.SequenceEqual(entry.Value)
        );
}
