using System.Globalization;
using PrivateLinkLab.Amazon.Addresses;
using PrivateLinkLab.Amazon.Regions;
using PrivateLinkLab.Network;
using PrivateLinkLab.Network.Ingest;
using PrivateLinkLab.Reachability.Dns;
using PrivateLinkLab.Reachability.Hops;
using PrivateLinkLab.Reachability.Selection;
using PrivateLinkLab.Reachability.Tracing;

namespace PrivateLinkLab.Reachability.Questions;

/// <summary>Reads what a probe is for.</summary>
internal sealed class TargetReader(NetworkModel model, NameTable names)
{
    private const string SessionManager = "session-manager";
    private const int Https = 443;
    private const int MaxPort = 65535;

    // A subnet is a place to start from, and no destination.
    private static readonly NamedKind[] Kinds =
    [
        .. Enum.GetValues<NamedKind>().Where(kind => kind != NamedKind.Subnet),
    ];

    public ProbeTarget Read(string to, Protocol? protocol = null)
    {
        if (to == SessionManager)
        {
            return protocol is null || protocol == Protocol.Tcp
                ? new ProbeTarget { IsSessionManager = true }
                : throw new ProbeException($"'{to}' is asked by TCP; leave --protocol out.", to, []);
        }

        return to.Contains("://", StringComparison.Ordinal)
            ? OfUrl(to, protocol)
            : Of(to, protocol ?? Protocol.Tcp) with
            {
                Protocol = protocol ?? Protocol.Tcp,
            };
    }

    /// <summary>A place as the end of a probe.</summary>
    /// <param name="place">The place.</param>
    /// <param name="port">The port; 0 for a protocol without ports.</param>
    /// <param name="protocol">The protocol.</param>
    public ProbeTarget Of(NetworkPlace place, int port, Protocol protocol)
    {
        if (place.Kind == PlaceKind.Internet)
        {
            var address = PublicBlocks.AddressOutside(place.Block ?? CidrBlock.AllIpv4, []);
            return new ProbeTarget
            {
                Host = place.Representative ?? address!.Value.ToString(),
                Port = port,
                Protocol = protocol,
            };
        }

        if (place.Kind == PlaceKind.ServiceResource && model.ServiceResourceOf(place.Identity) is { } resource)
        {
            return OfService(resource, port) with { Protocol = protocol };
        }

        var kind = place.Kind switch
        {
            PlaceKind.Instance => NamedKind.Instance,
            PlaceKind.NetworkInterface => NamedKind.Interface,
            PlaceKind.PlacedService => NamedKind.Service,
            PlaceKind.Endpoint => NamedKind.Endpoint,
            PlaceKind.LoadBalancer => NamedKind.LoadBalancer,
            PlaceKind.Cluster => NamedKind.Cluster,
            PlaceKind.Database => NamedKind.Database,
            PlaceKind.ServiceResource => model.Queues.ContainsKey(place.Identity.Key)
                ? NamedKind.Queue
                : NamedKind.Bucket,
            PlaceKind.Subnet or PlaceKind.Computer => throw new ArgumentException(
                $"No connection ends at {place}.",
                nameof(place)
            ),
            _ => throw new UnreachableException($"There is no kind {place.Kind} of places."),
        };
        return OfResource(new(kind, place.Identity), port, place.Name) with { Protocol = protocol };
    }

    private ProbeTarget Of(string to, Protocol protocol)
    {
        if (names.Find(to, Kinds) is { } whole)
        {
            return OfResource(whole, ImpliedPort(protocol), to);
        }

        if (to.StartsWith('['))
        {
            throw Ipv6Address(to);
        }

        var colon = to.LastIndexOf(':');
        var (name, port) = colon < 0 ? (to, null) : (to[..colon], to[(colon + 1)..]);
        if (port is not null && !protocol.HasPorts)
        {
            throw NoPort(to, name);
        }

        var number = port is null ? ImpliedPort(protocol) : PortOf(to, port);
        if (names.Find(name, Kinds) is { } named)
        {
            return OfResource(named, number, to);
        }

        if (!IsHost(name))
        {
            return FindServiceResource(name) is { } service ? OfService(service, number) : throw NotFound(to, name);
        }

        return new ProbeTarget
        {
            Host = name.TrimEnd('.').ToLowerInvariant(),
            Port = number
                ?? throw new ProbeException($"'{to}' has no port; write {name}:443 or a URL.", to, [$"{name}:443"]),
        };
    }

