using System.Collections.Immutable;
using PrivateLinkLab.Amazon.Types;
using PrivateLinkLab.Graph;
using PrivateLinkLab.Network;
using PrivateLinkLab.Network.Ingest;
using PrivateLinkLab.Reachability.Selection;

namespace PrivateLinkLab.Reachability.WholeNetwork;

/// <summary>
/// Which pairs of places the differences between two states of a network can touch. Rules, network ACLs, routes and
/// instances that only the ends of a connection meet touch the pairs with such an end; of everything else it is not
/// said, so that it touches all pairs.
/// </summary>
internal sealed class ChangeScope
{
    private readonly HashSet<string> _groups = new(StringComparer.Ordinal);
    private readonly HashSet<string> _acls = new(StringComparer.Ordinal);
    private readonly HashSet<string> _tables = new(StringComparer.Ordinal);
    private readonly HashSet<string> _subnets = new(StringComparer.Ordinal);
    private readonly HashSet<string> _places = new(StringComparer.Ordinal);
    private readonly ImmutableArray<NetworkModel> _models;
    private readonly bool _touchesAll;
    private readonly bool _touchesBalancers;
    private readonly bool _touchesEndpoints;

    /// <summary>Compares two states.</summary>
    public ChangeScope(WholeNetworkReach old, WholeNetworkReach @new)
    {
        _models = [old.Places.Model, @new.Places.Model];
        _subnets.UnionWith(SubnetsMoved(_models[0], _models[1]));
        _touchesAll =
            _models.Any(model => model.Vpcs.Values.Any(vpc => !vpc.DnsServers.IsEmpty))
            || !Differing(old.Graph, @new.Graph).All(IsLocal)
            || _models.Any(IsOnEveryWay);
        _touchesBalancers = _models.Any(model => Nodes(model).Concat(Targets(model)).Any(item => Touches(model, item)));
        _touchesEndpoints = _models.Any(model =>
            model
                .InterfaceEndpoints.Values.SelectMany(endpoint => endpoint.Interfaces)
                .Any(item => Touches(model, item))
        );
    }

    /// <summary>Whether every verdict may differ that begins or ends at a place.</summary>
    public bool Touches(NetworkPlace place) =>
        _touchesAll
        || _places.Contains(place.Identity.Component)
        || place.Interfaces.Any(item => _places.Contains(item.OwnerKey) || _models.Any(model => Touches(model, item)));

    /// <summary>Whether verdicts between places of two kinds may differ although neither end is touched.</summary>
    public bool TouchesBetween(PlaceKind from, PlaceKind to) =>
        (_touchesBalancers && to is PlaceKind.LoadBalancer or PlaceKind.Endpoint)
        || (_touchesEndpoints && (to is PlaceKind.Endpoint or PlaceKind.ServiceResource || from == PlaceKind.Computer));

    private bool Touches(NetworkModel model, NetworkInterface item) =>
        item.SecurityGroups.Any(_groups.Contains) || TouchesSubnet(model, item.Subnet);

    private bool TouchesSubnet(NetworkModel model, string key) =>
        model.Subnets.GetValueOrDefault(key) is { } subnet
        && (
            _subnets.Contains(key)
            || (subnet.NetworkAcl is { } acl && _acls.Contains(acl))
            || (subnet.RouteTable is { } table && _tables.Contains(table))
        );

    private static IEnumerable<string> SubnetsMoved(NetworkModel old, NetworkModel @new) =>
        old
            .Subnets.Where(before =>
                @new.Subnets.GetValueOrDefault(before.Key) is { } after
                && (before.Value.NetworkAcl, before.Value.RouteTable) != (after.NetworkAcl, after.RouteTable)
            )
            .Select(subnet => subnet.Key);

    private static IEnumerable<ResourceNode> Differing(ResourceGraph old, ResourceGraph @new) =>
        old
            .Resources.Where(node => !node.Equals(@new.Find(node.Urn)))
            .Concat(@new.Resources.Where(node => !node.Equals(old.Find(node.Urn))));

