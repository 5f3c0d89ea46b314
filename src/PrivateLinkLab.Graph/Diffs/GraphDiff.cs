using System.Collections.Immutable;
using PrivateLinkLab.Graph.Replacements;

namespace PrivateLinkLab.Graph.Diffs;

/// <summary>What a deployment changes: resource by resource, by their inputs.</summary>
public sealed class GraphDiff
{
    private readonly int[] _counts = new int[Enum.GetValues<ChangeKind>().Length];

    private GraphDiff(ImmutableArray<ResourceChange> changes, ImmutableArray<PropertyChange> outputs)
    {
        (Changes, Outputs) = (changes, outputs);
        foreach (var change in changes)
        {
            _counts[(int)change.Kind]++;
        }
    }

    /// <summary>All resources: the new ones in their graph's order, then the deleted ones, dependents first.</summary>
    public ImmutableArray<ResourceChange> Changes { get; }

    /// <summary>The stack's outputs that differ, in ordinal order of their names.</summary>
    public ImmutableArray<PropertyChange> Outputs { get; }

    /// <summary>False when every resource stays as and where it is and no output of the stack differs.</summary>
    public bool HasChanges =>
        Count(ChangeKind.Same) < Changes.Length
        || Outputs.Length > 0
        || Changes.Any(change => change.PreviousUrn is not null);

    /// <summary>
    /// The resources, as they were, that leave the stack and stay in the cloud because of Pulumi's option
    /// <c>retainOnDelete</c>.
    /// </summary>
    public IEnumerable<ResourceNode> Retained =>
        Changes
            .Where(change =>
                change is { Kind: ChangeKind.Delete or ChangeKind.Replace, Old: { Custom: true, RetainOnDelete: true } }
            )
            .Select(change => change.Old!);

    /// <summary>How many resources have this kind of change.</summary>
    public int Count(ChangeKind kind) => _counts[(int)kind];

    /// <summary>Compares two graphs of one stack.</summary>
    /// <param name="old">The graph before; null when nothing was deployed.</param>
    /// <param name="new">The graph after.</param>
    /// <param name="secrets">
    /// Compares secrets whose old plaintext is unknown; without it they count as unchanged.
    /// </param>
    public static GraphDiff Compare(ResourceGraph? old, ResourceGraph @new, SecretComparison? secrets = null)
    {
        ArgumentNullException.ThrowIfNull(@new);
        var matching = new ResourceMatching(old, @new);
        var changes = ImmutableArray.CreateBuilder<ResourceChange>();
        foreach (var node in @new.Resources.Where(node => !node.PendingDelete))
        {
            changes.Add(Compare(matching.PreviousOf(node), node, secrets));
        }

        var deleted = old?.Resources.Reverse().Where(node => !matching.IsTaken(node)) ?? [];
        changes.AddRange(deleted.Select(node => new ResourceChange { Kind = ChangeKind.Delete, Old = node }));
        var outputs = new PropertyComparison((_, _) => null, _ => false, (_, _) => false);
        return new(changes.ToImmutable(), outputs.Compare(old?.Outputs ?? MapValue.Empty, @new.Outputs));
    }

    /// <summary>Compares one resource with what it was.</summary>
    /// <param name="old">The resource before; null when there was none.</param>
    /// <param name="new">The resource after.</param>
    /// <param name="secrets">As for two graphs.</param>
    public static ResourceChange Compare(ResourceNode? old, ResourceNode @new, SecretComparison? secrets = null)
    {
        ArgumentNullException.ThrowIfNull(@new);
        if (old is null)
        {
            return new() { Kind = @new.External ? ChangeKind.Read : ChangeKind.Create, New = @new };
        }

        var ignored = Paths(@new.IgnoreChanges);
        var replacing = Paths(@new.ReplaceOnChanges);
        var comparison = new PropertyComparison(
            (path, plaintext) => secrets?.Invoke(old.Urn, path, plaintext),
            path => ignored.Any(rule => rule.Covers(path)),
            (path, presence) =>
                @new.Custom
                && (
                    ReplacementRules.ForcesReplacement(@new.Type, path, @new.Inputs, presence)
                    || replacing.Any(rule => rule.Covers(path))
                )
        );
        var properties = comparison.Compare(old.Inputs, @new.Inputs);
        if (ProviderChange.Of(old, @new) is { } moved)
        {
            properties = properties.Insert(0, moved);
        }

        var kind =
            properties.Length == 0 ? ChangeKind.Same
            : properties.Any(property => property.ForcesReplacement) ? ChangeKind.Replace
            : ChangeKind.Update;
        return new()
        {
            Kind = kind,
            Old = old,
            New = @new,
            Properties = properties,
        };
    }

    // Pulumi's wildcard stands for everything below; a path that cannot be read covers nothing.
    private static ImmutableArray<PropertyPath> Paths(ImmutableArray<string> texts) =>
        [
            .. texts
                .Select(text => text.Replace("[*]", "", StringComparison.Ordinal))
                .Select(text =>
                    text == "*" ? ""
                    : text.EndsWith(".*", StringComparison.Ordinal) ? text[..^2]
                    : text
                )
                .Select(text => PropertyPath.TryParse(text, out var path) ? path : null)
                .OfType<PropertyPath>(),
        ];
}

/// <summary>Whether a secret has the plaintext it had; null when that cannot be told.</summary>
/// <param name="urn">The resource's URN at that time.</param>
/// <param name="path">Where the secret is in the inputs.</param>
/// <param name="plaintext">The plaintext now.</param>
public delegate bool? SecretComparison(ResourceUrn urn, PropertyPath path, PropertyValue plaintext);
