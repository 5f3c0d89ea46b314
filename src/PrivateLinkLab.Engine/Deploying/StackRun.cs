using System.Collections.Immutable;
using PrivateLinkLab.Cloud;
using PrivateLinkLab.Cloud.Generic;
using PrivateLinkLab.Engine.Protocol;
using PrivateLinkLab.Engine.Typings;
using PrivateLinkLab.Graph;
using PrivateLinkLab.Graph.Diffs;

namespace PrivateLinkLab.Engine.Deploying;

/// <summary>
/// One deployment of a program: every request is put to the simulated cloud, and what comes of it is kept as Pulumi's
/// engine keeps it. Requests come from several threads, in an order that differs from run to run.
/// </summary>
internal sealed class StackRun
{
    private const string StackReference = "pulumi:pulumi:StackReference";
    private const string GetResource = "pulumi:pulumi:getResource";
    private const string ProviderPrefix = "pulumi:providers:";

    private readonly Lock _gate = new();
    private readonly EngineOptions _options;
    private readonly List<string> _keyPairs;
    private readonly LenientCloud _cloud;
    private readonly DefaultProviders _providers;
    private readonly ProviderInputs _inputs;
    private readonly PackageTypings _typings;
    private readonly Dictionary<ResourceUrn, ResourceNode> _nodes = [];

    /// <summary>What was refused, and what was not asked for because it needs something that was.</summary>
    private readonly HashSet<ResourceUrn> _without = [];

    /// <summary>What is created under a type and name first, for who has them in common.</summary>
    private readonly Dictionary<TypeAndName, ResourceUrn> _firstOfName = [];

    private readonly List<ProgramRefusal> _refusals = [];
    private int _skipped;

    /// <summary>The parent of what is being created, unless it is the stack.</summary>
    private ResourceUrn? _parent;

    /// <summary>Begins a deployment.</summary>
    /// <param name="options">What the program is told, and what there is.</param>
    /// <param name="typings">The packages that the program has.</param>
    public StackRun(EngineOptions options, PackageTypings typings)
    {
        (_options, _typings) = (options, typings);
        // Key pairs are made by people: the ones that the program names are there.
        _keyPairs = [.. options.Cloud.KeyPairs];
        _cloud = new(options.Cloud with { Before = options.Before, KeyPairs = _keyPairs }, IsNamesake);
        _providers = new(options, _cloud);
        _inputs = new(options.Folder);
    }

    /// <summary>What was refused so far, ordered by type and name.</summary>
    public IReadOnlyList<ProgramRefusal> Refusals
    {
        get
        {
            lock (_gate)
            {
                return
                [
                    .. _refusals
                        .Distinct()
                        .OrderBy(refusal => refusal.Type, StringComparer.Ordinal)
                        .ThenBy(refusal => refusal.Name, StringComparer.Ordinal)
                        .ThenBy(refusal => refusal.Message, StringComparer.Ordinal),
                ];
            }
        }
    }

    /// <summary>How many resources were not asked for, because they need one that was refused.</summary>
    public int Skipped
    {
        get
        {
            lock (_gate)
            {
                return _skipped;
            }
        }
    }

    /// <summary>Whether the program has registered its stack.</summary>
    public bool HasStack => RootUrn.Length > 0;

    /// <summary>The stack's URN; empty before it is registered.</summary>
    public string RootUrn { get; private set; } = "";

    /// <summary>The resources so far.</summary>
    public ProgramResult Finish()
    {
        lock (_gate)
        {
            return new(
                ResourceGraph.Create(_options.Project, _options.Stack, GraphOrder.Of(_nodes, _providers.Nodes)),
                _cloud.Given
            );
        }
    }

    /// <summary>Registers a resource.</summary>
    /// <param name="request">The resource, as all transforms leave it.</param>
    public Registered Register(RegisterResourceRequest request)
    {
        lock (_gate)
        {
            return RegisterOne(request);
        }
    }

