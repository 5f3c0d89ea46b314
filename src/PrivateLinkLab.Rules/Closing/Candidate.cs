using System.Collections.Immutable;
using PrivateLinkLab.Amazon.Policies;
using PrivateLinkLab.Graph;
using PrivateLinkLab.Network;

namespace PrivateLinkLab.Rules.Closing;

/// <summary>Something that may be taken away.</summary>
/// <param name="Change">What it would be to take it away.</param>
/// <param name="Item">What it is in the model.</param>
/// <param name="Components">What a trace names that depends on it.</param>
/// <param name="Exposure">
/// How much it opens, to compare: in from everybody before out to everybody, and more addresses and ports before fewer.
/// </param>
internal sealed record Candidate(ClosableChange Change, object Item, ImmutableArray<string> Components, double Exposure)
{
    private const double FromEverybody = 100;
    private const double ToEverybody = 50;

    /// <summary>Everything that may be taken away from a network, the most exposed first.</summary>
    public static ImmutableArray<Candidate> In(NetworkModel model) =>
        [
            .. Rules(model)
                .Concat(Routes(model))
                .Concat(Endpoints(model))
                .Concat(Permissions(model))
                .OrderByDescending(candidate => candidate.Exposure),
        ];

    private static IEnumerable<Candidate> Rules(NetworkModel model)
    {
        var used = model.Interfaces.Values.SelectMany(item => item.SecurityGroups).ToHashSet(StringComparer.Ordinal);
        return from @group in model.SecurityGroups.Values
            where used.Contains(@group.Identity.Key)
            from isEgress in (bool[])[false, true]
            from rule in isEgress ? @group.Egress : @group.Ingress
            where IsResource(rule.DeclaredBy)
            let name = rule.Peer is RulePeer.Group { SecurityGroup: var key }
            && model.SecurityGroups.TryGetValue(key, out var other)
                ? $"group {other.Identity}"
                : rule.Peer.ToString()
            select new Candidate(
                new(
                    ClosableKind.SecurityGroupRule,
                    rule.DeclaredBy,
                    $"Remove the {(isEgress ? "outbound" : "inbound")} rule for "
                        + $"{rule.Transport?.ToString() ?? "unknown traffic"} {(isEgress ? "to" : "from")} {name} of "
                        + $"security group {@group.Identity}."
                ),
                new RemovedRule(@group.Identity.Key, isEgress, rule),
                [rule.DeclaredBy.Component, @group.Identity.Component],
                Breadth(rule.Peer)
                    + Math.Log2(Ports(rule.Transport))
                    + (IsPublic(rule.Peer) ? (isEgress ? ToEverybody : FromEverybody) : 0)
            );
    }

    private static IEnumerable<Candidate> Routes(NetworkModel model)
    {
        var used = model.Subnets.Values.Select(subnet => subnet.RouteTable).ToHashSet();
        return from table in model.RouteTables.Values
            where used.Contains(table.Identity.Key)
            from route in table.Routes
            // The route of a gateway endpoint goes with the endpoint.
            where
                IsResource(route.DeclaredBy)
                && route.Target.Kind != RouteTargetKind.GatewayEndpoint
                && !route.Propagated
            select new Candidate(
                new(
                    ClosableKind.Route,
                    route.DeclaredBy,
                    $"Remove the route for {route.Destination} from route table {table.Identity}."
                ),
                new RemovedRoute(table.Identity.Key, route),
                [route.DeclaredBy.Component, table.Identity.Component],
                (route.Block is { IsIpv6: false } block ? block.HostBits : 1)
                    + (
                        route.Target.Kind is RouteTargetKind.InternetGateway ? FromEverybody
                        : route.Target.Kind is RouteTargetKind.NatGateway or RouteTargetKind.EgressOnlyGateway
                            ? ToEverybody
                        : 0
                    )
            );
    }

