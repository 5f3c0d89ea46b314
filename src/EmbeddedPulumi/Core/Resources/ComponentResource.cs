using System.Reflection;

namespace Pulumi;

/// <summary>A resource that contains others and needs no provider.</summary>
public class ComponentResource : Resource
{
    /// <summary>Registers the component.</summary>
    /// <param name="type">The type token, <c>package:module:Type</c>.</param>
    /// <param name="name">The logical name, unique among the resources of this type and parent.</param>
    /// <param name="options">The options; none when <see langword="null"/>.</param>
    public ComponentResource(string type, string name, ComponentResourceOptions? options = null)
        : this(type, name, ResourceArgs.Empty, options, remote: false) { }

    /// <summary>Registers the component with arguments.</summary>
    /// <param name="type">The type token, <c>package:module:Type</c>.</param>
    /// <param name="name">The logical name, unique among the resources of this type and parent.</param>
    /// <param name="args">The arguments; none when <see langword="null"/>.</param>
    /// <param name="options">The options; none when <see langword="null"/>.</param>
    /// <param name="remote">Whether the mocks answer the component's outputs, as a package in any language would; else
    /// the class itself assigns them.</param>
    public ComponentResource(
        string type,
        string name,
        ResourceArgs? args,
        ComponentResourceOptions? options = null,
        bool remote = false
    )
        : this(type, name, args, options, remote, registerPackageRequest: null) { }

    /// <summary>Registers the component of a package that the engine loads.</summary>
    /// <param name="type">The type token, <c>package:module:Type</c>.</param>
    /// <param name="name">The logical name, unique among the resources of this type and parent.</param>
    /// <param name="args">The arguments; none when <see langword="null"/>.</param>
    /// <param name="options">The options; none when <see langword="null"/>.</param>
    /// <param name="remote">Whether the mocks answer the component's outputs, as a package in any language would; else
    /// the class itself assigns them.</param>
    /// <param name="registerPackageRequest">The package; the token's when <see langword="null"/>.</param>
    public ComponentResource(
        string type,
        string name,
        ResourceArgs? args,
        ComponentResourceOptions? options,
        bool remote,
        RegisterPackageRequest? registerPackageRequest = null
    )
        : base(
            type,
            name,
            args ?? ResourceArgs.Empty,
            options ?? new ComponentResourceOptions(),
            remote,
            registerPackageRequest
        ) => IsRemote = remote;

    internal bool IsRemote { get; }

    /// <summary>Registers the values of the <see cref="OutputAttribute"/> properties as the component's
    /// outputs.</summary>
    protected void RegisterOutputs()
    {
        var outputs = new Dictionary<string, object?>();
        foreach (var property in GetType().GetProperties())
        {
            if (property.Name == nameof(Urn))
            {
                continue;
            }

            if (property.GetCustomAttribute<OutputAttribute>() is not { } attribute)
            {
                continue;
            }

            outputs.Add(
                string.IsNullOrWhiteSpace(attribute.Name) ? property.Name : attribute.Name,
                property.GetValue(this)
            );
        }

        RegisterOutputs(outputs);
    }

    /// <summary>Registers the component's outputs.</summary>
    /// <param name="outputs">The outputs by name.</param>
    protected void RegisterOutputs(IDictionary<string, object?> outputs)
    {
        ArgumentNullException.ThrowIfNull(outputs);
        RegisterOutputs(Output.Create(outputs));
    }

    /// <summary>Registers the component's outputs.</summary>
    /// <param name="outputs">The outputs by name, later.</param>
    protected void RegisterOutputs(Task<IDictionary<string, object?>> outputs)
    {
        ArgumentNullException.ThrowIfNull(outputs);
        RegisterOutputs(Output.Create(outputs));
    }

    /// <summary>Registers the component's outputs.</summary>
    /// <param name="outputs">The outputs by name, later.</param>
    protected void RegisterOutputs(Output<IDictionary<string, object?>> outputs)
    {
        ArgumentNullException.ThrowIfNull(outputs);
        Deployment.Required.RegisterOutputs(this, outputs);
    }
}
