using System.Collections.Immutable;
using PrivateLinkLab.Graph;
using PrivateLinkLab.Network;
using PrivateLinkLab.Reachability.Tracing;
using PrivateLinkLab.Reachability.Verdicts;

namespace PrivateLinkLab.Reachability.Hops;

/// <summary>
/// An Application Load Balancer: its nodes, the listener that takes a connection there, and the rule that takes the
/// request (Elastic Load Balancing, "Application Load Balancers"). Targets see the node, never the client.
/// </summary>
internal sealed class ApplicationLoadBalancerHop(
    Topology topology,
    BetweenInterfaces connection,
    HostPower power,
    BalancerNodeHop nodes
)
{
    private readonly TargetGroupHop _targets = new(topology, connection, power, null);

    /// <summary>The load balancer with a key; null when there is none.</summary>
    public ApplicationLoadBalancer? Find(string key) => topology.Model.ApplicationLoadBalancers.GetValueOrDefault(key);

    /// <summary>Traces to the load balancer by its name, which answers with one of the nodes.</summary>
    public void To(Trace trace, NetworkInterface from, ApplicationLoadBalancer balancer, Flow flow)
    {
        NodesKnown(trace, balancer);
        BalancerNodeHop.Each(trace, balancer.Identity, balancer.Nodes, (way, node) =>
        {
            var client = nodes.ByName(way, from, node, flow, balancer.Identity, balancer.IsInternal);
            FromNode(way, balancer, node, client, flow);
        });
    }

    /// <summary>Traces to a node by its private or its public address.</summary>
    public void ToNode(
        Trace trace,
        NetworkInterface from,
        ApplicationLoadBalancer balancer,
        NetworkInterface node,
        bool isPublic,
        Flow flow
    )
    {
        var client = nodes.ByAddress(trace, from, node, flow, balancer.Identity, isPublic);
        FromNode(trace, balancer, node, client, flow);
    }

    /// <summary>Traces from the internet to the load balancer by its name, or by the address of one node.</summary>
    public void FromInternet(Trace trace, ApplicationLoadBalancer balancer, Flow flow, NetworkInterface? only = null)
    {
        NodesKnown(trace, balancer);
        IReadOnlyList<NetworkInterface> all = only is null ? balancer.Nodes : [only];
        BalancerNodeHop.Each(trace, balancer.Identity, all, (way, node) =>
        {
            var client = nodes.FromInternet(way, node, flow, balancer.Identity);
            FromNode(way, balancer, node, client, flow);
        });
    }

    /// <summary>Traces from a node to whatever the request is for.</summary>
    /// <param name="trace">What is found.</param>
    /// <param name="balancer">The load balancer.</param>
    /// <param name="node">The node that the client has reached.</param>
    /// <param name="client">Whom the node sees.</param>
    /// <param name="flow">The packets that reach the node.</param>
    /// <param name="isTarget">Whether a Network Load Balancer has sent them.</param>
    public void FromNode(
        Trace trace,
        ApplicationLoadBalancer balancer,
        NetworkInterface node,
        Place client,
        Flow flow,
        bool isTarget = false
    )
    {
        connection.NotModelled(trace, Direction.Request, balancer.Identity.Key, node.Subnet);
        if (Listener(trace, balancer, flow, isTarget) is not { } listener)
        {
            return;
        }

        Filter(trace, balancer);
        var actions = Actions(listener, flow.Http, client);
        if (actions is [var only])
        {
            Act(trace, balancer, only, node, flow);
            return;
        }

        List<Trace> ways = [];
        foreach (var action in actions)
        {
            var way = new Trace();
            Act(way, balancer, action, node, flow);
            ways.Add(way);
        }

        trace.Fork(ways, Picker.Request);
    }

    // What a web ACL looks at is in the request; one that lets in what its rules are not about may still refuse some.
    private static void Filter(Trace trace, ApplicationLoadBalancer balancer)
    {
        if (balancer.WebAcl is not { } acl)
        {
            return;
        }

        if (acl.AllowsOthers == Truth.True)
        {
            trace.Add(new WebAclMayRefuse(acl.Identity));
        }
        else
        {
            trace.Doubt(acl.Identity, Reason.MiddleboxRules, new WebAclDecides(balancer.Identity));
        }
    }

    private static void NodesKnown(Trace trace, ApplicationLoadBalancer balancer)
    {
        if (!balancer.NodesKnown && !balancer.Nodes.IsEmpty)
        {
            trace.Doubt(balancer.Identity, Reason.UnknownDestination, new BalancerSubnetsNotKnown());
        }
    }

    private static HttpListener? Listener(Trace trace, ApplicationLoadBalancer balancer, Flow flow, bool isTarget)
    {
        if (
            flow.Protocol == Protocol.Tcp
            && balancer.Listeners.FirstOrDefault(one => one.Port == flow.Port) is { } found
        )
        {
            trace.Pass(found.Identity, new ListenerTakes(balancer.Identity, found.Protocol ?? "HTTP", flow.Port));
            return found;
        }

        if (balancer.Listeners.Any(listener => listener.Port is null))
        {
            trace.Doubt(balancer.Identity, Reason.ListenerPortRestriction, new ListenerPortNotKnown());
            return null;
        }

        // AWS takes it for a target only while it has a listener on the port (Elastic Load Balancing, "Use an
        // Application Load Balancer as a target"), so that the graph does not have all.
        if (isTarget)
        {
            trace.Doubt(balancer.Identity, Reason.ListenersMismatch, new ListenerNotInGraph(flow.Port));
            return null;
        }

        var reason = balancer.Listeners.IsEmpty ? Reason.ListenersMismatch : Reason.ListenerPortRestriction;
        trace.Stop(
            balancer.Identity,
            reason,
            new NoListenerFor(
                flow.Transport,
                [.. balancer.Listeners.Select(one => new Listener(one.Identity, one.Port, one.Protocol, []))]
            ),
            flow.Protocol == Protocol.Tcp
                ? new AddListener(balancer.Identity, reason, flow.Transport)
                : new UseTcp(balancer.Identity, reason)
        );
        return balancer.Listeners.FirstOrDefault();
    }

    // The rules are asked in the order of their priorities; one that may take the request leaves those behind it a say.
    private static List<ChosenAction> Actions(HttpListener listener, HttpRequest request, Place client)
    {
        List<ChosenAction> found = [];
        foreach (var rule in listener.Rules)
        {
            var meets = ListenerConditions.Meets(rule, request, client);
            if (meets == Truth.False)
            {
                continue;
            }

            found.Add(new(rule.Identity, rule.Action, IsRule: true));
            if (meets == Truth.True && rule.Priority is not null)
            {
                return found;
            }
        }

        found.Add(new(listener.Identity, listener.Default, IsRule: false));
        return found;
    }

    private void Act(
        Trace trace,
        ApplicationLoadBalancer balancer,
        ChosenAction chosen,
        NetworkInterface node,
        Flow flow
    )
    {
        switch (chosen.Action)
        {
            case HttpAction.Answer answer:
                trace.Arrive(chosen.At, new BalancerAnswers(answer.IsRedirect, answer.Status, chosen.IsRule));
                break;
            case HttpAction.Forward forward:
                Forward(trace, balancer, chosen, forward, node, flow);
                break;
            case HttpAction.NotKnown:
                trace.Doubt(chosen.At, Reason.UnknownResource, new ActionNotKnown(chosen.IsRule));
                break;
            default:
                throw new UnreachableException($"No listener does {chosen.Action}.");
        }
    }

    private void Forward(
        Trace trace,
        ApplicationLoadBalancer balancer,
        ChosenAction chosen,
        HttpAction.Forward forward,
        NetworkInterface node,
        Flow flow
    )
    {
        var groups = forward
            .TargetGroups.Select(key => topology.Model.TargetGroups.GetValueOrDefault(key))
            .OfType<TargetGroup>()
            .ToList();
        if (chosen.IsRule)
        {
            trace.Pass(chosen.At, new RuleTakes([.. groups.Select(group => group.Identity.Name)]));
        }

        if (forward.AfterSignIn)
        {
            trace.Add(new SignInBefore(chosen.At));
        }

        if (!forward.IsKnown || groups.Count < forward.TargetGroups.Length)
        {
            trace.Doubt(chosen.At, Reason.UnknownResource, new ActionNotKnown(chosen.IsRule));
        }
        else if (groups.Count == 0)
        {
            trace.Stop(
                chosen.At,
                Reason.ListenerHasNoTargetGroup,
                new ListenerWithoutTargetGroup(null),
                new ForwardToTargetGroup(chosen.At)
            );
        }

        List<Trace> ways = [];
        foreach (var group in groups)
        {
            var way = new Trace();
            _targets.From(way, chosen.At, balancer.CrossZone, group, node, null, flow);
            ways.Add(way);
        }

        if (ways.Count > 0)
        {
            trace.Fork(ways, Picker.LoadBalancer);
        }
    }

    // What a listener or a rule does.
    private readonly record struct ChosenAction(Identity At, HttpAction Action, bool IsRule);
}

