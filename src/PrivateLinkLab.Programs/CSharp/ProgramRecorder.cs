using PrivateLinkLab.Graph;
using Pulumi;

namespace PrivateLinkLab.Programs.CSharp;

/// <summary>
/// Notes every resource that a program constructs, in its order, with arguments and options: mocks are told neither parent
/// nor dependencies. It does so as a resource transformation that changes nothing.
/// </summary>
internal sealed class ProgramRecorder(SimulatedDeploymentOptions options)
{
    private readonly Lock _gate = new();
    private readonly List<RecordedResource> _resources = [];
    private readonly Dictionary<Resource, RecordedResource> _byResource = new(ReferenceEqualityComparer.Instance);
    private readonly Dictionary<(string Type, string Name), RecordedResource> _byTypeAndName = [];

    /// <summary>The resources so far, the stack first.</summary>
    public IReadOnlyList<RecordedResource> Resources => _resources;

    /// <summary>Finds what was noted of a resource, or null when it was not constructed in this run.</summary>
    public RecordedResource? Find(Resource resource) => _byResource.GetValueOrDefault(resource);

    /// <summary>Finds a resource by its type and name, or gives null.</summary>
    public RecordedResource? Find(string type, string name) => _byTypeAndName.GetValueOrDefault((type, name));

    /// <summary>The transformation.</summary>
    /// <exception cref="ProgramFailedException">Another resource has the same type and name.</exception>
    public ResourceTransformationResult? Record(ResourceTransformationArgs args)
    {
        lock (_gate)
        {
            Add(args.Resource, args.Args, args.Options);
        }

        return null;
    }

    private void Add(Resource resource, ResourceArgs? args, ResourceOptions resourceOptions)
    {
        var parent = resource is Stack ? null
            : resourceOptions.Parent is { } given && Find(given) is { } found ? found
            : _resources[0];
        var type = resource.GetResourceType();
        var name = resource.GetResourceName();
        var urn = ResourceUrn.Create(options.Stack, options.Project, parent?.Urn, type, name);
        var recorded = new RecordedResource(resource, args, resourceOptions, urn, parent, _resources.Count);
        if (!_byTypeAndName.TryAdd((type, name), recorded))
        {
            throw Taken(urn, _byTypeAndName[(type, name)].Urn);
        }

        _byResource.Add(resource, recorded);
        _resources.Add(recorded);
        parent?.Children.Add(recorded);
    }

    // Mocks see type and name only, so that two resources with both in common could not be told apart even where Pulumi can.
    private static ProgramFailedException Taken(ResourceUrn urn, ResourceUrn other) => new(urn == other
        ? $"Two resources have the URN {urn}. Give one of them another name."
        : $"The lab cannot tell {urn} from {other}, which have one type and one name. Give one of them another name.");
}
