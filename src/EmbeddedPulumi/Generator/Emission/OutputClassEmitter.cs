namespace EmbeddedPulumi.Generator;

/// <summary>Classes of read-only fields that an engine's answer fills: function results and nested outputs.</summary>
internal sealed class OutputClassEmitter(CSharpNames names, CSharpTypes types)
{
    public void Emit(
        CodeWriter code,
        string owner,
        string className,
        IReadOnlyList<PropertySchema> properties,
        TypeUse use
    )
    {
        code.Line();
        code.Line("[global::Pulumi.OutputType]");
        code.Open($"public sealed class {className}");
        foreach (var property in properties)
        {
            code.Line($"public readonly {Type(owner, property, use)} {names.Member(owner, property.Name)};");
        }

        code.Line();

        var parameters = properties.Select(property =>
            $"{Type(owner, property, use)} {CSharpNames.Parameter(property.Name)}"
        );
        code.Line("[global::Pulumi.OutputConstructor]");
        code.Open($"private {className}({string.Join(", ", parameters)})");
        foreach (var property in properties)
        {
            code.Line($"{names.Member(owner, property.Name)} = {CSharpNames.Parameter(property.Name)};");
        }

        code.Close();
        code.Close();
    }

    /// <summary>The output properties of a resource or a provider.</summary>
    public void EmitProperties(CodeWriter code, string owner, IReadOnlyList<PropertySchema> properties)
    {
        foreach (var output in properties)
        {
            code.Line($"[global::Pulumi.Output(\"{output.Name}\")]");
            code.Line(
                "public "
                    + $"global::Pulumi.Output<{Type(owner, output, TypeUse.Output)}> "
                    + $"{names.Member(owner, output.Name)} "
                    + "{ get; private set; } = null!;"
            );
            code.Line();
        }
    }

    /// <summary>What <see cref="EmitProperties"/> says with attributes, as code; a class that a program derives is left
    /// to reflection.</summary>
    public void EmitAssignment(
        CodeWriter code,
        string owner,
        string className,
        IReadOnlyList<PropertySchema> properties
    )
    {
        code.Open("internal override void AssignOutputs(global::Pulumi.OutputSlots outputs)");
        code.Open($"if (GetType() != typeof({className}))");
        code.Line("base.AssignOutputs(outputs);");
        code.Line("return;");
        code.Close();
        foreach (var output in properties)
        {
            code.Line(
                $"{names.Member(owner, output.Name)} = "
                    + $"outputs.Add<{Type(owner, output, TypeUse.Output)}>(\"{output.Name}\");"
            );
        }

        code.Line("AssignIdentity(outputs);");
        code.Close();
        code.Line();
    }

    /// <summary>The option that makes some outputs secret, in the initializer of the options.</summary>
    public static void EmitSecretOutputs(CodeWriter code, IReadOnlyList<string> secretOutputs)
    {
        if (secretOutputs.Count == 0)
        {
            return;
        }

        code.Open("AdditionalSecretOutputs =");
        foreach (var output in secretOutputs)
        {
            code.Line($"\"{output}\",");
        }

        code.Close(",");
    }

    /// <summary>An optional list is a default ImmutableArray, not null.</summary>
    public string Type(string owner, PropertySchema property, TypeUse use)
    {
        var type = types.Value(property.Type, use, names.IsDouble(owner, property.Name));
        return property.Required || property.Type.Kind == TypeKind.List ? type : $"{type}?";
    }
}
