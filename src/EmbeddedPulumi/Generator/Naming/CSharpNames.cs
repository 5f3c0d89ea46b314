using Microsoft.CodeAnalysis.CSharp;

namespace EmbeddedPulumi.Generator;

/// <summary>C# names for the schema's tokens, types and properties.</summary>
internal sealed class CSharpNames(string package, NameTable table)
{
    private static readonly string[] s_classSuffixes = ["", "Args", "State", "Result"];

    /// <summary>The package as tokens begin with it, <c>aws</c>.</summary>
    public string Package { get; } = package;

    /// <summary>The package's own namespace, <c>Pulumi.Aws</c>.</summary>
    public string RootNamespace { get; } = $"Pulumi.{Capitalized(package)}";

    /// <summary>
    /// <c>aws:ec2/vpc:Vpc</c> is in <c>Pulumi.Aws.Ec2</c>, <c>aws:index/getRegion:getRegion</c> in <c>Pulumi.Aws</c>.
    /// </summary>
    public string NamespaceOfToken(string token) => NamespaceOfModule(token.Split(':')[1].Split('/')[0]);

    /// <summary><c>Vpc</c>, <c>GetRegion</c>.</summary>
    public static string ClassOfToken(string token) => Capitalized(token.Split(':')[2]);

    /// <summary>
    /// <c>enums.ec2.InstanceType</c> is in <c>Pulumi.Aws.Ec2</c>; nested types in <c>.Inputs</c> or <c>.Outputs</c> of
    /// it.
    /// </summary>
    public string NamespaceOfReference(string reference)
    {
        var parts = reference.Split('.');
        var module = NamespaceOfModule(parts.Length > 2 ? parts[1] : "index");
        return parts[0] switch
        {
            "inputs" => $"{module}.Inputs",
            "outputs" => $"{module}.Outputs",
            _ => module,
        };
    }

    /// <summary>The last part, <c>InstanceType</c>.</summary>
    public static string ClassOfReference(string reference) => reference.Substring(reference.LastIndexOf('.') + 1);

    /// <summary>The file of a resource or a function.</summary>
    public string FileOfToken(string token) => $"{NamespaceOfToken(token)}.{ClassOfToken(token)}.g.cs";

    /// <summary>The file of a nested type or an enum.</summary>
    public string FileOfReference(string reference) =>
        $"{NamespaceOfReference(reference)}.{ClassOfReference(reference)}.g.cs";

    /// <summary>The C# name of a property of a resource, a function or a nested type.</summary>
    /// <exception cref="FormatException">A class made for the owner has that name, and the table gives no
    /// other.</exception>
    public string Member(string owner, string property)
    {
        if (table.RenameOf(owner, property) is { } renamed)
        {
            return renamed;
        }

        var name = Capitalized(property);
        var ownerName = owner.Contains(':') ? ClassOfToken(owner) : ClassOfReference(owner);
        if (s_classSuffixes.Any(suffix => name == ownerName + suffix))
        {
            throw new FormatException(
                $"{owner} has a member with the name of a class, '{property}': give it a name in csharp-names.json"
            );
        }

        return name;
    }

    public bool IsDouble(string owner, string property) => table.IsDouble(owner, property);

    /// <summary>The name, with an @ when it is a keyword.</summary>
    public static string Parameter(string name) =>
        SyntaxFacts.GetKeywordKind(name) == SyntaxKind.None ? name : "@" + name;

    private string NamespaceOfModule(string module) =>
        module == "index" ? RootNamespace : $"{RootNamespace}.{table.NamespaceOf(module) ?? Capitalized(module)}";

    private static string Capitalized(string name) => char.ToUpperInvariant(name[0]) + name.Substring(1);
}
