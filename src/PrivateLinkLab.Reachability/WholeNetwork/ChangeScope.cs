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
    private static readonly ResourceType[] Associations =
    [
        AwsTypes.RouteTableAssociation,
        AwsTypes.NetworkAclAssociation,
    ];
    private static readonly ResourceType[] Placed =
    [
        AwsTypes.SecurityGroup,
        AwsTypes.DefaultSecurityGroup,
        AwsTypes.SecurityGroupRule,
        AwsTypes.SecurityGroupIngressRule,
        AwsTypes.SecurityGroupEgressRule,
        AwsTypes.NetworkAcl,
        AwsTypes.DefaultNetworkAcl,
        AwsTypes.NetworkAclRule,
        AwsTypes.RouteTable,
        AwsTypes.Route,
        AwsTypes.Instance,
    ];

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
            || !AreLocal(Differing(old.Graph, @new.Graph))
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
        || _places.Contains(place.Identity.Key)
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

    private static List<ResourceNode> Differing(ResourceGraph old, ResourceGraph @new) =>
        [
            .. old.Resources.Where(node => !node.Equals(@new.Find(node.Urn))),
            .. @new.Resources.Where(node => !node.Equals(old.Find(node.Urn))),
        ];

    // What an association joins is told by the subnet; of the others the models must tell it.
    private static bool IsAssociation(ResourceNode node) => Associations.Any(type => type.Token == node.Type);

    private static bool MayBeLocal(ResourceNode node) =>
        !node.Custom
        || (
            IsAssociation(node)
                ? PropertyReader.Of(node).Text("subnetId") is not null
                : Placed.Any(type => type.Token == node.Type)
        );

    // Notes what resources touch; false where that is not told of all of them.
    private bool AreLocal(IReadOnlyCollection<ResourceNode> changed)
    {
        if (!changed.All(MayBeLocal))
        {
            return false;
        }

        var open = changed
            .Where(node => node.Custom && !IsAssociation(node))
            .Select(node => node.Urn.ToString())
            .ToHashSet(StringComparer.Ordinal);
        var found = new HashSet<string>(StringComparer.Ordinal);
        foreach (var model in _models)
        {
            foreach (var (key, group) in model.SecurityGroups)
            {
                var rules = group.Ingress.Concat(group.Egress).Select(rule => rule.DeclaredBy);
                Note(_groups, key, rules.Prepend(group.Identity));
            }

            foreach (var (key, acl) in model.NetworkAcls)
            {
                var entries = acl.Ingress.Concat(acl.Egress).Select(entry => entry.DeclaredBy);
                Note(_acls, key, entries.Prepend(acl.Identity));
            }

            foreach (var (key, table) in model.RouteTables)
            {
                Note(_tables, key, table.Routes.Select(route => route.DeclaredBy).Prepend(table.Identity));
            }

            // An instance that others send through, or that a load balancer sends to, is on more ways than its own.
            var between = PortsOfPlace
                .Forwarding(model)
                .Concat(Targets(model))
                .Select(item => item.OwnerKey)
                .ToHashSet();
            foreach (var (key, instance) in model.Instances.Where(instance => !between.Contains(instance.Key)))
            {
                Note(_places, key, [instance.Identity]);
            }
        }

        // What neither state knows as its own may count elsewhere.
        return found.SetEquals(open);

        void Note(HashSet<string> noted, string key, IEnumerable<Identity> declaring)
        {
            foreach (var urn in declaring.Select(identity => identity.Component).Where(open.Contains))
            {
                found.Add(urn);
                noted.Add(key);
            }
        }
    }

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
