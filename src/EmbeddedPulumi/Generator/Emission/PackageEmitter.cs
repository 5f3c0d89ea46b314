namespace EmbeddedPulumi.Generator;

/// <summary>What the classes of a package share: its version, the options it adds, its resource attribute.</summary>
internal sealed class PackageEmitter(CSharpNames names, string version)
{
    private string ShortName { get; } = names.RootNamespace.Substring("Pulumi.".Length);

    public string ResourceTypeAttribute => $"global::{names.RootNamespace}.{ShortName}ResourceType";

    public string Version => $"global::{names.RootNamespace}.PackageDefaults.Version";

    public string WithDefaults => $"global::{names.RootNamespace}.PackageDefaults.WithDefaults";

    public string Emit(bool readsEnvironment)
    {
        var code = new CodeWriter(names.RootNamespace);

        code.Line();
        code.Open("internal static class PackageDefaults");
        code.Line($"public const string Version = \"{version}\";");
        EmitWithDefaults(code, "InvokeOptions");
        EmitWithDefaults(code, "InvokeOutputOptions");
        if (readsEnvironment)
        {
            EmitFromEnvironment(code);
        }

        code.Close();

        code.Line();
        code.Line("[AttributeUsage(AttributeTargets.Class)]");
        code.Open($"public sealed class {ShortName}ResourceTypeAttribute : global::Pulumi.ResourceTypeAttribute");
        code.Open($"public {ShortName}ResourceTypeAttribute(string type) : base(type, PackageDefaults.Version)");
        code.Close();
        code.Close();
        return code.ToString();
    }

    private static void EmitFromEnvironment(CodeWriter code)
    {
        code.Line();
        code.Open("public static string? FromEnvironment(params string[] variables)");
        code.Open("foreach (var variable in variables)");
        code.Line("if (Environment.GetEnvironmentVariable(variable) is { } value) return value;");
        code.Close();
        code.Line("return null;");
        code.Close();
    }

    private static void EmitWithDefaults(CodeWriter code, string options)
    {
        code.Line();
        code.Open($"public static global::Pulumi.{options} WithDefaults(global::Pulumi.{options}? options)");
        code.Line($"options ??= new global::Pulumi.{options}();");
        code.Line("options.Version ??= Version;");
        code.Line("return options;");
        code.Close();
    }
}
