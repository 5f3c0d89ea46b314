using PrivateLinkLab.Graph;
using Pulumi;

namespace PrivateLinkLab.Programs.CSharp;

/// <summary>
/// Notes every resource that a program constructs, in its order, with arguments and options: mocks are told neither
/// parent nor dependencies. It does so as a resource transformation that changes nothing. The SDK calls the
/// transformation in a resource's constructor, right before it starts to register the resource, so that whatever is
/// asked in the course of that has the resource as <see cref="_constructed"/>, however many others are constructed
/// meanwhile.
/// </summary>
internal sealed class ProgramRecorder(SimulatedDeploymentOptions options) : IProgramRecorder
{
    private readonly Lock _gate = new();
    private readonly List<RecordedResource> _resources = [];
    private readonly Dictionary<Resource, RecordedResource> _byResource = new(ReferenceEqualityComparer.Instance);
    private readonly HashSet<ResourceUrn> _urns = [];
    private readonly Dictionary<TypeAndName, List<RecordedResource>> _namesakes = [];

    /// <summary>The components that have registered their outputs.</summary>
    private readonly HashSet<RecordedResource> _registered = [];

    /// <summary>What was constructed last on the way to here, across asynchronous calls.</summary>
    private readonly AsyncLocal<RecordedResource?> _constructed = new();

    /// <inheritdoc/>
    public IReadOnlyList<RecordedResource> Resources => _resources;

    /// <inheritdoc/>
    public RecordedResource? Find(Resource resource)
    {
        lock (_gate)
        {
            return _byResource.GetValueOrDefault(resource);
        }
    }

    /// <inheritdoc/>
    public bool IsNamesake(ResourceUrn urn) => Namesakes(urn.Type, urn.Name) is [var first, ..] && first.Urn != urn;

    /// <inheritdoc/>
    public RecordedResource Asking(string type, string name) =>
        Namesakes(type, name) switch
        {
            [var only] => only,
            var several when several.Contains(_constructed.Value!) => _constructed.Value!,
            _ => throw new InvalidOperationException(
                $"No resource of type {type} with the name '{name}' is being registered."
            ),
        };

    /// <inheritdoc/>
    /// <remarks>
    /// A component registers at the end of its constructor, when it is, or is around, what was constructed last; and it
    /// does so once.
    /// </remarks>
    public RecordedResource? Registering(string mockUrn)
    {
        lock (_gate)
        {
            var resource = _constructed.Value;
            while (
                resource is not null
                && (
                    !mockUrn.EndsWith($"${resource.Type}::{resource.Name}", StringComparison.Ordinal)
                    || !_registered.Add(resource)
                )
            )
            {
                resource = resource.Parent;
            }

            return resource;
        }
    }

    /// <summary>The transformation.</summary>
    /// <exception cref="ProgramFailedException">Another resource has the same URN.</exception>
    public ResourceTransformationResult? Record(ResourceTransformationArgs args)
    {
        lock (_gate)
        {
            _constructed.Value = Add(args.Resource, args.Args, args.Options);
        }

        return null;
    }

    private RecordedResource Add(Resource resource, ResourceArgs? args, ResourceOptions resourceOptions)
    {
        var parent =
            resource is Stack ? null
            : resourceOptions.Parent is { } given && _byResource.TryGetValue(given, out var found) ? found
            : _resources[0];
        var type = resource.GetResourceType();
        var name = resource.GetResourceName();
        var urn = ResourceUrn.Create(options.Stack, options.Project, parent?.Urn, type, name);
        if (!_urns.Add(urn))
        {
            var taken = new ProgramFailedException($"Two resources have the URN {urn}. Give one of them another name.");
            // A program that caught this would wait for the resource's outputs for ever: the run fails, caught or not.
            _ = Output.Create(Task.FromException<object>(taken));
            throw taken;
        }

        var recorded = new RecordedResource(resource, args, resourceOptions, urn, parent, _resources.Count);
        if (!_namesakes.TryGetValue(new(type, name), out var namesakes))
        {
            _namesakes[new(type, name)] = namesakes = [];
        }

        namesakes.Add(recorded);
        _byResource.Add(resource, recorded);
        _resources.Add(recorded);
        parent?.Children.Add(recorded);
        return recorded;
    }

    private IReadOnlyList<RecordedResource> Namesakes(string type, string name)
    {
        lock (_gate)
        {
            return _namesakes.TryGetValue(new(type, name), out var namesakes) ? [.. namesakes] : [];
        }
    }

    /// <summary>A class, because a dictionary by a tuple is compiled anew in every process.</summary>
    private sealed record TypeAndName(string Type, string Name);
}
