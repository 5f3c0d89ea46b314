using System.Collections.Immutable;

namespace PrivateLinkLab.Cloud.Tests;

/// <summary>A service behind a network load balancer, and requests for endpoints that lead to it.</summary>
internal static class PrivateLinkService
{
    public static string Balancer(this Account account, string vpc, string name = "NLB", params string[] subnets) =>
        (string)
            account.Create(
                Types.LoadBalancer,
                name,
                Balancer(subnets.Length > 0 ? subnets : [account.Subnet(vpc, $"{name}-subnet")])
            )["id"];

    public static (string, object?)[] Balancer(string[] subnets, params (string, object?)[] changes) =>
        Account.Inputs(
            [
                ("name", "NLB"),
                ("internal", true),
                ("loadBalancerType", "network"),
                ("subnets", Account.List([.. subnets])),
            ],
            changes
        );

    public static (string, object?)[] TargetGroup(string vpc, params (string, object?)[] changes) =>
        Account.Inputs(
            [("name", "targets"), ("vpcId", vpc), ("protocol", "TCP"), ("port", 80d), ("targetType", "ip")],
            changes
        );

    /// <summary>A service in a VPC of its own, with a load balancer in us-east-1a.</summary>
    public static ImmutableDictionary<string, object> Service(
        this Account account,
        params (string, object?)[] changes
    ) => account.Create(Types.EndpointService, "service", account.ServiceInputs(changes));

    /// <summary>What a service in a VPC of its own asks for.</summary>
    public static (string, object?)[] ServiceInputs(this Account account, params (string, object?)[] changes) =>
        Account.Inputs(
            [
                ("acceptanceRequired", true),
                ("networkLoadBalancerArns", Account.List(account.Balancer(account.PrivateVpc("provider")))),
            ],
            changes
        );

    public static (string, object?)[] Endpoint(string vpc, object serviceName, params (string, object?)[] changes) =>
        Account.Inputs([("vpcId", vpc), ("vpcEndpointType", "Interface"), ("serviceName", serviceName)], changes);
}