    private static IEnumerable<Candidate> Endpoints(NetworkModel model) =>
        model
            .InterfaceEndpoints.Values.Cast<VpcEndpoint>()
            .Concat(model.GatewayEndpoints.Values)
            .Select(endpoint => new Candidate(
                new(
                    ClosableKind.Endpoint,
                    endpoint.Identity,
                    $"Remove endpoint {endpoint.Identity}"
                        + $"{(endpoint.ServiceName is { } service ? $" for {service}" : "")}."
                ),
                endpoint,
                [endpoint.Identity.Component],
                endpoint.Policy is null ? 2 : 1
            ));

    private static IEnumerable<Candidate> Permissions(NetworkModel model)
    {
        // Others' requests no rule asks about.
        var used = model
            .Instances.Values.Select(instance => instance.Profile)
            .OfType<string>()
            .Select(profile => model.InstanceProfiles.GetValueOrDefault(profile)?.Role)
            .ToHashSet();
        foreach (
            var role in model.Roles.Values.Where(role => IsResource(role.Identity) && used.Contains(role.Identity.Key))
        )
        {
            foreach (var policy in role.Policies)
            {
                if (policy.Json is null || !PolicyDocument.TryParse(policy.Json, out var document, out _))
                {
                    continue;
                }

                for (var index = 0; index < document.Statements.Length; index++)
                {
                    var statement = document.Statements[index];
                    if (!statement.Denies)
                    {
                        yield return new(
                            new(
                                ClosableKind.Permission,
                                policy.DeclaredBy,
                                $"Remove the statement that allows {ActionsOf(statement)} from the policy of "
                                    + $"{policy.DeclaredBy} of role {role.Identity.Name}."
                            ),
                            new RemovedStatement(role.Identity.Key, policy, index),
                            [policy.DeclaredBy.Component],
                            3
                                + (
                                    statement.Actions.Any(action => action.Contains('*', StringComparison.Ordinal))
                                        ? 8
                                        : 0
                                )
                                + (statement.Resources.Contains("*") ? 8 : 0)
                        );
                    }
                }
            }

            foreach (var arn in role.ManagedPolicyArns)
            {
                yield return new(
                    new(
                        ClosableKind.Permission,
                        role.Identity,
                        $"Detach {arn[(arn.LastIndexOf('/') + 1)..]} from role {role.Identity.Name}."
                    ),
                    new DetachedPolicy(role.Identity.Key, arn),
                    [role.Identity.Component],
                    10
                );
            }
        }
    }

    private static string ActionsOf(PolicyStatement statement)
    {
        const int Shown = 3;
        var actions = string.Join(", ", statement.Actions.Take(Shown));
        return (statement.HasNotAction ? "all but " : "")
            + actions
            + (statement.Actions.Count > Shown ? $" and {statement.Actions.Count - Shown} more" : "");
    }

    private static bool IsResource(Identity identity) => ResourceUrn.TryParse(identity.Component, out _);

    private static bool IsPublic(RulePeer peer) =>
        peer is RulePeer.Cidr { Block.IsEverything: true } or RulePeer.Ipv6 { Block.IsEverything: true };

    private static double Breadth(RulePeer peer) =>
        peer switch
        {
            RulePeer.Cidr { Block: var block } => block.HostBits,
            RulePeer.Ipv6 { Block: { } block } => block.HostBits / 4.0,
            _ => 1,
        };

    private static int Ports(Transport? traffic) =>
        traffic is { HasPorts: true } known ? known.To - known.From + 1 : Transport.LastPort;
}

/// <summary>A rule of a security group.</summary>
internal sealed record RemovedRule(string Group, bool IsEgress, SecurityGroupRule Rule);

/// <summary>A route of a table.</summary>
internal sealed record RemovedRoute(string Table, Route Route);

/// <summary>A statement of a role's policy, by its place there.</summary>
internal sealed record RemovedStatement(string Role, PolicyText Policy, int Index);

/// <summary>A managed policy that a role has.</summary>
internal sealed record DetachedPolicy(string Role, string Arn);
