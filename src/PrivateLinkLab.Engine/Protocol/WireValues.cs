using Google.Protobuf.WellKnownTypes;
using PrivateLinkLab.Graph;
using PrivateLinkLab.Graph.Deployments;
using BoolValue = PrivateLinkLab.Graph.BoolValue;
using ListValue = PrivateLinkLab.Graph.ListValue;
using NullValue = PrivateLinkLab.Graph.NullValue;

namespace PrivateLinkLab.Engine.Protocol;

/// <summary>
/// Values as they travel: JSON in a message of Protobuf, with Pulumi's signatures for what JSON does not have.
/// </summary>
internal static class WireValues
{
    /// <summary>Reads a message; one that is missing gives the empty map.</summary>
    public static MapValue Read(Struct? message) => message is null ? MapValue.Empty : Entries(message);

    /// <summary>Writes a map.</summary>
    /// <param name="map">The map.</param>
    /// <param name="acceptsSecrets">Whether the other side knows secrets; otherwise it gets their plaintext.</param>
    public static Struct Write(MapValue map, bool acceptsSecrets = true)
    {
        var message = new Struct();
        foreach (var (key, value) in map)
        {
            message.Fields[key] = Write(value, acceptsSecrets);
        }

        return message;
    }

    private static PropertyValue Read(Value value) =>
        value.KindCase switch
        {
            Value.KindOneofCase.BoolValue => PropertyValue.Of(value.BoolValue),
            // JSON has none of the others.
            Value.KindOneofCase.NumberValue when double.IsFinite(value.NumberValue) => PropertyValue.Of(
                value.NumberValue
            ),
            Value.KindOneofCase.StringValue when value.StringValue == Signatures.Unknown => PropertyValue.Unknown,
            Value.KindOneofCase.StringValue => PropertyValue.Of(value.StringValue),
            Value.KindOneofCase.ListValue => ListValueOf(value),
            Value.KindOneofCase.StructValue => Recognize(Entries(value.StructValue)),
            _ => PropertyValue.Null,
        };

    private static ListValue ListValueOf(Value value) => ListValue.Create([.. value.ListValue.Values.Select(Read)]);

    private static MapValue Entries(Struct message) =>
        MapValue.Create(message.Fields.Select(field => KeyValuePair.Create(field.Key, Read(field.Value))));

    private static PropertyValue Recognize(MapValue map) =>
        map.GetText(Signatures.Key) switch
        {
            Signatures.Secret => PropertyValue.Secret(map.Find("value") ?? PropertyValue.Null),
            Signatures.Output => OutputOf(map),
            Signatures.Asset => new AssetValue(map),
            Signatures.Archive => new ArchiveValue(map),
            Signatures.Reference => new ReferenceValue(map),
            _ => map,
        };

    private static PropertyValue OutputOf(MapValue map)
    {
        var value = map.Find("value") ?? PropertyValue.Unknown;
        return map.GetBool("secret") == true ? PropertyValue.Secret(value) : value;
    }

    private static Value Write(PropertyValue value, bool acceptsSecrets) =>
        value switch
        {
            NullValue => Value.ForNull(),
            BoolValue flag => Value.ForBool(flag.Value),
            NumberValue number => Value.ForNumber(number.Value),
            TextValue text => Value.ForString(text.Value),
            UnknownValue or SecretValue { Plaintext: null } => Value.ForString(Signatures.Unknown),
            SecretValue { Plaintext: { } plaintext } => acceptsSecrets
                ? Signed(Signatures.Secret, MapValue.Create(("value", plaintext)), acceptsSecrets)
                : Write(plaintext, acceptsSecrets),
            ListValue items => Value.ForList([.. items.Select(item => Write(item, acceptsSecrets))]),
            MapValue map => Value.ForStruct(Write(map, acceptsSecrets)),
            SignedValue signed => Signed(SignatureOf(signed.Kind), signed.Content, acceptsSecrets),
            _ => throw new System.Diagnostics.UnreachableException($"A value is a {value.GetType().Name}."),
        };

    private static Value Signed(string signature, MapValue content, bool acceptsSecrets)
    {
        var message = Write(content, acceptsSecrets);
        message.Fields[Signatures.Key] = Value.ForString(signature);
        return Value.ForStruct(message);
    }

    private static string SignatureOf(PropertyKind kind) =>
        kind switch
        {
            PropertyKind.Asset => Signatures.Asset,
            PropertyKind.Archive => Signatures.Archive,
            PropertyKind.Reference => Signatures.Reference,
            _ => throw new System.Diagnostics.UnreachableException($"A value of the kind {kind} has no signature."),
        };
}
