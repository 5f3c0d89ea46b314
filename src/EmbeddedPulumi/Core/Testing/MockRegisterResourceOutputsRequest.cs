using System.Collections.Immutable;

namespace Pulumi.Testing;

/// <summary>The outputs that a component or the stack registers.</summary>
/// <param name="urn">The resource's URN.</param>
/// <param name="outputs">The outputs by name.</param>
public class MockRegisterResourceOutputsRequest(string urn, ImmutableDictionary<string, Output<object?>> outputs)
{
    /// <summary>The resource's URN.</summary>
    public readonly string Urn = urn;

    /// <summary>The outputs by name. Each one says whether it is known and secret.</summary>
    public readonly ImmutableDictionary<string, Output<object?>> Outputs = outputs;
}
