using CsCheck;
using Google.Protobuf;
using PrivateLinkLab.Engine.Protocol;
using PrivateLinkLab.Graph;
using PrivateLinkLab.Graph.Deployments;

namespace PrivateLinkLab.Engine.Tests.Protocol;

public sealed class WireValuesTests
{
    private static readonly Gen<PropertyValue> s_value = Gen.Recursive<PropertyValue>(
        (depth, inner) =>
            depth == 4
                ? Scalar
                : Gen.Frequency(
                    (4, Scalar),
                    (1, inner.Array[0, 4].Select(PropertyValue (items) => ListValue.Create([.. items]))),
                    (1, Map(inner).Select(PropertyValue (map) => map)),
                    (
                        1,
                        inner
                            .Where(value => value is not UnknownValue)
                            .Select(PropertyValue (value) => PropertyValue.Secret(value))
                    )
                )
    );

    private static Gen<PropertyValue> Scalar =>
        Gen.OneOf(
            Gen.String.Select(PropertyValue (text) => PropertyValue.Of(text)),
            Gen.Double.Where(double.IsFinite).Select(PropertyValue (number) => PropertyValue.Of(number)),
            Gen.Bool.Select(PropertyValue (flag) => PropertyValue.Of(flag)),
            Gen.Const<PropertyValue>(PropertyValue.Null),
            Gen.Const<PropertyValue>(PropertyValue.Unknown)
        );

    [Fact]
    public void Values_WrittenAndRead_AreWhatTheyWere() =>
        Map(s_value).Sample(map => Assert.Equal(map, WireValues.Read(WireValues.Write(map))));

    [Fact]
    public void Secrets_ForWhoDoesNotKnowThem_ArePlaintext() =>
        Assert.Equal(
            MapValue.Create(("password", "hidden")),
            WireValues.Read(
                WireValues.Write(MapValue.Create(("password", PropertyValue.Secret("hidden"))), acceptsSecrets: false)
            )
        );

    [Theory]
    [InlineData(true, true)]
    [InlineData(true, false)]
    [InlineData(false, true)]
    public void Outputs_AreTheirValue_UnknownWithoutOne(bool isKnown, bool isSecret)
    {
        var output = MapValue.Create((Signatures.Key, Signatures.Output), ("secret", isSecret));
        var value = isKnown ? PropertyValue.Of("value") : (PropertyValue)PropertyValue.Unknown;
        output = isKnown ? output.With("value", value) : output;

        var read = WireValues.Read(WireValues.Write(MapValue.Create(("property", output))));

        Assert.Equal(isSecret ? PropertyValue.Secret(value) : value, read["property"]);
    }

    // A value inside another is three messages inside each other; Protobuf's own parsers stop at 100.
    [Fact]
    public void Values_DeepInsideOthers_Travel()
    {
        PropertyValue value = PropertyValue.Of("deepest");
        for (var depth = 0; depth < 500; depth++)
        {
            value = MapValue.Create(("inner", value));
        }

        var request = new ResourceInvokeRequest { Args = WireValues.Write((MapValue)value) };
        var method = Methods.Unary("service", "method", ResourceInvokeRequest.Parser, InvokeResponse.Parser);

        Assert.Throws<InvalidProtocolBufferException>(() =>
            ResourceInvokeRequest.Parser.ParseFrom(request.ToByteArray())
        );
        var parsed = method.RequestMarshaller.Deserializer(method.RequestMarshaller.Serializer(request));
        Assert.Equal(value, WireValues.Read(parsed.Args));
    }

    private static Gen<MapValue> Map(Gen<PropertyValue> values) =>
        Gen.Select(Gen.String[Gen.Char.AlphaNumeric, 1, 8], values)
            .Array[0, 4]
            .Select(entries => MapValue.Create(entries.Select(entry => KeyValuePair.Create(entry.Item1, entry.Item2))));
}
