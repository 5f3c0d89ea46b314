namespace Pulumi;

/// <summary>Marks a class or struct that results are converted to, through its
/// <see cref="OutputConstructorAttribute"/> constructor.</summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Struct)]
public sealed class OutputTypeAttribute : Attribute { }

/// <summary>Marks the constructor of an <see cref="OutputTypeAttribute"/> type whose parameters are named as the fields
/// of the result are.</summary>
[AttributeUsage(AttributeTargets.Constructor)]
public sealed class OutputConstructorAttribute : Attribute { }

/// <summary>Names the field of the result that a constructor parameter takes, where the two names differ.</summary>
/// <param name="name">The name on the wire.</param>
[AttributeUsage(AttributeTargets.Parameter)]
public sealed class OutputConstructorParameterAttribute(string name) : Attribute
{
    /// <summary>The name on the wire.</summary>
    public string Name { get; } = name;
}

/// <summary>Marks a struct that stands for a set of strings or numbers: it has a constructor from the value and an
/// explicit conversion to it.</summary>
[AttributeUsage(AttributeTargets.Struct)]
public sealed class EnumTypeAttribute : Attribute { }
