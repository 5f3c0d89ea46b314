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

/// <summary>An endpoint service that every AWS account may connect to, and that accepts all of them.</summary>
internal sealed class ServiceForEverybody()
    : Lint(
        "ENDPOINT_SERVICE_OPEN",
        LintSeverity.Error,
        "Every AWS account may connect to an endpoint service, and nobody has to accept it.",
        "Whoever knows the service's name reaches what is behind it (AWS PrivateLink Guide, \"Configure an endpoint "
            + "service\")."
    )
{
    internal override IEnumerable<LintFinding> Find(LintedNetwork network) =>
        network
            .Model.EndpointServices.Values.Where(service =>
                service.AcceptanceRequired == Truth.False && service.AllowedPrincipals.Contains("*")
            )
            .Select(service =>
                At(
                    service.Identity,
                    $"Endpoint service {service.Identity} admits every AWS account and accepts each connection by "
                        + "itself.",
                    $"Name the principals that may connect to {service.Identity}, or require acceptance."
                )
            );
}

/// <summary>An EKS cluster whose API everybody on the internet may ask.</summary>
internal sealed class ClusterForEverybody()
    : Lint(
        "EKS_API_OPEN",
        LintSeverity.Warning,
        "Everybody on the internet reaches the API of an EKS cluster.",
        "Only its sign-in stands in the way (AWS Foundational Security Best Practices, EKS.1). Public access, "
            + "from every "
            + "address, is what a new cluster has (Amazon EKS User Guide, \"Cluster API server endpoint\")."
    )
{
    internal override IEnumerable<LintFinding> Find(LintedNetwork network) =>
        network
            .Model.Clusters.Values.Where(cluster =>
                cluster.IsPublic == Truth.True && cluster.PublicBlocks.Any(block => block.IsEverything)
            )
            .Select(cluster =>
                At(
                    cluster.Identity,
                    $"The API of cluster {cluster.Identity} takes requests from every address on the internet.",
                    $"Turn endpointPrivateAccess on and endpointPublicAccess off, or name the blocks that are meant in "
                        + "publicAccessCidrs."
                )
            );
}

/// <summary>An EKS cluster whose API nobody may ask.</summary>
internal sealed class ClusterForNobody()
    : Lint(
        "EKS_API_WITHOUT_ACCESS",
        LintSeverity.Error,
        "The API of an EKS cluster has neither public nor private access.",
        "AWS refuses it: one of the two has to be on (Amazon EKS API Reference, \"VpcConfigRequest\")."
    )
{
    internal override IEnumerable<LintFinding> Find(LintedNetwork network) =>
        network
            .Model.Clusters.Values.Where(cluster => cluster is { IsPublic: Truth.False, IsPrivate: Truth.False })
            .Select(cluster =>
                At(
                    cluster.Identity,
                    $"The API of cluster {cluster.Identity} has neither public nor private access.",
                    $"Turn endpointPrivateAccess on for {cluster.Identity}."
                )
            );
}
