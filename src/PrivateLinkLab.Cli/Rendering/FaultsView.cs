using PrivateLinkLab.Reachability.Faults;
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
    public static string Json(IReadOnlyList<(Fault Fault, IReadOnlyList<string> Scenarios)> faults) => JsonText.Document(writer =>
    {
        writer.WriteStartObject();
        writer.WriteStartArray("faults");
        foreach (var (fault, scenarios) in faults)
        {
            writer.WriteStartObject();
            writer.WriteString("name", fault.Name);
            writer.WriteString("summary", fault.Summary);
            writer.WriteString("symptom", fault.Symptom);
            WriteTexts("reasons", fault.Reasons);
            writer.WriteBoolean("opens", fault.Opens);
            WriteTexts("scenarios", scenarios);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
        writer.WriteEndObject();

        void WriteTexts(string name, IEnumerable<string> texts)
        {
            writer.WriteStartArray(name);
            foreach (var text in texts)
            {
                writer.WriteStringValue(text);
            }

            writer.WriteEndArray();
        }
    });
}
