using System.Collections.Immutable;
using Pulumi;

namespace PrivateLinkLab.Testing.Tests;

/// <summary>A resource of any type with any inputs, as the packages have many that no test needs to refer to.</summary>
public sealed class Anything(string type, string name, InputMap<object>? inputs = null)
    : CustomResource(type, name, new AnythingArgs { Inputs = inputs ?? [] }, (CustomResourceOptions?)null)
{
    [Output("arn")]
    public Output<string> Arn { get; private set; } = null!;
}

/// <summary>The inputs that the tests give.</summary>
public sealed class AnythingArgs : ResourceArgs
{
    public InputMap<object> Inputs { get; init; } = [];

    [Input("subnetIds")]
    public Input<object>? SubnetIds => Find("subnetIds");

    [Input("vpcId")]
    public Input<object>? VpcId => Find("vpcId");

    [Input("publicKey")]
    public Input<object>? PublicKey => Find("publicKey");

    private Input<object>? Find(string key) => Inputs.ToOutput().Apply(inputs => inputs.GetValueOrDefault(key)!);
}

/// <summary>The arguments of any function.</summary>
public sealed class AnyInvokeArgs : InvokeArgs
{
    [Input("name")]
    public string? Name { get; init; }
}

/// <summary>The result of any function.</summary>
[OutputType]
public sealed class AnyResult
{
    [OutputConstructor]
    private AnyResult(string id, ImmutableArray<string> names) => (Id, Names) = (id, names);

    public string Id { get; }

    public ImmutableArray<string> Names { get; }
}
