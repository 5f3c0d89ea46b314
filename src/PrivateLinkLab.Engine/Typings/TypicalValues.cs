using PrivateLinkLab.Amazon.Regions;
using PrivateLinkLab.Cloud.Hashing;
using PrivateLinkLab.Graph;

namespace PrivateLinkLab.Engine.Typings;

/// <summary>
/// Values of a type where nothing is known but the type and the name of what has it: the same in every run, and in the
/// form that their name tells.
/// </summary>
/// <param name="package">The package, for types inside of types; null for none.</param>
/// <param name="module">What the type or function belongs to, as a rule an AWS service.</param>
/// <param name="name">What is answered.</param>
/// <param name="identity">What makes it the same one in the next run.</param>
/// <param name="region">The region that names contain.</param>
internal sealed class TypicalValues(
    TypingsOfPackage? package,
    string module,
    string name,
    string identity,
    string region
)
{
    // Types may contain themselves.
    private const int Deepest = 4;

    /// <summary>Gives a value; null when the type says too little.</summary>
    /// <param name="property">The name of what has the type.</param>
    /// <param name="type">The type.</param>
    public PropertyValue Of(string property, string type) => Of(property, type, 0);

    private PropertyValue Of(string property, string type, int depth) =>
        type switch
        {
            "string" => PropertyValue.Of(Text(property)),
            "number" => PropertyValue.Of(property.EndsWith("ort", StringComparison.Ordinal) ? 443 : 1),
            "boolean" => PropertyValue.False,
            _ when type.StartsWith('{') => MapValue.Empty,
            _ when type.EndsWith("[]", StringComparison.Ordinal) => List(property, type[..^2], depth),
            _ when type.StartsWith('"') => PropertyValue.Of(type.Trim('"')),
            _ when type.StartsWith("enums.", StringComparison.Ordinal) => PropertyValue.Of(Text(property)),
            _ when type.StartsWith("outputs.", StringComparison.Ordinal) && depth < Deepest => Nested(type, depth),
            _ => PropertyValue.Null,
        };

    // One item: programs take the first one.
    private ListValue List(string property, string type, int depth) =>
        Of(property, type, depth) is { } item and not NullValue ? ListValue.Create([item]) : ListValue.Empty;

    private MapValue Nested(string type, int depth) =>
        MapValue.Create(
            (package?.Nested(type) ?? [])
                .Where(member => !member.IsOptional)
                .Select(member => KeyValuePair.Create(member.Name, Of(member.Name, member.Type, depth + 1)))
                .Where(member => member.Value is not NullValue)
        );

    private string Text(string property)
    {
        var hash = StableHash.Of("typical", identity, property);
        return property switch
        {
            "json" => "{}",
            "region" => region,
            _ when Ends("arn") => $"arn:{AwsPartition.Of(region).Id}:{module}:{region}:123456789012:{property}/{name}",
            _ when Ends("id") || Ends("ids") => hash.Hex(17),
            _ when Ends("url") || Ends("uri") => $"https://{Host()}",
            _ when Ends("endpoint") || Ends("hostname") || Ends("domainname") || Ends("dnsname") || Ends("address") =>
                Host(),
            _ when Ends("date")
                    || Ends("time")
                    || Ends("modified")
                    || property.EndsWith("At", StringComparison.Ordinal) => "2024-01-01T00:00:00Z",
            _ when Ends("name") => name,
            _ => $"{property}-of-{name}",
        };

        bool Ends(string word) => property.EndsWith(word, StringComparison.OrdinalIgnoreCase);
        string Host() =>
            $"{name.ToLowerInvariant()}-{hash.Hex(8)}.{module}.{region}.{AwsPartition.Of(region).DnsSuffix}";
    }
}
