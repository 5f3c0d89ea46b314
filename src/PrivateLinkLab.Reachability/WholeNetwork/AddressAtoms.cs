using PrivateLinkLab.Amazon.Addresses;
using PrivateLinkLab.Network;

namespace PrivateLinkLab.Reachability.WholeNetwork;

/// <summary>
/// The blocks of IPv4 addresses that rules, entries, prefix lists, routes and clusters name. Addresses that are in the
/// same blocks are treated alike.
/// </summary>
internal sealed class AddressAtoms
{
    private readonly Dictionary<int, HashSet<CidrBlock>> _byLength = [];
    private readonly int[] _lengths;

    /// <summary>Collects the blocks of a network, and some more.</summary>
    public AddressAtoms(NetworkModel model, IEnumerable<CidrBlock> more)
    {
        Blocks = [.. BlocksOf(model).Concat(more).Where(block => !block.IsIpv6 && !block.IsEverything).Distinct()];
        foreach (var block in Blocks)
        {
            if (!_byLength.TryGetValue(block.PrefixLength, out var blocks))
            {
                _byLength.Add(block.PrefixLength, blocks = []);
            }

            blocks.Add(block);
        }

        _lengths = [.. _byLength.Keys.Order()];
    }

    /// <summary>The blocks, each once.</summary>
    public IReadOnlyList<CidrBlock> Blocks { get; }

    /// <summary>What tells an address, or the block that it will be drawn from, apart from others.</summary>
    public string Of(CidrBlock block)
    {
        // Where the address is not known, what is inside the block counts as well.
        if (block.HostBits > 0)
        {
            return block.ToString();
        }

        return string.Join(
            ',',
            _lengths
                .Select(length => CidrBlock.Around(block.Network, length))
                .Where(around => _byLength[around.PrefixLength].Contains(around))
        );
    }

    private static IEnumerable<CidrBlock> BlocksOf(NetworkModel model) =>
        [
            .. model
                .SecurityGroups.Values.SelectMany(group => group.Ingress.Concat(group.Egress))
                .Select(rule => rule.Peer)
                .OfType<RulePeer.Cidr>()
                .Select(peer => peer.Block),
            .. model
                .NetworkAcls.Values.SelectMany(acl => acl.Ingress.Concat(acl.Egress))
                .Select(entry => entry.Block)
                .OfType<CidrBlock>(),
            .. model.Clusters.Values.SelectMany(cluster => cluster.PublicBlocks),
            .. model
                .ApplicationLoadBalancers.Values.SelectMany(balancer => balancer.Listeners)
                .SelectMany(listener => listener.Rules)
                .SelectMany(rule => rule.Conditions)
                .Where(condition => condition.Kind == HttpConditionKind.SourceAddress)
                .SelectMany(condition => condition.Values)
                .Select(value => CidrBlock.TryParse(value, out var block, out _) ? block : (CidrBlock?)null)
                .OfType<CidrBlock>(),
            .. model.PrefixLists.Values.Where(list => list.Service is null).SelectMany(list => list.Blocks),
            .. model
                .RouteTables.Values.SelectMany(table => table.Routes)
                .Select(route => route.Block)
                .OfType<CidrBlock>(),
            .. model
                .TransitGatewayRouteTables.Values.SelectMany(table => table.Routes)
                .Select(route => route.Block)
                .OfType<CidrBlock>(),
        ];
}
