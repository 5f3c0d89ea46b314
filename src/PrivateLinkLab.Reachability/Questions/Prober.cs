using System.Collections.Immutable;
using System.Globalization;
using PrivateLinkLab.Amazon.Services;
using PrivateLinkLab.Graph;
using PrivateLinkLab.Network;
using PrivateLinkLab.Permissions;
using PrivateLinkLab.Reachability.Access;
using PrivateLinkLab.Reachability.Dns;
using PrivateLinkLab.Reachability.Explanations;
using PrivateLinkLab.Reachability.Hops;
using PrivateLinkLab.Reachability.Selection;
using PrivateLinkLab.Reachability.Sessions;
using PrivateLinkLab.Reachability.Tracing;
using PrivateLinkLab.Reachability.Verdicts;

namespace PrivateLinkLab.Reachability.Questions;

/// <summary>Answers who reaches what in a network. May be used by several threads at once.</summary>
public sealed class Prober
{
    private readonly Topology _topology;
    private readonly SourceReader _sources;
    private readonly TargetReader _targets;
    private readonly ToHost _hosts;
    private readonly FromOutside _outside;
    private readonly SessionManager _sessions;
    private readonly ServiceAccess _access;

    /// <summary>Prepares probes of a network.</summary>
    /// <param name="model">The network.</param>
    public Prober(NetworkModel model)
    {
        ArgumentNullException.ThrowIfNull(model);
        Model = model;
        var policies = new ModelPolicies();
        var topology = new Topology(model);
        _topology = topology;
        var names = new NameTable(model);
        _sources = new(model, names);
        _targets = new(model, names);
        _hosts = new(topology);
        _outside = new(_hosts);
        var credentials = new InstanceCredentials(model, policies);
        _sessions = new(topology, _hosts, credentials, policies);
        _access = new(topology, credentials, policies);
    }

    /// <summary>The network.</summary>
    public NetworkModel Model { get; }

    /// <summary>Finds out whether a request gets from one place to another and its answer back.</summary>
    /// <param name="from">
    /// A logical name, a Name tag, the id of an instance or network interface, <c>internet</c>, <c>local</c>, or
    /// <c>local:JumpServer</c> for a person's computer that goes through a jump server's Session Manager. A subnet
    /// stands for any other host in it.
    /// </param>
    /// <param name="to">
    /// A URL, <c>host:port</c>, <c>session-manager</c> (of the instance in <paramref name="from"/>), or a logical name
    /// with a port such as <c>myDB:3306</c>; the port of a database, an AWS service or a load balancer with one
    /// listener may be left out.
    /// </param>
    /// <param name="action">An action such as <c>sqs:SendMessage</c> that the source's role must be allowed; null for
    /// none.</param>
    /// <param name="resource">The ARN of the resource that the action is about; null for what
    /// <paramref name="to"/> or the graph tells.</param>
    /// <param name="protocol"><c>tcp</c>, <c>udp</c> or <c>icmp</c>; null for what <paramref name="to"/> says, else
    /// TCP.</param>
    /// <exception cref="ProbeException">A name names nothing; the message says what is near.</exception>
    public ProbeResult Probe(
        string from,
        string to,
        string? action = null,
        string? resource = null,
        string? protocol = null
    )
    {
        ArgumentNullException.ThrowIfNull(from);
        ArgumentNullException.ThrowIfNull(to);
        var source = _sources.Read(from);
        var target = _targets.Read(to, ProtocolName.Read(protocol));
        CheckAction(action, to, target);
        NamedResource.Check(action, resource);
        return Probe(source, target, from, to, action, resource);
    }

    /// <summary>Finds out whether a request gets from one place to another and its answer back.</summary>
    /// <param name="from">Where it begins.</param>
    /// <param name="to">Where it ends.</param>
    /// <param name="port">The port; null for a protocol without ports.</param>
    /// <param name="protocol"><c>tcp</c>, <c>udp</c> or <c>icmp</c>.</param>
    /// <param name="action">An action that the source's role must be allowed; null for none.</param>
    /// <exception cref="ProbeException">The protocol or the action is none, or is not one of the place.</exception>
    public ProbeResult Probe(
        NetworkPlace from,
        NetworkPlace to,
        int? port,
        string protocol = "tcp",
        string? action = null
    )
    {
        ArgumentNullException.ThrowIfNull(from);
        ArgumentNullException.ThrowIfNull(to);
        var target = _targets.Of(to, port ?? 0, ProtocolName.Read(protocol)!.Value);
        var name = port is { } number ? string.Create(CultureInfo.InvariantCulture, $"{to}:{number}") : to.Name;
        CheckAction(action, name, target);
        return Probe(_sources.Of(from), target, from.Name, name, action, null);
    }

