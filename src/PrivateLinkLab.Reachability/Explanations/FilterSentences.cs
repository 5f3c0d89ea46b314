using System.Globalization;
using PrivateLinkLab.Graph;
using PrivateLinkLab.Network;
using PrivateLinkLab.Reachability.Filters;
using PrivateLinkLab.Reachability.Tracing;
using PrivateLinkLab.Reachability.Verdicts;

namespace PrivateLinkLab.Reachability.Explanations;

/// <summary>Says what security groups and network ACLs do.</summary>
internal static class FilterSentences
{
    public static Told? Of(Step step) =>
        step switch
        {
            Filtered { Detail: GroupRules rules } => new(HopKind.SecurityGroup, Of(step, rules)),
            Filtered { Detail: NoRuleInside inside } => new(
                HopKind.SecurityGroup,
                $"No outbound rule of security group {step.Component} admits {inside.Traffic} to anything in "
                    + $"VPC {inside.Vpc}."
            ),
            Filtered { Detail: AclEntries entries } => new(HopKind.NetworkAcl, Of(step, entries)),
            Filtered { Detail: EntriesNotKnown { Subnet: var subnet } } => new(
                HopKind.NetworkAcl,
                $"The entries of the network ACL of subnet {subnet} are not known."
            ),
            _ => null,
        };

    public static string? Of(Change change) =>
        change switch
        {
            AllowInGroup { Group: var group, IsOutbound: var isOutbound, Traffic: var traffic, Peer: var peer } =>
                $"Add {(isOutbound ? "an outbound" : "an inbound")} rule to security group {group} that "
                    + $"allows {traffic} "
                    + $"{Words.Preposition(isOutbound)} {Of(peer)}.",
            AllowInAcl
            {
                Acl: var acl,
                IsOutbound: var isOutbound,
                Traffic: var traffic,
                Peer: var peer,
                Below: var below
            } => $"Add an {Words.Bound(isOutbound)} entry to network "
                + $"ACL {acl}{(below is { } number ? $" with a number below {number}" : "")} "
                + $"that allows {traffic} {Words.Preposition(isOutbound)} {peer}.",
            _ => null,
        };

    private static string Of(Step step, GroupRules rules)
    {
        var (to, outcome) = (Words.Preposition(rules.IsOutbound), rules.Outcome);
        var traffic = rules.Flow.Transport;
        var other = Other(rules.Flow, rules.IsOutbound);
        switch (step.Passes)
        {
            case Truth.True:
                var line = outcome.Line!;
                return $"Security group {step.Component} "
                    + $"allows {line.Traffic} {to} {Peer(line)}{Declared(line)}: {traffic} {to} {other} passes.";
            case Truth.Unknown when step.Component == rules.Own:
                return $"Whether the security groups of {step.Component}, not all of which are known, "
                    + $"admit {traffic} {to} {other} is not known.";
            case Truth.Unknown:
                return $"Whether security group {step.Component} admits {traffic} {to} {other} depends on "
                    + $"{Open(outcome, "rules that are not known")}.";
            case Truth.False when step.Reason == Reason.SecurityGroupHasNoRules:
                return $"Security group {step.Component} of {rules.Own.Name} has no {Words.Bound(rules.IsOutbound)} "
                    + "rule at all.";
            case Truth.False:
                return $"No {Words.Bound(rules.IsOutbound)} rule of security group {step.Component} "
                    + $"of {rules.Own.Name} admits {traffic} "
                    + $"{to} {other}.";
            default:
                throw new UnreachableException($"There is no certainty {step.Passes}.");
        }
    }

    private static string Of(Step step, AclEntries entries)
    {
        var (outcome, flow) = (entries.Outcome, entries.Flow);
        var (bound, what) = (Words.Bound(entries.IsOutbound), Words.Of(entries.Packets, flow));
        var acl = $"etwork ACL {step.Component} of subnet {entries.Subnet.Name}";
        var traffic =
            $"{bound} {flow.Transport} {Words.Preposition(entries.IsOutbound)} {Other(flow, entries.IsOutbound)}";
        return step.Passes switch
        {
            Truth.True => $"N{acl} lets {what} pass: {bound} {Entry(outcome.Line!)}.",
            Truth.Unknown => $"Whether n{acl} lets {what} pass ({traffic}) depends on "
                + $"{Open(outcome, "what is not known")}.",
            Truth.False => $"N{acl} stops {what} ({traffic}): "
                + $"{(outcome.Line is { } line ? $"{Entry(line)} decides" : "no entry allows it")}"
                + $"{Part(outcome, flow)}.",
            _ => throw new UnreachableException($"There is no certainty {step.Passes}."),
        };
    }

    // What of the lines that may match is open: whom they name, where the lines themselves are known.
    private static string Open(FilterOutcome outcome, string otherwise)
    {
        var blocks = outcome
            .Candidates.Select(line =>
                line is { IsKnown: true, Peer: RulePeer.Cidr { Block: var block } } ? $"{block}" : null
            )
            .Distinct(StringComparer.Ordinal)
            .ToArray();
        return Array.Exists(blocks, block => block is null)
            ? otherwise
            : $"whether that is one of {string.Join(", ", blocks)}";
    }

    private static string Other(Flow flow, bool isOutbound) => (isOutbound ? flow.Destination : flow.Source).Text;

    private static string Declared(FilterLine line) =>
        line.Origin.Key == line.Filter.Key ? "" : $" (rule {line.Origin})";

    private static string Peer(FilterLine line) =>
        line.Peer is RulePeer.Group { SecurityGroup: var key }
            ? $"members of security group {line.PeerGroup?.ToString() ?? key}"
            : line.Peer.ToString()!;

    private static string Entry(FilterLine line)
    {
        var number = line.Number?.ToString(CultureInfo.InvariantCulture) ?? "?";
        var effect = line.Allows switch
        {
            Truth.True => "allow",
            Truth.False => "deny",
            Truth.Unknown => "allow or deny",
            _ => throw new UnreachableException($"There is no certainty {line.Allows}."),
        };
        var peer = line.Peer is RulePeer.Cidr { Block: var block } ? block.ToString() : "an unknown block";
        return $"rule {number} ({effect} {line.Traffic?.ToString() ?? "unknown ports"} {peer})";
    }

    private static string Part(FilterOutcome outcome, Flow flow) =>
        !flow.Protocol.HasPorts || outcome.Ports == flow.DestinationPorts ? "" : $" for the ports {outcome.Ports}";

    private static string Of(WantedPeer peer) =>
        peer switch
        {
            WantedPeer.Group { Value: var group } => $"security group {group}",
            WantedPeer.EndpointGroup => "the endpoint's security group",
            WantedPeer.Service { Name: var service } => $"the prefix list or addresses of {service}",
            WantedPeer.Addresses { Text: var text } => text,
            _ => throw new UnreachableException($"There are no words for {peer}."),
        };
}
