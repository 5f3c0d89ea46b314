using PrivateLinkLab.Lab.Faults;
using Spectre.Console;

namespace PrivateLinkLab.Cli.Rendering;

/// <summary>Shows faults.</summary>
internal static class FaultsView
{
    /// <summary>Shows them in a table.</summary>
    public static void Show(Screen screen, IReadOnlyList<(Fault Fault, IReadOnlyList<string> Scenarios)> faults)
    {
        var table = new Table { Border = TableBorder.None };
        table.AddColumn(new TableColumn("Fault") { NoWrap = true, Padding = new Padding(0, 0, 3, 0) });
        table.AddColumn(new TableColumn("What is changed") { Padding = new Padding(0, 0, 3, 0) });
        table.AddColumn(new TableColumn("What a person then sees") { Padding = new Padding(0) });
        foreach (var (fault, _) in faults)
        {
            table.AddRow(new Text(fault.Name, Color.Yellow), new Text(fault.Summary), new Text(fault.Symptom));
        }

        screen.Table(table);
    }

    /// <summary>Gives them as a JSON document.</summary>
    public static string Json(IReadOnlyList<(Fault Fault, IReadOnlyList<string> Scenarios)> faults) =>
        JsonText.Document(writer =>
        {
            writer.WriteStartObject();
            writer.WriteNumber("schemaVersion", JsonText.SchemaVersion);
            writer.WriteObjects("faults", faults, entry =>
            {
                writer.WriteString("name", entry.Fault.Name);
                writer.WriteString("summary", entry.Fault.Summary);
                writer.WriteString("symptom", entry.Fault.Symptom);
                writer.WriteTexts("reasons", entry.Fault.Reasons);
                writer.WriteBoolean("opens", entry.Fault.Opens);
                writer.WriteTexts("scenarios", entry.Scenarios);
            });
            writer.WriteEndObject();
        });
}
