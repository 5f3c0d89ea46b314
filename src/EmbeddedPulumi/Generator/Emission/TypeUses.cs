namespace EmbeddedPulumi.Generator;

/// <summary>The uses of every nested type that resources and functions lead to.</summary>
internal sealed class TypeUses
{
    private readonly Dictionary<string, ObjectSchema> _types;
    private readonly Dictionary<string, HashSet<TypeUse>> _uses = [];

    /// <exception cref="FormatException">A type is named and not declared.</exception>
    public TypeUses(PackageSchema package)
    {
        _types = package.Types.ToDictionary(type => type.Reference);
        if (package.Provider is { } provider)
        {
            Follow(provider.Inputs, TypeUse.Argument);
            Follow(provider.Outputs, TypeUse.Output);
        }

        foreach (var resource in package.Resources)
        {
            Follow(resource.Inputs, TypeUse.Argument);
            Follow(resource.State, TypeUse.State);
            Follow(resource.Outputs, TypeUse.Output);
        }

        foreach (var function in package.Functions)
        {
            Follow(function.Inputs, TypeUse.PlainArgument);
            Follow(function.Inputs, TypeUse.InvokeArgument);
            Follow(function.Outputs, TypeUse.Result);
        }
    }

    public IEnumerable<TypeUse> Of(string reference) => _uses[reference].OrderBy(use => use);

    private void Follow(IReadOnlyList<PropertySchema> properties, TypeUse use)
    {
        foreach (var reference in properties.SelectMany(property => property.Type.References))
        {
            if (CSharpTypes.IsEnum(reference))
            {
                continue;
            }

            if (!_types.TryGetValue(reference, out var type))
            {
                throw new FormatException($"'{reference}' is named and not declared");
            }

            if (!_uses.TryGetValue(reference, out var uses))
            {
                _uses.Add(reference, uses = []);
            }

            if (uses.Add(use))
            {
                Follow(type.Properties, use);
            }
        }
    }
}
