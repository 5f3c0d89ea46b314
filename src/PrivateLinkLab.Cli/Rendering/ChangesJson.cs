using System.Text.Json;
using PrivateLinkLab.Graph.Diffs;
using PrivateLinkLab.Lab.Grounds;

namespace PrivateLinkLab.Cli.Rendering;

/// <summary>The JSON document of a deployment: what changes, and the stack's outputs.</summary>
internal static class ChangesJson
{
    /// <summary>Gives the document. What stays the same is only counted.</summary>
    public static string Write(StackChange change, bool showSecrets) =>
        JsonText.Document(writer =>
        {
            writer.WriteStartObject();
            writer.WriteNumber("schemaVersion", JsonText.SchemaVersion);
            writer.WriteString("folder", change.Folder);
            writer.WriteString("stack", change.Stack);
            writer.WriteString("scenario", change.Scenario);
            if (change.Project is { } project)
            {
                writer.WriteString("project", project);
            }

            writer.WriteString("region", change.Region);
            writer.WriteString("target", change.Target);
            if (change.Endpoint is { } endpoint)
            {
                writer.WriteString("endpoint", endpoint.ToString());
            }

            writer.WriteObjects(
                "changes",
                change.Diff.Changes.Where(candidate => IsChange(candidate) && ChangeTree.Shows(candidate)),
                resource => WriteResource(writer, resource, showSecrets)
            );
            writer.WriteStartObject("summary");
            foreach (var kind in ChangeKindLook.InOrder)
            {
                writer.WriteNumber(kind.Name(), ChangeTree.Count(change.Diff, kind));
            }

            writer.WriteEndObject();
            writer.WriteObjects("retained", change.Retained, resource =>
            {
                writer.WriteString("type", resource.Type);
                writer.WriteString("name", resource.Name);
                writer.WriteString("id", resource.Id);
            });
            if (change.Plan is { } plan)
            {
                writer.WriteStartObject("terraformPlan");
                foreach (var (action, count) in plan)
                {
                    writer.WriteNumber(action, count);
                }

                writer.WriteEndObject();
            }

            if (change.Project is not null)
            {
                writer.WriteObjects("notSimulated", change.NotSimulated, given =>
                {
                    writer.WriteString("token", given.Token);
                    writer.WriteString("name", given.Name);
                    writer.WriteString("reason", given.Reason);
                });
            }

            writer.WritePropertyName("cost");
            CostJson.WriteTotal(writer, change.Cost, withTraffic: false);
            writer.WritePropertyName("outputs");
            PropertyJson.Write(writer, change.Outputs, showSecrets);
            writer.WriteEndObject();
        });

    private static bool IsChange(ResourceChange resource) =>
        resource.Kind != ChangeKind.Same || resource.PreviousUrn is not null;

    private static void WriteResource(Utf8JsonWriter writer, ResourceChange resource, bool showSecrets)
    {
        writer.WriteString("urn", resource.Urn.ToString());
        writer.WriteString("type", resource.Urn.Type);
        writer.WriteString("name", resource.Urn.Name);
        writer.WriteString("kind", resource.Kind.Name());
        writer.WriteObjects("properties", resource.Properties, property =>
        {
            writer.WriteString("path", property.Path.ToString());
            writer.WritePropertyName("old");
            PropertyJson.Write(writer, property.Old, showSecrets);
            writer.WritePropertyName("new");
            PropertyJson.Write(writer, property.New, showSecrets);
            writer.WriteBoolean("forcesReplacement", property.ForcesReplacement);
        });
    }
}