    /// <summary>Finds out whether a request gets from a place to what a text says, and its answer back.</summary>
    /// <param name="from">Where it begins.</param>
    /// <param name="to">A URL, <c>host:port</c>, <c>session-manager</c>, or a name with a port.</param>
    /// <param name="action">An action that the source's role must be allowed; null for none.</param>
    /// <param name="resource">The ARN of the resource that the action is about; null for what is told
    /// otherwise.</param>
    /// <param name="protocol"><c>tcp</c>, <c>udp</c> or <c>icmp</c>; null for what <paramref name="to"/> says, else
    /// TCP.</param>
    /// <exception cref="ProbeException">The text is none of them, or names nothing.</exception>
    public ProbeResult Probe(
        NetworkPlace from,
        string to,
        string? action = null,
        string? resource = null,
        string? protocol = null
    )
    {
        ArgumentNullException.ThrowIfNull(from);
        ArgumentNullException.ThrowIfNull(to);
        var target = _targets.Read(to, ProtocolName.Read(protocol));
        CheckAction(action, to, target);
        NamedResource.Check(action, resource);
        return Probe(_sources.Of(from), target, from.Name, to, action, resource);
    }

    private ProbeResult Probe(
        ProbeSource source,
        ProbeTarget target,
        string from,
        string to,
        string? action,
        string? resource
    )
    {
        var trace = new Trace();
        var dns =
            source.Unplaced is { } unplaced ? FromUnplaced(trace, unplaced)
            : target.IsSessionManager ? ToSessionManager(trace, source, from)
            : source.Service is { } service ? FromService(trace, service, target, action, resource)
            : source.Endpoint is { } endpoint ? FromEndpoint(trace, endpoint, target)
            : source.IsOutside ? _outside.To(trace, target, source)
            : FromInterface(trace, source, target, action, resource);
        if (
            action is not null
            && !target.IsSessionManager
            && source.Unplaced is null
            && source is { IsOutside: true } or { IsPerson: true } or { Instance: null, Service: null }
        )
        {
            UnknownCaller(trace, action, from);
        }

        return ProbeReport.ResultOf(from, to, action, dns, trace) with
        {
            Resource = resource,
            Protocol = ProtocolName.Of(target.Protocol),
        };
    }

    private static void CheckAction(string? action, string to, ProbeTarget target)
    {
        if (action is null)
        {
            return;
        }

        var colon = action.IndexOf(':', StringComparison.Ordinal);
        if (
            colon <= 0
            || colon == action.Length - 1
            || !action.All(c => char.IsAsciiLetterOrDigit(c) || c is ':' or '-')
        )
        {
            throw new ProbeException($"'{action}' is not an action such as sqs:SendMessage.", action, []);
        }

        if (target.Protocol != Protocol.Tcp)
        {
            throw new ProbeException(
                $"'{action}' is a request by HTTPS, which is TCP; '{to}' is asked by another protocol.",
                action,
                []
            );
        }

        if (target.IsSessionManager)
        {
            throw new ProbeException(
                $"'{to}' takes no action; the permissions that the agent needs are part of it.",
                action,
                []
            );
        }

        var service = target.Host is { } host ? ServiceHostName.ActionPrefixOf(host) : ServiceOf(target.Destination);
        if (service is null || !string.Equals(service, action[..colon], StringComparison.OrdinalIgnoreCase))
        {
            var which = service is null ? "which is no AWS service" : $"whose actions begin with {service}:";
            throw new ProbeException($"'{action}' is no action of {to}, {which}.", action, []);
        }

        if (!ActionCatalog.MayExist(action))
        {
            ImmutableArray<string> near = [.. ActionCatalog.Near(action)];
            var hint = near.IsEmpty
                ? $"there is {service}:SendMessage, for example."
                : $"did you mean {string.Join(" or ", near)}?";
            throw new ProbeException($"'{action}' is no action of {service}; {hint}", action, near);
        }
    }

    private static string? ServiceOf(Destination? destination) =>
        destination switch
        {
            Destination.Service service => service.Name,
            // While an endpoint has no name yet, its service's says what it is for.
            Destination.Endpoint { Value.ServiceName: { } name } => EndpointServiceName.Parse(name)?.ActionPrefix,
            null
            or Destination.Endpoint
            or Destination.Internet
            or Destination.Interface
            or Destination.Rds
            or Destination.Placed
            or Destination.Balancer
            or Destination.Application
            or Destination.PublicNode
            or Destination.Kubernetes
            or Destination.Idle
            or Destination.Unplaced
            or Destination.Exempt
            or Destination.OutsideGraph
            or Destination.Mentioned
            or Destination.Several
            or Destination.UnusedAddress => null,
            _ => throw new UnreachableException($"Nobody knows the service of the destination {destination}."),
        };

