using PrivateLinkLab.Graph;
using Pulumi;

namespace PrivateLinkLab.Programs.CSharp;

/// <summary>A resource of a run: as the program constructed it, or as far as it is known from what was asked.</summary>
internal sealed class RecordedResource
{
    private static readonly ResourceOptions NotKnown = new CustomResourceOptions();

    private Resource? _resource;

    /// <summary>A resource that is being constructed.</summary>
    /// <param name="resource">The resource.</param>
    /// <param name="args">Its arguments, if any.</param>
    /// <param name="options">Its options.</param>
    /// <param name="urn">Its URN in the stack. Under mocks the SDK's own leaves out its parents' types.</param>
    /// <param name="parent">Its parent; null for the stack.</param>
    /// <param name="index">Its place in program order.</param>
    public RecordedResource(
        Resource resource,
        ResourceArgs? args,
        ResourceOptions options,
        ResourceUrn urn,
        RecordedResource? parent,
        int index
    ) =>
        (_resource, Args, Options, Urn, Parent, Index, Type, Name) = (
            resource,
            args,
            options,
            urn,
            parent,
            index,
            resource.GetResourceType(),
            resource.GetResourceName()
        );

    /// <summary>A resource that is asked for; what it belongs to is said by <see cref="Place"/>.</summary>
    /// <param name="urn">A URN that no other resource of the run has.</param>
    public RecordedResource(ResourceUrn urn) => (Options, Urn, Type, Name) = (NotKnown, urn, urn.Type, urn.Name);

    /// <summary>The resource itself.</summary>
    public Resource Resource =>
        _resource ?? throw new InvalidOperationException($"The resource {Urn} is not constructed yet.");

    public ResourceArgs? Args { get; }

    public ResourceOptions Options { get; }

    public ResourceUrn Urn { get; private set; }

    public RecordedResource? Parent { get; private set; }

    public int Index { get; private set; }

    public List<RecordedResource> Children { get; } = [];

    public string Type { get; }

    public string Name { get; }

    public bool IsCustom => Resource is CustomResource;

    /// <summary>Whether it is a provider.</summary>
    public bool IsProvider => Type.StartsWith("pulumi:providers:", StringComparison.Ordinal);

    /// <summary>Whether only what was asked is known of it: neither arguments nor options.</summary>
    public bool IsOnlyAsked => ReferenceEquals(Options, NotKnown);

    /// <summary>Whether it or an ancestor is protected; a setting of its own comes first.</summary>
    public bool IsProtected => Options.Protect ?? Parent?.IsProtected ?? false;

    /// <summary>The names of the outputs that are secret whatever the program says.</summary>
    public IEnumerable<string> SecretOutputs =>
        (Options as CustomResourceOptions)?.AdditionalSecretOutputs ?? Enumerable.Empty<string>();

    /// <summary>Says of a resource that was asked for what it is and where it stands.</summary>
    public void Place(Resource resource, ResourceUrn urn, RecordedResource? parent, int index)
    {
        (_resource, Urn, Parent, Index) = (resource, urn, parent, index);
        parent?.Children.Add(this);
    }
}
