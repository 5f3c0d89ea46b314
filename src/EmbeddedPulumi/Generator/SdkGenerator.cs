using System.Collections.Immutable;
using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace EmbeddedPulumi.Generator;

/// <summary>
/// Generates the classes of a Pulumi package from the additional files of a project: csharp-names.json and one schema.
/// </summary>
[Generator]
public sealed class SdkGenerator : IIncrementalGenerator
{
    private const string TableFile = "csharp-names.json";

    private static readonly DiagnosticDescriptor s_wrongSchema = new(
        "EPG001",
        "Wrong schema",
        "{0}",
        "EmbeddedPulumi",
        DiagnosticSeverity.Error,
        isEnabledByDefault: true
    );

    /// <summary>
    /// Registers the steps. The text of the files is all they depend on: editing code runs none of them again.
    /// </summary>
    public void Initialize(IncrementalGeneratorInitializationContext context)
    {
        var files = context
            .AdditionalTextsProvider.Where(file => file.Path.EndsWith(".json", StringComparison.OrdinalIgnoreCase))
            .Select(
                (file, cancellation) =>
                    (Name: Path.GetFileName(file.Path), Text: file.GetText(cancellation)?.ToString() ?? "")
            );
        var table = files.Where(file => file.Name == TableFile).Select((file, _) => file.Text).Collect();
        var schemas = files.Where(file => file.Name != TableFile);

        var sources = schemas.Combine(table).SelectMany((pair, _) => Emit(pair.Left.Name, pair.Left.Text, pair.Right));
        context.RegisterSourceOutput(sources, AddSource);
    }

    /// <summary>The source files, or one entry without hint name: the error.</summary>
    private static ImmutableArray<(string? HintName, string Text)> Emit(
        string name,
        string schema,
        ImmutableArray<string> tables
    )
    {
        try
        {
            return tables.Length == 1
                ? [.. SdkEmitter.Emit(schema, tables[0]).Select(file => ((string?)file.HintName, file.Text))]
                : [(null, $"{TableFile} has to be among the additional files")];
        }
        catch (FormatException error)
        {
            return [(null, $"{name}: {error.Message}")];
        }
    }

    private static void AddSource(SourceProductionContext context, (string? HintName, string Text) file)
    {
        if (file.HintName is null)
        {
            context.ReportDiagnostic(Diagnostic.Create(s_wrongSchema, Location.None, file.Text));
        }
        else
        {
            context.AddSource(file.HintName, SourceText.From(file.Text, Encoding.UTF8));
        }
    }
}
