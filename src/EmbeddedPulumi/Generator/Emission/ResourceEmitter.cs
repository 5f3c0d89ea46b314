namespace EmbeddedPulumi.Generator;

/// <summary>A resource with its Args and State.</summary>
internal sealed class ResourceEmitter(
    CSharpNames names,
    PackageEmitter package,
    InputClassEmitter inputs,
    OutputClassEmitter outputs
)
{
    public string Emit(ResourceSchema resource)
    {
        var name = CSharpNames.ClassOfToken(resource.Token);
        var code = new CodeWriter(names.NamespaceOfToken(resource.Token));

        code.Line();
        code.Line($"[{package.ResourceTypeAttribute}(\"{resource.Token}\")]");
        code.Open($"public partial class {name} : global::Pulumi.CustomResource");
        outputs.EmitProperties(code, resource.Token, resource.Outputs);
        EmitConstructors(code, resource, name);
        EmitOptions(code, resource);
        EmitGet(code, name);
        outputs.EmitAssignment(code, resource.Token, name, resource.Outputs);
        code.Close();

        inputs.Emit(code, resource.Token, $"{name}Args", resource.Inputs, TypeUse.Argument);
        inputs.Emit(code, resource.Token, $"{name}State", resource.State, TypeUse.State);
        return code.ToString();
    }

    private static void EmitConstructors(CodeWriter code, ResourceSchema resource, string name)
    {
        var args = resource.Inputs.Any(input => input.Required) ? $"{name}Args args" : $"{name}Args? args = null";

        code.Line($"public {name}(string name, {args}, global::Pulumi.CustomResourceOptions? options = null)");
        code.Open(
            $"    : base(\"{resource.Token}\", name, args ?? new {name}Args(), MakeResourceOptions(options, \"\"))"
        );
        code.Close();
        code.Line();
        code.Line(
            $"private {name}(string name, global::Pulumi.Input<string> id, {name}State? state = null, "
                + "global::Pulumi.CustomResourceOptions? options = null)"
        );
        code.Open($"    : base(\"{resource.Token}\", name, state, MakeResourceOptions(options, id))");
        code.Close();
        code.Line();
    }

    private void EmitOptions(CodeWriter code, ResourceSchema resource)
    {
        code.Open(
            "private static global::Pulumi.CustomResourceOptions "
                + "MakeResourceOptions(global::Pulumi.CustomResourceOptions? options, global::Pulumi.Input<string>? id)"
        );
        code.Open("var defaults = new global::Pulumi.CustomResourceOptions");
        code.Line($"Version = {package.Version},");
        if (resource.Aliases.Count > 0)
        {
            code.Open("Aliases =");
            foreach (var alias in resource.Aliases)
            {
                code.Line($"new global::Pulumi.Alias {{ Type = \"{alias}\" }},");
            }

            code.Close(",");
        }

        OutputClassEmitter.EmitSecretOutputs(code, resource.SecretOutputs);
        code.Close(";");
        code.Line("var merged = global::Pulumi.CustomResourceOptions.Merge(defaults, options);");
        code.Line("merged.Id = id ?? merged.Id;");
        code.Line("return merged;");
        code.Close();
        code.Line();
    }

    private static void EmitGet(CodeWriter code, string name)
    {
        code.Open(
            $"public static {name} Get(string name, global::Pulumi.Input<string> id, {name}State? state = null, "
                + "global::Pulumi.CustomResourceOptions? options = null)"
        );
        code.Line($"return new {name}(name, id, state, options);");
        code.Close();
    }
}
