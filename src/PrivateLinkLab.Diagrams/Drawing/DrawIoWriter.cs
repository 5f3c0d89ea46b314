using System.Globalization;
using System.Text;
using PrivateLinkLab.Diagrams.Content;
using PrivateLinkLab.Diagrams.Layout;

namespace PrivateLinkLab.Diagrams.Drawing;

/// <summary>Writes a picture for draw.io, with the shapes for AWS that draw.io has itself.</summary>
internal static class DrawIoWriter
{
    private const string Label = "html=0;whiteSpace=wrap;fontFamily=Arial;";
    private const int Icon = 40;

    /// <summary>Writes it.</summary>
    public static string Write(Picture picture)
    {
        var ids = new Dictionary<string, string>(StringComparer.Ordinal);
        var edges = 0;
        var xml = new StringBuilder();
        xml.Append("<mxfile host=\"PrivateLinkLab\">\n");
        xml.Append($"<diagram id=\"lab\" name=\"{Xml.Escape(picture.Diagram.Title)}\">\n");
        xml.Append(
            CultureInfo.InvariantCulture,
            $"<mxGraphModel dx=\"0\" dy=\"0\" grid=\"1\" gridSize=\"8\" page=\"0\" pageWidth=\"{picture.Width}\" "
                + $"pageHeight=\"{picture.Height}\">\n"
        );
        xml.Append("<root>\n<mxCell id=\"0\"/>\n<mxCell id=\"1\" parent=\"0\"/>\n");
        foreach (var placed in picture.Boxes)
        {
            var title = $"{placed.Box.Title} {placed.Box.Detail}".Trim();
            Vertex(xml, IdOf(ids, placed.Box.Id), title, $"{StyleOf(placed.Box)}{Label}", placed.Area);
        }

        foreach (var placed in picture.Items)
        {
            // The label stands right of the icon, where the picture has it too.
            var area = new Area(placed.Area.X + 4, placed.Area.Y + ((placed.Area.Height - Icon) / 2), Icon, Icon);
            var text = string.Join("\n", placed.Item.Lines.Prepend(placed.Item.Name));
            Vertex(
                xml,
                IdOf(ids, placed.Item.Id),
                text,
                $"{StyleOf(placed.Item.Symbol)}{Label}fontSize=10;align=left;labelPosition=right;verticalLabelPosition=middle;verticalAlign=middle;spacingLeft=4;",
                area
            );
        }

        foreach (
            var placed in picture.Links.Where(placed =>
                ids.ContainsKey(placed.Link.From) && ids.ContainsKey(placed.Link.To)
            )
        )
        {
            Edge(xml, ids, placed, edges++);
        }

        return xml.Append("</root>\n</mxGraphModel>\n</diagram>\n</mxfile>\n").ToString();
    }

    private static string IdOf(Dictionary<string, string> ids, string id)
    {
        var name = string.Create(CultureInfo.InvariantCulture, $"n{ids.Count}");
        ids.Add(id, name);
        return name;
    }

    private static void Vertex(StringBuilder xml, string id, string text, string style, Area area) =>
        xml.Append(
            CultureInfo.InvariantCulture,
            $"<mxCell id=\"{id}\" value=\"{Value(text)}\" style=\"{style}\" vertex=\"1\" parent=\"1\">"
                + $"<mxGeometry x=\"{area.X}\" y=\"{area.Y}\" width=\"{area.Width}\" "
                + $"height=\"{area.Height}\" as=\"geometry\"/></mxCell>\n"
        );

    private static void Edge(StringBuilder xml, Dictionary<string, string> ids, PlacedLink placed, int number)
    {
        var link = placed.Link;
        var dashes = link.Kind is LinkKind.Session or LinkKind.Waiting or LinkKind.Reply or LinkKind.Closed
            ? "dashed=1;"
            : "";
        var width = link.Kind is LinkKind.Request or LinkKind.Opened ? 3 : 1;
        var start = link.IsBothWays ? "startArrow=block;" : "";
        var sign =
            link.Barrier == BarrierPlace.None ? ""
            : link.IsDoubt ? "? "
            : "✗ ";
        xml.Append(
            CultureInfo.InvariantCulture,
            $"<mxCell id=\"e{number}\" value=\"{Value($"{sign}{link.Label}".Trim())}\" style=\"edgeStyle=orthogonalEdgeStyle;rounded=1;endArrow=block;strokeWidth={width};{dashes}{start}{Label}\" edge=\"1\" parent=\"1\" source=\"{ids[link.From]}\" target=\"{ids[link.To]}\"><mxGeometry relative=\"1\" as=\"geometry\">"
        );
        if (placed.Points.Length > 2)
        {
            xml.Append("<Array as=\"points\">");
            foreach (var point in placed.Points[1..^1])
            {
                xml.Append(CultureInfo.InvariantCulture, $"<mxPoint x=\"{point.X}\" y=\"{point.Y}\"/>");
            }

            xml.Append("</Array>");
        }

        xml.Append("</mxGeometry></mxCell>\n");
    }