    /// <summary>Refuses a resource for a reason that the cloud does not know of.</summary>
    /// <param name="request">The resource.</param>
    /// <param name="reason">The sentence.</param>
    public Registered Refuse(RegisterResourceRequest request, string reason)
    {
        lock (_gate)
        {
            return Refuse(request, UrnOf(request.Type, request.Name, request.Parent, out _), reason);
        }
    }

    /// <summary>Keeps the outputs of a component or of the stack.</summary>
    public void RegisterOutputs(RegisterResourceOutputsRequest request)
    {
        lock (_gate)
        {
            if (ResourceUrn.TryParse(request.Urn, out var urn) && _nodes.TryGetValue(urn, out var node))
            {
                var outputs = WireValues.Read(request.Outputs).Where(output => output.Value is not NullValue);
                _nodes[urn] = node with { Outputs = MapValue.Create(outputs) };
            }
        }
    }

    /// <summary>Reads a resource that exists.</summary>
    public (string Urn, MapValue Outputs) Read(ReadResourceRequest request)
    {
        lock (_gate)
        {
            return ReadOne(request);
        }
    }

    /// <summary>Answers a function.</summary>
    /// <param name="request">The function and its arguments.</param>
    /// <returns>The result, or the reason why there is none.</returns>
    public (MapValue? Result, string? Refusal) Call(ResourceInvokeRequest request)
    {
        lock (_gate)
        {
            return CallOne(request);
        }
    }

    private Registered RegisterOne(RegisterResourceRequest request)
    {
        var urn = UrnOf(request.Type, request.Name, request.Parent, out var parent);
        if (_nodes.ContainsKey(urn))
        {
            return Refuse(request, urn, $"Two resources have the URN {urn}: give one of them another name.");
        }

        if (request.Remote)
        {
            return Refuse(
                request,
                urn,
                $"{request.Type} '{request.Name}' is a component whose code is in a plugin of Pulumi, and the lab runs "
                    + "no plugins: build the same of resources, or of a component in the program's own language."
            );
        }

        var dependencies = UrnsIn(request.Dependencies);
        var byProperty = request
            .PropertyDependencies.Where(entry => entry.Value.Urns_.Count > 0)
            .ToImmutableSortedDictionary(
                entry => entry.Key,
                entry => (IReadOnlyList<ResourceUrn>)UrnsIn(entry.Value.Urns_),
                StringComparer.Ordinal
            );
        if (IsWithout(parent, request.Provider, dependencies.Concat(byProperty.Values.SelectMany(urns => urns))))
        {
            _without.Add(urn);
            _skipped++;
            return new(Result.Skip, urn.ToString(), null, MapValue.Empty);
        }

        var node = new ResourceNode
        {
            Urn = urn,
            Custom = request.Custom,
            Parent = parent,
            Dependencies = [.. dependencies],
            PropertyDependencies = byProperty,
            Protect = request.Protect,
            RetainOnDelete = request.RetainOnDelete,
            AdditionalSecretOutputs = Sorted(request.AdditionalSecretOutputs),
            IgnoreChanges = [.. request.IgnoreChanges],
            ReplaceOnChanges = [.. request.ReplaceOnChanges],
            DeletedWith = ResourceUrn.TryParse(request.DeletedWith, out var deletedWith) ? deletedWith : null,
            ImportId = request.ImportId.Length == 0 ? null : request.ImportId,
            Aliases = [.. FormerUrns.Of(request, urn, parent is null ? null : _nodes.GetValueOrDefault(parent))],
        };
        MapValue inputs;
        try
        {
            inputs = _inputs.Of(WireValues.Read(request.Object));
        }
        catch (AssetException missing)
        {
            return Refuse(request, node.Urn, $"{request.Type} '{request.Name}': {missing.Message}");
        }

        return request.Custom
            ? RegisterCustom(request, node, inputs)
            : RegisterComponent(request, node with { Inputs = inputs });
    }

