namespace Pulumi;

/// <summary>What is said of any resource besides its arguments. A property that is <see langword="null"/> or empty is
/// taken from the parent where the resource inherits it, else it has no effect.</summary>
public abstract partial class ResourceOptions
{
    private InputList<Resource>? _dependsOn;
    private List<string>? _ignoreChanges;
    private List<string>? _replaceOnChanges;
    private List<ResourceTransformation>? _resourceTransformations;
    private List<Input<Alias>>? _aliases;

    private protected ResourceOptions() { }

    /// <summary>The id of an existing resource that is read instead of created.</summary>
    public Input<string>? Id { get; set; }

    /// <summary>The resource that this one belongs to; the stack when <see langword="null"/>.</summary>
    public Resource? Parent { get; set; }

    /// <summary>Resources that must be there before. A component stands for all that it contains.</summary>
    public InputList<Resource> DependsOn
    {
        get => _dependsOn ??= [];
        set => _dependsOn = value;
    }

    /// <summary>Whether deleting the resource is refused; as for the parent when <see langword="null"/>.</summary>
    public bool? Protect { get; set; }

    /// <summary>Paths of inputs whose changes are ignored.</summary>
    public List<string> IgnoreChanges
    {
        get => _ignoreChanges ??= [];
        set => _ignoreChanges = value;
    }

    /// <summary>The version of the provider's plugin; the package's own when <see langword="null"/>.</summary>
    public string? Version { get; set; }

    /// <summary>The provider; the parent's for the same package, or the default one, when
    /// <see langword="null"/>.</summary>
    public ProviderResource? Provider { get; set; }

    /// <summary>How long the provider may take.</summary>
    public CustomTimeouts? CustomTimeouts { get; set; }

    /// <summary>May change arguments and options of the resource and of all that it contains; applied before those of
    /// the parent.</summary>
    public List<ResourceTransformation> ResourceTransformations
    {
        get => _resourceTransformations ??= [];
        set => _resourceTransformations = value;
    }

    /// <summary>What the resource was called before.</summary>
    public List<Input<Alias>> Aliases
    {
        get => _aliases ??= [];
        set => _aliases = value;
    }

    /// <summary>Paths of inputs whose changes replace the resource; <c>*</c> is all.</summary>
    public List<string> ReplaceOnChanges
    {
        get => _replaceOnChanges ??= [];
        set => _replaceOnChanges = value;
    }

    /// <summary>Where the provider's plugin is downloaded from; the package's own when
    /// <see langword="null"/>.</summary>
    public string? PluginDownloadURL { get; set; }

    /// <summary>Whether the provider keeps what the resource stands for when the resource is deleted.</summary>
    public bool? RetainOnDelete { get; set; }

    /// <summary>The resource with which this one vanishes by itself, so that it need not be deleted.</summary>
    public Resource? DeletedWith { get; set; }

    internal InputList<Resource>? DependsOnOrNull => _dependsOn;

    internal List<ResourceTransformation>? ResourceTransformationsOrNull => _resourceTransformations;

    internal List<Input<Alias>>? AliasesOrNull => _aliases;
}
