using System.Collections.Immutable;
using PrivateLinkLab.Graph;
using PrivateLinkLab.Network;
using PrivateLinkLab.Reachability.Dns;
using PrivateLinkLab.Reachability.Tracing;
using PrivateLinkLab.Reachability.Verdicts;

namespace PrivateLinkLab.Reachability.Hops;

/// <summary>
/// The DNS servers that a VPC's DHCP options name instead of Amazon's: security groups, network ACLs and routes decide
/// whether they get a query, which goes by UDP 53 (Amazon VPC User Guide, "DHCP option sets in Amazon VPC"; RFC 1035,
/// 4.2).
/// </summary>
internal sealed class DnsServersHop(Topology topology, Resolver resolver, ToDestination destinations)
{
    private const int Port = 53;

    /// <summary>Finds what keeps an interface's queries from every server; null when one may get them.</summary>
    public Trace? Stopped(NetworkInterface from, string host, PortSpan client)
    {
        var vpc = topology.VpcOf(from);
        if (vpc is not { AmazonDns: Truth.False, DnsServers.IsEmpty: false })
        {
            return null;
        }

        Trace? first = null;
        foreach (var server in vpc.DnsServers)
        {
            var way = new Trace();
            var query = Flow.Udp(Place.Of(from), Port, client);
            destinations.To(way, from, resolver.Resolve(server, vpc).Destination!, query);
            if (way.Verdict != Verdict.Blocked)
            {
                return null;
            }

            first ??= way;
        }

        var trace = new Trace();
        trace.Stop(
            vpc.Identity,
            Reason.DnsServersUnreachable,
            new NoDnsServer(host, vpc.DnsServers),
            new LetQueriesPass(vpc.Identity, vpc.DnsServers)
        );
        trace.AppendSteps(first!);
        trace.AppendChanges(first!);
        return trace;
    }
}

/// <summary>None of the DNS servers that a VPC names gets the query.</summary>
internal sealed record NoDnsServer(string Host, ImmutableArray<string> Servers) : ResolutionDetail;

/// <summary>Queries are to get to one of the DNS servers.</summary>
internal sealed record LetQueriesPass(Identity Vpc, ImmutableArray<string> Servers)
    : Change(Vpc, Reason.DnsServersUnreachable);
