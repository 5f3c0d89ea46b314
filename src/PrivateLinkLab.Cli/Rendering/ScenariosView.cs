using PrivateLinkLab.Scenarios;
using Spectre.Console;

namespace PrivateLinkLab.Cli.Rendering;

/// <summary>Shows the scenarios.</summary>
internal static class ScenariosView
{
    /// <summary>Shows them in a table, the default first.</summary>
    public static void Show(Screen screen, IReadOnlyList<Scenario> scenarios)
    {
        var table = new Table { Border = TableBorder.None };
        table.AddColumn(new TableColumn("Scenario") { NoWrap = true, Padding = new Padding(0, 0, 3, 0) });
        table.AddColumn(new TableColumn("What it builds") { Padding = new Padding(0, 0, 3, 0) });
        table.AddColumn(new TableColumn("Endpoints") { Padding = new Padding(0) });
        foreach (var scenario in scenarios)
        {
            table.AddRow(
                new Text(scenario.Name, Color.Green),
                new Text(scenario.Summary),
                new Text(scenario.Endpoints.Count == 0 ? "none" : string.Join(", ", scenario.Endpoints))
            );
        }

        screen.Table(table);
    }

    /// <summary>Gives them as a JSON document.</summary>
    public static string Json(IReadOnlyList<Scenario> scenarios) =>
        JsonText.Document(writer =>
        {
            writer.WriteStartObject();
            writer.WriteNumber("schemaVersion", JsonText.SchemaVersion);
            writer.WriteObjects("scenarios", scenarios, scenario =>
            {
                writer.WriteString("name", scenario.Name);
                writer.WriteString("summary", scenario.Summary);
                writer.WriteBoolean("default", scenario == scenarios[0]);
                writer.WriteTexts("endpoints", scenario.Endpoints);
            });
            writer.WriteEndObject();
        });
}
