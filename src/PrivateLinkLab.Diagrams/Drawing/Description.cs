using PrivateLinkLab.Diagrams.Content;

namespace PrivateLinkLab.Diagrams.Drawing;

/// <summary>What a picture shows, in words, for who does not see it.</summary>
internal static class Description
{
    /// <summary>Every item with where it stands, and every link.</summary>
    public static string Of(Diagram diagram)
    {
        var names = diagram
            .AllItems.Select(item => (item.Id, item.Name))
            .Concat(diagram.AllBoxes.Select(box => (box.Id, Name: box.Title)))
            .ToDictionary(pair => pair.Id, pair => pair.Name, StringComparer.Ordinal);
        IEnumerable<string> sentences =
        [
            .. diagram
                .AllBoxes.Where(box => box.Kind is BoxKind.Vpc or BoxKind.Subnet)
                .Select(box =>
                    $"{(box.Kind == BoxKind.Subnet ? "Subnet " : "")}{Titled(box)}"
                    + (box.Items.IsEmpty ? "." : $": {string.Join(", ", box.Items.Select(Named))}.")
                ),
            .. diagram.Links.Select(link =>
                $"{names.GetValueOrDefault(link.From, link.From)} {Verb(link)} "
                + names.GetValueOrDefault(link.To, link.To)
                + (link.Label.Length > 0 ? $" ({link.Label})." : ".")
            ),
        ];
        return string.Join(" ", sentences);
    }

    private static string Titled(Box box) => box.Detail.Length > 0 ? $"{box.Title} ({box.Detail})" : box.Title;

    private static string Named(Item item) => item.Lines.IsEmpty ? item.Name : $"{item.Name} ({item.Lines[0]})";

    private static string Verb(Link link) =>
        link switch
        {
            { Barrier: not BarrierPlace.None } => "is stopped on the way to",
            { Kind: LinkKind.Allowed or LinkKind.Request } => "reaches",
            { Kind: LinkKind.Session } => "opens a session through",
            { Kind: LinkKind.Structure } => "leads to",
            { Kind: LinkKind.Waiting } => "waits to lead to",
            { Kind: LinkKind.Reply } => "answers",
            { Kind: LinkKind.Opened } => "now reaches",
            { Kind: LinkKind.Closed } => "no longer reaches",
            _ => throw new UnreachableException($"There is no link of the kind {link.Kind}."),
        };
}