    private Registered RegisterComponent(RegisterResourceRequest request, ResourceNode node)
    {
        if (node.Type == ResourceUrn.StackType)
        {
            RootUrn = node.Urn.ToString();
        }

        _nodes[node.Urn] = node;
        return new(Result.Success, node.Urn.ToString(), null, WireValues.Read(request.Object));
    }

    private Registered RegisterCustom(RegisterResourceRequest request, ResourceNode node, MapValue inputs)
    {
        var isProvider = request.Type.StartsWith(ProviderPrefix, StringComparison.Ordinal);
        var old = OldOf(node);
        inputs = Kept(inputs, node, old);
        node = node with
        {
            // The engine keeps the package's version with a provider's inputs.
            Inputs = isProvider && request.Version.Length > 0 ? inputs.With("version", request.Version) : inputs,
        };
        var provider = isProvider ? null : ProviderOf(request.Type, request.Provider, request.Version);
        if (inputs.GetText("keyName") is { Length: > 0 } keyName && !_keyPairs.Contains(keyName))
        {
            _keyPairs.Add(keyName);
        }

        _parent = node.Parent?.Type == ResourceUrn.StackType ? null : node.Parent;
        var answer = _cloud.Create(node.Urn, inputs, provider?.Known);
        if (answer is Refused { Refusal: var refusal })
        {
            return Refuse(request, node.Urn, refusal.Message);
        }

        node = node with { Provider = provider?.Reference, Id = (answer as Answered)?.Id };
        node = node with { Outputs = WithSecrets((answer as Answered)?.Outputs ?? inputs, node) };
        // What a provider is set to is known before anything is asked for through it.
        if (_options.IsPreview && !isProvider)
        {
            node = Previewed(node, old);
        }

        _nodes[node.Urn] = node;
        return new(
            // Outside a preview there is no other way to say that an output is not known.
            node.Id
                is null
            && !_options.IsPreview
                ? Result.Skip
                : Result.Success,
            node.Urn.ToString(),
            node.Id,
            node.Id is null ? node.Outputs : ForProgram(node, answer)
        );
    }

    // What nothing simulates has made-up outputs for the program alone: a network must not be judged by them.
    private MapValue ForProgram(ResourceNode node, CloudAnswer answer) =>
        answer is Answered { IsGeneric: true }
            ? _typings.OfResource(node.Urn, node.Outputs, _options.Cloud.Region)
            : node.Outputs;

    /// <summary>
    /// What a preview knows of a resource: its inputs, and what it has already where that stays. A provider's own plan
    /// says the rest, which the SDK takes for unknown when it is left out.
    /// </summary>
    private ResourceNode Previewed(ResourceNode node, ResourceNode? old)
    {
        var change = old is null ? ChangeKind.Create : GraphDiff.Compare(old, node, _options.Secrets).Kind;
        return change switch
        {
            ChangeKind.Same when node.Id is not null => node,
            ChangeKind.Same or ChangeKind.Update => node with
            {
                Id = old!.Id,
                Outputs = MapValue.Create(
                    node.Outputs.Where(output => old.Outputs.Find(output.Key) == output.Value).Concat(node.Inputs)
                ),
            },
            _ => node with { Id = null, Outputs = node.Inputs },
        };
    }

