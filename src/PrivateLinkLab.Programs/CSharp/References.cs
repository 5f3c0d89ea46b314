using PrivateLinkLab.Graph;
using Pulumi;

namespace PrivateLinkLab.Programs.CSharp;

/// <summary>
/// Finds on which resources an input depends where the program's arguments are not known: those whose id or ARN it has.
/// </summary>
internal sealed class References(IProgramRecorder recorder, RecordingMocks mocks)
{
    private readonly Lazy<ILookup<string, RecordedResource>> _owners = new(() =>
        (
            from resource in recorder.Resources
            let answer = mocks.AnswerTo(resource)
            where answer is not null
            from key in new[] { answer.Id, answer.State.GetText("arn") }.Distinct()
            where key is { Length: > 0 }
            select (Key: key, Resource: resource)
        ).ToLookup(owner => owner.Key, owner => owner.Resource, StringComparer.Ordinal)
    );

    /// <summary>Finds the resources that each input of one refers to.</summary>
    /// <param name="inputs">The inputs.</param>
    /// <param name="resource">The resource that they are of.</param>
    /// <param name="dependencies">Receives the resources that each input depends on.</param>
    public void Find(MapValue inputs, RecordedResource resource, IDictionary<string, HashSet<Resource>> dependencies)
    {
        foreach (var (name, value) in inputs.Where(input => input.Key is not ("tags" or "tagsAll")))
        {
            var found = TextsIn(value)
                .SelectMany(text => _owners.Value[text])
                .Where(owner => owner.Index < resource.Index)
                .Select(owner => owner.Resource)
                .ToHashSet();
            if (found.Count > 0)
            {
                dependencies[name] = found;
            }
        }
    }

    private static IEnumerable<string> TextsIn(PropertyValue value) =>
        value switch
        {
            TextValue text => [text.Value],
            ListValue items => items.SelectMany(TextsIn),
            MapValue map => map.Values.SelectMany(TextsIn),
            _ => [],
        };
}
