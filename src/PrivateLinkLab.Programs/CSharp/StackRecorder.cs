using System.Collections.Immutable;
using PrivateLinkLab.Graph;
using Pulumi;
using Pulumi.Utilities;

namespace PrivateLinkLab.Programs.CSharp;

/// <summary>
/// Notes the resources of a stack that is a class of its own, into which no transformation gets: each when it is asked
/// for, and, after the run, what it belongs to. Its parent is the component whose name its own begins with, as Pulumi's
/// naming has it; of its options nothing is known.
/// </summary>
internal sealed class StackRecorder(SimulatedDeploymentOptions options) : IProgramRecorder
{
    private readonly Lock _gate = new();
    private readonly List<RecordedResource> _asked = [];
    private readonly List<RecordedResource> _resources = [];
    private readonly Dictionary<Resource, RecordedResource> _byResource = new(ReferenceEqualityComparer.Instance);

    /// <inheritdoc/>
    public IReadOnlyList<RecordedResource> Resources => _resources;

    /// <inheritdoc/>
    public RecordedResource? Find(Resource resource) => _byResource.GetValueOrDefault(resource);

    /// <inheritdoc/>
    /// <remarks>Where several have a type and name, a number tells them apart until the run is over.</remarks>
    public RecordedResource Asking(string type, string name)
    {
        lock (_gate)
        {
            var before = _asked.Count(asked => asked.Type == type && asked.Name == name);
            var parent =
                before == 0
                    ? null
                    : ResourceUrn.Create(options.Stack, options.Project, null, $"pulumi:namesake:{before}", name);
            var resource = new RecordedResource(ResourceUrn.Create(options.Stack, options.Project, parent, type, name));
            _asked.Add(resource);
            return resource;
        }
    }

    /// <inheritdoc/>
    public RecordedResource? Registering(string mockUrn) => null;

    /// <inheritdoc/>
    public bool IsNamesake(ResourceUrn urn) => urn.TypeChain.Length > 1;

    /// <summary>Places the resources, after the run.</summary>
    /// <param name="constructed">The resources in the order of registration, the stack among them.</param>
    /// <param name="mocks">What was answered.</param>
    public async Task PlaceAsync(ImmutableArray<Resource> constructed, RecordingMocks mocks)
    {
        var root = constructed.First(resource => resource is Stack);
        Add(
            new(
                ResourceUrn.Create(options.Stack, options.Project, null, ResourceUrn.StackType, root.GetResourceName())
            ),
            root,
            null
        );
        var open = _asked.ToLookup(asked => (asked.Type, asked.Name));
        foreach (var resource in constructed.Where(resource => resource is not Stack))
        {
            var id = resource is CustomResource custom ? await OutputUtilities.GetValueAsync(custom.Id) : null;
            var asked = open[(resource.GetResourceType(), resource.GetResourceName())]
                .First(one => !_resources.Contains(one) && (mocks.AnswerTo(one)?.Id ?? id) == id);
            Add(asked, resource, ParentOf(asked.Name));
        }
    }

    private void Add(RecordedResource recorded, Resource resource, RecordedResource? parent)
    {
        var urn = ResourceUrn.Create(options.Stack, options.Project, parent?.Urn, recorded.Type, recorded.Name);
        // Its parent's type would tell it from its namesake.
        recorded.Place(
            resource,
            _resources.Exists(other => other.Urn == urn) ? recorded.Urn : urn,
            parent,
            _resources.Count
        );
        _resources.Add(recorded);
        _byResource.Add(resource, recorded);
    }

    private RecordedResource ParentOf(string name) =>
        _resources
            .Skip(1)
            .Where(other => !other.IsCustom && name.StartsWith($"{other.Name}-", StringComparison.Ordinal))
            .MaxBy(other => other.Name.Length)
        ?? _resources[0];
}
