using System.Collections.Immutable;
using PrivateLinkLab.Amazon.Addresses;
using PrivateLinkLab.Amazon.Types;
using PrivateLinkLab.Graph;
using PrivateLinkLab.Network;
using PrivateLinkLab.Reachability.Tracing;

namespace PrivateLinkLab.Reachability.Linting;

/// <summary>A network with what several lints ask about it.</summary>
internal sealed class LintedNetwork
{
    private static readonly CidrBlock[] OfTheHost = [CidrBlock.Parse("127.0.0.0/8"), CidrBlock.Parse("169.254.0.0/16")];

    private readonly Lazy<Dictionary<string, HashSet<string>>> _mentions;
    private readonly Dictionary<(string Vpc, CidrBlock Block), bool> _meetings = [];
    private readonly HashSet<string> _touched;
    private readonly HashSet<string> _withUnknownGroups;

    public LintedNetwork(NetworkModel model, ResourceGraph graph)
    {
        (Model, Graph, Topology) = (model, graph, new(model));
        _mentions = new(ReadMentions);
        _touched = [.. model.NotModelled.SelectMany(resource => resource.Touches)];
        _withUnknownGroups =
        [
            .. model.Interfaces.Values.Where(item => !item.SecurityGroupsKnown).Select(item => item.Vpc),
        ];
        TablesOf = model.RouteTables.Values.ToLookup(table => table.Vpc, StringComparer.Ordinal);
        SubnetsOf = model.Subnets.Values.ToLookup(subnet => subnet.Vpc, StringComparer.Ordinal);
        Members = model
            .Interfaces.Values.SelectMany(item => item.SecurityGroups.Select(group => (group, item)))
            .ToLookup(pair => pair.group, pair => pair.item, StringComparer.Ordinal);
    }

    public NetworkModel Model { get; }

    public ResourceGraph Graph { get; }

    public Topology Topology { get; }

    public ILookup<string, RouteTable> TablesOf { get; }

    public ILookup<string, Subnet> SubnetsOf { get; }

    /// <summary>The interfaces that have a security group.</summary>
    public ILookup<string, NetworkInterface> Members { get; }

    /// <summary>Whether it is a resource of the graph, and not something that AWS or another stack has made.</summary>
    public static bool IsResource(Identity identity) => ResourceUrn.TryParse(identity.Component, out _);

    /// <summary>The resource with an identity; null when the graph has none.</summary>
    public ResourceNode? NodeOf(Identity identity) =>
        ResourceUrn.TryParse(identity.Component, out var urn) ? Graph.Find(urn) : null;

    /// <summary>Whether something that is not modelled can change what happens at it.</summary>
    public bool IsTouched(string key) => _touched.Contains(key);

    /// <summary>
    /// Whether a resource of the graph, or an output of the stack, refers to another one; of the types that are
    /// given, it does not count.
    /// </summary>
    public bool IsMentioned(Identity identity, params ReadOnlySpan<ResourceType> except)
    {
        foreach (var key in (ReadOnlySpan<string>)[identity.Key, identity.Component])
        {
            foreach (var type in _mentions.Value.GetValueOrDefault(key) ?? [])
            {
                if (!IsOf(type, except))
                {
                    return true;
                }
            }
        }

        return false;
    }

    /// <summary>Whether a resource of a type refers to another one.</summary>
    public bool IsMentionedBy(Identity identity, ResourceType type) =>
        (_mentions.Value.GetValueOrDefault(identity.Key) ?? [])
            .Concat(_mentions.Value.GetValueOrDefault(identity.Component) ?? [])
            .Any(type.Is);

    /// <summary>Whether a resource's property has a value, and one that is not known yet.</summary>
    public bool IsOpen(Identity identity, string property) =>
        NodeOf(identity) is { } node
        && (
            node.Outputs.Find(property) is { HasUnknowns: true } || node.Inputs.Find(property) is { HasUnknowns: true }
        );

    /// <summary>Whether the groups of every interface in a VPC are known.</summary>
    public bool KnowsGroupsIn(string? vpc) =>
        vpc is null ? _withUnknownGroups.Count == 0 : !_withUnknownGroups.Contains(vpc);

    /// <summary>
    /// Whether traffic between a VPC and addresses of a block may come about: those of the VPC, of what it is joined to
    /// and of what its routes lead to, and all public ones.
    /// </summary>
    public bool MayMeet(string? key, CidrBlock block)
    {
        if (
            key is null
            || !Model.Vpcs.TryGetValue(key, out var vpc)
            || vpc is not { InGraph: true, BlocksKnown: true }
            || !Place.IsPrivate(block)
            || Array.Exists(OfTheHost, own => own.Contains(block))
            || vpc.Blocks.Any(own => own.Overlaps(block))
            || IsTouched(key)
        )
        {
            return true;
        }

        if (!_meetings.TryGetValue((key, block), out var may))
        {
            _meetings.Add((key, block), may = MayMeetOutside(key, block));
        }

        return may;
    }

