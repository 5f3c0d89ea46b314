using System.Collections.Immutable;

namespace Pulumi.Testing;

/// <summary>A function call as <see cref="IMocks.CallAsync"/> sees it.</summary>
public class MockCallArgs
{
    /// <summary>The function's token, such as <c>aws:index/getRegion:getRegion</c>.</summary>
    public string? Token { get; set; }

    /// <summary>The arguments by wire name, of the same types as <see cref="MockResourceArgs.Inputs"/>.</summary>
    public ImmutableDictionary<string, object> Args { get; set; } = null!;

    /// <summary>The reference of the explicit provider, <c>urn::id</c>; empty when the default one is used.</summary>
    public string? Provider { get; set; }
}