    // Notes what a resource touches; false where that is not told.
    private bool IsLocal(ResourceNode node) =>
        !node.Custom
        || node.Type switch
        {
            _ when IsOneOf(
                    node,
                    AwsTypes.SecurityGroup,
                    AwsTypes.DefaultSecurityGroup,
                    AwsTypes.SecurityGroupRule,
                    AwsTypes.SecurityGroupIngressRule,
                    AwsTypes.SecurityGroupEgressRule
                ) => Note(_groups, model => GroupsOf(model, node.Urn.ToString())),
            _ when IsOneOf(node, AwsTypes.NetworkAcl, AwsTypes.DefaultNetworkAcl, AwsTypes.NetworkAclRule) => Note(
                _acls,
                model => AclsOf(model, node.Urn.ToString())
            ),
            _ when IsOneOf(node, AwsTypes.RouteTable, AwsTypes.Route) => Note(_tables, model =>
                TablesOf(model, node.Urn.ToString())
            ),
            // What it joins is told by the subnet.
            _ when IsOneOf(node, AwsTypes.RouteTableAssociation, AwsTypes.NetworkAclAssociation) => PropertyReader
                .Of(node)
                .Text("subnetId")
                is not null,
            _ when IsOneOf(node, AwsTypes.Instance) => Note(_places, model => InstancesOf(model, node.Urn.ToString())),
            _ => false,
        };

    private static bool IsOneOf(ResourceNode node, params ReadOnlySpan<ResourceType> types)
    {
        foreach (var type in types)
        {
            if (type.Token == node.Type)
            {
                return true;
            }
        }

        return false;
    }

    // What neither state knows as its own may count elsewhere.
    private bool Note(HashSet<string> noted, Func<NetworkModel, IEnumerable<string>> find)
    {
        var found = _models.SelectMany(find).ToList();
        noted.UnionWith(found);
        return found.Count > 0;
    }

    private static IEnumerable<string> GroupsOf(NetworkModel model, string urn) =>
        model
            .SecurityGroups.Where(group =>
                group.Value.Identity.Component == urn
                || group.Value.Ingress.Concat(group.Value.Egress).Any(rule => rule.DeclaredBy.Component == urn)
            )
            .Select(group => group.Key);

    private static IEnumerable<string> AclsOf(NetworkModel model, string urn) =>
        model
            .NetworkAcls.Where(acl =>
                acl.Value.Identity.Component == urn
                || acl.Value.Ingress.Concat(acl.Value.Egress).Any(entry => entry.DeclaredBy.Component == urn)
            )
            .Select(acl => acl.Key);

    private static IEnumerable<string> TablesOf(NetworkModel model, string urn) =>
        model
            .RouteTables.Where(table =>
                table.Value.Identity.Component == urn
                || table.Value.Routes.Any(route => route.DeclaredBy.Component == urn)
            )
            .Select(table => table.Key);

    // An instance that others send through, or that a load balancer sends to, is on more ways than its own.
    private static IEnumerable<string> InstancesOf(NetworkModel model, string urn) =>
        model
            .Instances.Values.Where(instance =>
                instance.Identity.Component == urn
                && !PortsOfPlace
                    .Forwarding(model)
                    .Concat(Targets(model))
                    .Any(item => item.OwnerKey == instance.Identity.Key)
            )
            .SelectMany(instance => (string[])[instance.Identity.Key, urn]);

    private bool IsOnEveryWay(NetworkModel model) =>
        PortsOfPlace.Forwarding(model).Any(item => Touches(model, item) || _places.Contains(item.OwnerKey))
        || model
            .NatGateways.Values.Select(nat => nat.Subnet)
            .Concat(model.TransitGatewayAttachments.Values.SelectMany(attachment => attachment.Subnets))
            .OfType<string>()
            .Any(subnet => TouchesSubnet(model, subnet))
        // A table of no subnet is an edge's, or the one that leads on from an appliance.
        || !_tables
            .Where(model.RouteTables.ContainsKey)
            .All(table => model.Subnets.Values.Any(subnet => subnet.RouteTable == table))
        || (_tables.Count > 0 && model.Middleboxes.Count > 0);

    private static IEnumerable<NetworkInterface> Nodes(NetworkModel model) =>
        model
            .LoadBalancers.Values.SelectMany(balancer => balancer.Nodes)
            .Concat(model.ApplicationLoadBalancers.Values.SelectMany(balancer => balancer.Nodes));

    private static IEnumerable<NetworkInterface> Targets(NetworkModel model) =>
        model
            .TargetGroups.Values.SelectMany(group => group.Targets)
            .Select(target => target.Interface is { } key ? model.Interfaces.GetValueOrDefault(key) : null)
            .OfType<NetworkInterface>();
}
