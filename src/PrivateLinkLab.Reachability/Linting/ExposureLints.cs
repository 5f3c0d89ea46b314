using System.Collections.Immutable;
using PrivateLinkLab.Graph;
using PrivateLinkLab.Network;
using PrivateLinkLab.Reachability.Selection;
using PrivateLinkLab.Reachability.Verdicts;
using PrivateLinkLab.Reachability.WholeNetwork;

namespace PrivateLinkLab.Reachability.Linting;

/// <summary>Administration or a database that everybody on the internet reaches.</summary>
internal sealed class ExposedAdministration()
    : Lint(
        "PUBLIC_ADMIN_PORT",
        LintSeverity.Error,
        "Everybody on the internet reaches something on a port of administration or of a database.",
        "Such ports are scanned all day. It is reported where a connection really gets through: by address, route, "
            + "network ACL and security group."
    )
{
    private static readonly ImmutableArray<(int Port, string Name)> Ports =
    [
        (22, "SSH"),
        (3389, "RDP"),
        (5985, "WinRM"),
        (5986, "WinRM"),
        (445, "SMB"),
        (2049, "NFS"),
        (1433, "SQL Server"),
        (1521, "Oracle"),
        (3306, "MySQL"),
        (5432, "PostgreSQL"),
        (5439, "Redshift"),
        (6379, "Redis"),
        (9200, "OpenSearch"),
        (11211, "Memcached"),
        (27017, "MongoDB"),
    ];

    internal override IEnumerable<LintFinding> Find(LintedNetwork network)
    {
        var admitting = network
            .Model.SecurityGroups.Values.Where(group => group.Ingress.Any(AdmitsEverybody))
            .Select(group => group.Identity.Key)
            .ToHashSet(StringComparer.Ordinal);
        if (admitting.Count == 0)
        {
            yield break;
        }

        var reach = new WholeNetworkReach(network.Model, network.Graph);
        var candidates = reach.Places.All.Where(place =>
            place
                is {
                    TakesConnections: true,
                    Kind: PlaceKind.Instance
                        or PlaceKind.NetworkInterface
                        or PlaceKind.Database
                        or PlaceKind.PlacedService
                        or PlaceKind.LoadBalancer,
                }
            && place.Interfaces.Any(item => item.SecurityGroups.Any(admitting.Contains))
        );
        foreach (var one in reach.ClassesOf(candidates))
        {
            var reached = Ports
                .Where(port => IsAdmitted(network, one.First, port.Port))
                .Select(port =>
                    (port.Port, port.Name, Result: reach.Prober.Probe(PlaceCatalog.Internet, one.First, port.Port))
                )
                .Where(port => port.Result.Verdict == Verdict.Reachable)
                .ToList();
            if (reached.Count == 0)
            {
                continue;
            }

            var ports = string.Join(", ", reached.Select(port => $"{port.Port} ({port.Name})"));
            var rules = reached
                .Select(port =>
                    port.Result.Hops.LastOrDefault(hop =>
                        hop is { Kind: HopKind.SecurityGroup, Decision: Decision.Allow }
                    )
                )
                .Select(hop => hop?.Rule ?? hop?.Component)
                .OfType<string>()
                .Select(component => ResourceUrn.TryParse(component, out var urn) ? $"'{urn.Name}'" : component)
                .Distinct();
            foreach (var place in one.Members)
            {
                yield return At(
                    place.Identity,
                    $"Everybody on the internet reaches {place.Identity} on TCP {ports}, by "
                        + $"{string.Join(" and ", rules)}.",
                    "Name the addresses that are meant instead of everybody, or use Session Manager."
                );
            }
        }
    }

    private static bool AdmitsEverybody(SecurityGroupRule rule) =>
        rule.Peer is RulePeer.Cidr { Block.IsEverything: true } or RulePeer.Ipv6 { Block.IsEverything: true };

    private static bool IsAdmitted(LintedNetwork network, NetworkPlace place, int port) =>
        place
            .Interfaces.SelectMany(item => item.SecurityGroups)
            .Distinct()
            .Select(key => network.Model.SecurityGroups.GetValueOrDefault(key))
            .OfType<SecurityGroup>()
            .SelectMany(group => group.Ingress)
            .Any(rule => AdmitsEverybody(rule) && rule.Transport?.Overlaps(Transport.TcpPort(port)) == true);
}
