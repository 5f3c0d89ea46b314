namespace PrivateLinkLab.Reachability.Tests.Reference;

/// <summary>The transit gateway of a random network, which may be attached to any of its VPCs.</summary>
internal sealed partial class RandomNetwork
{
    private const string TransitGateway = "tgw-1";

    /// <summary>The attachments by VPC.</summary>
    public Dictionary<string, RandomAttachment> Attachments { get; } = [];

    /// <summary>The routes of the transit gateway's route tables.</summary>
    public List<RandomTransitRoute> TransitRoutes { get; } = [];

    private void AddTransit()
    {
        if (Maybe(25))
        {
            return;
        }

        Net.Add(
            "aws:ec2transitgateway/transitGateway:TransitGateway",
            TransitGateway,
            "tgw",
            ("defaultRouteTableAssociation", "disable"),
            ("defaultRouteTablePropagation", "disable")
        );
        string[] tables = ["tgw-rtb-0", "tgw-rtb-1"];
        foreach (var table in tables)
        {
            Net.Add("aws:ec2transitgateway/routeTable:RouteTable", table, table, ("transitGatewayId", TransitGateway));
        }

        foreach (var (vpc, _) in Vpcs)
        {
            if (Maybe(85))
            {
                Attach(vpc, tables);
            }
        }

        foreach (var table in tables)
        {
            AddTransitRoutes(table);
        }
    }

    // AWS takes one subnet of each zone.
    private void Attach(string vpc, string[] tables)
    {
        var own = Subnets.FindAll(subnet => subnet.Vpc == vpc);
        List<RandomSubnet> subnets =
        [
            .. Zones
                .Select(zone => own.FindAll(subnet => subnet.Zone == zone))
                .Where(ofZone => ofZone.Count > 0 && Maybe(85))
                .Select(ofZone => Any(ofZone)),
        ];
        if (subnets.Count == 0)
        {
            subnets.Add(Any(own));
        }

        var id = $"tgw-attach-{vpc}";
        var table = Maybe(90)
            ? Maybe(75)
                ? tables[0]
                : tables[1]
            : null;
        Attachments.Add(vpc, new(id, vpc, [.. subnets.Select(subnet => subnet.Id)], table));
        Net.Add(
            "aws:ec2transitgateway/vpcAttachment:VpcAttachment",
            id,
            id,
            ("transitGatewayId", TransitGateway),
            ("vpcId", vpc),
            ("subnetIds", Net.List([.. subnets.Select(subnet => subnet.Id)]))
        );
        if (table is not null)
        {
            Net.Add(
                "aws:ec2transitgateway/routeTableAssociation:RouteTableAssociation",
                $"{table}_{id}",
                $"associates-{id}",
                ("transitGatewayAttachmentId", id),
                ("transitGatewayRouteTableId", table)
            );
        }
    }

    private void AddTransitRoutes(string table)
    {
        foreach (var (vpc, attachment) in Attachments.Where(_ => Maybe(80)))
        {
            TransitRoutes.Add(new(table, $"10.{vpc[^1]}.0.0/16", attachment.Id, IsPropagated: true));
            Net.Add(
                "aws:ec2transitgateway/routeTablePropagation:RouteTablePropagation",
                $"{table}_{attachment.Id}",
                $"propagates-{table}-{attachment.Id}",
                ("transitGatewayAttachmentId", attachment.Id),
                ("transitGatewayRouteTableId", table)
            );
        }

        var taken = new HashSet<string>(StringComparer.Ordinal);
        for (var route = 0; route < _random.Next(3); route++)
        {
            var block = Maybe(20) ? "0.0.0.0/0" : AnyPrivateBlock();
            if (!taken.Add(block) || Attachments.Count == 0)
            {
                continue;
            }

            var attachment = Maybe(60) ? Any(Attachments.Values.ToList()).Id : null;
            TransitRoutes.Add(new(table, block, attachment, IsPropagated: false));
            Net.Add(
                "aws:ec2transitgateway/route:Route",
                $"{table}_{block}",
                $"static-{table}-{route}",
                ("transitGatewayRouteTableId", table),
                ("destinationCidrBlock", block),
                attachment is null ? ("blackhole", true) : ("transitGatewayAttachmentId", attachment)
            );
        }
    }
}

/// <summary>A VPC's attachment to the transit gateway.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Vpc">The VPC.</param>
/// <param name="Subnets">One subnet in each of some zones.</param>
/// <param name="Table">The route table that it is associated with; null for none.</param>
internal sealed record RandomAttachment(string Id, string Vpc, string[] Subnets, string? Table);

/// <summary>A route of a transit gateway's route table.</summary>
/// <param name="Table">The table.</param>
/// <param name="Block">The destination.</param>
/// <param name="Attachment">The attachment; null for a blackhole.</param>
/// <param name="IsPropagated">Whether the attachment has propagated it.</param>
internal sealed record RandomTransitRoute(string Table, string Block, string? Attachment, bool IsPropagated);
