using PrivateLinkLab.Network;
using PrivateLinkLab.Reachability.Verdicts;

namespace PrivateLinkLab.Reachability.Paths;

/// <summary>
/// Network ACLs: the lowest number that matches decides, and nothing is remembered of a connection, so that replies need
/// entries of their own (Amazon VPC User Guide, "Control subnet traffic with network access control lists").
/// </summary>
internal sealed class NetworkAclFilter(Topology topology)
{
    /// <summary>Whether packets may leave a subnet.</summary>
    public void Leave(Trace trace, Subnet subnet, Place to, PortSpan ports, string what) => Cross(trace, subnet, to, ports, what, true);

    /// <summary>Whether packets may enter a subnet.</summary>
    public void Enter(Trace trace, Subnet subnet, Place from, PortSpan ports, string what) => Cross(trace, subnet, from, ports, what, false);

    private void Cross(Trace trace, Subnet subnet, Place other, PortSpan ports, string what, bool egress)
    {
        if (subnet.NetworkAcl is not { } key || !topology.Model.NetworkAcls.TryGetValue(key, out var acl) || !acl.EntriesKnown)
        {
            var unknown = subnet.NetworkAcl is { } id ? Identity.OutsideGraph(id) : subnet.Identity;
            trace.Doubt(unknown, HopKind.NetworkAcl,
                $"The entries of the network ACL of subnet {subnet.Identity} are not known.", ReasonCode.UnknownResource);
            return;
        }

        var (direction, preposition) = egress ? ("outbound", "to") : ("inbound", "from");
        var outcome = Evaluate(egress ? acl.Egress : acl.Ingress, other, ports);
        var traffic = $"TCP {ports} {preposition} {other.Text}";
        switch (outcome.Decision)
        {
            case Decision.Allow:
                trace.Allow(acl.Identity, HopKind.NetworkAcl,
                    $"Network ACL {acl.Identity} of subnet {subnet.Identity.Name} lets {what} pass: {direction} "
                        + $"{outcome.Entry}.");
                break;
            case Decision.Unknown:
                trace.Doubt(acl.Identity, HopKind.NetworkAcl,
                    $"Whether network ACL {acl.Identity} of subnet {subnet.Identity.Name} lets {what} pass "
                        + $"({direction} {traffic}) depends on what is not known.",
                    ReasonCode.NetworkAclRestriction);
                break;
            default:
                var by = outcome.Entry is null ? "no entry allows it" : $"{outcome.Entry} decides";
                var before = outcome.Entry?.Number is { } number ? $" with a number below {number}" : "";
                trace.Deny(acl.Identity, HopKind.NetworkAcl,
                    $"Network ACL {acl.Identity} of subnet {subnet.Identity.Name} stops {what} ({direction} "
                        + $"{traffic}): {by}{outcome.Which(ports)}.",
                    ReasonCode.NetworkAclRestriction,
                    $"Add an {direction} entry to network ACL {acl.Identity}{before} that allows TCP {ports} {preposition} "
                        + $"{other.Wanted}.");
                break;
        }
    }

    private static Outcome Evaluate(IReadOnlyList<NetworkAclEntry> entries, Place other, PortSpan ports)
    {
        // Parts of the port range that no entry has decided, with what entries that may match would have done to them.
        var open = new List<Part> { new(ports.From, ports.To, false, false) };
        Outcome? allowed = null;
        Outcome? doubtful = null;
        foreach (var entry in entries)
        {
            var next = new List<Part>(open.Count);
            foreach (var part in open)
            {
                var span = new Transport(Transport.Tcp, part.From, part.To);
                if (entry.Transport is { } known && !known.Overlaps(span))
                {
                    next.Add(part);
                    continue;
                }

                var (from, to) = entry.Transport is { } range
                    ? (Math.Max(part.From, range.From), Math.Min(part.To, range.To))
                    : (part.From, part.To);
                var match = Matches(entry, other);
                if (match == Ternary.No)
                {
                    next.Add(part);
                    continue;
                }

                if (from > part.From)
                {
                    next.Add(part with { To = from - 1 });
                }

                if (to < part.To)
                {
                    next.Add(part with { From = to + 1 });
                }

                var here = part with { From = from, To = to };
                if (match == Ternary.Maybe)
                {
                    next.Add(here with { MayAllow = here.MayAllow || entry.Allows != false, MayDeny = here.MayDeny || entry.Allows != true });
                    continue;
                }

                if (entry.Allows == false && !here.MayAllow)
                {
                    return new(Decision.Deny, entry, here);
                }

                if (entry.Allows == true && !here.MayDeny)
                {
                    allowed ??= new(Decision.Allow, entry, here);
                }
                else
                {
                    doubtful ??= new(Decision.Unknown, entry, here);
                }
            }

            open = next;
            if (open.Count == 0)
            {
                return doubtful ?? allowed!;
            }
        }

        var rest = open.Find(part => !part.MayAllow);
        return rest is not null ? new(Decision.Deny, null, rest) : new(Decision.Unknown, null, open[0]);
    }

    private static Ternary Matches(NetworkAclEntry entry, Place other)
    {
        var address = entry.Block is { } block ? other.In(block) : Ternary.Maybe;
        return address == Ternary.Yes && (entry.Transport is null || entry.Number is null || entry.Allows is null)
            ? Ternary.Maybe
            : address;
    }

    private sealed record Part(int From, int To, bool MayAllow, bool MayDeny);

    private sealed record Outcome(Decision Decision, NetworkAclEntry? Entry, Part Part)
    {
        public string Which(PortSpan ports) =>
            Part.From == ports.From && Part.To == ports.To ? "" : $" for the ports {new PortSpan(Part.From, Part.To)}";
    }
}
