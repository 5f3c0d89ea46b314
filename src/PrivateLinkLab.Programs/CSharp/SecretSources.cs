using PrivateLinkLab.Graph;
using Pulumi;

namespace PrivateLinkLab.Programs.CSharp;

/// <summary>
/// The values that the engine keeps secret because a resource's class names them (AdditionalSecretOutputs). Under mocks
/// such outputs are not secret, and neither is what a program makes of them, so secrets are recognized by what they
/// hold.
/// </summary>
internal sealed class SecretSources
{
    private readonly Dictionary<Resource, List<string>> _texts = new(ReferenceEqualityComparer.Instance);

    /// <summary>Gathers the secret outputs of all resources.</summary>
    public SecretSources(IEnumerable<RecordedResource> resources, RecordingMocks mocks)
    {
        foreach (var resource in resources)
        {
            foreach (var name in resource.SecretOutputs)
            {
                if (mocks.AnswerTo(resource)?.State.GetText(name) is { Length: > 0 } text)
                {
                    if (!_texts.TryGetValue(resource.Resource, out var texts))
                    {
                        _texts[resource.Resource] = texts = [];
                    }

                    texts.Add(text);
                }
            }
        }
    }

    /// <summary>
    /// Whether a value that was made from the outputs of some resources holds a secret output of one of them.
    /// </summary>
    public bool AreIn(PropertyValue value, IEnumerable<Resource> origins)
    {
        if (_texts.Count == 0)
        {
            return false;
        }

        foreach (var origin in origins)
        {
            if (_texts.TryGetValue(origin, out var texts) && texts.Exists(text => Holds(value, text)))
            {
                return true;
            }
        }

        return false;
    }

    private static bool Holds(PropertyValue value, string secret) =>
        value switch
        {
            TextValue text => text.Value.Contains(secret, StringComparison.Ordinal),
            ListValue items => items.Any(item => Holds(item, secret)),
            MapValue map => map.Any(entry => Holds(entry.Value, secret)),
            _ => false,
        };
}
