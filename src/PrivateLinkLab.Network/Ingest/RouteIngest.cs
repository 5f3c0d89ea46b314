using PrivateLinkLab.Amazon.Addresses;
using PrivateLinkLab.Amazon.Types;
using PrivateLinkLab.Graph;

namespace PrivateLinkLab.Network.Ingest;

/// <summary>Route tables, their routes and their associations.</summary>
internal sealed class RouteIngest(GraphReader graph, VpcIngest vpcs, SubnetIngest subnets)
{
    private readonly Dictionary<string, RouteTable> _tables = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<Route>> _routes = new(StringComparer.Ordinal);

    private readonly Dictionary<string, string> _atGateways = new(StringComparer.Ordinal);
    private PropagatedRoutes? _propagated;

    public IReadOnlyDictionary<string, RouteTable> Tables => _tables;

    /// <summary>The keys of Internet gateways with those of their route tables.</summary>
    public IReadOnlyDictionary<string, string> AtGateways => _atGateways;

    public void Read()
    {
        ReadTables();
        foreach (var node in graph.All(AwsTypes.MainRouteTableAssociation))
        {
            if (
                graph.Reference(node, "vpcId", ResourceTypes.Vpcs) is { } vpc
                && graph.Reference(node, "routeTableId", AwsTypes.RouteTable) is { } table
            )
            {
                vpcs.Required(node, vpc);
                vpcs.SetMainRouteTable(vpc, table);
            }
        }

        foreach (var node in graph.All(AwsTypes.Route))
        {
            if (TableOf(node) is { } table)
            {
                Add(node, table, RouteReader.Standalone(graph, node));
            }
        }

        AddPropagated();
        AddMissingMainTables();
        Associate();
    }

    /// <summary>Adds the route of a gateway endpoint.</summary>
    public void AddEndpointRoute(ResourceNode node, string table, string prefixList) =>
        Add(
            node,
            table,
            new Route
            {
                DeclaredBy = graph.IdentityOf(node),
                PrefixList = prefixList,
                Target = new(RouteTargetKind.GatewayEndpoint, Identity.KeyOf(node)),
            }
        );

    /// <summary>Puts the routes into their tables; to be called when all are known.</summary>
    public void Finish()
    {
        foreach (var (key, routes) in _routes)
        {
            _tables[key] = _tables[key] with { Routes = [.. routes] };
        }
    }

    /// <summary>
    /// The table that a reference leads to: a VPC's key stands for its main table, whose id only the VPC tells.
    /// </summary>
    public string TableAt(string key) => vpcs.Vpcs.TryGetValue(key, out var vpc) ? vpc.MainRouteTable : key;

    private string? TableOf(ResourceNode node) =>
        graph.Reference(node, "routeTableId", ResourceTypes.RouteTables) is { } key ? TableAt(key) : null;

    private void ReadTables()
    {
        foreach (var node in graph.All(AwsTypes.RouteTable))
        {
            if (graph.Reference(node, "vpcId", ResourceTypes.Vpcs) is { } vpc)
            {
                vpcs.Required(node, vpc);
                AddTable(node, Identity.KeyOf(node), vpc);
            }
        }

        foreach (var node in graph.All(AwsTypes.DefaultRouteTable))
        {
            var table = PropertyReader.Of(node).Text("defaultRouteTableId") ?? node.Id;
            var vpc = vpcs.OfDefaultTable(table)
                ?? vpcs.OfMainTable(table)
                ?? (OnlyVpcOf(node) is { } key ? vpcs.Required(node, key) : null);
            if (vpc is not null)
            {
                // The one that a VPC was made with need not be its main one any more.
                if (vpcs.RecordedMainTable(vpc.Identity.Key) is null)
                {
                    vpcs.SetMainRouteTable(vpc.Identity.Key, table ?? vpc.MainRouteTable);
                }

                AddTable(node, table ?? vpc.MainRouteTable, vpc.Identity.Key);
            }
        }
    }

    private string? OnlyVpcOf(ResourceNode node) =>
        PropertyReader.Of(node).Text("vpcId") ?? graph.Reference(node, "defaultRouteTableId", ResourceTypes.Vpcs);

    private void AddTable(ResourceNode node, string key, string vpc)
    {
        _tables.TryAdd(key, new RouteTable { Identity = graph.IdentityOf(node, key), Vpc = vpc });
        foreach (var route in RouteReader.Inline(graph, node))
        {
            Add(node, key, route);
        }
    }

    private void Add(ResourceNode node, string table, Route route)
    {
        if (!_tables.ContainsKey(table) && vpcs.OfMainTable(table) is null)
        {
            graph.WarnDangling(node, "route table", table);
            return;
        }

        if (!_routes.TryGetValue(table, out var routes))
        {
            _routes.Add(table, routes = []);
        }

        // After a refresh a table's own list repeats the routes that have resources of their own.
        if (!routes.Exists(other => HaveOneDestination(other, route) && other.Target == route.Target))
        {
            routes.Add(route);
        }
    }

