using System.Collections.Immutable;
using EmbeddedPulumi.Generator;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Text;

namespace EmbeddedPulumi.Tests.Generated.Schema;

public class GeneratorTests
{
    private const string NoNames = """{ "namespaces": [], "renames": [], "doubles": [] }""";

    private sealed class SchemaText(string path, string text) : AdditionalText
    {
        public override string Path => path;

        public override SourceText GetText(CancellationToken cancellationToken = default) => SourceText.From(text);
    }

    private static string Schema(string resource, string types = "") =>
        $$"""
            {
              "package": "aws", "version": "1.0.0",
              "resources": { "aws:ec2/thing:Thing": {{resource}} },
              "functions": {}, "types": { {{types}} }, "enums": {}
            }
            """;

    private static GeneratorDriver Run(string schema, string? names)
    {
        var files = ImmutableArray.Create<AdditionalText>(new SchemaText("/schema/aws.json", schema));
        if (names is not null)
        {
            files = files.Add(new SchemaText("/schema/csharp-names.json", names));
        }

        var options = new GeneratorDriverOptions(
            IncrementalGeneratorOutputKind.None,
            trackIncrementalGeneratorSteps: true
        );
        return CSharpGeneratorDriver
            .Create([new SdkGenerator().AsSourceGenerator()], files, driverOptions: options)
            .RunGenerators(CSharpCompilation.Create("empty"));
    }

    private static string Generated(string resource, string names = NoNames) =>
        Run(Schema(resource), names)
            .GetRunResult()
            .GeneratedTrees.Single(tree => tree.FilePath.EndsWith("Thing.g.cs", StringComparison.Ordinal))
            .ToString();

    public static TheoryData<string, string?, string> WrongFiles =>
        new()
        {
            { "", NoNames, "aws.json: unexpected end at character 0" },
            { "{ \"package\": 1 }", NoNames, "aws.json: a string is missing" },
            { "{ \"package\" \"aws\" }", NoNames, "aws.json: unexpected '\"' at character 12" },
            { "[1, 2", NoNames, "aws.json: unexpected end at character 5" },
            {
                Schema("""{ "inputs": { "size": "integer" }, "outputs": {} }"""),
                NoNames,
                "aws.json: 'integer' is no type"
            },
            {
                Schema("""{ "inputs": { "size": "inputs.ec2.Size" }, "outputs": {} }"""),
                NoNames,
                "aws.json: 'inputs.ec2.Size' is named and not declared"
            },
            {
                Schema("""{ "inputs": { "thing": "string" }, "outputs": {} }"""),
                NoNames,
                "aws.json: aws:ec2/thing:Thing has a member with the name of a class, 'thing': give it a name in "
                    + "csharp-names.json"
            },
            {
                Schema("""{ "inputs": { "thingState?": "string" }, "outputs": {} }"""),
                NoNames,
                "aws.json: aws:ec2/thing:Thing has a member with the name of a class, 'thingState': give it a name "
                    + "in csharp-names.json"
            },
            {
                Schema("""{ "inputs": { "keys": "string[]" }, "outputs": {}, "secretInputs": ["keys"] }"""),
                NoNames,
                "aws.json: aws:ec2/thing:Thing.keys is a secret list or map, which the generator does not know"
            },
            {
                Schema("""{ "inputs": {}, "outputs": {} }"""),
                null,
                "csharp-names.json has to be among the additional files"
            },
        };

    [Theory]
    [MemberData(nameof(WrongFiles))]
    public void Generator_OfWrongFiles_ReportsWhatIsWrong(string schema, string? names, string message)
    {
        var result = Run(schema, names).GetRunResult();

        var diagnostic = Assert.Single(result.Diagnostics);
        Assert.Equal(("EPG001", message), (diagnostic.Id, diagnostic.GetMessage()));
        Assert.Empty(result.GeneratedTrees);
    }