    private (string Urn, MapValue Outputs) ReadOne(ReadResourceRequest request)
    {
        var urn = UrnOf(request.Type, request.Name, request.Parent, out var parent);
        var id = request.Id;
        var isKnown = id.Length > 0 && id != Graph.Deployments.Signatures.Unknown;
        var node = new ResourceNode
        {
            Urn = urn,
            Id = isKnown ? id : null,
            Custom = true,
            External = true,
            Parent = parent,
            Dependencies = [.. UrnsIn(request.Dependencies)],
            AdditionalSecretOutputs = Sorted(request.AdditionalSecretOutputs),
        };
        if (_nodes.ContainsKey(urn))
        {
            var taken = $"Two resources have the URN {urn}: give one of them another name.";
            _refusals.Add(new(request.Type, request.Name, taken, SourceOf(request)));
        }
        else if (request.Type == StackReference)
        {
            node = node with { Inputs = MapValue.Create(("name", id)), Outputs = Referenced(request, id) };
        }
        else if (isKnown)
        {
            var provider = ProviderOf(request.Type, request.Provider, request.Version);
            var inputs = WireValues.Read(request.Properties).Where(input => input.Value is not NullValue);
            node = node with { Inputs = MapValue.Create(inputs), Provider = provider?.Reference };
            switch (_cloud.Read(urn, id, provider?.Known))
            {
                case Answered answered:
                    node = node with { Outputs = WithSecrets(answered.Outputs, node) };
                    _nodes[urn] = node;
                    return (urn.ToString(), ForProgram(node, answered));
                case Refused { Refusal: var refusal }:
                    _refusals.Add(new(request.Type, request.Name, refusal.Message, SourceOf(request)));
                    break;
            }
        }

        _nodes[urn] = node;
        return (urn.ToString(), node.Outputs);
    }

    private MapValue Referenced(ReadResourceRequest request, string name)
    {
        var stack = _options.References(name);
        if (stack.Graph is not { } graph)
        {
            _refusals.Add(new(request.Type, request.Name, stack.Problem ?? "", SourceOf(request)));
        }

        var outputs = stack.Graph?.Outputs ?? MapValue.Empty;
        return MapValue.Create(
            ("name", name),
            (
                "outputs",
                MapValue.Create(
                    outputs.Select(output => KeyValuePair.Create(output.Key, Readable(name, output.Key, output.Value)))
                )
            ),
            (
                "secretOutputNames",
                PropertyValue.OfTexts(outputs.Where(output => output.Value.HasSecrets).Select(output => output.Key))
            )
        );
    }

    // A state has no plaintext of its secrets. Something has to stand for it, or the program would get nothing at all.
    private static PropertyValue Readable(string stack, string output, PropertyValue value) =>
        value is SecretValue { Plaintext: null } ? PropertyValue.Secret($"the secret '{output}' of {stack}") : value;

    private (MapValue? Result, string? Refusal) CallOne(ResourceInvokeRequest request)
    {
        var arguments = MapValue.Create(
            WireValues.Read(request.Args).Where(argument => argument.Value is not NullValue)
        );
        if (request.Tok == GetResource)
        {
            return Known(arguments.GetText("urn") ?? "");
        }

        var provider = ProviderOf(request.Tok, request.Provider, request.Version);
        switch (_cloud.Call(request.Tok, _inputs.Of(arguments), provider?.Known))
        {
            case Answered answered:
                return (
                    answered.IsGeneric
                        ? _typings.OfFunction(request.Tok, answered.Outputs, _options.Cloud.Region)
                        : answered.Outputs,
                    null
                );
            case Refused { Refusal: var refusal }:
                var source = ProgramSource.Of(request.StackTrace, request.SourcePosition, _options.Folder);
                _refusals.Add(new(request.Tok, refusal.ResourceName, refusal.Message, source));
                return (null, refusal.Message);
            case Undecided undecided:
                return (null, $"{undecided.Input} is not known yet.");
            case var other:
                throw new System.Diagnostics.UnreachableException($"The cloud answered {other}.");
        }
    }

    // How an SDK makes a resource of a reference to one.
    private (MapValue? Result, string? Refusal) Known(string text) =>
        ResourceUrn.TryParse(text, out var urn) && _nodes.TryGetValue(urn, out var node)
            ? (MapValue.Create(("urn", text), ("id", node.Id ?? ""), ("state", node.Outputs)), null)
            : (null, $"There is no resource '{text}' in this deployment.");

    private Registered Refuse(RegisterResourceRequest request, ResourceUrn urn, string reason)
    {
        var source = ProgramSource.Of(request.StackTrace, request.SourcePosition, _options.Folder);
        _refusals.Add(new(request.Type, request.Name, reason, source));
        _without.Add(urn);
        return new(Result.Fail, urn.ToString(), null, MapValue.Empty, reason);
    }

