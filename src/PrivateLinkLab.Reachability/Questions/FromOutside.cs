using PrivateLinkLab.Network;
using PrivateLinkLab.Reachability.Dns;
using PrivateLinkLab.Reachability.Hops;
using PrivateLinkLab.Reachability.Tracing;
using PrivateLinkLab.Reachability.Verdicts;

namespace PrivateLinkLab.Reachability.Questions;

/// <summary>Traces from outside AWS: a host on the internet, or a person's computer without a jump server.</summary>
internal sealed class FromOutside(ToHost hosts)
{
    public DnsAnswer? To(Trace trace, ProbeTarget target, ProbeSource source)
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

        To(attempt, destination!, target.FlowFrom(Place.OnInternet(source.Block), PortSpan.Any));
        attempt.End();
        if (!source.IsPerson || attempt.Verdict == Verdict.Reachable)
        {
            trace.Append(attempt);
            return answer;
        }

        trace.AppendSteps(attempt);
        trace.Stop(
            Identity.OutsideGraph("local"),
            Reason.SsmJumpServerRequired,
            new PersonNeedsSession(),
            new NameJumpServer()
        );
        return answer;
    }

    private void To(Trace trace, Destination destination, Flow flow)
    {
        switch (destination)
        {
            case Destination.Rds rds:
                hosts.Databases.FromInternet(trace, rds.Value, flow);
                OtherProtocol.Doubt(trace, rds.Value.Identity, flow);
                break;
            case Destination.Placed { Value: var placed }:
                hosts.Services.FromInternet(trace, placed, flow);
                break;
            case Destination.Balancer { Value: var balancer }:
                hosts.Balancers.FromInternet(trace, balancer, flow);
                break;
            case Destination.Application { Value: var application }:
                hosts.Applications.FromInternet(trace, application, flow);
                break;
            case Destination.Kubernetes { Value: var cluster }:
                KubernetesClusterHop.FromInternet(trace, cluster, flow);
                break;
            case Destination.PublicNode { Value: var node }:
                ToNode(trace, node, flow);
                break;
            case Destination.Interface { Value: { Owner: InterfaceOwner.LoadBalancer } node }:
                ToNode(trace, node, flow);
                break;
            case Destination.Interface { Value: var item }:
                ToInterface(trace, item, flow);
                break;
            case Destination.Endpoint endpoint:
                ToEndpoint(trace, endpoint.Value, endpoint.Interfaces, flow);
                break;
            case Destination.Service service:
                var at = Identity.OutsideGraph($"{service.Name}.{service.Region}");
                OtherProtocol.Doubt(trace, at, flow);
                trace.Arrive(at, new ServiceIsPublic(service));
                trace.Return(Identity.OutsideGraph("internet"));
                break;
            case Destination.OutsideGraph outside:
                ToDestination.ToOutsideGraph(trace, outside);
                break;
            case Destination.Idle idle:
                IdleAddressHop.Stop(trace, idle);
                break;
            case Destination.Unplaced { Value: var instance }:
                ToDestination.Unplaced(trace, instance);
                break;
            case Destination.Mentioned mentioned:
                ToDestination.ToMentioned(trace, mentioned);
                break;
            case Destination.Several several:
                List<Trace> ways = [];
                foreach (var each in several.Each)
                {
                    var way = new Trace();
                    To(way, each, flow);
                    ways.Add(way);
                }

                trace.Fork(ways, Picker.Client);
                break;
            case Destination.Internet { Host: var host } when hosts.AtPublic(host) is { } item:
                hosts.FromInternet.OverIpv4(
                    trace,
                    item,
                    flow,
                    new GivePublicAddress(item.Identity, RatherSession: true)
                );
                break;
            case Destination.Internet internet:
                trace.Arrive(Identity.OutsideGraph(internet.Host), new ArrivedOnInternet());
                trace.Return(Identity.OutsideGraph("internet"));
                break;
            case Destination.Exempt exempt:
                Nowhere(trace, exempt.Address);
                break;
            case Destination.UnusedAddress unused:
                Nowhere(trace, unused.Text);
                break;
            default:
                throw new UnreachableException($"No way is traced from outside to the destination {destination}.");
        }
    }

    private void ToNode(Trace trace, NetworkInterface node, Flow flow)
    {
        if (hosts.Balancers.Find(node.OwnerKey) is { } balancer)
        {
            hosts.Balancers.FromInternet(trace, balancer, flow, node);
        }
        else if (hosts.Applications.Find(node.OwnerKey) is { } application)
        {
            hosts.Applications.FromInternet(trace, application, flow, node);
        }
        else
        {
            throw new UnreachableException($"The load balancer of {node.Identity} is none of the model's.");
        }
    }

    private void ToEndpoint(
        Trace trace,
        InterfaceEndpoint endpoint,
        IReadOnlyList<NetworkInterface> interfaces,
        Flow flow
    )
    {
        if (interfaces.Count == 0)
        {
            trace.Stop(
                endpoint.Identity,
                Reason.PublicAddressForIngress,
                new EndpointIsPrivate(),
                new ConnectInsideVpc(endpoint.Identity, IsInterface: false)
            );
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
        hosts.FromInternet.To(
            trace,
            item,
            flow,
            item.Owner == InterfaceOwner.Endpoint
                ? new ConnectInsideVpc(item.Identity, IsInterface: true)
                : new GivePublicAddress(item.Identity, RatherSession: true)
        );
    }

    private static void Nowhere(Trace trace, string address)
    {
        var at = Identity.OutsideGraph(address);
        trace.Stop(at, Reason.PublicAddressForIngress, new PrivateAddressOutside(), new AskFromInside(at));
    }
}
