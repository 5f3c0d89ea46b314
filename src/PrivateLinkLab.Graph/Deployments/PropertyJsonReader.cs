using System.Collections.Immutable;
using System.Text;
using System.Text.Json;

namespace PrivateLinkLab.Graph.Deployments;

/// <summary>Reads property values from deployment files.</summary>
internal static class PropertyJsonReader
{
    /// <summary>Reads the object that the reader stands at; null gives an empty map.</summary>
    public static MapValue ReadMap(ref Utf8JsonReader reader, DeploymentShape shape, string at)
    {
        if (reader.TokenType == JsonTokenType.Null)
        {
            return MapValue.Empty;
        }

        shape.Require(reader.TokenType, JsonTokenType.StartObject, at);
        return MapValue.FromUnsorted(ReadEntries(ref reader, shape, at));
    }

    private static PropertyValue ReadValue(ref Utf8JsonReader reader, DeploymentShape shape, string at)
    {
        switch (reader.TokenType)
        {
            case JsonTokenType.True:
                return PropertyValue.True;
            case JsonTokenType.False:
                return PropertyValue.False;
            case JsonTokenType.Number:
                return shape.Number(ref reader, at);
            case JsonTokenType.String:
                return ReadText(ref reader, shape, at);
            case JsonTokenType.StartArray:
                return ReadList(ref reader, shape, at);
            case JsonTokenType.StartObject:
                return Recognize(MapValue.FromUnsorted(ReadEntries(ref reader, shape, at)), shape, at);
            default:
                return PropertyValue.Null;
        }
    }

    private static PropertyValue ReadText(ref Utf8JsonReader reader, DeploymentShape shape, string at)
    {
        if (reader.ValueTextEquals(Signatures.Unknown))
        {
            return PropertyValue.Unknown;
        }

        return shape.BlindsSecrets && reader.ValueTextEquals(Signatures.Blinded)
            ? PropertyValue.UnknownSecret
            : shape.String(ref reader, at);
    }

    private static ListValue ReadList(ref Utf8JsonReader reader, DeploymentShape shape, string at)
    {
        var items = ImmutableArray.CreateBuilder<PropertyValue>();
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            items.Add(ReadValue(ref reader, shape, at));
        }

        return ListValue.Create(items.ToImmutable());
    }

    private static List<KeyValuePair<string, PropertyValue>> ReadEntries(
        ref Utf8JsonReader reader,
        DeploymentShape shape,
        string at
    )
    {
        var entries = new List<KeyValuePair<string, PropertyValue>>();
        while (shape.NextField(ref reader) is { } key)
        {
            entries.Add(new(key, ReadValue(ref reader, shape, at)));
        }

        return entries;
    }

    private static PropertyValue Recognize(MapValue map, DeploymentShape shape, string at) =>
        map.GetText(Signatures.Key) switch
        {
            Signatures.Secret => ReadSecret(map, shape, at),
            Signatures.Asset => new AssetValue(map),
            Signatures.Archive => new ArchiveValue(map),
            Signatures.Reference => new ReferenceValue(map),
            _ => map,
        };

    private static SecretValue ReadSecret(MapValue map, DeploymentShape shape, string at)
    {
        if (map.GetText("plaintext") is not { } plaintext)
        {
            return PropertyValue.UnknownSecret;
        }

        try
        {
            var reader = new Utf8JsonReader(Encoding.UTF8.GetBytes(plaintext));
            reader.Read();
            var value = ReadValue(ref reader, shape, at);
            reader.Read();
            return PropertyValue.Secret(value);
        }
        catch (JsonException)
        {
            // Without the inner exception, whose text can quote the secret.
            throw shape.Wrong($"{at} has a secret whose plaintext is not JSON");
        }
    }
}
