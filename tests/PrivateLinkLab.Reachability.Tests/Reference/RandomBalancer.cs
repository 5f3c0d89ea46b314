using PrivateLinkLab.Graph;

namespace PrivateLinkLab.Reachability.Tests.Reference;

/// <summary>The load balancers of a random network, of which some face the internet.</summary>
internal sealed partial class RandomNetwork
{
    // The draw of an Application Load Balancer's addresses is AWS's: two of each subnet stand for all.
    private static readonly string[] Draws = [".60", ".190"];

    /// <summary>The load balancers.</summary>
    public List<RandomBalancer> Balancers { get; } = [];

    private void AddBalancers()
    {
        foreach (var (vpc, _) in Vpcs)
        {
            if (Maybe(60))
            {
                AddBalancer(vpc, isApplication: false);
            }

            if (Maybe(60))
            {
                AddBalancer(vpc, isApplication: true);
            }
        }
    }

    private void AddBalancer(string vpc, bool isApplication)
    {
        var name = $"B{++_names}";
        var own = Subnets.FindAll(subnet => subnet.Vpc == vpc);
        var subnets = Zones
            .Select(zone => own.FindAll(subnet => subnet.Zone == zone))
            .Where(ofZone => ofZone.Count > 0 && (isApplication || Maybe(80)))
            .Select(ofZone => Any(ofZone))
            .ToList();
        var targets = Instances.FindAll(instance => SubnetOf(instance.Subnet).Vpc == vpc && Maybe(40));
        // AWS asks for two zones under an Application Load Balancer.
        if (targets.Count == 0 || subnets.Count < (isApplication ? 2 : 1))
        {
            return;
        }

        var all = Groups.FindAll(group => group.Vpc == vpc).ConvertAll(group => group.Id);
        string[] groups = isApplication || Maybe(60) ? [Any(all)] : [];
        var crossesZones = isApplication || Maybe(50);
        var preserves = !isApplication && Maybe(50);
        var isPublic = Maybe(45);
        Net.LoadBalancer(
            name,
            vpc,
            isApplication ? [.. subnets.Select(subnet => subnet.Id)] : [],
            groups,
            [.. targets.Select(target => $"i-{target.Name}")]
        );
        Net.Set(name, "internal", !isPublic);
        if (isApplication)
        {
            Net.Set(name, "loadBalancerType", "application");
            Net.Set($"{name}-listener", "protocol", "HTTP");
            Net.Set($"{name}-targets", "protocol", "HTTP");
        }
        else
        {
            Net.Set(name, "enableCrossZoneLoadBalancing", crossesZones);
            Net.Set(
                name,
                "subnetMappings",
                ListValue.Create([
                    .. subnets.Select(subnet =>
                        Net.Map(("subnetId", subnet.Id), ("privateIpv4Address", Draw(subnet, Draws[0])))
                    ),
                ])
            );
            Net.Set($"{name}-targets", "preserveClientIp", preserves);
        }

        Balancers.Add(
            new(
                name,
                isApplication,
                crossesZones,
                preserves,
                isPublic,
                subnets.ConvertAll(subnet =>
                    (isApplication ? Draws : Draws[..1])
                        .Select(draw => new RandomInstance(name, subnet.Id, Draw(subnet, draw), groups, isPublic)
                        {
                            IsFiltered = groups.Length > 0,
                        })
                        .ToArray()
                ),
                targets
            )
        );
    }

    private static string Draw(RandomSubnet subnet, string host) =>
        subnet.Block.Replace(".0/24", host, StringComparison.Ordinal);
}

/// <summary>A load balancer that listens on port 80 and sends to port 80 of its targets.</summary>
/// <param name="Name">Its name.</param>
/// <param name="IsApplication">Whether it is an Application Load Balancer.</param>
/// <param name="CrossesZones">Whether a node sends to targets of other zones.</param>
/// <param name="PreservesClientAddress">Whether its targets see the client, and not the node.</param>
/// <param name="IsPublic">Whether it faces the internet, with public addresses.</param>
/// <param name="Nodes">Its nodes, each with every address that it may have.</param>
/// <param name="Targets">Its targets.</param>
internal sealed record RandomBalancer(
    string Name,
    bool IsApplication,
    bool CrossesZones,
    bool PreservesClientAddress,
    bool IsPublic,
    List<RandomInstance[]> Nodes,
    List<RandomInstance> Targets
);
