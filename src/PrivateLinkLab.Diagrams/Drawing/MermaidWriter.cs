using System.Globalization;
using System.Text;
using PrivateLinkLab.Diagrams.Content;

namespace PrivateLinkLab.Diagrams.Drawing;

/// <summary>Writes a diagram as a Mermaid flowchart, which GitHub draws in Markdown.</summary>
internal static class MermaidWriter
{
    /// <summary>Writes it.</summary>
    public static string Write(Diagram diagram)
    {
        diagram = PlainText.In(diagram);
        var names = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var id in diagram.AllBoxes.Select(box => box.Id).Concat(diagram.AllItems.Select(item => item.Id)))
        {
            names.Add(id, string.Create(CultureInfo.InvariantCulture, $"n{names.Count}"));
        }

        var text = new StringBuilder();
        text.Append("---\n").Append($"title: {Quoted(diagram.Title)}\n").Append("---\nflowchart LR\n");
        text.Append($"  accDescr: {OneLine(Description.Of(diagram))}\n");
        foreach (var item in diagram.Outside)
        {
            Write(text, names, item, 1);
        }

        foreach (var box in diagram.Accounts)
        {
            Write(text, names, box, 1);
        }

        foreach (var link in diagram.Links.Where(link => names.ContainsKey(link.From) && names.ContainsKey(link.To)))
        {
            var sign =
                link.Barrier == BarrierPlace.None ? ""
                : link.IsDoubt ? "? "
                : "✗ ";
            var label = $"{sign}{link.Label}".Trim();
            var words = label.Length == 0 ? "" : $"|{Quoted(label)}|";
            text.Append($"  {names[link.From]} {Arrow(link)}{words} {names[link.To]}\n");
        }

        return text.ToString();
    }

    private static void Write(StringBuilder text, Dictionary<string, string> names, Box box, int depth)
    {
        var indent = new string(' ', depth * 2);
        text.Append(
            $"{indent}subgraph {names[box.Id]} [{Quoted($"{Sign(box.Mark)}{box.Title} {box.Detail}".Trim())}]\n"
        );
        foreach (var item in box.Items)
        {
            Write(text, names, item, depth + 1);
        }

        foreach (var inner in box.Boxes)
        {
            Write(text, names, inner, depth + 1);
        }

        text.Append($"{indent}end\n");
    }

    private static void Write(StringBuilder text, Dictionary<string, string> names, Item item, int depth)
    {
        var label = Quoted(string.Join("\n", item.Lines.Prepend($"{Sign(item.Mark)}{item.Name}")));
        var (open, close) = item.Symbol switch
        {
            Symbol.Database or Symbol.Bucket or Symbol.Table => ("[(", ")]"),
            Symbol.Internet or Symbol.Person => ("([", "])"),
            Symbol.Endpoint or Symbol.GatewayEndpoint or Symbol.EndpointService => ("{{", "}}"),
            _ => ("[", "]"),
        };
        text.Append(' ', depth * 2).Append($"{names[item.Id]}{open}{label}{close}\n");
    }

    private static string Arrow(Link link) =>
        link.Kind switch
        {
            LinkKind.Session or LinkKind.Waiting or LinkKind.Reply or LinkKind.Closed => link.IsBothWays
                ? "<-.->"
                : "-.->",
            LinkKind.Request or LinkKind.Opened => link.IsBothWays ? "<==>" : "==>",
            LinkKind.Allowed or LinkKind.Structure => link.IsBothWays ? "<-->" : "-->",
            _ => throw new UnreachableException($"There is no link of the kind {link.Kind}."),
        };

    private static string Sign(Mark mark) =>
        mark switch
        {
            Mark.None => "",
            Mark.Added => "+ ",
            Mark.Removed => "− ",
            Mark.Changed => "~ ",
            _ => throw new UnreachableException($"There is no mark {mark}."),
        };

    // Mermaid reads HTML and Markdown in labels, and # begins its own entities: all but letters, digits and harmless
    // signs are written by number.
    private static string Quoted(string label)
    {
        var text = new StringBuilder("\"");
        foreach (var rune in label.EnumerateRunes())
        {
            if (rune.Value == '\n')
            {
                text.Append("<br/>");
            }
            else if (IsHarmless(rune))
            {
                text.Append(rune.ToString());
            }
            else
            {
                text.Append(CultureInfo.InvariantCulture, $"#{rune.Value};");
            }
        }

        return text.Append('"').ToString();
    }

    private static string OneLine(string text) =>
        string.Concat(text.EnumerateRunes().Select(rune => IsHarmless(rune) ? rune.ToString() : " "));

    private static bool IsHarmless(Rune rune) =>
        Rune.IsLetterOrDigit(rune) || !rune.IsAscii || " .,:/-+()".Contains((char)rune.Value, StringComparison.Ordinal);
}
