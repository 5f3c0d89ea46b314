using Microsoft.CodeAnalysis.CSharp;

namespace EmbeddedPulumi.Generator;

/// <summary>A string enum: a struct with a property for each value, which casts to string explicitly only.</summary>
internal static class EnumEmitter
{
    public static string Emit(EnumSchema schema, string @namespace)
    {
        var name = CSharpNames.ClassOfReference(schema.Reference);
        var code = new CodeWriter(@namespace);

        code.Line();
        code.Line("[global::Pulumi.EnumType]");
        code.Open($"public readonly struct {name} : IEquatable<{name}>");
        code.Line("private readonly string _value;");
        code.Line();
        code.Line($"private {name}(string value) => _value = value ?? throw new ArgumentNullException(nameof(value));");
        code.Line();
        foreach (var member in schema.Members)
        {
            var value = SymbolDisplay.FormatLiteral(member.Value, quote: true);
            code.Line($"public static {name} {member.Key} => new {name}({value});");
        }

        code.Line();
        code.Line($"public static bool operator ==({name} left, {name} right) => left.Equals(right);");
        code.Line($"public static bool operator !=({name} left, {name} right) => !left.Equals(right);");
        code.Line($"public static explicit operator string({name} value) => value._value;");
        code.Line();
        code.Line($"public override bool Equals(object? obj) => obj is {name} other && Equals(other);");
        code.Line(
            $"public bool Equals({name} other) => string.Equals(_value, other._value, StringComparison.Ordinal);"
        );
        code.Line("public override int GetHashCode() => _value?.GetHashCode() ?? 0;");
        code.Line("public override string ToString() => _value;");
        code.Close();
        return code.ToString();
    }
}
