using PrivateLinkLab.Graph;
using Pulumi;

namespace PrivateLinkLab.Programs.CSharp;

/// <summary>A resource as the program constructed it.</summary>
/// <param name="resource">The resource.</param>
/// <param name="args">Its arguments, if any.</param>
/// <param name="options">Its options.</param>
/// <param name="urn">Its URN in the stack. Under mocks the SDK's own leaves out all but the nearest parent's
/// type.</param>
/// <param name="parent">Its parent; null for the stack.</param>
/// <param name="index">Its place in program order.</param>
internal sealed class RecordedResource(
    Resource resource,
    ResourceArgs? args,
    ResourceOptions options,
    ResourceUrn urn,
    RecordedResource? parent,
    int index
)
{
    public Resource Resource => resource;

    public ResourceArgs? Args => args;

    public ResourceOptions Options => options;

    public ResourceUrn Urn => urn;

    public RecordedResource? Parent => parent;

    public int Index => index;

    public List<RecordedResource> Children { get; } = [];

    public string Type { get; } = resource.GetResourceType();

    public string Name { get; } = resource.GetResourceName();

    public bool IsCustom => resource is CustomResource;

    /// <summary>Whether it or an ancestor is protected; a setting of its own comes first.</summary>
    public bool IsProtected => options.Protect ?? parent?.IsProtected ?? false;

    /// <summary>The names of the outputs that are secret whatever the program says.</summary>
    public IEnumerable<string> SecretOutputs =>
        (options as CustomResourceOptions)?.AdditionalSecretOutputs ?? Enumerable.Empty<string>();
}
