using System.Collections.Immutable;
using PrivateLinkLab.Graph;

namespace PrivateLinkLab.Network;

/// <summary>What a resource is called: by other resources, by people, and in a verdict.</summary>
/// <param name="Key">
/// What other resources refer to it by: the provider's id; the URN while the provider has given none.
/// </param>
/// <param name="Name">The logical name in the program; the id of what AWS itself creates.</param>
/// <param name="Component">The URN; the id of what is none of the graph's resources.</param>
public sealed record Identity(string Key, string Name, string Component)
{
    /// <summary>The Name tag; null when there is none or its value is not known.</summary>
    public string? NameTag { get; init; }

    /// <summary>The names of the components that it is part of, the innermost first.</summary>
    public ImmutableArray<string> Within { get; init; } = [];

    /// <summary>The identity of something that is none of the graph's resources.</summary>
    public static Identity OutsideGraph(string id) => new(id, id, id);

    /// <summary>Name and id, as sentences have it: <c>'mySubnet1' (subnet-0abc)</c>.</summary>
    public override string ToString() =>
        Key == Name ? Name
        : Key == Component ? $"'{Name}'"
        : $"'{Name}' ({Key})";

    /// <summary>The key of a resource: its id, or its URN while it has none.</summary>
    internal static string KeyOf(ResourceNode node) => string.IsNullOrEmpty(node.Id) ? node.Urn.ToString() : node.Id;
}