    private DnsAnswer? FromInterface(
        Trace trace,
        ProbeSource source,
        ProbeTarget target,
        string? action,
        string? resource
    )
    {
        var item = source.Interface!;
        if (source is { IsPerson: true, Instance: { } jump })
        {
            _sessions.Ready(trace, jump, item);
        }
        else
        {
            _hosts.Power.Runs(trace, item, HostRole.Source);
        }

        var way = Reach(item, target, target.FlowFrom(Place.Of(item), ClientPorts(source.Instance)));
        trace.Append(way.Trace);
        if (action is not null && source is { Instance: { } instance, IsPerson: false })
        {
            var region = RegionOf(target, way.Endpoint, item);
            _access.Decide(
                trace,
                instance,
                item,
                way,
                action,
                ActionTarget.Of(Model, action, target, region, resource),
                target.IsEncrypted
            );
        }

        return way.Answer;
    }

    private static DnsAnswer? FromUnplaced(Trace trace, Instance instance)
    {
        ToDestination.Unplaced(trace, instance);
        return null;
    }

    // The service decides in which of the subnets it opens the connection.
    private DnsAnswer? FromService(
        Trace trace,
        PlacedService service,
        ProbeTarget target,
        string? action,
        string? resource
    )
    {
        if (service.IsOutsideVpcs)
        {
            return FromAwsNetwork(trace, service, target, action, resource);
        }

        if (service.Interfaces.IsEmpty)
        {
            trace.Doubt(service.Identity, Reason.UnknownResource, new PlacedSubnetsNotKnown(service.Kind));
            return null;
        }

        DnsAnswer? answer = null;
        List<Trace> ways = [];
        foreach (var item in service.Interfaces)
        {
            var found = Reach(item, target, target.FlowFrom(Place.Of(item), PortSpan.Any));
            answer ??= found.Answer;
            if (action is not null)
            {
                var region = RegionOf(target, found.Endpoint, item);
                _access.Decide(
                    found.Trace,
                    service,
                    ServiceAccess.PathOf(_topology, item, found),
                    found.Endpoint,
                    action,
                    ActionTarget.Of(Model, action, target, region, resource),
                    target.IsEncrypted
                );
            }

            found.Trace.End();
            ways.Add(found.Trace);
        }

        trace.Fork(ways, Picker.Placement);
        if (!service.SubnetsKnown)
        {
            trace.Doubt(service.Identity, Reason.UnknownResource, new PlacedSubnetsNotKnown(service.Kind));
        }

        return answer;
    }

    // A function that is connected to no VPC reaches what the internet does, by addresses of AWS's (AWS Lambda
    // developer guide, "Giving Lambda functions access to resources in an Amazon VPC").
    private DnsAnswer? FromAwsNetwork(
        Trace trace,
        PlacedService service,
        ProbeTarget target,
        string? action,
        string? resource
    )
    {
        var answer = _outside.To(trace, target, new ProbeSource { IsOutside = true });
        if (action is not null)
        {
            var region = target.Host is { } host ? ServiceHostName.Parse(host)?.Region : null;
            _access.Decide(
                trace,
                service,
                RequestPath.Internet(null),
                null,
                action,
                ActionTarget.Of(Model, action, target, region, resource),
                target.IsEncrypted
            );
        }

        return answer;
    }

    // The region of the request is the service's, wherever it comes from; a name without a region is that of a global
    // service.
    private string? RegionOf(ProbeTarget target, VpcEndpoint? endpoint, NetworkInterface from) =>
        (target.Host is { } host ? ServiceHostName.Parse(host)?.Region : null)
        ?? EndpointServiceName.Parse(endpoint?.ServiceName)?.Region
        ?? (
            target.Host is { } name && !name.Contains(".vpce.", StringComparison.Ordinal)
                ? null
                : Model.Vpcs[from.Vpc].Region
        );

    private HostTrace Reach(NetworkInterface item, ProbeTarget target, Flow flow)
    {
        if (target.Host is { } host)
        {
            return _hosts.To(item, host, flow);
        }

        var trace = new Trace();
        var endpoint = _hosts.Destinations.To(trace, item, target.Destination!, flow);
        return new(trace, null, endpoint);
    }

    private DnsAnswer? ToSessionManager(Trace trace, ProbeSource source, string from)
    {
        if (source is not { Instance: { } instance, Interface: { } item })
        {
            throw new ProbeException(
                $"'{from}' is no instance; session-manager is that of an instance, named in --from.",
                from,
                []
            );
        }

        _sessions.Ready(trace, instance, item);
        return null;
    }

    private static DnsAnswer? FromEndpoint(Trace trace, InterfaceEndpoint endpoint, ProbeTarget target)
    {
        trace.Stop(
            endpoint.Identity,
            Reason.PrivateLinkOneWay,
            new EndpointOpensNothing(target.Host),
            new TurnConnectionAround(endpoint.Identity)
        );
        return null;
    }

    // A person asks with their own credentials, which are not part of the graph.
    private static void UnknownCaller(Trace trace, string action, string from) =>
        trace.Add(
            new Authorized(
                Identity.OutsideGraph(from),
                Truth.Unknown,
                Reason.UnknownPrincipal,
                new CallerNotInGraph(action)
            )
        );

    private static PortSpan ClientPorts(Instance? source) =>
        source is { IsWindows: true } ? PortSpan.Windows : PortSpan.Linux;
}
