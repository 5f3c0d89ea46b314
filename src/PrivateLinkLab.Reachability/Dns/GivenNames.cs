using PrivateLinkLab.Amazon.Services;
using PrivateLinkLab.Graph;
using PrivateLinkLab.Network;

namespace PrivateLinkLab.Reachability.Dns;

/// <summary>The public names that AWS gives to endpoints, databases and load balancers of the graph.</summary>
internal sealed class GivenNames
{
    private readonly Topology _topology;
    private readonly Dictionary<string, (InterfaceEndpoint Endpoint, string? Zone)> _endpoints = new(
        StringComparer.OrdinalIgnoreCase
    );
    private readonly Dictionary<string, Database> _databases = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<string, PlacedService> _services = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<string, KubernetesCluster> _clusters = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<string, NetworkLoadBalancer> _loadBalancers = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<string, ApplicationLoadBalancer> _applications = new(StringComparer.OrdinalIgnoreCase);

    public GivenNames(Topology topology)
    {
        _topology = topology;
        foreach (var endpoint in topology.Model.InterfaceEndpoints.Values)
        {
            foreach (var (name, zone) in endpoint.Names)
            {
                _endpoints.TryAdd(name, (endpoint, zone));
            }
        }

        foreach (var database in topology.Model.Databases.Values.Where(database => database.Address is not null))
        {
            _databases.TryAdd(database.Address!, database);
        }

        foreach (var service in topology.Model.PlacedServices.Values)
        {
            foreach (var name in service.Names)
            {
                _services.TryAdd(name, service);
            }
        }

        foreach (var balancer in topology.Model.LoadBalancers.Values.Where(balancer => balancer.DnsName is not null))
        {
            _loadBalancers.TryAdd(balancer.DnsName!, balancer);
        }

        foreach (var cluster in topology.Model.Clusters.Values)
        {
            if (cluster.Host is { } name)
            {
                _clusters.TryAdd(name, cluster);
            }
        }

        foreach (var balancer in topology.Model.ApplicationLoadBalancers.Values)
        {
            if (balancer.DnsName is { } name)
            {
                _applications.TryAdd(name, balancer);
            }
        }
    }

    /// <summary>What a name leads to; null when it is none of these.</summary>
    public Destination? Find(string host)
    {
        if (Endpoint(host) is { } named)
        {
            return new Destination.Endpoint(
                named.Endpoint,
                named.Zone is null
                    ? named.Endpoint.Interfaces
                    : [.. named.Endpoint.Interfaces.Where(item => _topology.SubnetOf(item).Zone == named.Zone)]
            );
        }

        if (
            CustomerHostNames.EndpointOfPrivateApi(host) is { } id
            && _topology.Model.InterfaceEndpoints.TryGetValue(id, out var ofApi)
        )
        {
            return new Destination.Endpoint(ofApi, ofApi.Interfaces);
        }

        if (_databases.TryGetValue(host, out var database))
        {
            return new Destination.Rds(database);
        }

        if (_services.TryGetValue(host, out var service))
        {
            return new Destination.Placed(service);
        }

        if (_clusters.TryGetValue(host, out var cluster))
        {
            return new Destination.Kubernetes(cluster);
        }

        if (_loadBalancers.TryGetValue(host, out var balancer))
        {
            return new Destination.Balancer(balancer);
        }

        // Its name also answers with dualstack. in front (Amazon Route 53 Developer Guide, "Values specific for alias
        // records").
        if (_applications.TryGetValue(WithoutDualStack(host), out var application))
        {
            return new Destination.Application(application);
        }

        return NodeOfZone(host) is not { } node ? null
            : _topology.Model.LoadBalancers[node.OwnerKey].IsInternal == Truth.False ? new Destination.PublicNode(node)
            : new Destination.Interface(node);
    }

    // The names of S3's endpoints are wildcards: bucket.vpce-... and more are below them.
    private (InterfaceEndpoint Endpoint, string? Zone)? Endpoint(string host)
    {
        if (_endpoints.TryGetValue(host, out var named))
        {
            return named;
        }

        for (var dot = host.IndexOf('.', StringComparison.Ordinal); dot >= 0; dot = host.IndexOf('.', dot + 1))
        {
            if (_endpoints.TryGetValue($"*{host.AsSpan(dot)}", out named))
            {
                return named;
            }
        }

        return null;
    }

    private static string WithoutDualStack(string host) =>
        host.StartsWith("dualstack.", StringComparison.OrdinalIgnoreCase) ? host["dualstack.".Length..] : host;

    // us-east-1a.NAME is the node of a Network Load Balancer in that zone.
    private NetworkInterface? NodeOfZone(string host)
    {
        var dot = host.IndexOf('.', StringComparison.Ordinal);
        return dot > 0 && _loadBalancers.TryGetValue(host[(dot + 1)..], out var balancer)
            ? balancer.Nodes.FirstOrDefault(node => _topology.SubnetOf(node).Zone == host[..dot])
            : null;
    }
}
