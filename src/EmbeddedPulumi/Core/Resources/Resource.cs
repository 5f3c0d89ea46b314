using System.Collections.Immutable;

namespace Pulumi;

/// <summary>Something that the program wants to exist.</summary>
public class Resource
{
    internal const string UrnName = "urn";
    internal const string IdName = "id";

    private static int s_created;

    private readonly string _type;
    private readonly string _name;
    private readonly bool _protect;
    private readonly List<Resource> _children = [];
    private readonly ImmutableArray<ResourceTransformation> _transformations = [];
    private readonly ImmutableDictionary<string, ProviderResource> _providers = ImmutableDictionary<
        string,
        ProviderResource
    >.Empty;

    private protected Resource(
        string type,
        string name,
        ResourceArgs args,
        ResourceOptions options,
        bool remote,
        RegisterPackageRequest? registerPackageRequest
    )
    {
        if (string.IsNullOrEmpty(type))
        {
            throw new ArgumentException("'type' cannot be null or empty.", nameof(type));
        }

        if (string.IsNullOrEmpty(name))
        {
            throw new ArgumentException("'name' cannot be null or empty.", nameof(name));
        }

        _type = type;
        _name = name;
        var deployment = Deployment.Required;
        var slots = new OutputSlots();
        // The outputs of a local component belong to its class, which may have assigned them already.
        if (this is ComponentResource && !remote)
        {
            Urn = slots.Add<string>(UrnName);
        }
        else
        {
            AssignOutputs(slots);
        }

        var outputs = slots.ToArray();
        try
        {
            var parent = options.Parent ?? (type == Stack.RootType ? null : deployment.RequiredStack);
            _transformations = [.. options.ResourceTransformationsOrNull ?? [], .. parent?._transformations ?? []];
            (args, options) = Transform(args, options);

            options = options.Clone();
            if (options is ComponentResourceOptions { Provider: not null, Providers.Count: > 0 })
            {
                throw new ResourceException(
                    "Do not supply both 'provider' and 'providers' options to a ComponentResource.",
                    options.Parent
                );
            }

            if (options.Parent is { } owner)
            {
                owner.AddChild(this);
                options.Protect ??= owner._protect;
                if (this is CustomResource)
                {
                    options.Provider ??= owner.GetProvider(type);
                }

                _providers = owner._providers;
            }

            _providers = AddProviders(_providers, type, options);
            _protect = options.Protect == true;
            Aliases.Check(options);
            deployment.Register(this, args, options, outputs, registerPackageRequest);
        }
        catch
        {
            // A program that catches the exception goes on with a resource whose outputs never come.
            deployment.Tasks.AddAbandoned(this);
            throw;
        }
    }

    private protected Resource(string urn)
    {
        (_type, _name) = ("", "");
        Urn = new(new OutputData(ResourceSet.Of(this), urn, isKnown: true, isSecret: false));
    }

    /// <summary>The resource's name in the deployment: stack, project, type and logical name. Under mocks the type is
    /// preceded by the stack's type alone, whatever the parent.</summary>
    [Output(UrnName)]
    public Output<string> Urn { get; private protected set; } = null!;

    /// <summary>The place in the order in which the process created resources.</summary>
    internal int CreationIndex { get; } = Interlocked.Increment(ref s_created);

    /// <summary>The type token.</summary>
    /// <returns>The token.</returns>
    public string GetResourceType() => _type;

    /// <summary>The logical name.</summary>
    /// <returns>The name.</returns>
    public string GetResourceName() => _name;

    /// <summary>The custom resources and remote components among some resources and, for local components, of what they
    /// contain. Children of custom resources are not among them, because they may depend on each other.</summary>
    internal static IReadOnlyCollection<Resource> WithoutComponents(IReadOnlyCollection<Resource> resources)
    {
        if (!resources.Any(resource => resource is ComponentResource))
        {
            return resources;
        }

        var seen = new HashSet<Resource>();
        var found = new List<Resource>();
        var open = new Stack<Resource>(resources);
        while (open.TryPop(out var resource))
        {
            if (!seen.Add(resource))
            {
                continue;
            }

            if (resource is not ComponentResource component)
            {
                found.Add(resource);
                continue;
            }

            if (component.IsRemote)
            {
                found.Add(component);
            }

            lock (resource._children)
            {
                foreach (var child in resource._children)
                {
                    open.Push(child);
                }
            }
        }

        return found;
    }

    /// <summary>The provider that children take for the package of a type or function token, if there is one.</summary>
    internal ProviderResource? GetProvider(string token) =>
        PackageOf(token) is { } package ? _providers.GetValueOrDefault(package) : null;

    /// <summary>Gives the output properties outputs to fill. Generated classes do it without reflection.</summary>
    internal virtual void AssignOutputs(OutputSlots outputs) => OutputProperties.Assign(this, outputs);

    private static ImmutableDictionary<string, ProviderResource> AddProviders(
        ImmutableDictionary<string, ProviderResource> providers,
        string type,
        ResourceOptions options
    )
    {
        if (options is ComponentResourceOptions component)
        {
            if (component.Provider is { } provider)
            {
                return providers.SetItem(provider.Package, provider);
            }

            foreach (var own in component.Providers)
            {
                providers = providers.SetItem(own.Package, own);
            }

            return providers;
        }

        return options.Provider is { } given && PackageOf(type) is { } package
            ? providers.SetItem(package, given)
            : providers;
    }

    private static string? PackageOf(string token)
    {
        var end = token.IndexOf(':', StringComparison.Ordinal);
        return token.AsSpan().Count(':') == 2 ? token[..end] : null;
    }

    private (ResourceArgs Args, ResourceOptions Options) Transform(ResourceArgs args, ResourceOptions options)
    {
        foreach (var transformation in _transformations)
        {
            if (transformation(new(this, args, options)) is not { } result)
            {
                continue;
            }

            if (result.Options.Parent != options.Parent)
            {
                throw new ArgumentException(
                    "Transformations cannot currently be used to change the 'parent' of a resource."
                );
            }

            (args, options) = (result.Args, result.Options);
        }

        return (args, options);
    }

    private void AddChild(Resource child)
    {
        lock (_children)
        {
            _children.Add(child);
        }
    }
}