    // What a virtual private gateway propagates: the static routes of its VPN connections. What comes by BGP, nobody
    // knows beforehand (AWS Site-to-Site VPN User Guide, "Site-to-Site VPN routing options").
    private void AddPropagated()
    {
        foreach (var node in graph.All(AwsTypes.VpnGatewayRoutePropagation))
        {
            if (TableOf(node) is { } table)
            {
                AddPropagated(node, table, graph.Reference(node, "vpnGatewayId", AwsTypes.VpnGateway));
            }
        }

        foreach (var node in graph.All(AwsTypes.RouteTable).Concat(graph.All(AwsTypes.DefaultRouteTable)).ToList())
        {
            var (gateways, known) = graph.References(node, "propagatingVgws", AwsTypes.VpnGateway);
            var key =
                node.Type == AwsTypes.DefaultRouteTable
                    ? PropertyReader.Of(node).Text("defaultRouteTableId") ?? Identity.KeyOf(node)
                    : Identity.KeyOf(node);
            if (!_tables.ContainsKey(key))
            {
                continue;
            }

            foreach (var gateway in gateways)
            {
                AddPropagated(node, key, gateway);
            }

            if (!known)
            {
                AddPropagated(node, key, null);
            }
        }
    }

    private void AddPropagated(ResourceNode node, string table, string? gateway)
    {
        _propagated ??= PropagatedRoutes.Read(graph);
        foreach (var block in _propagated.From(gateway))
        {
            Add(
                node,
                table,
                new Route
                {
                    DeclaredBy = graph.IdentityOf(node),
                    Block = block,
                    Propagated = true,
                    Target = new(RouteTargetKind.NotModelled, gateway),
                }
            );
        }
    }

    private static bool HaveOneDestination(Route one, Route other) =>
        one.Block == other.Block
        && (
            one.Block is not null
            || (one.PrefixList == other.PrefixList && (one.PrefixList is not null || one.IsIpv6 == other.IsIpv6))
        );

    private void AddMissingMainTables()
    {
        foreach (var vpc in vpcs.Vpcs.Values.Where(vpc => !_tables.ContainsKey(vpc.MainRouteTable)))
        {
            _tables.Add(
                vpc.MainRouteTable,
                new RouteTable
                {
                    Identity = new(vpc.MainRouteTable, $"main route table of {vpc.Identity.Name}", vpc.MainRouteTable),
                    Vpc = vpc.Identity.Key,
                    // One that has taken the place of the VPC's first one was made for its routes.
                    RoutesKnown = vpc.InGraph && !vpcs.HasOtherMainTable(vpc),
                }
            );
            if (vpc.IsDefault && !_routes.ContainsKey(vpc.MainRouteTable))
            {
                _routes.Add(vpc.MainRouteTable, [DefaultRoute(vpc)]);
            }
        }
    }

    // The route that AWS makes in a default VPC; whether its gateway is still there, the graph does not tell.
    private static Route DefaultRoute(Vpc vpc) =>
        new()
        {
            DeclaredBy = vpc.Identity,
            Block = CidrBlock.AllIpv4,
            Target = new(RouteTargetKind.InternetGateway, $"{vpc.Identity.Key}/internet-gateway"),
        };

    // One that is not known has a key that no table has.
    private bool IsAtGateway(ResourceNode node)
    {
        if (PropertyReader.Of(node).Find("gatewayId") is null)
        {
            return false;
        }

        if (graph.Reference(node, "gatewayId", AwsTypes.InternetGateway) is { } gateway)
        {
            _atGateways[gateway] = graph.Reference(node, "routeTableId", AwsTypes.RouteTable) ?? Identity.KeyOf(node);
        }

        return true;
    }

    private void Associate()
    {
        var tables = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var node in graph.All(AwsTypes.RouteTableAssociation))
        {
            if (graph.Reference(node, "subnetId", ResourceTypes.Subnets) is not { } subnet)
            {
                if (!IsAtGateway(node))
                {
                    graph.Warn(node, $"{graph.IdentityOf(node)} gives a subnet that is not known a route table.");
                }

                continue;
            }

            var table = TableOf(node) ?? "";
            if (!subnets.Subnets.ContainsKey(subnet))
            {
                graph.WarnDangling(node, "subnet", subnet);
            }

            if (table.Length > 0 && !_tables.ContainsKey(table))
            {
                graph.WarnDangling(node, "route table", table);
                table = "";
            }

            if (!tables.TryAdd(subnet, table) && tables[subnet] != table)
            {
                graph.Warn(
                    node,
                    $"{graph.IdentityOf(node)} gives the subnet {subnet} a second route table, {table}; the first one, "
                        + $"{tables[subnet]}, counts."
                );
            }
        }

        subnets.Join(subnet =>
            tables.TryGetValue(subnet.Identity.Key, out var table)
                ? subnet with
                {
                    RouteTable = table.Length > 0 ? table : null,
                }
                : subnet with
                {
                    RouteTable = vpcs.Vpcs[subnet.Vpc].MainRouteTable,
                    UsesMainRouteTable = true,
                }
        );
    }
}