    private string? SourceOf(ReadResourceRequest request) =>
        ProgramSource.Of(request.StackTrace, request.SourcePosition, _options.Folder);

    private ResourceUrn UrnOf(string type, string name, string parentText, out ResourceUrn? parent)
    {
        parent =
            ResourceUrn.TryParse(parentText, out var given) ? given
            : type != ResourceUrn.StackType && ResourceUrn.TryParse(RootUrn, out var root) ? root
            : null;
        return ResourceUrn.Create(_options.Stack, _options.Project, parent, type, name);
    }

    private bool IsWithout(ResourceUrn? parent, string provider, IEnumerable<ResourceUrn> dependencies) =>
        _without.Count > 0
        && (
            (parent is not null && _without.Contains(parent))
            || (ProviderReference.TryParse(provider, out var reference) && _without.Contains(reference.Urn))
            || dependencies.Any(_without.Contains)
        );

    private KnownProvider? ProviderOf(string token, string given, string version)
    {
        if (ProviderReference.TryParse(given, out var reference))
        {
            return new(given, reference);
        }

        return _providers.For(token, version) is { } provider ? new(provider.Reference, provider.Known) : null;
    }

    private ResourceNode? OldOf(ResourceNode node) =>
        _options.Before is not { } before
            ? null
            : before.Find(node.Urn) ?? node.Aliases.Select(before.Find).FirstOrDefault(found => found is not null);

    /// <summary>
    /// Pulumi's resource option <c>ignoreChanges</c>: the provider is handed what the state has, whatever the program
    /// says. Inputs as a whole only; what is inside one counts when the graphs are compared.
    /// </summary>
    private static MapValue Kept(MapValue inputs, ResourceNode node, ResourceNode? old)
    {
        foreach (var name in old is null ? [] : node.IgnoreChanges)
        {
            inputs = old!.Inputs.Find(name) switch
            {
                null => inputs.Without(name),
                { HasSecrets: true } => inputs,
                var value => inputs.With(name, value),
            };
        }

        return inputs;
    }

    // An output is secret when the program or its SDK says so, or when the input of its name is.
    private static MapValue WithSecrets(MapValue outputs, ResourceNode node)
    {
        var secret = node.AdditionalSecretOutputs.Concat(
            node.Inputs.Where(input => input.Value.HasSecrets).Select(input => input.Key)
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

    /// <summary>
    /// Whether a resource's ancestors are part of its identity. By convention a child's name begins with its parent's,
    /// and so differs from all others; of the others that have type and name in common, the first has them alone.
    /// </summary>
    private bool IsNamesake(ResourceUrn urn)
    {
        if (_parent is { } parent && !urn.Name.StartsWith(parent.Name, StringComparison.Ordinal))
        {
            return true;
        }

        _firstOfName.TryAdd(new(urn.Type, urn.Name), urn);
        return _firstOfName[new(urn.Type, urn.Name)] != urn;
    }

    private static List<ResourceUrn> UrnsIn(IEnumerable<string> texts) =>
        [
            .. texts
                .Select(text => ResourceUrn.TryParse(text, out var urn) ? urn : null)
                .OfType<ResourceUrn>()
                .Distinct()
                .Order(),
        ];

    private static ImmutableArray<string> Sorted(IEnumerable<string> names) =>
        [.. names.Distinct().Order(StringComparer.Ordinal)];

    private sealed record TypeAndName(string Type, string Name);

    private sealed record KnownProvider(string Reference, ProviderReference? Known);
}

/// <summary>The answer to a registration.</summary>
/// <param name="Result">Whether the resource is there.</param>
/// <param name="Urn">Its URN.</param>
/// <param name="Id">Its id; null when it is not known.</param>
/// <param name="Outputs">Its properties.</param>
/// <param name="Refusal">Why it is not there.</param>
internal sealed record Registered(Result Result, string Urn, string? Id, MapValue Outputs, string? Refusal = null);
