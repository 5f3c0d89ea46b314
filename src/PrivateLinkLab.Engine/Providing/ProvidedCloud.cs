using PrivateLinkLab.Cloud;
using PrivateLinkLab.Cloud.Accounts;
using PrivateLinkLab.Cloud.Generic;
using PrivateLinkLab.Engine.Deploying;
using PrivateLinkLab.Graph;
using PrivateLinkLab.Graph.Diffs;

namespace PrivateLinkLab.Engine.Providing;

/// <summary>
/// The simulated cloud as a provider has it: resources are created, changed and deleted one by one, and others stay.
/// Each instance of the simulated cloud is one deployment, so that a change begins a new one that has what stays.
/// </summary>
/// <param name="options">What the cloud begins with.</param>
internal sealed class ProvidedCloud(ProviderOptions options)
{
    private readonly Lock _gate = new();

    // In the order in which they were created, which is one in which they can be created again.
    private readonly List<ResourceNode> _nodes = [];
    private readonly Dictionary<ResourceUrn, int> _replaced = [];

    // Key pairs are made by people: the ones that the program names are there.
    private readonly List<string> _keyPairs = [];
    private readonly ProviderInputs _inputs = new(options.Folder);
    private CloudOptions _options = new() { Region = options.Region };
    private bool _isConfigured;
    private (string Project, string Stack)? _stack;
    private LenientCloud? _cloud;
    private LenientCloud? _preview;

    /// <summary>Takes the provider's settings, and begins the next preview.</summary>
    /// <exception cref="ProviderException">The region is none, or another than before.</exception>
    public void Configure(MapValue settings)
    {
        lock (_gate)
        {
            var region = settings.GetText("region") is { Length: > 0 } given ? given : options.Region;
            if (_isConfigured && _options.Region != region)
            {
                throw new ProviderException(
                    $"The simulated cloud is one provider, in {_options.Region}, and the program has another one in "
                        + $"{region}: run it with `lab up --program`, which knows them all."
                );
            }

            try
            {
                _options = new() { Region = region };
            }
            catch (ArgumentException unknown)
            {
                throw new ProviderException(unknown.Message, unknown);
            }

            (_isConfigured, _cloud, _preview) = (true, null, null);
        }
    }

    /// <summary>Creates a resource.</summary>
    /// <param name="urn">Its URN.</param>
    /// <param name="asked">What the program asks for.</param>
    /// <param name="isPreview">Whether it is a preview, which creates nothing.</param>
    /// <returns>The id, which is not known in a preview, and the outputs.</returns>
    /// <exception cref="ProviderException">The cloud refuses.</exception>
    public (string? Id, MapValue Outputs) Create(ResourceUrn urn, MapValue asked, bool isPreview)
    {
        lock (_gate)
        {
            Open(urn);
            var given = Plain(asked);
            var before = _nodes.FindIndex(node => node.Urn == urn);
            if (isPreview)
            {
                // The same resource may be asked for in one preview after another.
                _preview = before < 0 ? _preview ?? Made(null) : Made(urn);
                return (null, Unanswered(given, Asked(_preview, urn, given).Outputs));
            }

            if (before >= 0)
            {
                // What it replaces is deleted later, under the same URN.
                _nodes.RemoveAt(before);
                _replaced[urn] = _replaced.GetValueOrDefault(urn) + 1;
                _cloud = null;
            }

            _preview = null;
            var node = Answered(_cloud ??= Made(null), urn, given);
            _nodes.Add(node);
            return (node.Id, node.Outputs);
        }
    }

    /// <summary>Changes a resource.</summary>
    /// <param name="urn">Its URN.</param>
    /// <param name="olds">What it has.</param>
    /// <param name="asked">What the program asks for.</param>
    /// <param name="isPreview">Whether it is a preview, which changes nothing.</param>
    /// <returns>The outputs; in a preview those that stay as they are.</returns>
    /// <exception cref="ProviderException">The cloud refuses, or does not have it.</exception>
    public MapValue Update(ResourceUrn urn, MapValue olds, MapValue asked, bool isPreview)
    {
        lock (_gate)
        {
            Open(urn);
            var place = PlaceOf(urn);
            var given = Plain(asked);
            var cloud = Made(urn);
            if (isPreview)
            {
                return MapValue.Create(
                    Asked(cloud, urn, given)
                        .Outputs.Select(output =>
                            KeyValuePair.Create(
                                output.Key,
                                given.ContainsKey(output.Key) || olds.Find(output.Key) == output.Value
                                    ? output.Value
                                    : PropertyValue.Unknown
                            )
                        )
                );
            }

            var node = Answered(cloud, urn, given);
            // What depends on it comes after it, so that it keeps its place.
            _nodes[place] = node;
            (_cloud, _preview) = (null, null);
            return node.Outputs;
        }
    }

    /// <summary>Deletes a resource, or what another one of its URN has replaced.</summary>
    public void Delete(ResourceUrn urn)
    {
        lock (_gate)
        {
            Open(urn);
            if (_replaced.GetValueOrDefault(urn) is > 0 and var waiting)
            {
                _replaced[urn] = waiting - 1;
                return;
            }

            _nodes.RemoveAll(node => node.Urn == urn);
            (_cloud, _preview) = (null, null);
        }
    }

