using System.Collections.Immutable;
using CsCheck;

namespace PrivateLinkLab.Graph.Tests;

/// <summary>Random values, resources and graphs.</summary>
internal static class Generate
{
    public static readonly Gen<string> Name = Gen.OneOf(
        Gen.Char.AlphaNumeric.Array[1, 8].Select(letters => new string(letters)),
        Gen.OneOf("Olá", "a b", "<x>", "a::b", "é\"\\")
    );

    public static readonly Gen<double> Number = Gen.OneOf(
        Gen.Int.Select(number => (double)number),
        Gen.Double.Where(double.IsFinite),
        Gen.OneOf(0.0, -0.0, 1e15, 1e18, 1e21, 0.1)
    );

    private static readonly Gen<PropertyValue> Scalar = Gen.OneOf(
        Gen.Const<PropertyValue>(PropertyValue.Null),
        Gen.Bool.Select(value => (PropertyValue)value),
        Number.Select(value => (PropertyValue)value),
        Gen.String.Select(value => (PropertyValue)value),
        Gen.Const<PropertyValue>(PropertyValue.Unknown)
    );

    public static readonly Gen<PropertyValue> Value = Gen.Recursive<PropertyValue>(
        (depth, inner) =>
            depth > 4
                ? Scalar
                : Gen.Frequency(
                    (5, Scalar),
                    (1, inner.Array[0, 3].Select(items => (PropertyValue)ListValue.Create([.. items]))),
                    (1, Entries(inner).Select(map => (PropertyValue)map)),
                    (1, inner.Select(value => (PropertyValue)PropertyValue.Secret(value))),
                    (1, Entries(inner).Select(map => (PropertyValue)new AssetValue(map)))
                )
    );

    public static readonly Gen<MapValue> Map = Entries(Value);

    public static readonly Gen<ResourceGraph> Graph = Node.Array[0, 12]
        .Select(nodes =>
            ResourceGraph.Create(
                nodes.Length == 0 ? "" : "shop",
                nodes.Length == 0 ? "" : "dev",
                nodes.Select((node, i) => Place(node, nodes, i))
            )
        );

    private static Gen<(string Name, bool Flag, MapValue Inputs, MapValue Outputs, int Other)> Node =>
        Gen.Select(Name, Gen.Bool, Map, Map, Gen.Int[0, 11]);

    /// <summary>The same value as it comes back from a file without plaintexts.</summary>
    public static PropertyValue WithoutPlaintexts(PropertyValue value) =>
        value switch
        {
            SecretValue => PropertyValue.UnknownSecret,
            ListValue list => ListValue.Create([.. list.Select(WithoutPlaintexts)]),
            MapValue map => WithoutPlaintexts(map),
            AssetValue asset => new AssetValue(WithoutPlaintexts(asset.Content)),
            _ => value,
        };

    public static MapValue WithoutPlaintexts(MapValue map) =>
        MapValue.Create(map.Select(entry => KeyValuePair.Create(entry.Key, WithoutPlaintexts(entry.Value))));

    public static ResourceGraph WithoutPlaintexts(ResourceGraph graph) =>
        ResourceGraph.Create(
            graph.Project,
            graph.Stack,
            graph.Resources.Select(node =>
                node with
                {
                    Inputs = WithoutPlaintexts(node.Inputs),
                    Outputs = WithoutPlaintexts(node.Outputs),
                }
            )
        );

    private static Gen<MapValue> Entries(Gen<PropertyValue> values) =>
        Gen.Select(Name, values).Array[0, 3].Select(entries => MapValue.Create(entries));

    private static ResourceNode Place(
        (string Name, bool Flag, MapValue Inputs, MapValue Outputs, int Other) node,
        (string Name, bool Flag, MapValue Inputs, MapValue Outputs, int Other)[] all,
        int index
    )
    {
        var urn = Urn(all, index);
        ImmutableArray<ResourceUrn> before = node.Other < index ? [Urn(all, node.Other)] : [];
        return new()
        {
            Urn = urn,
            Custom = node.Flag,
            Id = node.Flag ? $"id-{index}" : null,
            Inputs = node.Inputs,
            Outputs = node.Outputs,
            Protect = node.Other == 3,
            RetainOnDelete = node.Other == 4,
            External = node.Other == 5,
            Parent = before.IsEmpty ? null : before[0],
            Dependencies = before,
            PropertyDependencies = ResourceNode.NoPropertyDependencies.Add(node.Name, before),
            Aliases = node.Flag ? [ResourceUrn.Create("dev", "shop", null, "a:b:C", node.Name)] : [],
            AdditionalSecretOutputs = node.Flag ? [node.Name] : [],
            IgnoreChanges = node.Flag ? ["tags"] : [],
        };
    }

    private static ResourceUrn Urn((string Name, bool, MapValue, MapValue, int)[] all, int index) =>
        ResourceUrn.Create("dev", "shop", null, "aws:ec2/vpc:Vpc", $"{index}{all[index].Name}");
}
