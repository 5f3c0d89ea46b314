using System.Collections.Immutable;
using PrivateLinkLab.Amazon.Addresses;
using PrivateLinkLab.Amazon.Types;
using PrivateLinkLab.Graph;
using PrivateLinkLab.Network;

namespace PrivateLinkLab.Reachability.Linting;

/// <summary>A network ACL that no subnet uses.</summary>
internal sealed class UnassociatedAcl()
    : Lint(
        "ACL_NOT_ASSOCIATED",
        LintSeverity.Warning,
        "No subnet uses a network ACL.",
        "Its entries do nothing. The subnets that it was made for use another one."
    )
{
    internal override IEnumerable<LintFinding> Find(LintedNetwork network)
    {
        var used = network.Model.Subnets.Values.Select(subnet => subnet.NetworkAcl).ToHashSet();
        return network
            .Model.NetworkAcls.Values.Where(acl =>
                !used.Contains(acl.Identity.Key)
                && network.NodeOf(acl.Identity) is { } node
                && AwsTypes.NetworkAcl.Is(node.Type)
                && !network.IsOpen(acl.Identity, "subnetIds")
                && node.Inputs.GetList("subnetIds").Count == 0
                && !network.IsMentioned(acl.Identity, AwsTypes.NetworkAclRule)
            )
            .Select(acl =>
                At(
                    acl.Identity,
                    $"No subnet uses network ACL {acl.Identity}.",
                    $"Associate {acl.Identity} with the subnets that it is for, or delete it."
                )
            );
    }
}

/// <summary>An entry that never decides, because others with lower numbers decide otherwise.</summary>
internal sealed class ShadowedEntry()
    : Lint(
        "ACL_ENTRY_SHADOWED",
        LintSeverity.Warning,
        "An entry of a network ACL never takes effect: entries with lower numbers decide otherwise.",
        "The lowest number that matches decides (Amazon VPC User Guide, \"Network ACL rules\")."
    )
{
    internal override IEnumerable<LintFinding> Find(LintedNetwork network) =>
        AclEntry
            .All(network)
            .Select(use => (Use: use, By: use.DecidedBy()))
            .Where(pair => pair.By.Any(other => other.Allows != pair.Use.Entry.Allows))
            .Select(pair =>
                At(
                    pair.Use.Entry.DeclaredBy,
                    $"{pair.Use} never takes effect: {string.Join(" and ", pair.By)} "
                        + $"{(pair.By.Length == 1 ? "decides" : "decide")} about all of it before.",
                    $"Give rule {pair.Use.Entry.Number} a number below {pair.By.Min(other => other.Number)}, or remove "
                        + "it."
                )
            );
}

/// <summary>An entry that never decides, because others with lower numbers decide the same.</summary>
internal sealed class RepeatedEntry()
    : Lint(
        "ACL_ENTRY_IMPLIED",
        LintSeverity.Note,
        "An entry of a network ACL says what entries with lower numbers say already.",
        "The lowest number that matches decides (Amazon VPC User Guide, \"Network ACL rules\")."
    )
{
    internal override IEnumerable<LintFinding> Find(LintedNetwork network) =>
        AclEntry
            .All(network)
            .Select(use => (Use: use, By: use.DecidedBy()))
            .Where(pair => !pair.By.IsEmpty && pair.By.All(other => other.Allows == pair.Use.Entry.Allows))
            .Select(pair =>
                At(
                    pair.Use.Entry.DeclaredBy,
                    $"{pair.Use} says nothing new: {string.Join(" and ", pair.By)} "
                        + $"{(pair.By.Length == 1 ? "says" : "say")} the same of all of it before.",
                    $"Remove rule {pair.Use.Entry.Number}."
                )
            );
}

/// <summary>An entry for private addresses that the VPC exchanges no packets with.</summary>
internal sealed class EntryOutsideVpc()
    : Lint(
        "ACL_ENTRY_BLOCK_OUTSIDE_VPC",
        LintSeverity.Warning,
        "An entry of a network ACL names private addresses outside the VPC and everything that it is joined to.",
        "No packet with such an address arrives, or finds a route."
    )
{
    internal override IEnumerable<LintFinding> Find(LintedNetwork network) =>
        from use in AclEntry.All(network)
        where use.Entry.Block is { } block && !network.MayMeet(use.Acl.Vpc, block)
        select At(
            use.Entry.DeclaredBy,
            $"{use} is for addresses that are neither in VPC {network.Model.Vpcs[use.Acl.Vpc!].Identity} nor in "
                + "anything that it is peered with or has a route to.",
            $"Name the block that is meant in rule {use.Entry.Number}, or remove it."
        );
}

