using System.Globalization;

namespace EmbeddedPulumi.Generator;

/// <summary>
/// Classes that take inputs: a resource's Args and State, a function's Args, and those nested in them.
/// </summary>
internal sealed class InputClassEmitter(CSharpNames names, CSharpTypes types)
{
    private const string ObsoleteLine = "[Obsolete(\"Deprecated by the provider.\")]";

    /// <param name="code">What to write to.</param>
    /// <param name="owner">Token or reference of the type in the schema.</param>
    /// <param name="className">The name of the C# class.</param>
    /// <param name="properties">The properties.</param>
    /// <param name="use">What the class is for.</param>
    /// <param name="isFunctionArgs">Whether it is a function's own Args class.</param>
    public void Emit(
        CodeWriter code,
        string owner,
        string className,
        IReadOnlyList<PropertySchema> properties,
        TypeUse use,
        bool isFunctionArgs = false
    )
    {
        var baseClass = isFunctionArgs || use == TypeUse.PlainArgument ? "InvokeArgs" : "ResourceArgs";
        code.Line();
        code.Open($"public sealed class {className} : global::Pulumi.{baseClass}");
        foreach (var property in properties)
        {
            EmitProperty(code, owner, property, use);
            code.Line();
        }

        EmitConstructor(code, owner, className, properties);
        EmitValues(code, owner, properties, use);
        code.Line($"public static new {className} Empty => new {className}();");
        code.Close();
    }

    private void EmitProperty(CodeWriter code, string owner, PropertySchema property, TypeUse use)
    {
        var name = names.Member(owner, property.Name);
        var plain = use == TypeUse.PlainArgument;
        var isDouble = names.IsDouble(owner, property.Name);
        var type = plain ? types.PlainInput(property.Type, use, isDouble) : types.Input(property.Type, use, isDouble);
        var attribute =
            $"[global::Pulumi.Input(\"{property.Name}\"{(property.Required ? ", required: true" : "")}"
            + $"{(IsJson(property, use) ? ", json: true" : "")})]";
        var isCollection = property.Type.Kind is TypeKind.List or TypeKind.Map;

        if (property.Secret && isCollection)
        {
            throw new FormatException(
                $"{owner}.{property.Name} is a secret list or map, which the generator does not know"
            );
        }

        code.Line(attribute);
        if (isCollection)
        {
            EmitWithField(
                code,
                $"{type}? _{property.Name}",
                property,
                $"{type} {name}",
                $"_{property.Name} ??= new {type}()",
                "value"
            );
        }
        else if (property.Secret)
        {
            // Applied to a secret, the value becomes one, whatever it was.
            EmitWithField(
                code,
                $"{type}? _{property.Name}",
                property,
                $"{type}? {name}",
                $"_{property.Name}",
                "global::Pulumi.Output.CreateSecret(0).Apply(_ => value)"
            );
        }
        else if (!property.Required)
        {
            code.Line($"public {type}? {name} {{ get; set; }}");
        }
        else if (plain && CSharpTypes.IsStruct(property.Type))
        {
            code.Line($"public {type} {name} {{ get; set; }}");
        }
        else
        {
            code.Line($"public {type} {name} {{ get; set; }} = null!;");
        }
    }

    /// <summary>Lists, maps and secrets; the official package marks only these as obsolete.</summary>
    private static void EmitWithField(
        CodeWriter code,
        string field,
        PropertySchema property,
        string declaration,
        string read,
        string written
    )
    {
        code.Line($"private {field};");
        code.Line();
        if (property.Deprecated)
        {
            code.Line(ObsoleteLine);
        }

        code.Open($"public {declaration}");
        code.Line($"get => {read};");
        code.Line($"set => _{property.Name} = {written};");
        code.Close();
    }

    private void EmitConstructor(
        CodeWriter code,
        string owner,
        string className,
        IReadOnlyList<PropertySchema> properties
    )
    {
        code.Open($"public {className}()");
        foreach (var property in properties)
        {
            if (property.DefaultValue is { } value)
            {
                code.Line($"{names.Member(owner, property.Name)} = {Literal(value)};");
            }
        }

        code.Close();
    }

    /// <summary>What <see cref="EmitProperty"/> says with attributes, as code: reflection costs more than all else at
    /// the start of a process.</summary>
    private void EmitValues(CodeWriter code, string owner, IReadOnlyList<PropertySchema> properties, TypeUse use)
    {
        code.Open("internal override void AddTo(global::Pulumi.InputValues values)");
        foreach (var property in properties.Where(HasField).Concat(properties.Where(p => !HasField(p))))
        {
            var member = HasField(property) ? $"_{property.Name}" : names.Member(owner, property.Name);
            var json = IsJson(property, use) ? ", json: true" : "";
            code.Line(
                property.Required
                    ? $"values.AddRequired(\"{property.Name}\", \"{member}\", {member}{json});"
                    : $"values.Add(\"{property.Name}\", {member}{json});"
            );
        }

        code.Close();
    }

    private static bool HasField(PropertySchema property) =>
        property.Secret || property.Type.Kind is TypeKind.List or TypeKind.Map;

    private static bool IsJson(PropertySchema property, TypeUse use) =>
        use == TypeUse.ProviderArgument && property.Type is not { Kind: TypeKind.Primitive, Name: "string" };

    private static string Literal(object value) =>
        value switch
        {
            string text => Microsoft.CodeAnalysis.CSharp.SymbolDisplay.FormatLiteral(text, quote: true),
            bool flag => flag ? "true" : "false",
            EnvironmentDefault environment =>
                $"PackageDefaults.FromEnvironment({string.Join(", ", environment.Variables.Select(Literal))})",
            _ => ((double)value).ToString("R", CultureInfo.InvariantCulture),
        };
}
