namespace EmbeddedPulumi.Generator;

/// <summary>Where a type is used: it decides the class of a nested type and how a property is wrapped.</summary>
internal enum TypeUse
{
    /// <summary>An argument of a resource.</summary>
    Argument,

    /// <summary>An argument of a provider: what is no text travels as JSON.</summary>
    ProviderArgument,

    /// <summary>A property of a resource's state, which Get takes.</summary>
    State,

    /// <summary>An argument of a function's InvokeAsync, without Input&lt;T&gt;.</summary>
    PlainArgument,

    /// <summary>An argument of a function's Invoke.</summary>
    InvokeArgument,

    /// <summary>An output of a resource.</summary>
    Output,

    /// <summary>A field of a function's result.</summary>
    Result,
}

/// <summary>Writes a schema type as C#.</summary>
internal sealed class CSharpTypes(CSharpNames names)
{
    /// <summary>The class name of a nested type, without its namespace.</summary>
    public static string NestedClass(string reference, TypeUse use)
    {
        var name = CSharpNames.ClassOfReference(reference);
        return use switch
        {
            TypeUse.Argument or TypeUse.ProviderArgument or TypeUse.PlainArgument => $"{name}Args",
            TypeUse.State => $"{name}GetArgs",
            TypeUse.InvokeArgument => $"{name}InputArgs",
            TypeUse.Result => $"{name}Result",
            _ => name,
        };
    }

    /// <summary>
    /// The type of an input property: Input, InputList, InputMap or InputUnion. A union of more than two is a plain
    /// object, as in the official package.
    /// </summary>
    public string Input(TypeExpression type, TypeUse use, bool isDouble) =>
        type.Kind switch
        {
            TypeKind.List => $"global::Pulumi.InputList<{Value(type.Element, use, isDouble)}>",
            TypeKind.Map => $"global::Pulumi.InputMap<{Value(type.Element, use, isDouble)}>",
            TypeKind.Union when type.Parts.Count > 2 => "object",
            TypeKind.Union => $"global::Pulumi.InputUnion<{Value(type.Parts[0], use, isDouble)}, "
                + $"{Value(type.Parts[1], use, isDouble)}>",
            _ => $"global::Pulumi.Input<{Value(type, use, isDouble)}>",
        };

    /// <summary>The type of a plain input property; lists and maps can be added to.</summary>
    public string PlainInput(TypeExpression type, TypeUse use, bool isDouble) =>
        type.Kind switch
        {
            TypeKind.List => $"List<{Value(type.Element, use, isDouble)}>",
            TypeKind.Map => $"Dictionary<string, {Value(type.Element, use, isDouble)}>",
            _ => Value(type, use, isDouble),
        };

    /// <summary>The type of a value: of an output, of a result's field, inside an Input.</summary>
    public string Value(TypeExpression type, TypeUse use, bool isDouble) =>
        type.Kind switch
        {
            TypeKind.List => $"ImmutableArray<{Value(type.Element, use, isDouble)}>",
            TypeKind.Map => $"ImmutableDictionary<string, {Value(type.Element, use, isDouble)}>",
            TypeKind.Union when type.Parts.Count > 2 => "object",
            TypeKind.Union =>
                $"global::Pulumi.Union<{Value(type.Parts[0], use, isDouble)}, {Value(type.Parts[1], use, isDouble)}>",
            TypeKind.Reference => Reference(type.Name, use),
            _ => Primitive(type.Name, isDouble),
        };

    /// <summary>Whether the C# type of a value is a struct, whose null takes no = null!.</summary>
    public static bool IsStruct(TypeExpression type) =>
        type.Kind switch
        {
            TypeKind.List => true,
            TypeKind.Primitive => type.Name is "number" or "boolean",
            TypeKind.Reference => IsEnum(type.Name),
            _ => false,
        };

    public static bool IsEnum(string reference) => reference.StartsWith("enums.", StringComparison.Ordinal);

    private string Reference(string reference, TypeUse use)
    {
        var name = IsEnum(reference) ? CSharpNames.ClassOfReference(reference) : NestedClass(reference, use);
        return $"global::{names.NamespaceOfReference(reference)}.{name}";
    }

    private static string Primitive(string name, bool isDouble) =>
        name switch
        {
            "boolean" => "bool",
            "number" => isDouble ? "double" : "int",
            "any" => "object",
            "archive" => "global::Pulumi.Archive",
            _ => name,
        };
}
