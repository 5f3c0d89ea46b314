using System.Collections.Immutable;
using PrivateLinkLab.Amazon.Types;
using PrivateLinkLab.Graph;

namespace PrivateLinkLab.Network.Ingest;

/// <summary>
/// Classic Load Balancers: each listener sends to a port of the registered instances, which is a target group of its
/// own here (Elastic Load Balancing, "User Guide for Classic Load Balancers").
/// </summary>
internal sealed class ClassicLoadBalancerIngest(GraphReader graph, InterfaceIngest interfaces)
{
    private readonly LoadBalancerNodes _nodes = new(graph, interfaces);

    /// <summary>The load balancers, by name.</summary>
    public Dictionary<string, ApplicationLoadBalancer> Balancers { get; } = new(StringComparer.Ordinal);

    /// <summary>The groups of instances behind their listeners, by key.</summary>
    public Dictionary<string, TargetGroup> Groups { get; } = new(StringComparer.Ordinal);

    /// <summary>Reads them; which instances are registered is read when those are known.</summary>
    public void Read()
    {
        foreach (var node in graph.All(AwsTypes.ClassicLoadBalancer))
        {
            var properties = PropertyReader.Of(node);
            var key = Identity.KeyOf(node);
            var (nodes, known) = _nodes.Of(node, hasGroup: true);
            var listeners = ImmutableArray.CreateBuilder<HttpListener>();
            foreach (var listener in properties.Bags("listeners"))
            {
                listeners.Add(Listener(node, key, properties, listener, listeners.Count));
            }

            Balancers[key] = new()
            {
                Identity = graph.IdentityOf(node),
                IsClassic = true,
                DnsName = properties.Text("dnsName"),
                IsInternal = properties.Flag("internal", false),
                Nodes = nodes,
                // Without subnets it stands in those of the default VPC.
                NodesKnown = known && !nodes.IsEmpty,
                CrossZone = properties.Flag("crossZoneLoadBalancing", true),
                Listeners = properties.IsUnknown("listeners")
                    ? [new(graph.IdentityOf(node), null, null, new HttpAction.NotKnown())]
                    : listeners.ToImmutable(),
            };
        }
    }

    /// <summary>The keys of the groups behind a load balancer's listeners.</summary>
    public IEnumerable<string> GroupsOf(string balancer) =>
        Balancers.TryGetValue(balancer, out var found)
            ? found.Listeners.SelectMany(listener =>
                listener.Default is HttpAction.Forward forward ? forward.TargetGroups : []
            )
            : [];

    /// <summary>The instances of each load balancer, with the resource that registers them.</summary>
    public IEnumerable<(string Balancer, ResourceNode By, string? Instance)> Registered()
    {
        foreach (var node in graph.All(AwsTypes.ClassicLoadBalancer))
        {
            var (instances, known) = graph.References(node, "instances", ResourceTypes.Instances);
            foreach (var instance in instances)
            {
                yield return (Identity.KeyOf(node), node, instance);
            }

            if (!known)
            {
                yield return (Identity.KeyOf(node), node, null);
            }
        }

        foreach (var node in graph.All(AwsTypes.ClassicLoadBalancerAttachment))
        {
            if (graph.Reference(node, "elb", AwsTypes.ClassicLoadBalancer) is { } balancer)
            {
                yield return (balancer, node, graph.Reference(node, "instance", ResourceTypes.Instances));
            }
        }
    }

    private HttpListener Listener(
        ResourceNode node,
        string key,
        PropertyReader balancer,
        PropertyReader listener,
        int index
    )
    {
        var group = $"{key}/listener-{index}";
        Groups[group] = new TargetGroup
        {
            Identity = graph.IdentityOf(node) with { Key = group },
            TargetType = "instance",
            Protocol = listener.Text("instanceProtocol")?.ToUpperInvariant(),
            Port = listener.Int("instancePort"),
            PreservesClientAddress = Truth.False,
            HealthCheckPort = HealthPort(PropertyReader.Of(balancer.Map("healthCheck")).Text("target")),
        };
        return new(
            graph.IdentityOf(node),
            listener.Int("lbPort"),
            listener.Text("lbProtocol")?.ToUpperInvariant(),
            new HttpAction.Forward([group])
        );
    }

    // HTTP:8080/health, TCP:22.
    private static int? HealthPort(string? target) =>
        target?.Split(':', '/') is [_, var port, ..]
        && int.TryParse(port, System.Globalization.CultureInfo.InvariantCulture, out var number)
            ? number
            : null;
}
