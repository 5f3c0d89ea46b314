using System.Reflection;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Text;

namespace PrivateLinkLab.Components.Tests.Documentation;

/// <summary>
/// The C# samples of the documents are what a reader pastes into Program.cs of a new project: they compile, and they
/// run.
/// </summary>
public class SampleTests
{
    // Nearer than Pulumi's class of this name, it takes a sample's program instead of looking for an engine.
    private const string Recorder = """
        internal static class Deployment
        {
            public static System.Func<System.Collections.Generic.IDictionary<string, object?>>? Program;

            public static System.Threading.Tasks.Task<int> RunAsync(System.Func<System.Collections.Generic.IDictionary<string, object?>> program)
            {
                Program = program;
                return System.Threading.Tasks.Task.FromResult(0);
            }
        }
        """;

    private static readonly CSharpParseOptions Syntax = new(LanguageVersion.Latest);

    private static readonly IReadOnlyList<MetadataReference> References =
    [
        .. ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!)
            .Split(Path.PathSeparator)
            .Select(path => MetadataReference.CreateFromFile(path)),
    ];

    public static TheoryData<string, int> Samples => [.. Blocks().Select(block => (block.Document, block.FirstLine))];

    [Theory]
    [MemberData(nameof(Samples))]
    public void Sample_AsItStands_Compiles(string document, int line) =>
        Assert.Equal([], Errors(Compile(BlockAt(document, line))));

    [Theory]
    [MemberData(nameof(Samples))]
    public async Task Sample_OnTheSimulatedCloud_Runs(string document, int line)
    {
        using var assembly = new MemoryStream();
        var compilation = Compile(BlockAt(document, line), Recorder);
        Assert.Equal([], Errors(compilation));
        Assert.True(compilation.Emit(assembly, cancellationToken: TestContext.Current.CancellationToken).Success);
        var loaded = Assembly.Load(assembly.ToArray());
        loaded.EntryPoint!.Invoke(null, [Array.Empty<string>()]);
        var program =
            (Func<IDictionary<string, object?>>)loaded.GetType("Deployment")!.GetField("Program")!.GetValue(null)!;

        var graph = await ComponentGraph.OfAsync(() => program());

        Assert.NotEmpty(graph.Resources);
    }

    [Fact]
    public void Errors_LineThatDoesNotCompile_NamesTheDocumentAndTheLine()
    {
        var sample = new DocumentBlock("docs/page.md", 41, ["using System;", "", "Console.WriteLine(missing);"]);

        Assert.Equal(
            ["docs/page.md:43: error CS0103: The name 'missing' does not exist in the current context"],
            Errors(Compile(sample))
        );
    }

    private static IEnumerable<DocumentBlock> Blocks() =>
        Document.All.SelectMany(document => document.Blocks("csharp"));

    private static DocumentBlock BlockAt(string document, int line) =>
        Blocks().Single(block => (block.Document, block.FirstLine) == (document, line));

    // Without the usings that a project may have implicitly: Pulumi's own templates have none.
    private static CSharpCompilation Compile(DocumentBlock sample, params string[] more) =>
        CSharpCompilation.Create(
            $"Sample{Guid.NewGuid():N}",
            [
                CSharpSyntaxTree.ParseText(
                    SourceText.From(
                        string.Join('\n', sample.Lines.Prepend($"#line {sample.FirstLine} \"{sample.Document}\""))
                    ),
                    Syntax
                ),
                .. more.Select(text => CSharpSyntaxTree.ParseText(text, Syntax)),
            ],
            References,
            new CSharpCompilationOptions(
                OutputKind.ConsoleApplication,
                nullableContextOptions: NullableContextOptions.Enable
            )
        );

    private static IEnumerable<string> Errors(CSharpCompilation compilation) =>
        compilation
            .GetDiagnostics()
            .Where(diagnostic => diagnostic.Severity >= DiagnosticSeverity.Warning)
            .Select(diagnostic =>
            {
                var place = diagnostic.Location.GetMappedLineSpan();
                return $"{place.Path}:{place.StartLinePosition.Line + 1}: "
                    + $"{diagnostic.Severity.ToString().ToLowerInvariant()} {diagnostic.Id}: "
                    + $"{diagnostic.GetMessage(null)}";
            });
}
