using PrivateLinkLab.Graph;
using Pulumi;
using Pulumi.Utilities;

namespace PrivateLinkLab.Programs.CSharp;

/// <summary>Makes the resource graph of a run, as Pulumi's engine would keep it.</summary>
internal sealed class GraphBuilder
{
    private readonly SimulatedDeploymentOptions _options;
    private readonly IProgramRecorder _recorder;
    private readonly RecordingMocks _mocks;
    private readonly DefaultProviders _providers;
    private readonly AliasUrns _aliases;
    private readonly InputReader _reader;
    private readonly StackOutputs _stackOutputs;
    private readonly References _references;

    public GraphBuilder(SimulatedDeploymentOptions options, IProgramRecorder recorder, RecordingMocks mocks)
    {
        var secrets = new SecretSources(recorder.Resources, mocks);
        _options = options;
        _recorder = recorder;
        _mocks = mocks;
        _providers = new DefaultProviders(options);
        _aliases = new AliasUrns(options, recorder);
        _reader = new InputReader(secrets);
        _references = new References(recorder, mocks);
        _stackOutputs = new StackOutputs(secrets, recorder);
    }

    /// <summary>Builds the graph.</summary>
    /// <param name="outputs">The stack's outputs, as the program gave them.</param>
    /// <exception cref="ProgramFailedException">An output has a type that Pulumi cannot keep.</exception>
    public async Task<ResourceGraph> BuildAsync(IDictionary<string, object?> outputs)
    {
        var nodes = new List<ResourceNode>();
        foreach (var resource in _recorder.Resources)
        {
            nodes.Add(await NodeAsync(resource, outputs));
        }

        // Providers follow the root, before whatever they provide.
        nodes.InsertRange(1, _providers.Nodes);
        return ResourceGraph.Create(_options.Project, _options.Stack, nodes);
    }

    private async Task<ResourceNode> NodeAsync(RecordedResource resource, IDictionary<string, object?> outputs)
    {
        var aliases = await _aliases.OfAsync(resource);
        if (resource.Parent is not { } parent)
        {
            return new ResourceNode { Urn = resource.Urn, Outputs = await _stackOutputs.ResolveAsync(outputs) };
        }

        var answer = _mocks.AnswerTo(resource);
        var byProperty = new Dictionary<string, HashSet<Resource>>(StringComparer.Ordinal);
        var inputs = answer?.Inputs ?? MapValue.Empty;
        if (resource.Args is not null)
        {
            inputs = await _reader.ReadAsync(inputs, resource.Args, byProperty);
        }
        else if (resource.IsOnlyAsked)
        {
            _references.Find(inputs, resource, byProperty);
        }

        inputs = WithVersion(inputs, resource);
        var needed = new List<Resource>(await OutputUtilities.GetValueAsync(resource.Options.DependsOn.ToOutput()));
        var propertyDependencies = ResourceNode.NoPropertyDependencies.ToBuilder();
        foreach (var (property, resources) in byProperty)
        {
            needed.AddRange(resources);
            propertyDependencies.Add(property, UrnsOf(resource, resources));
        }

        return new ResourceNode
        {
            Urn = resource.Urn,
            Id = resource.IsCustom ? answer?.Id : null,
            Custom = resource.IsCustom,
            External = answer?.IsRead == true,
            Parent = parent.Urn,
            Provider = resource.IsCustom ? ProviderOf(resource, answer) : null,
            Dependencies = [.. UrnsOf(resource, needed)],
            PropertyDependencies = propertyDependencies.ToImmutable(),
            Inputs = inputs,
            Outputs = resource.IsCustom
                ? CustomOutputs(resource, inputs, answer)
                : await ComponentOutputsAsync(resource),
            Protect = resource.IsProtected,
            RetainOnDelete = resource.Options.RetainOnDelete ?? false,
            AdditionalSecretOutputs = [.. resource.SecretOutputs.Distinct().Order(StringComparer.Ordinal)],
            IgnoreChanges = [.. resource.Options.IgnoreChanges],
            ReplaceOnChanges = [.. resource.Options.ReplaceOnChanges],
            Aliases = [.. aliases],
        };
    }

    // Mocks are told the explicit provider by the URN that the SDK gives it, which leaves out its parents.
    private string? ProviderOf(RecordedResource resource, RecordedAnswer? answer)
    {
        if (answer?.Provider is not { } given)
        {
            return _providers.For(resource.Type);
        }

        return (_mocks.Provider(given.Id) is { } provider ? given with { Urn = provider.Urn } : given).ToString();
    }

    // The engine keeps the package's version with a provider's inputs.
    private static MapValue WithVersion(MapValue inputs, RecordedResource resource) =>
        resource.IsProvider && resource.Options.Version is { Length: > 0 } version
            ? inputs.With("version", PropertyValue.Of(version))
            : inputs;

    // The engine keeps an output secret when its provider says so, or when the input of its name was.
    private static MapValue CustomOutputs(RecordedResource resource, MapValue inputs, RecordedAnswer? answer)
    {
        var outputs = answer?.State ?? MapValue.Empty;
        var secret = resource.SecretOutputs.Concat(
            inputs.Where(input => input.Value.HasSecrets).Select(input => input.Key)
        );
        foreach (var name in secret)
        {
            if (outputs.Find(name) is { } value and not SecretValue)
            {
                outputs = outputs.With(name, PropertyValue.Secret(value));
            }
        }

        return outputs;
    }

    private async Task<MapValue> ComponentOutputsAsync(RecordedResource component) =>
        await ComponentOutputs.ResolveAsync(
            component.Resource,
            _mocks.OutputsOf(component, await OutputUtilities.GetValueAsync(component.Resource.Urn)),
            _reader
        );

    // What was there before the resource and it waited for: custom resources; a component stands for all of them in it.
    private ResourceUrn[] UrnsOf(RecordedResource resource, IEnumerable<Resource> needed)
    {
        var urns = new SortedSet<ResourceUrn>();
        foreach (var other in needed)
        {
            if (_recorder.Find(other) is { } found)
            {
                AddCustoms(found);
            }
        }

        return [.. urns];

        void AddCustoms(RecordedResource found)
        {
            if (!found.IsCustom)
            {
                found.Children.ForEach(AddCustoms);
            }
            else if (found.Index < resource.Index)
            {
                urns.Add(found.Urn);
            }
        }
    }
}