    private ProbeTarget OfUrl(string to, Protocol? asked)
    {
        if (!Uri.TryCreate(to, UriKind.Absolute, out var url) || url.Host.Length == 0)
        {
            throw new ProbeException($"'{to}' is not a URL such as https://sqs.us-east-1.amazonaws.com.", to, []);
        }

        if (url.HostNameType == UriHostNameType.IPv6)
        {
            throw Ipv6Address(to);
        }

        if (url.IsDefaultPort && url.Port < 0 && ProtocolName.HasPorts(url.Scheme))
        {
            throw new ProbeException(
                $"'{to}' has no port, and {url.Scheme} has no usual one; write {url.Scheme}://{url.Host}:PORT.",
                to,
                []
            );
        }

        var protocol = ProtocolName.OfScheme(url.Scheme, to, asked);
        if (!protocol.HasPorts && !url.IsDefaultPort)
        {
            throw NoPort(to, $"{url.Scheme}://{url.Host}");
        }

        var port = ImpliedPort(protocol) ?? url.Port;
        var target = new ProbeTarget
        {
            Host = url.IdnHost.TrimEnd('.').ToLowerInvariant(),
            Protocol = protocol,
            Port = port,
            Path = url.AbsolutePath,
            Http = HttpOf(url),
            IsEncrypted = url.Scheme != Uri.UriSchemeHttp,
        };

        // A logical name may stand in a URL as well: http://HTTP_Provider.
        var written = HostAsWritten(to);
        return names.Find(written, Kinds) is { } named
                ? OfResource(named, port, to) with
                {
                    Protocol = protocol,
                    Path = url.AbsolutePath,
                    Http = target.Http,
                    IsEncrypted = target.IsEncrypted,
                }
            : IsHost(target.Host) ? target
            : throw NotFound(to, written);
    }

    // Its host is that of the name, which a logical name is not.
    private static HttpRequest HttpOf(Uri url) =>
        url.Scheme is "http" or "https" or "ws" or "wss"
            ? new(null, url.AbsolutePath, url.Query.TrimStart('?'))
            : HttpRequest.NotKnown;

    // ICMP has none.
    private static int? ImpliedPort(Protocol protocol) => protocol.HasPorts ? null : 0;

    // Asked for what is no host only: most probes are for one.
    private ServiceResource? FindServiceResource(string name) =>
        model.ServiceResources.Values.FirstOrDefault(resource =>
            resource.Identity is var identity && (identity.Key == name || identity.Name == name)
        );

    // Uri folds a host's letters, and logical names are case-sensitive.
    private static string HostAsWritten(string url)
    {
        var start = url.IndexOf("://", StringComparison.Ordinal) + 3;
        var end = url.AsSpan(start).IndexOfAny('/', ':', '?');
        return end < 0 ? url[start..] : url[start..(start + end)];
    }