/// <summary>An entry that lets requests pass whose answers the ACL drops.</summary>
internal sealed class DroppedReply()
    : Lint(
        "ACL_DROPS_REPLIES",
        LintSeverity.Error,
        "A network ACL lets requests pass and drops every answer.",
        "A network ACL remembers no connections: answers go to the port that the client has picked, from 1024 "
            + "to 65535, "
            + "and need an entry of their own (Amazon VPC User Guide, \"Ephemeral ports\")."
    )
{
    private static readonly Transport Ephemeral = new(Transport.Tcp, 1024, Transport.LastPort);

    internal override IEnumerable<LintFinding> Find(LintedNetwork network)
    {
        var used = network.Model.Subnets.Values.Select(subnet => subnet.NetworkAcl).ToHashSet();
        foreach (var use in AclEntry.All(network))
        {
            if (
                use.Entry is not { Allows: Truth.True, Transport: { } traffic, Block: { } block }
                || !used.Contains(use.Acl.Identity.Key)
                || !traffic.Overlaps(Transport.TcpPort(0) with { To = Transport.LastPort })
                || !use.DecidedBy().IsEmpty
            )
            {
                continue;
            }

            // An entry for the ports that clients pick is there for the answers to requests of the other direction.
            var answers = use.Opposite.Where(entry => entry.Allows != Truth.False).ToList();
            var lane = traffic.To > Ephemeral.From ? Transport.TcpPort(0) with { To = Transport.LastPort } : Ephemeral;
            if (
                answers.TrueForAll(entry =>
                    entry is { Transport: { } theirs, Block: { } other }
                    && (!theirs.Overlaps(lane) || !other.Overlaps(block) || IsDenied(use.Opposite, entry, lane, block))
                )
            )
            {
                yield return At(
                    use.Entry.DeclaredBy,
                    $"{use} lets requests pass, and no {(use.IsEgress ? "inbound" : "outbound")} entry lets an answer "
                        + "pass to a port from 1024 to 65535.",
                    $"Add an {(use.IsEgress ? "inbound" : "outbound")} entry to network ACL {use.Acl.Identity} that "
                        + $"allows TCP 1024-65535 {(use.IsEgress ? "from" : "to")} {block}."
                );
            }
        }
    }

    // Whether entries with lower numbers deny all that an entry would let pass of the answers.
    private static bool IsDenied(
        ImmutableArray<NetworkAclEntry> entries,
        NetworkAclEntry entry,
        Transport lane,
        CidrBlock block
    )
    {
        var (traffic, other) = (entry.Transport!.Value, entry.Block!.Value);
        var answers = new Transport(Transport.Tcp, Math.Max(traffic.From, lane.From), Math.Min(traffic.To, lane.To));
        var peers = other.Contains(block) ? block : other;
        return !TrafficCover
            .Of(
                answers,
                peers,
                entries.Where(one => one.Number < entry.Number && one.Allows == Truth.False),
                one => one.Transport,
                one => one.Block
            )
            .IsEmpty;
    }
}

/// <summary>An entry, the ACL that has it, and the entries beside it.</summary>
internal sealed record AclEntry(NetworkAcl Acl, NetworkAclEntry Entry, bool IsEgress)
{
    /// <summary>The entries of the other direction.</summary>
    public ImmutableArray<NetworkAclEntry> Opposite => IsEgress ? Acl.Ingress : Acl.Egress;

    private ImmutableArray<NetworkAclEntry> Siblings => IsEgress ? Acl.Egress : Acl.Ingress;

    /// <summary>Every entry that the graph's resources have.</summary>
    public static IEnumerable<AclEntry> All(LintedNetwork network) =>
        from acl in network.Model.NetworkAcls.Values
        where acl.EntriesKnown
        from isEgress in (bool[])[false, true]
        from entry in isEgress ? acl.Egress : acl.Ingress
        where LintedNetwork.IsResource(entry.DeclaredBy) && entry.Number is not null
        select new AclEntry(acl, entry, isEgress);

    /// <summary>
    /// The entries with lower numbers that decide about all that it matches; empty when it decides itself.
    /// </summary>
    public ImmutableArray<NetworkAclEntry> DecidedBy() =>
        Entry.Block is { } block && Entry.Allows != Truth.Unknown
            ? TrafficCover.Of(
                Entry.Transport,
                block,
                Siblings.Where(other => other.Number < Entry.Number && other.Allows != Truth.Unknown),
                other => other.Transport,
                other => other.Block
            )
            : [];

    /// <summary>The entry as it begins a sentence.</summary>
    public override string ToString() =>
        $"The {(IsEgress ? "outbound" : "inbound")} {Entry} of network ACL {Acl.Identity}";
}
