using PrivateLinkLab.Graph;
using PrivateLinkLab.Lab;
using PrivateLinkLab.Lab.Grounds;
using PrivateLinkLab.Terraform.Export;

namespace PrivateLinkLab.Cli.Rendering;

/// <summary>A graph that was written as a Terraform configuration.</summary>
internal sealed class ExportedFolder
{
    private readonly string _folder;
    private readonly TerraformConfiguration _configuration;

    private ExportedFolder(string folder, TerraformConfiguration configuration) =>
        (_folder, _configuration) = (folder, configuration);

    /// <summary>Writes a graph.</summary>
    /// <exception cref="LabFailure">The graph cannot be exported, or the folder not written.</exception>
    public static ExportedFolder Write(ResourceGraph graph, string folder) =>
        TerraformFailures.Translated(() =>
        {
            var configuration = TerraformExporter.Export(graph);
            configuration.WriteTo(folder);
            return new ExportedFolder(folder, configuration);
        });

    /// <summary>Shows what was written, what is missing, and what to do.</summary>
    public void Show(Screen screen)
    {
        screen.Line($"{_configuration.Addresses.Count} resources in {_configuration.Files.Count} files in {_folder}:");
        foreach (var file in _configuration.Files.Keys)
        {
            screen.Line($"  {file}");
        }

        if (!_configuration.LeftOut.IsEmpty)
        {
            screen.Line("");
            screen.Line("Left out:");
            foreach (var left in _configuration.LeftOut)
            {
                screen.Line(
                    $"  {left.Urn.Name}{(left.Property.Length > 0 ? $" {left.Property}" : "")}: ",
                    new(left.Reason, ChangeKindLook.Dim)
                );
            }
        }

        if (!_configuration.Variables.IsEmpty)
        {
            screen.Line("");
            screen.Line("Secrets are in no file. Terraform reads them from the environment:");
            foreach (var variable in _configuration.Variables)
            {
                screen.Line($"  {variable.EnvironmentVariable}");
            }
        }

        screen.Line("");
        screen.Line("Then: terraform init, terraform plan.");
    }

    /// <summary>Gives it as a JSON document, without any secret's value.</summary>
    public string ToJson() =>
        JsonText.Document(writer =>
        {
            writer.WriteStartObject();
            writer.WriteNumber("schemaVersion", JsonText.SchemaVersion);
            writer.WriteString("folder", _folder);
            writer.WriteNumber("resources", _configuration.Addresses.Count);
            writer.WriteTexts("files", _configuration.Files.Keys);
            writer.WriteTexts("variables", _configuration.Variables.Select(variable => variable.EnvironmentVariable));
            writer.WriteObjects("leftOut", _configuration.LeftOut, left =>
            {
                writer.WriteString("urn", left.Urn.ToString());
                writer.WriteString("property", left.Property);
                writer.WriteString("reason", left.Reason);
            });
            writer.WriteEndObject();
        });
}
