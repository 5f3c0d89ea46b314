namespace Pulumi;

/// <summary>A resource that a provider manages.</summary>
public class CustomResource : Resource
{
    /// <summary>Registers the resource.</summary>
    /// <param name="type">The type token, <c>package:module:Type</c>.</param>
    /// <param name="name">The logical name, unique among the resources of this type and parent.</param>
    /// <param name="args">The arguments; none when <see langword="null"/>.</param>
    /// <param name="options">The options; none when <see langword="null"/>.</param>
    public CustomResource(string type, string name, ResourceArgs? args, CustomResourceOptions? options = null)
        : this(type, name, args, options, registerPackageRequest: null) { }

    /// <summary>Registers the resource of a package that the engine loads.</summary>
    /// <param name="type">The type token, <c>package:module:Type</c>.</param>
    /// <param name="name">The logical name, unique among the resources of this type and parent.</param>
    /// <param name="args">The arguments; none when <see langword="null"/>.</param>
    /// <param name="options">The options; none when <see langword="null"/>.</param>
    /// <param name="registerPackageRequest">The package; the token's when <see langword="null"/>.</param>
    public CustomResource(
        string type,
        string name,
        ResourceArgs? args,
        CustomResourceOptions? options = null,
        RegisterPackageRequest? registerPackageRequest = null
    )
        : base(
            type,
            name,
            args ?? ResourceArgs.Empty,
            options ?? new CustomResourceOptions(),
            remote: false,
            registerPackageRequest
        ) { }

    private protected CustomResource(string urn)
        : base(urn) { }

    /// <summary>The id that the provider gave; unknown in a preview unless the mock gives one.</summary>
    [Output(IdName)]
    public Output<string> Id { get; private protected set; } = null!;

    /// <summary>Gives the properties that every custom resource has outputs to fill.</summary>
    internal void AssignIdentity(OutputSlots outputs) =>
        (Id, Urn) = (outputs.Add<string>(IdName), outputs.Add<string>(UrnName));
}
