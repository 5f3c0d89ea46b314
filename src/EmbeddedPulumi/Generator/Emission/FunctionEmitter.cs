namespace EmbeddedPulumi.Generator;

/// <summary>A function: its class with InvokeAsync and Invoke, both kinds of arguments, and the result.</summary>
internal sealed class FunctionEmitter(
    CSharpNames names,
    PackageEmitter package,
    InputClassEmitter inputs,
    OutputClassEmitter outputs
)
{
    public string Emit(FunctionSchema function)
    {
        var name = CSharpNames.ClassOfToken(function.Token);
        var optional = !function.Inputs.Any(input => input.Required);
        var code = new CodeWriter(names.NamespaceOfToken(function.Token));

        code.Line();
        code.Open($"public static class {name}");
        EmitCall(code, function, "InvokeAsync", "Task", $"{name}Args", optional, "InvokeOptions? options = null");
        EmitCall(
            code,
            function,
            "Invoke",
            "global::Pulumi.Output",
            $"{name}InvokeArgs",
            optional,
            "InvokeOptions? options = null"
        );
        EmitCall(
            code,
            function,
            "Invoke",
            "global::Pulumi.Output",
            $"{name}InvokeArgs",
            false,
            "InvokeOutputOptions options"
        );
        code.Close();

        inputs.Emit(code, function.Token, $"{name}Args", function.Inputs, TypeUse.PlainArgument, isFunctionArgs: true);
        inputs.Emit(
            code,
            function.Token,
            $"{name}InvokeArgs",
            function.Inputs,
            TypeUse.InvokeArgument,
            isFunctionArgs: true
        );
        outputs.Emit(code, function.Token, $"{name}Result", function.Outputs, TypeUse.Result);
        return code.ToString();
    }

    private void EmitCall(
        CodeWriter code,
        FunctionSchema function,
        string method,
        string wrapper,
        string args,
        bool optional,
        string options
    )
    {
        var result = $"{CSharpNames.ClassOfToken(function.Token)}Result";
        var parameter = optional ? $"{args}? args = null" : $"{args} args";
        code.Line($"public static {wrapper}<{result}> {method}({parameter}, global::Pulumi.{options})");
        code.Line(
            $"    => global::Pulumi.Deployment.Instance.{method}<{result}>(\"{function.Token}\", args ?? "
                + $"new {args}(), {package.WithDefaults}(options));"
        );
        code.Line();
    }
}
