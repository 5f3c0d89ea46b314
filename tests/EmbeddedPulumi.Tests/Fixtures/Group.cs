using System.Collections.Immutable;
using Pulumi;

namespace EmbeddedPulumi.Tests.Fixtures;

/// <summary>A component that lets tests fill it.</summary>
internal sealed class Group : ComponentResource
{
    public const string Token = "test:index:Group";

    public Group(string name, ComponentResourceOptions? options = null, ResourceArgs? args = null)
        : base(Token, name, args, options) { }

    [Output("title")]
    public Output<string> Title { get; set; } = null!;

    [Output]
    public Output<int> Size { get; set; } = null!;

    public new void RegisterOutputs() => base.RegisterOutputs();

    public new void RegisterOutputs(IDictionary<string, object?> outputs) => base.RegisterOutputs(outputs);
}

/// <summary>A stack with nothing in it.</summary>
internal sealed class EmptyStack : Stack;

/// <summary>A provider of the package <c>test</c>, or of another one.</summary>
internal sealed class TestProvider(string name, string package = "test")
    : ProviderResource(package, name, ResourceArgs.Empty, options: null);

/// <summary>A function in the shape of generated ones.</summary>
internal static class Lookup
{
    public const string Token = "test:storage/lookup:lookup";

    public static Task<LookupResult> InvokeAsync(LookupArgs args, InvokeOptions? options = null) =>
        Deployment.Instance.InvokeAsync<LookupResult>(Token, args, options);

    public static Output<LookupResult> Invoke(LookupInvokeArgs args, InvokeOptions? options = null) =>
        Deployment.Instance.Invoke<LookupResult>(Token, args, options);

    public static Output<LookupResult> Invoke(LookupInvokeArgs args, InvokeOutputOptions options) =>
        Deployment.Instance.Invoke<LookupResult>(Token, args, options);
}

internal sealed class LookupArgs : InvokeArgs
{
    [Input("text", required: true)]
    public string Text { get; set; } = null!;

    [Input("number")]
    public int? Number { get; set; }
}

internal sealed class LookupInvokeArgs : InvokeArgs
{
    [Input("text", required: true)]
    public Input<string> Text { get; set; } = null!;
}

[OutputType]
internal sealed class LookupResult
{
    public readonly ImmutableArray<string> List;
    public readonly int? Number;
    public readonly string Text;

    [OutputConstructor]
    private LookupResult(ImmutableArray<string> list, int? number, string text) =>
        (List, Number, Text) = (list, number, text);
}
