using System.Text.Json;
using PrivateLinkLab.Lab.Lessons;
using PrivateLinkLab.Reachability.Verdicts;

namespace PrivateLinkLab.Cli.Rendering;

/// <summary>
/// The JSON of <c>lab verify</c>: an element for each experiment. An element is what <c>lab probe</c>
/// prints and more; docs/schemas/verify.schema.json describes it.
/// </summary>
internal static class VerificationJson
{
    /// <summary>Gives the document.</summary>
    public static string Write(IReadOnlyList<Verification> verifications) =>
        JsonText.Document(writer =>
        {
            writer.WriteStartObject();
            writer.WriteNumber("schemaVersion", JsonText.SchemaVersion);
            writer.WriteStartArray("experiments");
            foreach (var verification in verifications)
            {
                foreach (var result in verification.Results)
                {
                    WriteResult(writer, verification.Scenario, result);
                }
            }

            writer.WriteEndArray();
            writer.WriteEndObject();
        });

    private static void WriteResult(Utf8JsonWriter writer, string scenario, ExperimentResult result)
    {
        var experiment = result.Experiment;
        writer.WriteStartObject();
        ProbeResultJson.WriteMembers(writer, result.Found);
        writer.WriteString("scenario", scenario);
        if (experiment.Number is { } number)
        {
            writer.WriteNumber("experiment", number);
        }
        else
        {
            writer.WriteNull("experiment");
        }

        writer.WriteString("title", experiment.Title);
        writer.WriteString("command", experiment.Command);
        writer.WriteString("because", experiment.Because);
        writer.WriteString("before", experiment.Before);
        writer.WriteString("expected", ProbeResultJson.Text(experiment.Expected));
        writer.WriteBoolean("asExpected", result.AsExpected);
        writer.WriteTexts("differences", result.Differences);
        writer.WriteEndObject();
    }
}
