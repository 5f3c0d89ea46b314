using PrivateLinkLab.Network;
using PrivateLinkLab.Reachability.Verdicts;

namespace PrivateLinkLab.Reachability.Paths;

/// <summary>
/// Security groups: they only allow, all rules of all groups count together, and replies always pass (Amazon VPC User
/// Guide, "Security group rules").
/// </summary>
internal sealed class SecurityGroupFilter(Topology topology)
{
    /// <summary>Whether a connection may leave an interface.</summary>
    public void Egress(Trace trace, NetworkInterface from, Place to, int port) => Decide(trace, from, to, port, egress: true);

    /// <summary>Whether a connection may enter an interface.</summary>
    public void Ingress(Trace trace, NetworkInterface at, Place from, int port) => Decide(trace, at, from, port, egress: false);

    /// <summary>Whether a connection may leave to something in a VPC that is not there yet.</summary>
    public void EgressInside(Trace trace, NetworkInterface from, Vpc vpc, int port)
    {
        if (CouldReachInside(from, vpc, port))
        {
            return;
        }

        var first = topology.Model.SecurityGroups.GetValueOrDefault(from.SecurityGroups is [var only, ..] ? only : from.Identity.Key);
        var group = first?.Identity ?? from.Identity;
        trace.Deny(group, HopKind.SecurityGroup,
            $"No outbound rule of security group {group} admits TCP {port} to anything in VPC {vpc.Identity}.",
            first?.Egress.IsEmpty == true ? ReasonCode.SecurityGroupHasNoRules : ReasonCode.SecurityGroupRulesMismatch,
            $"Add an outbound rule to security group {group} that allows TCP {port} to the endpoint's security group.");
    }

    private bool CouldReachInside(NetworkInterface from, Vpc vpc, int port)
    {
        var transport = Transport.TcpPort(port);
        return !from.SecurityGroupsKnown || from.SecurityGroups
            .Select(key => topology.Model.SecurityGroups.GetValueOrDefault(key))
            .Any(group => group is null || !group.RulesKnown || group.Egress.Any(rule =>
                rule.Transport is not { } ports || (ports.Contains(transport) && rule.Peer switch
                {
                    RulePeer.Cidr cidr => vpc.Blocks.Any(block => block.Overlaps(cidr.Block)),
                    RulePeer.Group or RulePeer.NotKnown => true,
                    _ => false,
                })));
    }

    private void Decide(Trace trace, NetworkInterface own, Place peer, int port, bool egress)
    {
        if (own is { SecurityGroups.IsEmpty: true, SecurityGroupsKnown: true })
        {
            return;
        }

        var transport = Transport.TcpPort(port);
        var (ruleCount, doubtful) = (0, own.SecurityGroupsKnown ? null : own.Identity);
        SecurityGroup? first = null;
        foreach (var key in own.SecurityGroups)
        {
            if (!topology.Model.SecurityGroups.TryGetValue(key, out var group))
            {
                doubtful ??= Identity.OutsideGraph(key);
                continue;
            }

            first ??= group;
            foreach (var rule in egress ? group.Egress : group.Ingress)
            {
                ruleCount++;
                var admits = Admits(rule, own, peer, transport);
                if (admits == Ternary.Yes)
                {
                    trace.Allow(group.Identity, HopKind.SecurityGroup, Allowed(group, rule, peer, transport, egress));
                    return;
                }

                doubtful ??= admits == Ternary.Maybe ? group.Identity : null;
            }

            doubtful ??= group.RulesKnown ? null : group.Identity;
        }

        if (doubtful is not null)
        {
            trace.Doubt(doubtful, HopKind.SecurityGroup,
                doubtful == own.Identity
                    ? $"Whether the security groups of {doubtful}, not all of which are known, admit {transport} "
                        + $"{Direction(egress)} {peer.Text} is not known."
                    : $"Whether security group {doubtful} admits {transport} {Direction(egress)} {peer.Text} depends on "
                        + "rules that are not known.",
                ReasonCode.UnknownResource);
            return;
        }

        var group0 = first?.Identity ?? own.Identity;
        var reason = ruleCount == 0 ? ReasonCode.SecurityGroupHasNoRules : ReasonCode.SecurityGroupRulesMismatch;
        trace.Deny(group0, HopKind.SecurityGroup,
            ruleCount == 0
                ? $"Security group {group0} of {own.Identity.Name} has no {Word(egress)} rule at all."
                : $"No {Word(egress)} rule of security group {group0} of {own.Identity.Name} admits {transport} "
                    + $"{Direction(egress)} {peer.Text}.",
            reason,
            $"Add {(egress ? "an outbound" : "an inbound")} rule to security group {group0} that allows {transport} "
                + $"{Direction(egress)} {Wanted(own, peer)}.");
    }

