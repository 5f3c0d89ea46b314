namespace EmbeddedPulumi.Generator;

/// <summary>What a provider's package declares, in the order of the schema file.</summary>
internal sealed class PackageSchema(
    string name,
    string version,
    ProviderSchema? provider,
    IReadOnlyList<ResourceSchema> resources,
    IReadOnlyList<FunctionSchema> functions,
    IReadOnlyList<ObjectSchema> types,
    IReadOnlyList<EnumSchema> enums
)
{
    public string Name { get; } = name;
    public string Version { get; } = version;

    /// <summary>The provider's own class; null when the schema leaves it out.</summary>
    public ProviderSchema? Provider { get; } = provider;
    public IReadOnlyList<ResourceSchema> Resources { get; } = resources;
    public IReadOnlyList<FunctionSchema> Functions { get; } = functions;
    public IReadOnlyList<ObjectSchema> Types { get; } = types;
    public IReadOnlyList<EnumSchema> Enums { get; } = enums;
}

/// <summary>The class Provider of a package.</summary>
internal sealed class ProviderSchema(
    IReadOnlyList<PropertySchema> inputs,
    IReadOnlyList<PropertySchema> outputs,
    IReadOnlyList<string> secretOutputs
)
{
    public IReadOnlyList<PropertySchema> Inputs { get; } = inputs;
    public IReadOnlyList<PropertySchema> Outputs { get; } = outputs;
    public IReadOnlyList<string> SecretOutputs { get; } = secretOutputs;
}

/// <summary>A resource; <paramref name="state"/> has every argument and every output, all optional.</summary>
internal sealed class ResourceSchema(
    string token,
    IReadOnlyList<PropertySchema> inputs,
    IReadOnlyList<PropertySchema> outputs,
    IReadOnlyList<PropertySchema> state,
    IReadOnlyList<string> secretOutputs,
    IReadOnlyList<string> aliases
)
{
    public string Token { get; } = token;
    public IReadOnlyList<PropertySchema> Inputs { get; } = inputs;
    public IReadOnlyList<PropertySchema> Outputs { get; } = outputs;
    public IReadOnlyList<PropertySchema> State { get; } = state;
    public IReadOnlyList<string> SecretOutputs { get; } = secretOutputs;
    public IReadOnlyList<string> Aliases { get; } = aliases;
}

/// <summary>A function (invoke).</summary>
internal sealed class FunctionSchema(
    string token,
    IReadOnlyList<PropertySchema> inputs,
    IReadOnlyList<PropertySchema> outputs
)
{
    public string Token { get; } = token;
    public IReadOnlyList<PropertySchema> Inputs { get; } = inputs;
    public IReadOnlyList<PropertySchema> Outputs { get; } = outputs;
}

/// <summary>A nested object type, "inputs.ec2.X" or "outputs.ec2.X".</summary>
internal sealed class ObjectSchema(string reference, IReadOnlyList<PropertySchema> properties)
{
    public string Reference { get; } = reference;
    public IReadOnlyList<PropertySchema> Properties { get; } = properties;
}

/// <summary>A string enum, "enums.ec2.X": its members with their values.</summary>
internal sealed class EnumSchema(string reference, IReadOnlyList<KeyValuePair<string, string>> members)
{
    public string Reference { get; } = reference;
    public IReadOnlyList<KeyValuePair<string, string>> Members { get; } = members;
}

/// <summary>A property: its name on the wire, its type, and what is known of it.</summary>
internal sealed class PropertySchema(
    string name,
    TypeExpression type,
    bool required,
    bool secret,
    bool deprecated,
    object? defaultValue
)
{
    public string Name { get; } = name;
    public TypeExpression Type { get; } = type;
    public bool Required { get; } = required;
    public bool Secret { get; } = secret;
    public bool Deprecated { get; } = deprecated;

    /// <summary>
    /// A string, bool, double or <see cref="EnvironmentDefault"/> that the constructor sets; null when there is none.
    /// </summary>
    public object? DefaultValue { get; } = defaultValue;
}

/// <summary>A default that is the first of some environment variables which is set.</summary>
internal sealed class EnvironmentDefault(IReadOnlyList<string> variables)
{
    public IReadOnlyList<string> Variables { get; } = variables;
}
