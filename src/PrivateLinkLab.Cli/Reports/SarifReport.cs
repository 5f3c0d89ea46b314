using PrivateLinkLab.Cli.Rendering;

namespace PrivateLinkLab.Cli.Reports;

/// <summary>
/// The report that code hosts show beside the code: SARIF 2.1.0 (OASIS, "Static Analysis Results Interchange Format").
/// </summary>
internal static class SarifReport
{
    private const string Schema = "https://json.schemastore.org/sarif-2.1.0.json";

    /// <summary>Gives the file's content.</summary>
    public static string Of(Report report) =>
        JsonText.Document(writer =>
        {
            var found = report.Items.Where(item => item.Level != ReportLevel.Passed).ToList();
            writer.WriteStartObject();
            writer.WriteString("$schema", Schema);
            writer.WriteString("version", "2.1.0");
            writer.WriteStartArray("runs");
            writer.WriteStartObject();
            writer.WriteStartObject("tool");
            writer.WriteStartObject("driver");
            writer.WriteString("name", $"privatelinklab {report.Command}");
            writer.WriteObjects("rules", found.DistinctBy(item => item.Code), item =>
            {
                writer.WriteString("id", item.Code);
                writer.WriteStartObject("shortDescription");
                writer.WriteString("text", item.Title);
                writer.WriteEndObject();
            });
            writer.WriteEndObject();
            writer.WriteEndObject();
            writer.WriteObjects("results", found, item =>
            {
                writer.WriteString("ruleId", item.Code);
                writer.WriteString("level", Level(item.Level));
                writer.WriteStartObject("message");
                writer.WriteString("text", string.Join('\n', item.Details.Prepend(item.Message)));
                writer.WriteEndObject();
                writer.WriteStartArray("locations");
                writer.WriteStartObject();
                if (item.File is { } file)
                {
                    writer.WriteStartObject("physicalLocation");
                    writer.WriteStartObject("artifactLocation");
                    writer.WriteString("uri", file.Replace('\\', '/'));
                    writer.WriteEndObject();
                    writer.WriteStartObject("region");
                    writer.WriteNumber("startLine", item.Line ?? 1);
                    writer.WriteNumber("startColumn", item.Column ?? 1);
                    writer.WriteEndObject();
                    writer.WriteEndObject();
                }

                if (item.Resource is { } resource)
                {
                    writer.WriteObjects("logicalLocations", [resource], name =>
                    {
                        writer.WriteString("fullyQualifiedName", name);
                        writer.WriteString("kind", "resource");
                    });
                }

                writer.WriteEndObject();
                writer.WriteEndArray();
            });
            writer.WriteEndObject();
            writer.WriteEndArray();
            writer.WriteEndObject();
        });

    private static string Level(ReportLevel level) =>
        level switch
        {
            ReportLevel.Note => "note",
            ReportLevel.Warning => "warning",
            ReportLevel.Error => "error",
            ReportLevel.Passed => throw new UnreachableException("What is fine is no result."),
            _ => throw new UnreachableException($"There is no level {level}."),
        };
}