/// <summary>The listener that a load balancer must have to be a target is not in the graph.</summary>
internal sealed record ListenerNotInGraph(int Port) : AdmissionDetail;

/// <summary>A rule of a listener takes the request.</summary>
/// <param name="Groups">The names of the target groups that it forwards to.</param>
internal sealed record RuleTakes(ImmutableArray<string> Groups) : AdmissionDetail;

/// <summary>What a listener or rule does with requests is not known, or not all of it.</summary>
internal sealed record ActionNotKnown(bool IsRule) : AdmissionDetail;

/// <summary>A load balancer answers the request itself.</summary>
/// <param name="IsRedirect">Whether it sends the client elsewhere.</param>
/// <param name="Status">The HTTP status; null when it is not known.</param>
/// <param name="IsRule">Whether a rule says so, not the listener's default action.</param>
internal sealed record BalancerAnswers(bool IsRedirect, string? Status, bool IsRule) : ArrivalDetail;

/// <summary>Whoever asks has to sign in before a request is forwarded.</summary>
internal sealed record SignInBefore(Identity At) : Note;

/// <summary>Whoever connects is to use TCP.</summary>
internal sealed record UseTcp(Identity Balancer, Reason Reason) : Change(Balancer, Reason);

/// <summary>A web ACL lets in only what its rules allow, or may.</summary>
internal sealed record WebAclDecides(Identity Balancer) : AdmissionDetail;

/// <summary>A web ACL may refuse a request by what it contains.</summary>
internal sealed record WebAclMayRefuse(Identity Acl) : Note;
