using System.Text;
using PrivateLinkLab.Graph;
using PrivateLinkLab.Graph.Deployments;

namespace PrivateLinkLab.Engine.Deploying;

/// <summary>
/// What the engine and the provider make of a program's inputs before AWS sees them: resources become their ids, assets
/// get their hash, and policies that are given as objects become JSON.
/// </summary>
/// <param name="folder">The folder in which paths of assets begin.</param>
internal sealed class ProviderInputs(string folder)
{
    /// <summary>Gives the inputs.</summary>
    /// <param name="inputs">What the program says.</param>
    /// <exception cref="AssetException">A file is not there.</exception>
    public MapValue Of(MapValue inputs) =>
        MapValue.Create(
            inputs
                .Select(input => KeyValuePair.Create(input.Key, Policy(input.Key, Plain(input.Value))))
                .Where(input => input.Value is not NullValue)
        );

    private PropertyValue Plain(PropertyValue value) =>
        value switch
        {
            ReferenceValue reference => IdOf(reference),
            SecretValue { Plaintext: { } plaintext } => PropertyValue.Secret(Plain(plaintext)),
            ListValue items => ListValue.Create([.. items.Select(Plain)]),
            MapValue map => MapValue.Create(
                map.Select(entry => KeyValuePair.Create(entry.Key, Plain(entry.Value)))
                    .Where(entry => entry.Value is not NullValue)
            ),
            SignedValue signed => AssetHash.With(signed, folder),
            _ => value,
        };

    // A custom resource that is not created yet has an empty id or none that is known; a component has none.
    private static PropertyValue IdOf(ReferenceValue reference) =>
        reference.Content.Find("id") switch
        {
            TextValue { Value.Length: 0 } => PropertyValue.Unknown,
            { } id and not NullValue => id,
            _ => reference.Content.Find("urn") ?? PropertyValue.Null,
        };

    private static PropertyValue Policy(string key, PropertyValue value) =>
        value is MapValue { HasUnknowns: false, HasSecrets: false } map
        && (key == "policy" || (key.EndsWith("Policy", StringComparison.Ordinal) && map.ContainsKey("Statement")))
            ? PropertyValue.Of(Encoding.UTF8.GetString(PropertyJsonWriter.Plaintext(map).Span))
        : value is MapValue { HasUnknowns: true } unknown
        && (key == "policy" || (key.EndsWith("Policy", StringComparison.Ordinal) && unknown.ContainsKey("Statement")))
            ? PropertyValue.Unknown
        : value;
}