    /// <summary>Reads a resource.</summary>
    /// <param name="urn">Its URN.</param>
    /// <param name="id">Its id.</param>
    /// <param name="isOfStack">Whether the stack has it, so that it is gone when the cloud does not have it.</param>
    /// <returns>It; null when it is not there.</returns>
    public ResourceNode? Read(ResourceUrn urn, string id, bool isOfStack)
    {
        lock (_gate)
        {
            Open(urn);
            if (_nodes.Find(node => node.Urn == urn && node.Id == id) is { } node)
            {
                return node;
            }

            return !isOfStack && (_cloud ??= Made(null)).Read(urn, id) is Answered answer
                ? new()
                {
                    Urn = urn,
                    Id = id,
                    Outputs = answer.Outputs,
                }
                : null;
        }
    }

    /// <summary>Answers a function.</summary>
    /// <exception cref="ProviderException">The cloud refuses.</exception>
    public MapValue Call(string token, MapValue arguments)
    {
        lock (_gate)
        {
            return (_cloud ??= Made(null)).Call(token, Plain(arguments)) switch
            {
                Answered answer => answer.Outputs,
                Refused { Refusal: var refusal } => throw new ProviderException(refusal.Message),
                Undecided undecided => throw new ProviderException($"{undecided.Input} is not known yet."),
                var other => throw new System.Diagnostics.UnreachableException($"The cloud answered {other}."),
            };
        }
    }

    /// <summary>Says what an update changes.</summary>
    public static ResourceChange Compare(
        ResourceUrn urn,
        MapValue olds,
        MapValue news,
        IEnumerable<string> ignoreChanges
    ) =>
        GraphDiff.Compare(
            new ResourceNode
            {
                Urn = urn,
                Custom = true,
                Inputs = olds,
            },
            new ResourceNode
            {
                Urn = urn,
                Custom = true,
                Inputs = news,
                IgnoreChanges = [.. ignoreChanges],
            }
        );

    /// <summary>The stack as it is; null before anything was asked about one.</summary>
    public ResourceGraph? Graph
    {
        get
        {
            lock (_gate)
            {
                return GraphOrNull;
            }
        }
    }

    private ResourceGraph? GraphOrNull =>
        _stack is { } stack ? ResourceGraph.Create(stack.Project, stack.Stack, _nodes) : null;

    // The engine does not tell whose stack it is before it asks for a resource.
    private void Open(ResourceUrn urn)
    {
        if (_stack == (urn.Project, urn.Stack))
        {
            return;
        }

        if (_stack is { } other)
        {
            throw new ProviderException(
                $"The simulated cloud serves the stack '{other.Stack}' of the project '{other.Project}' until "
                    + $"the command "
                    + $"ends, not '{urn.Stack}' of '{urn.Project}' too."
            );
        }

        if (options.Load(urn.Project, urn.Stack) is { } kept)
        {
            _nodes.AddRange(kept.Resources.Where(node => node is { Custom: true, Id: not null, PendingDelete: false }));
        }

        _stack = (urn.Project, urn.Stack);
        (_cloud, _preview) = (null, null);
    }

    private int PlaceOf(ResourceUrn urn) =>
        _nodes.FindIndex(node => node.Urn == urn) is >= 0 and var place
            ? place
            : throw new ProviderException(
                $"The simulated cloud has no {urn.Type} '{urn.Name}': it was created elsewhere, or .lab was deleted. "
                    + "`pulumi refresh` takes it out of the stack."
            );

    private MapValue Plain(MapValue asked)
    {
        try
        {
            return _inputs.Of(asked);
        }
        catch (AssetException missing)
        {
            throw new ProviderException(missing.Message, missing);
        }
    }

    // A new deployment that has what stays.
    private LenientCloud Made(ResourceUrn? without)
    {
        var cloud = new LenientCloud(_options with { Before = GraphOrNull, KeyPairs = _keyPairs });
        foreach (var node in _nodes.Where(node => node.Urn != without))
        {
            NoteKeyPair(node.Inputs);
            cloud.Create(node.Urn, node.Inputs);
        }

        return cloud;
    }

    private ResourceNode Answered(LenientCloud cloud, ResourceUrn urn, MapValue given)
    {
        var (id, outputs) = Asked(cloud, urn, given);
        return new()
        {
            Urn = urn,
            Custom = true,
            Id = id
                ?? throw new ProviderException(
                    $"{urn.Type} '{urn.Name}' has inputs that are not known when it is made."
                ),
            Inputs = given,
            Outputs = outputs,
        };
    }

    private (string? Id, MapValue Outputs) Asked(LenientCloud cloud, ResourceUrn urn, MapValue given)
    {
        NoteKeyPair(given);
        return cloud.Create(urn, given) switch
        {
            Answered answer => (answer.Id, answer.Outputs),
            Refused { Refusal: var refusal } => throw new ProviderException(refusal.Message),
            Undecided => (null, given),
            var other => throw new System.Diagnostics.UnreachableException($"The cloud answered {other}."),
        };
    }

    private void NoteKeyPair(MapValue given)
    {
        if (given.GetText("keyName") is { Length: > 0 } name && !_keyPairs.Contains(name))
        {
            _keyPairs.Add(name);
        }
    }

    private static MapValue Unanswered(MapValue given, MapValue outputs) =>
        MapValue.Create([
            .. outputs
                .Where(output => !given.ContainsKey(output.Key))
                .Select(output => KeyValuePair.Create(output.Key, (PropertyValue)PropertyValue.Unknown)),
            .. given,
        ]);
}

/// <summary>The provider does not do what it is asked for; the message is a sentence.</summary>
internal sealed class ProviderException(string message, Exception? cause = null) : Exception(message, cause);