    private Ternary Admits(SecurityGroupRule rule, NetworkInterface own, Place peer, Transport transport)
    {
        var ports = rule.Transport is not { } known ? Ternary.Maybe : known.Contains(transport) ? Ternary.Yes : Ternary.No;
        if (ports == Ternary.No)
        {
            return Ternary.No;
        }

        var peers = rule.Peer switch
        {
            RulePeer.Cidr cidr => peer.In(cidr.Block),
            RulePeer.Prefixes prefixes => peer.In(topology.Model.PrefixLists.GetValueOrDefault(prefixes.PrefixList)),
            RulePeer.Group group => HasGroup(peer, group.SecurityGroup, own),
            RulePeer.Ipv6 ipv6 => OverIpv6(ipv6, own, peer),
            _ => Ternary.Maybe,
        };
        return ports < peers ? ports : peers;
    }

    // Between two interfaces that both have IPv6 addresses a name may lead over either family, and IPv4 is what is traced.
    private Ternary OverIpv6(RulePeer.Ipv6 rule, NetworkInterface own, Place peer)
    {
        if (peer.IsIpv6Internet)
        {
            return Ipv6Blocks.AdmitInternet(rule.Block, topology.VpcOf(own));
        }

        return own.HasIpv6Address != false && peer.Interface is { HasIpv6Address: not false } other
            ? Ipv6Blocks.MayAdmit(rule.Block, topology.VpcOf(other))
            : Ternary.No;
    }

    // A rule that names a group admits its members' private addresses, in the same VPC or one that is peered in the region.
    private Ternary HasGroup(Place peer, string group, NetworkInterface own)
    {
        if ((peer.ShowsGroups ? peer.Interface : peer.Middlebox) is not { } item)
        {
            return Ternary.No;
        }

        if (item.Vpc != own.Vpc && topology.PeeringBetween(item.Vpc, own.Vpc) is not { SameRegion: true })
        {
            return Ternary.No;
        }

        return item.SecurityGroups.Contains(group) ? Ternary.Yes : item.SecurityGroupsKnown ? Ternary.No : Ternary.Maybe;
    }

    private string Allowed(SecurityGroup group, SecurityGroupRule rule, Place peer, Transport transport, bool egress)
    {
        var declared = rule.DeclaredBy.Key == group.Identity.Key ? "" : $" (rule {rule.DeclaredBy})";
        var named = rule.Peer switch
        {
            RulePeer.Group { SecurityGroup: var key } =>
                "members of security group "
                    + $"{topology.Model.SecurityGroups.GetValueOrDefault(key)?.Identity.ToString() ?? key}",
            _ => rule.Peer.ToString(),
        };
        return $"Security group {group.Identity} allows {rule.Transport} {Direction(egress)} {named}{declared}: "
            + $"{transport} {Direction(egress)} {peer.Text} passes.";
    }

    // A group of another VPC may be named over some peering connections only; its address always may.
    private string Wanted(NetworkInterface own, Place peer)
    {
        if (peer.Interface is { } item && item.Vpc == own.Vpc && peer.ShowsGroups && item.SecurityGroups is [var only]
            && topology.Model.SecurityGroups.TryGetValue(only, out var group))
        {
            return $"security group {group.Identity}";
        }

        return peer is { Interface: null, Service: { } service } ? $"the prefix list or addresses of {service}" : peer.Wanted;
    }

    private static string Direction(bool egress) => egress ? "to" : "from";

    private static string Word(bool egress) => egress ? "outbound" : "inbound";
}