    private static string Value(string text) => Xml.Escape(text).Replace("\n", "&#10;", StringComparison.Ordinal);

    private static string StyleOf(Box box) =>
        box.Kind switch
        {
            BoxKind.Account => Group("group_account", "#CD2264"),
            BoxKind.Region => $"{Group("group_region", "#147EBA")}dashed=1;",
            BoxKind.Vpc => Group("group_vpc2", "#8C4FFF"),
            BoxKind.Zone =>
                "rounded=0;fillColor=none;strokeColor=#147EBA;dashed=1;verticalAlign=top;fontColor=#147EBA;",
            BoxKind.Subnet => box.IsPublic
                ? $"{Group("group_security_group", "#7AA116")}fillColor=#F2F6E8;grStroke=0;"
                : $"{Group("group_security_group", "#00A4A6")}fillColor=#E6F6F7;grStroke=0;",
            _ => throw new UnreachableException($"There is no box of the kind {box.Kind}."),
        };

    private static string Group(string icon, string color) =>
        $"shape=mxgraph.aws4.group;grIcon=mxgraph.aws4.{icon};strokeColor={color};fillColor=none;verticalAlign=top;align=left;spacingLeft=30;fontColor={color};";

    private static string StyleOf(Symbol symbol) =>
        symbol switch
        {
            Symbol.Internet => Shape("internet_alt2", "#232F3E"),
            Symbol.Person => Shape("user", "#232F3E"),
            Symbol.Instance => Shape("instance2", "#ED7100"),
            Symbol.Interface => Shape("elastic_network_interface", "#8C4FFF"),
            Symbol.Endpoint or Symbol.GatewayEndpoint => Shape("endpoints", "#8C4FFF"),
            Symbol.EndpointService => Resource("vpc_privatelink", "#8C4FFF"),
            Symbol.LoadBalancer => Shape("network_load_balancer", "#8C4FFF"),
            Symbol.Database => Resource("rds", "#C925D1"),
            Symbol.Function => Resource("lambda", "#ED7100"),
            Symbol.Containers => Resource("ecs", "#ED7100"),
            Symbol.Cache => Resource("elasticache", "#C925D1"),
            Symbol.Files => Resource("elastic_file_system", "#7AA116"),
            Symbol.Search => Resource("elasticsearch_service", "#8C4FFF"),
            Symbol.Broker => Resource("mq", "#E7157B"),
            Symbol.InternetGateway => Shape("internet_gateway", "#8C4FFF"),
            Symbol.NatGateway => Shape("nat_gateway", "#8C4FFF"),
            Symbol.Peering => Shape("peering", "#8C4FFF"),
            Symbol.TransitGateway => Resource("transit_gateway", "#8C4FFF"),
            Symbol.Appliance => Resource("network_firewall", "#DD344C"),
            Symbol.Queue => Resource("sqs", "#E7157B"),
            Symbol.Bucket => Resource("s3", "#7AA116"),
            Symbol.Table => Resource("dynamodb", "#C925D1"),
            Symbol.Secret => Resource("secrets_manager", "#DD344C"),
            Symbol.Topic => Resource("sns", "#E7157B"),
            Symbol.Session => Resource("systems_manager", "#E7157B"),
            Symbol.Service => Resource("general", "#232F3E"),
            Symbol.Vpc => Resource("vpc", "#8C4FFF"),
            _ => throw new UnreachableException($"draw.io has no shape for the symbol {symbol}."),
        };

    private static string Shape(string name, string color) =>
        $"shape=mxgraph.aws4.{name};fillColor={color};strokeColor=none;aspect=fixed;";

    private static string Resource(string name, string color) =>
        $"shape=mxgraph.aws4.resourceIcon;resIcon=mxgraph.aws4.{name};fillColor={color};strokeColor=#ffffff;aspect=fixed;";
}
