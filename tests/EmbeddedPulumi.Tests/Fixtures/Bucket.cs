using System.Collections.Immutable;
using Pulumi;

namespace EmbeddedPulumi.Tests.Fixtures;

/// <summary>A custom resource in the shape of generated ones.</summary>
public sealed class Bucket(string name, BucketArgs? args = null, CustomResourceOptions? options = null)
    : CustomResource(Token, name, args ?? new BucketArgs(), options)
{
    public const string Token = "test:storage/bucket:Bucket";

    [Output("text")]
    public Output<string?> Text { get; private set; } = null!;

    [Output("number")]
    public Output<int> Number { get; private set; } = null!;

    [Output("optionalNumber")]
    public Output<int?> OptionalNumber { get; private set; } = null!;

    [Output("ratio")]
    public Output<double> Ratio { get; private set; } = null!;

    [Output("flag")]
    public Output<bool> Flag { get; private set; } = null!;

    [Output("list")]
    public Output<ImmutableArray<string>> List { get; private set; } = null!;

    [Output("map")]
    public Output<ImmutableDictionary<string, string>?> Map { get; private set; } = null!;

    [Output("rule")]
    public Output<BucketRule?> Rule { get; private set; } = null!;

    [Output("rules")]
    public Output<ImmutableArray<BucketRule>> Rules { get; private set; } = null!;

    [Output("class")]
    public Output<BucketClass> Class { get; private set; } = null!;

    [Output("either")]
    public Output<Union<string, int>> Either { get; private set; } = null!;

    [Output("anything")]
    public Output<object?> Anything { get; private set; } = null!;
}

public sealed class BucketArgs : ResourceArgs
{
    [Input("text")]
    public Input<string>? Text { get; set; }

    [Input("number")]
    public Input<int>? Number { get; set; }

    [Input("anything")]
    public object? Anything { get; set; }

    [Input("json", json: true)]
    public Input<BucketRuleArgs>? Json { get; set; }

    [Input("rule")]
    public Input<BucketRuleArgs>? Rule { get; set; }

    [Input("class")]
    public InputUnion<string, BucketClass>? Class { get; set; }

    [Input("list")]
    private InputList<string>? _list;

    public InputList<string> List
    {
        get => _list ??= [];
        set => _list = value;
    }

    [Input("map")]
    private InputMap<string>? _map;

    public InputMap<string> Map
    {
        get => _map ??= [];
        set => _map = value;
    }

    [Input("secret")]
    private Input<string>? _secret;

    public Input<string>? Secret
    {
        get => _secret;
        set => _secret = value is null ? null : (Input<string>)Output.CreateSecret(value.ToOutput());
    }
}

public sealed class BucketRuleArgs : ResourceArgs
{
    [Input("days", required: true)]
    public Input<int>? Days { get; set; }

    [Input("note")]
    public Input<string>? Note { get; set; }
}

[OutputType]
public sealed class BucketRule
{
    public readonly int Days;
    public readonly string? Note;

    [OutputConstructor]
    private BucketRule(int days, [OutputConstructorParameter("note")] string? remark) => (Days, Note) = (days, remark);
}

[EnumType]
public readonly struct BucketClass
{
    private readonly string _value;

    private BucketClass(string value) => _value = value;

    public static BucketClass Cold { get; } = new("COLD");

    public static explicit operator string(BucketClass value) => value._value;
}
