using System.Collections.Immutable;

namespace Pulumi.Testing;

/// <summary>A resource as <see cref="IMocks.NewResourceAsync"/> sees it.</summary>
public class MockResourceArgs
{
    /// <summary>The type token, such as <c>aws:ec2/vpc:Vpc</c>.</summary>
    public string? Type { get; set; }

    /// <summary>The logical name.</summary>
    public string? Name { get; set; }

    /// <summary>The known inputs by wire name: strings, booleans, doubles, <see cref="ImmutableArray{T}"/> of object
    /// and <see cref="ImmutableDictionary{TKey, TValue}"/> of string to object. An input that is null or unknown is
    /// left out; secrets are given as they are.</summary>
    public ImmutableDictionary<string, object> Inputs { get; set; } = null!;

    /// <summary>The reference of the explicit provider, <c>urn::id</c>; empty when the default one is used.</summary>
    public string? Provider { get; set; }

    /// <summary>The id of a resource that is read or imported; empty when it is created.</summary>
    public string? Id { get; set; }
}