    public static TheoryData<string, string, string> MemberTypes =>
        new()
        {
            { "\"a\": \"number\"", NoNames, "global::Pulumi.Input<int> A " },
            {
                "\"a\": \"number\"",
                """{ "doubles": [{ "type": "aws:ec2/thing:Thing", "member": "a", "why": "" }] }""",
                "global::Pulumi.Input<double> A "
            },
            {
                "\"a?\": \"string\"",
                """{ "renames": [{ "type": "aws:ec2/thing:Thing", "member": "a", "name": "B", "why": "" }] }""",
                "global::Pulumi.Input<string>? B "
            },
            { "\"a\": \"string[]\"", NoNames, "global::Pulumi.InputList<string> A\n" },
            { "\"a\": \"string[][]\"", NoNames, "global::Pulumi.InputList<ImmutableArray<string>> A\n" },
            { "\"a\": \"Map<boolean>\"", NoNames, "global::Pulumi.InputMap<bool> A\n" },
            { "\"a\": \"string | string[]\"", NoNames, "global::Pulumi.InputUnion<string, ImmutableArray<string>> A " },
            {
                "\"a\": \"(string | number)[]\"",
                NoNames,
                "global::Pulumi.InputList<global::Pulumi.Union<string, int>> A\n"
            },
            { "\"a?\": \"string | number | boolean\"", NoNames, "object? A " },
            { "\"a\": \"any\"", NoNames, "global::Pulumi.Input<object> A " },
        };

    [Theory]
    [MemberData(nameof(MemberTypes))]
    public void Argument_OfASchemaType_HasItsCSharpType(string property, string names, string declaration) =>
        Assert.Contains(
            $"public {declaration}",
            Generated($$"""{ "inputs": { {{property}} }, "outputs": {} }""", names),
            StringComparison.Ordinal
        );

    [Fact]
    public void Resource_WithAliases_HasThemInItsOptions() =>
        Assert.Contains(
            "new global::Pulumi.Alias { Type = \"aws:old/thing:Thing\" },",
            Generated("""{ "inputs": {}, "outputs": {}, "aliases": ["aws:old/thing:Thing"] }"""),
            StringComparison.Ordinal
        );

    [Theory]
    [InlineData("lb", "LB", "namespace Pulumi.Aws.LB;")]
    [InlineData("ec2", "Other", "namespace Pulumi.Aws.Other;")]
    [InlineData("rds", "Other", "namespace Pulumi.Aws.Ec2;")]
    public void Namespace_OfAModule_IsTheTablesOrCapitalized(string module, string name, string expected)
    {
        var names = $$"""{ "namespaces": [{ "module": "{{module}}", "name": "{{name}}", "why": "" }] }""";
        var schema = Schema("""{ "inputs": {}, "outputs": {} }""");
        if (module == "lb")
        {
            schema = schema.Replace("aws:ec2/", "aws:lb/", StringComparison.Ordinal);
        }

        var tree = Run(schema, names)
            .GetRunResult()
            .GeneratedTrees.Single(tree => tree.FilePath.EndsWith("Thing.g.cs", StringComparison.Ordinal));

        Assert.Contains(expected, tree.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Generator_AfterACodeChange_DoesNotReadTheSchemaAgain()
    {
        var driver = Run(Schema("""{ "inputs": {}, "outputs": {} }"""), NoNames);

        var compilation = CSharpCompilation.Create(
            "changed",
            [CSharpSyntaxTree.ParseText("class Changed;", cancellationToken: TestContext.Current.CancellationToken)]
        );
        var result = driver.RunGenerators(compilation, TestContext.Current.CancellationToken).GetRunResult();

        var outputs = result
            .Results.Single()
            .TrackedOutputSteps.SelectMany(step => step.Value)
            .SelectMany(run => run.Outputs);
        Assert.All(outputs, output => Assert.Equal(IncrementalStepRunReason.Cached, output.Reason));
        Assert.NotEmpty(outputs);
    }
}
