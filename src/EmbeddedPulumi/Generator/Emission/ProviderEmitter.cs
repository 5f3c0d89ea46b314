namespace EmbeddedPulumi.Generator;

/// <summary>The class Provider with its Args.</summary>
internal sealed class ProviderEmitter(
    CSharpNames names,
    PackageEmitter package,
    InputClassEmitter inputs,
    OutputClassEmitter outputs
)
{
    private const string Owner = "Provider";

    public string Emit(ProviderSchema provider)
    {
        var code = new CodeWriter(names.RootNamespace);

        code.Line();
        code.Line($"[{package.ResourceTypeAttribute}(\"pulumi:providers:{names.Package}\")]");
        code.Open("public partial class Provider : global::Pulumi.ProviderResource");
        outputs.EmitProperties(code, Owner, provider.Outputs);
        code.Line(
            "public Provider(string name, ProviderArgs? args = null, global::Pulumi.CustomResourceOptions? options "
                + "= null)"
        );
        code.Open(
            $"    : base(\"{names.Package}\", name, args ?? new ProviderArgs(), MakeResourceOptions(options, \"\"))"
        );
        code.Close();
        code.Line();
        EmitOptions(code, provider);
        outputs.EmitAssignment(code, Owner, "Provider", provider.Outputs);
        code.Close();

        inputs.Emit(code, Owner, "ProviderArgs", provider.Inputs, TypeUse.ProviderArgument);
        return code.ToString();
    }

    private void EmitOptions(CodeWriter code, ProviderSchema provider)
    {
        code.Open(
            "private static global::Pulumi.CustomResourceOptions "
                + "MakeResourceOptions(global::Pulumi.CustomResourceOptions? options, global::Pulumi.Input<string>? id)"
        );
        code.Open("var defaults = new global::Pulumi.CustomResourceOptions");
        code.Line($"Version = {package.Version},");
        OutputClassEmitter.EmitSecretOutputs(code, provider.SecretOutputs);
        code.Close(";");
        code.Line("var merged = global::Pulumi.CustomResourceOptions.Merge(defaults, options);");
        code.Line("merged.Id = id ?? merged.Id;");
        code.Line("return merged;");
        code.Close();
    }
}
