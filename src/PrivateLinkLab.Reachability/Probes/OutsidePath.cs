using PrivateLinkLab.Network;
using PrivateLinkLab.Reachability.Dns;
using PrivateLinkLab.Reachability.Hops;
using PrivateLinkLab.Reachability.Tracing;
using PrivateLinkLab.Reachability.Verdicts;

namespace PrivateLinkLab.Reachability.Probes;

/// <summary>Traces from outside AWS: a host on the internet, or a person's computer without a jump server.</summary>
internal sealed class OutsidePath(HostPath hosts)
{
    private static readonly Place Internet = Place.Somewhere(null);

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

        To(attempt, destination!, Flow.Tcp(Internet, target.Port, PortSpan.Any));
        attempt.End();
        if (!isPerson || attempt.Verdict == Verdict.Reachable)
        {
            trace.Append(attempt);
            return answer;
        }

        trace.AppendSteps(attempt);
        trace.LegacyDeny(Identity.OutsideGraph("local"), HopKind.SessionManager,
            "A person's computer gets into a private network through Session Manager only.", ReasonCode.SsmJumpServerRequired,
            "Name the jump server that the session goes through: local:NAME.");
        return answer;
    }

    private void To(Trace trace, Destination destination, Flow flow)
    {
        switch (destination)
        {
            case Destination.Rds rds:
                hosts.Databases.FromInternet(trace, rds.Value, flow);
                break;
            case Destination.Balancer { Value: var balancer }:
                ToBalancer(trace, balancer, flow);
                break;
            case Destination.Interface { Value: { Owner: InterfaceOwner.LoadBalancer } node }
                when hosts.Balancers.Find(node.OwnerKey) is { } balancer:
                ToBalancer(trace, balancer, flow, node);
                break;
            case Destination.Interface { Value: var item }:
                ToInterface(trace, item, flow);
                break;
            case Destination.Endpoint endpoint:
                ToEndpoint(trace, endpoint.Value, endpoint.Interfaces, flow);
                break;
            case Destination.Service service:
                trace.LegacyArrive(Identity.OutsideGraph($"{service.Name}.{service.Region}"), HopKind.Destination,
                    $"The public endpoint of {service.Name} in {service.Region} is open to the internet.");
                trace.Return(Identity.OutsideGraph("internet"));
                break;
            case Destination.Stranger stranger:
                DestinationPath.ToStranger(trace, stranger);
                break;
            case Destination.Internet { Host: var host } when hosts.AtPublic(host) is { } item:
                hosts.Inbound.OverIpv4(trace, item, flow, item.Identity, GivePublicAddress(item));
                break;
            case Destination.Internet internet:
                trace.LegacyArrive(Identity.OutsideGraph(internet.Host), HopKind.Destination,
                    $"{internet.Host} is on the internet.");
                trace.Return(Identity.OutsideGraph("internet"));
                break;
            case Destination.Exempt exempt:
                Nowhere(trace, exempt.Address);
                break;
            case Destination.Nobody nobody:
                Nowhere(trace, nobody.Text);
                break;
            default:
                throw new UnreachableException($"No way is traced from outside to the destination {destination}.");
        }
    }

    private void ToBalancer(Trace trace, NetworkLoadBalancer balancer, Flow flow, NetworkInterface? only = null)
    {
        List<Trace> ways = [];
        foreach (var node in only is null ? hosts.Balancers.InDns(balancer) : [only])
        {
            var way = new Trace();
            hosts.Inbound.To(way, node, flow, balancer.Identity, $"Make load balancer {balancer.Identity} an internet-facing one.");
            hosts.Balancers.FromNode(way, balancer, node, Internet, flow);
            ways.Add(way);
        }

        if (ways.Count == 0)
        {
            trace.LegacyDoubt(balancer.Identity, HopKind.LoadBalancer,
                $"The subnets of load balancer {balancer.Identity} are not known.", ReasonCode.UnknownDestination);
            return;
        }

        trace.Fork(ways, Picker.Dns);
    }

    private void ToEndpoint(Trace trace, InterfaceEndpoint endpoint, IReadOnlyList<NetworkInterface> interfaces, Flow flow)
    {
        if (interfaces.Count == 0)
        {
            trace.LegacyDeny(endpoint.Identity, HopKind.Endpoint,
                $"Endpoint {endpoint.Identity} takes connections inside its VPC only: its network interfaces never have a public address.",
                ReasonCode.PublicAddressForIngress, $"Connect from inside the VPC of endpoint {endpoint.Identity}.");
            return;
        }

        List<Trace> ways = [];
        foreach (var item in interfaces)
        {
            var way = new Trace();
            ToInterface(way, item, flow);
            ways.Add(way);
        }

        trace.Fork(ways, Picker.Client);
    }

    private void ToInterface(Trace trace, NetworkInterface item, Flow flow)
    {
        hosts.Inbound.To(trace, item, flow, item.Identity, item.Owner == InterfaceOwner.Endpoint
            ? $"Connect from inside the VPC of endpoint {item.Identity}: an endpoint's network interface never has a public address."
            : GivePublicAddress(item));
    }

    private static string GivePublicAddress(NetworkInterface item) =>
        $"Give {item.Identity} a public or Elastic IP address. Better: go through Session Manager.";

    private static void Nowhere(Trace trace, string address) => trace.LegacyDeny(
        Identity.OutsideGraph(address), HopKind.Destination, $"{address} is a private address, which means nothing on the internet.",
        ReasonCode.PublicAddressForIngress, "Ask from inside the VPC, or through a jump server (local:NAME).");
}