    private bool MayMeetOutside(string key, CidrBlock block) =>
        Topology.PeeringsOf[key].Any(peering => MayHave(peering.OtherSide(key), block))
        || SubnetsOf[key].Any(subnet => subnet.RouteTable is null || IsTouched(subnet.Identity.Key))
        || TablesOf[key]
            .Any(table =>
                !table.RoutesKnown || IsTouched(table.Identity.Key) || table.Routes.Any(route => MayLead(route, block))
            );

    /// <summary>Whether packets between two VPCs may come about.</summary>
    public bool MayMeet(string? one, string? other) =>
        one is null
        || other is null
        || one == other
        || Topology.AttachmentsOf[one].Any()
        || Topology.AttachmentsOf[other].Any()
        || Topology.PeeringsOf[one].Any(peering => peering.OtherSide(one) is not { } side || side == other)
        || Topology.PeeringsOf[other].Any(peering => peering.OtherSide(other) is null);

    private bool MayHave(string? vpc, CidrBlock block) =>
        vpc is null
        || !Model.Vpcs.TryGetValue(vpc, out var side)
        || !side.BlocksKnown
        || side.Blocks.Any(own => own.Overlaps(block));

    private bool MayLead(Route route, CidrBlock block)
    {
        if (
            route.IsIpv6
            || route.Target.Kind
                is RouteTargetKind.InternetGateway
                    or RouteTargetKind.EgressOnlyGateway
                    or RouteTargetKind.GatewayEndpoint
                    or RouteTargetKind.NatGateway
                    or RouteTargetKind.Local
        )
        {
            return false;
        }

        if (route.PrefixList is { } key)
        {
            return !Model.PrefixLists.TryGetValue(key, out var list)
                || !list.BlocksKnown
                || list.Blocks.Any(one => one.Overlaps(block));
        }

        return route.Block is not { } destination || destination.Overlaps(block);
    }

    private static bool IsOf(string type, ReadOnlySpan<ResourceType> types)
    {
        foreach (var one in types)
        {
            if (one.Is(type))
            {
                return true;
            }
        }

        return false;
    }

    private Dictionary<string, HashSet<string>> ReadMentions()
    {
        HashSet<string> asked =
        [
            .. Model.SecurityGroups.Keys,
            .. Model.NetworkAcls.Keys,
            .. Model.NatGateways.Keys,
            .. Model.LoadBalancers.Keys,
            .. Model.TargetGroups.Keys,
            .. Model.GatewayEndpoints.Keys,
            .. Model.InterfaceEndpoints.Keys,
        ];
        var mentions = new Dictionary<string, HashSet<string>>(StringComparer.Ordinal);
        foreach (var node in Graph.Resources)
        {
            // What a component gives out, only somebody else can use.
            if (!node.Custom && node.Type != ResourceUrn.StackType)
            {
                continue;
            }

            var own = string.IsNullOrEmpty(node.Id) ? node.Urn.ToString() : node.Id;
            Collect(node.Inputs, node.Type, own, asked, mentions);
            Collect(node.Outputs, node.Type, own, asked, mentions);
            foreach (var urn in node.PropertyDependencies.Values.SelectMany(urns => urns).Distinct())
            {
                Add(urn.ToString(), node.Type, mentions);
            }
        }

        return mentions;
    }

    private static void Collect(
        PropertyValue value,
        string type,
        string own,
        HashSet<string> asked,
        Dictionary<string, HashSet<string>> mentions
    )
    {
        switch (value.Revealed)
        {
            case TextValue { Value: var text }:
                if (text != own && asked.Contains(text))
                {
                    Add(text, type, mentions);
                }

                break;
            case ListValue list:
                foreach (var item in list)
                {
                    Collect(item, type, own, asked, mentions);
                }

                break;
            case MapValue map:
                foreach (var (_, item) in map)
                {
                    Collect(item, type, own, asked, mentions);
                }

                break;
        }
    }

    private static void Add(string key, string type, Dictionary<string, HashSet<string>> mentions)
    {
        if (!mentions.TryGetValue(key, out var types))
        {
            mentions.Add(key, types = new(StringComparer.Ordinal));
        }

        types.Add(type);
    }
}
