using System.Collections.Immutable;
using PrivateLinkLab.Amazon.Policies;
using PrivateLinkLab.Network;

namespace PrivateLinkLab.Rules.Closing;

/// <summary>Takes things away from a network.</summary>
internal static class Removal
{
    /// <summary>Gives the network without some things.</summary>
    public static NetworkModel From(NetworkModel model, IReadOnlyCollection<Candidate> without)
    {
        var items = without.Select(candidate => candidate.Item).ToList();
        var rules = items.OfType<RemovedRule>().ToLookup(item => (item.Group, item.IsEgress), item => item.Rule);
        var routes = items.OfType<RemovedRoute>().ToLookup(item => item.Table, item => item.Route);
        var statements = items.OfType<RemovedStatement>().ToLookup(item => item.Role);
        var detached = items.OfType<DetachedPolicy>().ToLookup(item => item.Role, item => item.Arn);
        var endpoints = items.OfType<VpcEndpoint>().Select(item => item.Identity.Key).ToHashSet(StringComparer.Ordinal);
        return model with
        {
            SecurityGroups = With(model.SecurityGroups, group =>
                group with
                {
                    Ingress = Without(group.Ingress, rules[(group.Identity.Key, false)]),
                    Egress = Without(group.Egress, rules[(group.Identity.Key, true)]),
                }
            ),
            RouteTables = With(model.RouteTables, table =>
                table with
                {
                    Routes =
                    [
                        .. Without(table.Routes, routes[table.Identity.Key])
                            .Where(route => route.Target.Key is not { } key || !endpoints.Contains(key)),
                    ],
                }
            ),
            InterfaceEndpoints = Without(model.InterfaceEndpoints, endpoints, endpoint => endpoint.Identity.Key),
            GatewayEndpoints = Without(model.GatewayEndpoints, endpoints, endpoint => endpoint.Identity.Key),
            Interfaces = Without(model.Interfaces, endpoints, item => item.OwnerKey),
            Roles = With(model.Roles, role =>
                role with
                {
                    Policies =
                    [
                        .. role
                            .Policies.Select(policy => Without(policy, statements[role.Identity.Key]))
                            .OfType<PolicyText>(),
                    ],
                    ManagedPolicyArns = [.. role.ManagedPolicyArns.Except(detached[role.Identity.Key])],
                }
            ),
        };
    }

    private static PolicyText? Without(PolicyText policy, IEnumerable<RemovedStatement> removed)
    {
        var places = removed.Where(one => ReferenceEquals(one.Policy, policy)).Select(one => one.Index).ToHashSet();
        if (places.Count == 0)
        {
            return policy;
        }

        var document = PolicyDocument.Parse(policy.Json!);
        ImmutableArray<PolicyStatement> left = [.. document.Statements.Where((_, place) => !places.Contains(place))];
        return left.IsEmpty
            ? null
            : policy with
            {
                Json = new PolicyDocument
                {
                    Version = document.Version,
                    Id = document.Id,
                    Statements = left,
                }.ToJson(),
            };
    }

    private static ImmutableArray<T> Without<T>(ImmutableArray<T> all, IEnumerable<T> removed) =>
        all.RemoveRange(removed);

    private static Dictionary<string, T> With<T>(IReadOnlyDictionary<string, T> all, Func<T, T> change) =>
        all.ToDictionary(pair => pair.Key, pair => change(pair.Value), StringComparer.Ordinal);

    private static IReadOnlyDictionary<string, T> Without<T>(
        IReadOnlyDictionary<string, T> all,
        HashSet<string> removed,
        Func<T, string> keyOf
    ) =>
        removed.Count == 0
            ? all
            : all.Where(pair => !removed.Contains(keyOf(pair.Value)))
                .ToDictionary(pair => pair.Key, pair => pair.Value, StringComparer.Ordinal);
}
