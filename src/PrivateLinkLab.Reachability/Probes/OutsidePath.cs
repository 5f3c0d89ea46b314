using PrivateLinkLab.Network;
using PrivateLinkLab.Reachability.Dns;
using PrivateLinkLab.Reachability.Paths;
using PrivateLinkLab.Reachability.Verdicts;

namespace PrivateLinkLab.Reachability.Probes;

/// <summary>Traces from outside AWS: a host on the internet, or a person's computer without a jump server.</summary>
internal sealed class OutsidePath(HostPath hosts)
{
    public DnsAnswer? To(Trace trace, ProbeTarget target, bool isPerson)
    {
        DnsAnswer? answer = null;
        var destination = target.Destination;
        var attempt = new Trace();
        if (target.Host is { } host)
        {
            var resolution = hosts.Resolver.Resolve(host, null);
            attempt.Append(resolution.Trace);
            (answer, destination) = (resolution.Answer, resolution.Destination);
        }

        To(attempt, destination!, target.Port);
        if (!isPerson || attempt.Verdict == Verdict.Reachable)
        {
            trace.Append(attempt);
            return answer;
        }

        trace.AppendWithoutChanges(attempt);
        trace.Deny(Identity.OutsideGraph("local"), HopKind.SessionManager,
            "A person's computer gets into a private network through Session Manager only.", ReasonCode.SsmJumpServerRequired,
            "Name the jump server that the session goes through: local:NAME.");
        return answer;
    }

    private void To(Trace trace, Destination destination, int port)
    {
        switch (destination)
        {
            case Destination.Rds rds:
                hosts.Databases.FromInternet(trace, rds.Value, port);
                break;
            case Destination.Balancer { Value: var balancer }:
                ToBalancer(trace, balancer, port);
                break;
            case Destination.Interface { Value: { Owner: InterfaceOwner.LoadBalancer } node }
                when hosts.Balancers.Find(node.OwnerKey) is { } balancer:
                ToBalancer(trace, balancer, port, node);
                break;
            case Destination.Interface { Value: var item }:
                ToInterface(trace, item, port);
                break;
            case Destination.Endpoint endpoint:
                ToEndpoint(trace, endpoint.Value, endpoint.Interfaces, port);
                break;
            case Destination.Service service:
                trace.Arrive(Identity.OutsideGraph($"{service.Name}.{service.Region}"), HopKind.Destination,
                    $"The public endpoint of {service.Name} in {service.Region} is open to the internet.");
                break;
            case Destination.Stranger stranger:
                DestinationPath.ToStranger(trace, stranger);
                break;
            case Destination.Internet { Host: var host } when hosts.AtPublic(host) is { } item:
                hosts.Inbound.OverIpv4(trace, item, port, item.Identity, GivePublicAddress(item));
                trace.Arrive();
                break;
            case Destination.Internet internet:
                trace.Arrive(Identity.OutsideGraph(internet.Host), HopKind.Destination,
                    $"{internet.Host} is on the internet.");
                break;
            case Destination.Exempt exempt:
                Nowhere(trace, exempt.Address);
                break;
            case Destination.Nobody nobody:
                Nowhere(trace, nobody.Text);
                break;
            default:
                throw new System.Diagnostics.UnreachableException($"There is no destination {destination}.");
        }
    }

    private void ToBalancer(Trace trace, NetworkLoadBalancer balancer, int port, NetworkInterface? only = null)
    {
        List<Trace> ways = [];
        foreach (var node in only is null ? hosts.Balancers.InDns(balancer) : [only])
        {
            var way = new Trace();
            hosts.Inbound.To(way, node, port, balancer.Identity, $"Make load balancer {balancer.Identity} an internet-facing one.");
            hosts.Balancers.FromNode(way, balancer, node, Place.Somewhere(null), port);
            ways.Add(way);
        }

        if (ways.Count == 0)
        {
            trace.Doubt(balancer.Identity, HopKind.LoadBalancer,
                $"The subnets of load balancer {balancer.Identity} are not known.", ReasonCode.UnknownDestination);
            return;
        }

        Alternatives.Append(trace, ways, "DNS gives the client one of the nodes.");
    }

    private void ToEndpoint(Trace trace, InterfaceEndpoint endpoint, IReadOnlyList<NetworkInterface> interfaces, int port)
    {
        if (interfaces.Count == 0)
        {
            trace.Deny(endpoint.Identity, HopKind.Endpoint,
                $"Endpoint {endpoint.Identity} takes connections inside its VPC only: its network interfaces never have a public address.",
                ReasonCode.PublicAddressForIngress, $"Connect from inside the VPC of endpoint {endpoint.Identity}.");
            return;
        }

        List<Trace> ways = [];
        foreach (var item in interfaces)
        {
            var way = new Trace();
            ToInterface(way, item, port);
            ways.Add(way);
        }

        Alternatives.Append(trace, ways, "the client gets any of the addresses.");
    }

    private void ToInterface(Trace trace, NetworkInterface item, int port)
    {
        hosts.Inbound.To(trace, item, port, item.Identity, item.Owner == InterfaceOwner.Endpoint
            ? $"Connect from inside the VPC of endpoint {item.Identity}: an endpoint's network interface never has a public address."
            : GivePublicAddress(item));
        trace.Arrive();
    }

    private static string GivePublicAddress(NetworkInterface item) =>
        $"Give {item.Identity} a public or Elastic IP address. Better: go through Session Manager.";

    private static void Nowhere(Trace trace, string address) => trace.Deny(
        Identity.OutsideGraph(address), HopKind.Destination, $"{address} is a private address, which means nothing on the internet.",
        ReasonCode.PublicAddressForIngress, "Ask from inside the VPC, or through a jump server (local:NAME).");
}
