using System.Collections.Immutable;
using PrivateLinkLab.Amazon.Policies;
using PrivateLinkLab.Amazon.Services;
using PrivateLinkLab.Amazon.Types;
using PrivateLinkLab.Graph;
using PrivateLinkLab.Network;

namespace PrivateLinkLab.Reachability.Linting;

/// <summary>An interface endpoint whose security groups admit nobody.</summary>
internal sealed class EndpointForNobody()
    : Lint(
        "ENDPOINT_ADMITS_NOBODY",
        LintSeverity.Error,
        "An interface endpoint has no subnet, or security groups that admit nobody on its port.",
        "Its names lead to it all the same, so that the service is out of reach for the whole VPC (AWS PrivateLink "
            + "Guide, \"Access an AWS service using an interface VPC endpoint\": security groups)."
    )
{
    internal override IEnumerable<LintFinding> Find(LintedNetwork network)
    {
        foreach (var endpoint in network.Model.InterfaceEndpoints.Values)
        {
            if (HasNoSubnet(network, endpoint))
            {
                yield return At(
                    endpoint.Identity,
                    $"Endpoint {endpoint.Identity} has no subnet, so that it has no address that anybody could reach.",
                    $"Give {endpoint.Identity} a subnet in each zone of its clients."
                );
                continue;
            }

            var groups = endpoint.Interfaces.SelectMany(item => item.SecurityGroups).Distinct().ToList();
            var ports = PortsOf(network, endpoint);
            if (
                ports.IsEmpty
                || groups.Count == 0
                || endpoint.Interfaces.Any(item => !item.SecurityGroupsKnown)
                || network.IsTouched(endpoint.Identity.Key)
            )
            {
                continue;
            }

            var known = groups.Select(key => network.Model.SecurityGroups.GetValueOrDefault(key)).ToList();
            if (
                known.TrueForAll(group =>
                    group is { RulesKnown: true }
                    && !network.IsTouched(group.Identity.Key)
                    && group.Ingress.All(rule =>
                        rule.Transport is { } traffic && !ports.Any(port => traffic.Overlaps(Transport.TcpPort(port)))
                    )
                )
            )
            {
                var names = string.Join(" and ", known.Select(group => group!.Identity));
                var numbers = string.Join(" or ", ports);
                yield return At(
                    endpoint.Identity,
                    $"No rule of security group {names} admits anybody to endpoint {endpoint.Identity} on TCP "
                        + $"{numbers}.",
                    $"Add an inbound rule for TCP {numbers} from the endpoint's clients to security group "
                        + $"{known[0]!.Identity}."
                );
            }
        }
    }

    private static bool HasNoSubnet(LintedNetwork network, InterfaceEndpoint endpoint) =>
        endpoint is { Interfaces.IsEmpty: true, InterfacesKnown: true }
        && network.NodeOf(endpoint.Identity) is { } node
        && node.Inputs.GetList("subnetIds").Count == 0
        && node.Inputs.Find("subnetConfigurations") is null
        && !network.IsMentionedBy(endpoint.Identity, AwsTypes.VpcEndpointSubnetAssociation);

    private static ImmutableArray<int> PortsOf(LintedNetwork network, InterfaceEndpoint endpoint)
    {
        if (endpoint.Service is { } key)
        {
            return
                network.Model.EndpointServices.TryGetValue(key, out var service)
                && service.LoadBalancers.All(network.Model.LoadBalancers.ContainsKey)
                && service
                    .LoadBalancers.SelectMany(balancer => network.Model.LoadBalancers[balancer].Listeners)
                    .ToList()
                    is { Count: > 0 } listeners
                && listeners.TrueForAll(listener =>
                    listener.Port is not null && listener.Takes(Transport.Udp) == Truth.False
                )
                ? [.. listeners.Select(listener => listener.Port!.Value).Distinct()]
                : [];
        }

        return
            EndpointServiceName.Parse(endpoint.ServiceName) is var (_, name)
            && AwsServices.Find(name) is { } aws
            && (aws.KnowsAllPorts || aws.Ports is [443])
            ? aws.Ports
            : [];
    }
}

/// <summary>An endpoint whose policy allows everybody everything.</summary>
internal sealed class EndpointForEverybody()
    : Lint(
        "ENDPOINT_FULL_ACCESS",
        LintSeverity.Note,
        "The policy of an endpoint allows everybody everything.",
        "An endpoint without a policy has that one: whoever gets to it reaches resources of every account through it, "
            + "also to take data away (AWS PrivateLink Guide, \"Control access to VPC endpoints using endpoint "
            + "policies\")."
    )
{
    internal override IEnumerable<LintFinding> Find(LintedNetwork network) =>
        network
            .Model.InterfaceEndpoints.Values.Cast<VpcEndpoint>()
            .Concat(network.Model.GatewayEndpoints.Values)
            .Where(endpoint =>
                EndpointServiceName.Parse(endpoint.ServiceName) is var (_, name)
                && AwsServices.Find(name) is { TakesEndpointPolicies: true }
                && (endpoint.Policy is not { } policy || IsFullAccess(policy.Json))
            )
            .Select(endpoint =>
                At(
                    endpoint.Identity,
                    endpoint.Policy is null
                        ? $"Endpoint {endpoint.Identity} has no policy, so that it allows everybody everything."
                        : $"The policy of endpoint {endpoint.Identity} allows everybody everything.",
                    $"Give {endpoint.Identity} a policy that names the principals, actions and resources that "
                        + $"it is for."
                )
            );

    private static bool IsFullAccess(string? json) =>
        json is not null
        && PolicyDocument.TryParse(json, out var document, out _)
        && document.Statements.All(statement => !statement.Denies)
        && document.Statements.Any(statement =>
            statement
                is {
                    Principal: { IsNegated: false, Names: var names },
                    HasNotAction: false,
                    HasNotResource: false,
                    Conditions: [],
                }
            && names.Any(name => name is { Type: null or "AWS", Value: "*" })
            && statement.Actions.Contains("*")
            && statement.Resources.Contains("*")
        );
}

/// <summary>A gateway endpoint that no route table has.</summary>
internal sealed class EndpointWithoutTable()
    : Lint(
        "GATEWAY_ENDPOINT_WITHOUT_ROUTE_TABLE",
        LintSeverity.Error,
        "A gateway endpoint is on no route table.",
        "It works by its route alone (AWS PrivateLink Guide, \"Gateway endpoints\"): nobody uses it."
    )
{
    internal override IEnumerable<LintFinding> Find(LintedNetwork network) =>
        network
            .Model.GatewayEndpoints.Values.Where(endpoint =>
                endpoint is { RouteTables.IsEmpty: true, RouteTablesKnown: true }
                && !network.IsMentionedBy(endpoint.Identity, AwsTypes.VpcEndpointRouteTableAssociation)
                && !network.IsTouched(endpoint.Identity.Key)
            )
            .Select(endpoint =>
                At(
                    endpoint.Identity,
                    $"Gateway endpoint {endpoint.Identity} is on no route table.",
                    $"Associate {endpoint.Identity} with the route tables of the subnets that are to use it."
                )
            );
}
