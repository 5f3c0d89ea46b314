using PrivateLinkLab.Amazon.Types;
using PrivateLinkLab.Graph;
using PrivateLinkLab.Network.Ingest;
using PrivateLinkLab.Reachability.Verdicts;

namespace PrivateLinkLab.Lab.Faults;

/// <summary>
/// Mistakes in names of one's own: private hosted zones, and DNS servers in the place of Amazon's.
/// </summary>
internal static class NameFaults
{
    // An address of the block for documentation, which nobody has (RFC 5737).
    private const string Gone = "192.0.2.1";

    public static IEnumerable<Fault> All =>
        [
            new()
            {
                Name = "private-record-outdated",
                Summary = "The records of the private hosted zones have an address that is gone.",
                Symptom = "The name resolves, and connections to it time out.",
                Reasons = [ReasonCode.NoRouteToDestination, ReasonCode.UnknownDestination],
                Change = graph =>
                {
                    var zones = graph
                        .OfTypes(AwsTypes.HostedZone)
                        .Where(zone => zone.Inputs.GetList("vpcs").Count > 0)
                        .Select(zone => zone.Id ?? "")
                        .ToHashSet(StringComparer.Ordinal);
                    var edit = new GraphEdit(graph);
                    foreach (
                        var record in graph
                            .Mentioning(AwsTypes.DnsRecord, "zoneId", zones)
                            .Where(record => record.Inputs.GetText("type") == "A")
                    )
                    {
                        edit.Unset(record, "aliases").Set(record, "records", PropertyValue.OfTexts([Gone]));
                    }

                    return edit;
                },
            },
            new()
            {
                Name = "hosted-zone-not-associated",
                Summary = "The private hosted zones are associated with no VPC but the one that they were made with.",
                Symptom = "In the other VPCs the names are not found, or lead to public addresses, which time out.",
                Reasons =
                [
                    ReasonCode.UnknownDestination,
                    ReasonCode.NoRouteToDestination,
                    ReasonCode.SecurityGroupRulesMismatch,
                ],
                Change = graph => new GraphEdit(graph).Remove(graph.OfTypes(AwsTypes.HostedZoneAssociation)),
            },
            new()
            {
                Name = "dns-servers-of-ones-own",
                Summary = "The VPC's DHCP options name DNS servers of one's own in the place of Amazon's.",
                Symptom = "No name resolves on the instances: no query gets to the servers.",
                Reasons = [ReasonCode.DnsServersUnreachable],
                Change = OwnServers,
            },
        ];

    private static GraphEdit OwnServers(ResourceGraph graph)
    {
        var edit = new GraphEdit(graph).Remove(graph.OfTypes(AwsTypes.DhcpOptionsAssociation));
        foreach (var vpc in graph.OfTypes(ResourceTypes.Vpcs).Where(vpc => vpc.Id is not null))
        {
            var options = edit.Add(
                AwsTypes.DhcpOptions,
                $"{vpc.Name}-fault-dhcp-options",
                "dopt",
                MapValue.Create(("domainNameServers", PropertyValue.OfTexts([Gone])))
            );
            edit.Add(
                AwsTypes.DhcpOptionsAssociation,
                $"{vpc.Name}-fault-dhcp-options",
                "dopt-assoc",
                MapValue.Create(("vpcId", vpc.Id!), ("dhcpOptionsId", options))
            );
        }

        return edit;
    }
}