    private ProbeTarget OfResource(Named named, int? port, string to)
    {
        var key = named.Identity.Key;
        switch (named.Kind)
        {
            case NamedKind.Database:
                var database = model.Databases[key];
                return new ProbeTarget
                {
                    Host = database.Address,
                    Destination = new Destination.Rds(database),
                    Port = port ?? database.Port ?? throw NeedsPort(to),
                };
            case NamedKind.Service:
                var placed = model.PlacedServices[key];
                return new ProbeTarget
                {
                    Host = placed.Names.FirstOrDefault(),
                    Destination = new Destination.Placed(placed),
                    Port = port ?? (placed.Ports is [var first, ..] ? first : throw NeedsPort(to)),
                };
            case NamedKind.Cluster:
                var cluster = model.Clusters[key];
                return new ProbeTarget
                {
                    Host = cluster.Host,
                    Destination = new Destination.Kubernetes(cluster),
                    Port = port ?? KubernetesClusterHop.Port,
                };
            case NamedKind.LoadBalancer when model.ApplicationLoadBalancers.TryGetValue(key, out var application):
                return new ProbeTarget
                {
                    Host = application.DnsName,
                    Destination = new Destination.Application(application),
                    Port = port ?? (application.Listeners is [{ Port: { } one }] ? one : throw NeedsPort(to)),
                };
            case NamedKind.LoadBalancer:
                var balancer = model.LoadBalancers[key];
                return new ProbeTarget
                {
                    Host = balancer.DnsName,
                    Destination = new Destination.Balancer(balancer),
                    Port = port ?? (balancer.Listeners is [{ Port: { } only }] ? only : throw NeedsPort(to)),
                };
            case NamedKind.Endpoint:
                var endpoint = model.InterfaceEndpoints[key];
                return new ProbeTarget
                {
                    Host = endpoint.Names.FirstOrDefault(name => name.Zone is null)?.Name,
                    Destination = new Destination.Endpoint(endpoint, endpoint.Interfaces),
                    Port = port ?? (endpoint.IsAwsService ? Https : throw NeedsPort(to)),
                };
            case NamedKind.Queue:
                return OfService(key, "sqs", model.Queues[key].Arn is { } arn ? Places.ArnPart(arn, 3) : null, port);
            case NamedKind.Bucket:
                var service = OfService(key, "s3", model.Buckets[key].Region, port);
                return service with { Host = service.Host is null ? null : $"{key}.{service.Host}" };
            case NamedKind.Instance:
                var instance = model.Instances[key];
                return new ProbeTarget
                {
                    Destination = instance.Interfaces is [var primary, ..]
                        ? new Destination.Interface(model.Interfaces[primary])
                        : new Destination.Unplaced(instance),
                    Port = port ?? throw NeedsPort(to),
                };
            default:
                return new ProbeTarget
                {
                    Destination = new Destination.Interface(model.Interfaces[key]),
                    Port = port ?? throw NeedsPort(to),
                };
        }
    }

    private ProbeTarget OfService(ServiceResource resource, int? port) =>
        OfService(resource.Identity.Key, resource.Service, resource.Region, port) with
        {
            Resource = ServiceResource.KeyOf(resource.Service, resource.Identity.Key),
        };

    private ProbeTarget OfService(string key, string service, string? region, int? port)
    {
        region ??= model.Vpcs.Values.Select(vpc => vpc.Region).FirstOrDefault(known => known is not null);
        return new ProbeTarget
        {
            Host = region is null ? null : AwsRegion.Of(region).Host(service),
            Destination = new Destination.Service(service, region),
            Port = port ?? Https,
            Resource = key,
        };
    }

    private ProbeException NotFound(string to, string name)
    {
        if (names.TypeNotModelled(name) is { } type)
        {
            return new(
                $"'{name}' in '{to}' is of type {type}, which is not modelled; where it has a host name, probe that.",
                name,
                []
            );
        }

        var near = names.Near(name, Kinds);
        var hint = near.IsEmpty
            ? $"expected a URL, host:port, {SessionManager}, or a logical name with a port, such as {Example()}"
            : $"did you mean {string.Join(" or ", near)}?";
        return new(
            $"'{name}' in '{to}' is neither a host name nor the name of a "
                + $"resource; {hint.TrimEnd('?')}{(near.IsEmpty ? "." : "?")}",
            name,
            near
        );
    }

    private string Example() =>
        names.Some(NamedKind.Database, NamedKind.Instance) is [var first, ..] ? $"{first}:443" : "myDB:3306";

    private static ProbeException Ipv6Address(string to) =>
        new(
            $"'{to}' names an IPv6 address; expected names and IPv4 addresses: a name is traced over IPv6 too.",
            to,
            []
        );

    private static ProbeException NoPort(string to, string without) =>
        new($"'{to}' has a port, and ICMP has none; write {without}.", to, [without]);

    private static ProbeException NeedsPort(string to) =>
        new($"'{to}' needs a port; write {to}:443 or another one.", to, [$"{to}:443"]);

    private static int PortOf(string to, string port) =>
        int.TryParse(port, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
        && number is >= 1 and <= MaxPort
            ? number
            : throw new ProbeException($"'{port}' in '{to}' is not a port; expected 1 to {MaxPort}.", port, []);

    private static bool IsHost(string name) =>
        IpAddress.TryParseIpv4(name, out _)
        || (name.Contains('.', StringComparison.Ordinal) && Uri.CheckHostName(name) == UriHostNameType.Dns);
}
