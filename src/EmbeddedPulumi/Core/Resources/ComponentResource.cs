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
        : this(type, name, ResourceArgs.Empty, options)
    {
    }

    /// <summary>Registers the component with arguments.</summary>
    /// <param name="type">The type token, <c>package:module:Type</c>.</param>
    /// <param name="name">The logical name, unique among the resources of this type and parent.</param>
    /// <param name="args">The arguments; none when <see langword="null"/>.</param>
    /// <param name="options">The options; none when <see langword="null"/>.</param>
    /// <param name="remote">Must be false: components in other languages need the engine.</param>
    public ComponentResource(
        string type, string name, ResourceArgs? args, ComponentResourceOptions? options = null, bool remote = false)
        : this(type, name, args, options, remote, registerPackageRequest: null)
    {
    }

    /// <inheritdoc cref="ComponentResource(string, string, ResourceArgs, ComponentResourceOptions, bool)"/>
    /// <remarks>Mocks do not see the package of a parameterized provider.</remarks>
    public ComponentResource(
        string type,
        string name,
        ResourceArgs? args,
        ComponentResourceOptions? options,
        bool remote,
        RegisterPackageRequest? registerPackageRequest = null)
        : base(type, name, custom: false, args ?? ResourceArgs.Empty, options ?? new ComponentResourceOptions())
    {
        if (remote)
            throw new NotSupportedException($"Component '{name}' is remote, which needs the official Pulumi packages.");
    }

    /// <summary>Registers the values of the <see cref="OutputAttribute"/> properties as the component's
    /// outputs.</summary>
    protected void RegisterOutputs()
    {
        var outputs = new Dictionary<string, object?>();
        foreach (var property in GetType().GetProperties())
        {
            if (property.Name == nameof(Urn)) continue;
            if (property.GetCustomAttribute<OutputAttribute>(inherit: false) is not { } attribute) continue;

            outputs.Add(
                string.IsNullOrWhiteSpace(attribute.Name) ? property.Name : attribute.Name, property.GetValue(this));
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
    protected void RegisterOutputs(Task<IDictionary<string, object?>> outputs) =>
        RegisterOutputs(Output.Create(outputs));

    /// <summary>Registers the component's outputs.</summary>
    /// <param name="outputs">The outputs by name, later.</param>
    protected void RegisterOutputs(Output<IDictionary<string, object?>> outputs)
    {
        ArgumentNullException.ThrowIfNull(outputs);
        Deployment.Required.RegisterOutputs(this, outputs);
    }
}
