using System.Collections.Immutable;
using PrivateLinkLab.Amazon.Types;
using PrivateLinkLab.Graph;

namespace PrivateLinkLab.Network.Ingest;

/// <summary>Load balancers with their listeners.</summary>
internal sealed class LoadBalancerIngest(GraphReader graph, InterfaceIngest interfaces)
{
    private readonly LoadBalancerNodes _nodes = new(graph, interfaces);

    /// <summary>The Classic ones, which <see cref="Applications"/> has as well.</summary>
    public ClassicLoadBalancerIngest Classic { get; } = new(graph, interfaces);

    public Dictionary<string, NetworkLoadBalancer> Balancers { get; } = new(StringComparer.Ordinal);

    public Dictionary<string, ApplicationLoadBalancer> Applications { get; } = new(StringComparer.Ordinal);

    public List<NotModelledResource> Others { get; } = [];

    public void Read()
    {
        Classic.Read();
        foreach (var (key, balancer) in Classic.Balancers)
        {
            Applications[key] = balancer;
        }

        var listeners = graph
            .All(AwsTypes.Listener)
            .Select(node => (Balancer: graph.Reference(node, "loadBalancerArn", AwsTypes.LoadBalancer), Node: node))
            .Where(pair => pair.Balancer is not null)
            .ToLookup(pair => pair.Balancer!, pair => pair.Node, StringComparer.Ordinal);
        HttpListenerReader? http = null;
        var filters = WebAcls();
        foreach (var node in graph.All(AwsTypes.LoadBalancer))
        {
            var properties = PropertyReader.Of(node);
            var key = Identity.KeyOf(node);
            var type = properties.IsUnknown("loadBalancerType")
                ? "that is not known"
                : properties.Text("loadBalancerType") ?? "application";
            if (type == "application")
            {
                http ??= new(graph);
                Applications[key] = Application(node, properties, [.. listeners[key].Select(http.Read)]) with
                {
                    WebAcl = filters.GetValueOrDefault(key),
                };
                continue;
            }

            if (type != "network")
            {
                Others.Add(new(graph.IdentityOf(node), $"{node.Type} ({type})", []));
                graph.Warn(
                    node,
                    $"{graph.IdentityOf(node)} is a load balancer of type {type}; only Application and Network Load "
                        + "Balancers are analysed."
                );
                continue;
            }

            var (nodes, known) = _nodes.Of(node, hasGroup: false);
            Balancers[key] = new NetworkLoadBalancer
            {
                Identity = graph.IdentityOf(node),
                DnsName = properties.Text("dnsName"),
                IsInternal = properties.Flag("internal", false),
                Nodes = nodes,
                NodesKnown = known,
                CrossZone = properties.Flag("enableCrossZoneLoadBalancing", false),
                FiltersPrivateLink =
                    properties.Find("enforceSecurityGroupInboundRulesOnPrivateLinkTraffic") is null ? Truth.True
                    : properties.Text("enforceSecurityGroupInboundRulesOnPrivateLinkTraffic") is { } enforced
                        ? TruthLogic.Of(enforced == "on")
                    : Truth.Unknown,
                Listeners = [.. listeners[key].Select(Listener)],
            };
        }
    }

    // By load balancer (AWS WAF developer guide, "Associating or disassociating protection with an AWS resource").
    private Dictionary<string, WebAcl> WebAcls()
    {
        var acls = new Dictionary<string, WebAcl>(StringComparer.Ordinal);
        foreach (var node in graph.All(AwsTypes.WebAcl))
        {
            var properties = PropertyReader.Of(node);
            var byDefault = PropertyReader.Of(properties.Map("defaultAction"));
            var acl = new WebAcl(
                graph.IdentityOf(node),
                byDefault.Find("allow") is not null ? Truth.True
                    : byDefault.Find("block") is not null ? Truth.False
                    : Truth.Unknown
            );
            acls[Identity.KeyOf(node)] = acl;
            acls[properties.Text("arn") ?? Identity.KeyOf(node)] = acl;
        }

        var found = new Dictionary<string, WebAcl>(StringComparer.Ordinal);
        foreach (var node in graph.All(AwsTypes.WebAclAssociation))
        {
            if (graph.Reference(node, "resourceArn", AwsTypes.LoadBalancer) is { } balancer)
            {
                var named = graph.Reference(node, "webAclArn", AwsTypes.WebAcl);
                found[balancer] =
                    named is not null && acls.TryGetValue(named, out var acl)
                        ? acl
                        : new(graph.IdentityOf(node), Truth.Unknown);
            }
        }

        return found;
    }

    private ApplicationLoadBalancer Application(
        ResourceNode node,
        PropertyReader properties,
        ImmutableArray<HttpListener> listeners
    )
    {
        var (nodes, known) = _nodes.Of(node, hasGroup: true);
        return new()
        {
            Identity = graph.IdentityOf(node),
            DnsName = properties.Text("dnsName"),
            IsInternal = properties.Flag("internal", false),
            Nodes = nodes,
            NodesKnown = known,
            Listeners = listeners,
        };
    }

    private Listener Listener(ResourceNode node)
    {
        var properties = PropertyReader.Of(node);
        var groups = properties.Bags("defaultActions").SelectMany(HttpListenerReader.TargetGroupsOf).ToList();
        var sources = groups.Exists(group => group is not null)
            ? []
            : graph.SourcesOf(node, "defaultActions", AwsTypes.TargetGroup);
        return new(
            graph.IdentityOf(node),
            properties.Int("port"),
            properties.Text("protocol"),
            [.. groups.OfType<string>().Concat(sources).Distinct()]
        );
    }
}
