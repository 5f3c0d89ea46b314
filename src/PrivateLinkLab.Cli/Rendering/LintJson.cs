namespace PrivateLinkLab.Cli.Rendering;

/// <summary>The JSON of <c>lab lint</c>; docs/schemas/lint.schema.json describes it.</summary>
internal static class LintJson
{
    private const int Version = 1;

    /// <summary>Gives the document.</summary>
    public static string Of(LintResult result) =>
        JsonText.Document(writer =>
        {
            writer.WriteStartObject();
            writer.WriteNumber("schemaVersion", Version);
            writer.WriteString("stack", result.Stack.Name);
            writer.WriteString("rulesFile", result.File?.Name);
            writer.WriteObjects("findings", result.Findings, finding =>
            {
                writer.WriteString("code", finding.Lint.Code);
                writer.WriteString("severity", LintResult.Text(finding.Lint.Severity));
                writer.WriteString("resource", finding.Resource.Component);
                writer.WriteString("message", finding.Message);
                writer.WriteString("fix", finding.Fix);
            });
            if (result.Closable is { } closable)
            {
                writer.WriteObjects("closable", closable, change =>
                {
                    writer.WriteString("kind", LintResult.Text(change.Kind));
                    writer.WriteString("resource", change.Resource.Component);
                    writer.WriteString("change", change.Change);
                });
            }

            writer.WriteEndObject();
        });
}
