using System.Collections.Immutable;
using System.Text.Json;
using PrivateLinkLab.Diagrams.Content;
using PrivateLinkLab.Diagrams.Layout;

namespace PrivateLinkLab.Diagrams.Drawing;

/// <summary>Writes a picture as JSON: what it shows and where, for other programs that draw.</summary>
internal static class DiagramJson
{
    /// <summary>Writes it (docs/schemas/graph.schema.json).</summary>
    public static void Write(Utf8JsonWriter writer, Picture picture)
    {
        var areas = picture
            .Boxes.Select(box => (box.Box.Id, box.Area))
            .Concat(picture.Items.Select(item => (item.Item.Id, item.Area)))
            .ToDictionary(pair => pair.Id, pair => pair.Area, StringComparer.Ordinal);
        writer.WriteStartObject();
        writer.WriteNumber("schemaVersion", 1);
        writer.WriteString("title", picture.Diagram.Title);
        writer.WriteString("subtitle", picture.Diagram.Subtitle);
        writer.WriteNumber("width", picture.Width);
        writer.WriteNumber("height", picture.Height);
        writer.WriteStartArray("outside");
        foreach (var item in picture.Diagram.Outside)
        {
            Write(writer, item, areas);
        }

        writer.WriteEndArray();
        writer.WriteStartArray("boxes");
        foreach (var box in picture.Diagram.Accounts)
        {
            Write(writer, box, areas);
        }

        writer.WriteEndArray();
        writer.WriteStartArray("links");
        foreach (var link in picture.Links)
        {
            Write(writer, link);
        }

        writer.WriteEndArray();
        writer.WriteStartArray("stops");
        foreach (var stop in picture.Diagram.Stops)
        {
            Write(writer, stop);
        }

        writer.WriteEndArray();
        Write(writer, "notes", [.. picture.Diagram.Notes.Where(note => note.Length > 0)]);
        writer.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter writer, Box box, Dictionary<string, Area> areas)
    {
        writer.WriteStartObject();
        writer.WriteString("id", box.Id);
        writer.WriteString("kind", Word(box.Kind));
        writer.WriteString("title", box.Title);
        writer.WriteString("detail", box.Detail);
        if (box.Kind == BoxKind.Subnet)
        {
            writer.WriteBoolean("public", box.IsPublic);
        }

        writer.WriteString("mark", Word(box.Mark));
        Write(writer, areas[box.Id]);
        writer.WriteStartArray("items");
        foreach (var item in box.Items)
        {
            Write(writer, item, areas);
        }

        writer.WriteEndArray();
        writer.WriteStartArray("boxes");
        foreach (var inner in box.Boxes)
        {
            Write(writer, inner, areas);
        }

        writer.WriteEndArray();
        writer.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter writer, Item item, Dictionary<string, Area> areas)
    {
        writer.WriteStartObject();
        writer.WriteString("id", item.Id);
        writer.WriteString("symbol", Word(item.Symbol));
        writer.WriteString("name", item.Name);
        Write(writer, "lines", item.Lines);
        writer.WriteString("spot", Word(item.Spot));
        writer.WriteString("state", Word(item.State));
        writer.WriteString("mark", Word(item.Mark));
        Write(writer, "members", item.Members);
        Write(writer, areas[item.Id]);
        writer.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter writer, PlacedLink placed)
    {
        writer.WriteStartObject();
        writer.WriteString("from", placed.Link.From);
        writer.WriteString("to", placed.Link.To);
        writer.WriteString("kind", Word(placed.Link.Kind));
        writer.WriteString("label", placed.Link.Label);
        writer.WriteBoolean("bothWays", placed.Link.IsBothWays);
        writer.WriteString("barrier", Word(placed.Link.Barrier));
        writer.WriteStartArray("points");
        foreach (var point in placed.Points)
        {
            writer.WriteStartArray();
            writer.WriteNumberValue(point.X);
            writer.WriteNumberValue(point.Y);
            writer.WriteEndArray();
        }

        writer.WriteEndArray();
        writer.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter writer, Stop stop)
    {
        writer.WriteStartObject();
        writer.WriteString("item", stop.Item);
        writer.WriteString("name", stop.Name);
        writer.WriteStartArray("decisions");
        foreach (var decision in stop.Decisions)
        {
            writer.WriteStartObject();
            writer.WriteString(
                "decision",
                decision.Sign switch
                {
                    "✓" => "allow",
                    "✗" => "deny",
                    _ => "unknown",
                }
            );
            writer.WriteString("name", decision.Name);
            writer.WriteString("kind", decision.Kind);
            writer.WriteString("evidence", decision.Sentence);
            writer.WriteString("direction", decision.IsReply ? "reply" : "request");
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
        writer.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter writer, string name, ImmutableArray<string> texts)
    {
        writer.WriteStartArray(name);
        foreach (var text in texts)
        {
            writer.WriteStringValue(text);
        }

        writer.WriteEndArray();
    }

    private static void Write(Utf8JsonWriter writer, Area area)
    {
        writer.WriteNumber("x", area.X);
        writer.WriteNumber("y", area.Y);
        writer.WriteNumber("width", area.Width);
        writer.WriteNumber("height", area.Height);
    }

    // InternetGateway is written internet-gateway.
    private static string Word<T>(T value)
        where T : struct, Enum =>
        string.Concat(
            $"{value}".Select(
                (letter, at) =>
                    char.IsAsciiLetterUpper(letter)
                        ? $"{(at > 0 ? "-" : "")}{char.ToLowerInvariant(letter)}"
                        : $"{letter}"
            )
        );
}
