using System.Collections.Immutable;
using PrivateLinkLab.Components.Compute;
using PrivateLinkLab.Components.Network;
using PrivateLinkLab.Components.PrivateLink;
using Pulumi;

namespace SaasProvider;

/// <summary>
/// A service that twenty customers reach through PrivateLink, each from an account of its own. The provider names the
/// accounts that may connect, and accepts every connection one by one.
/// </summary>
public sealed class ApiStack : Stack
{
    /// <summary>The service's zones.</summary>
    public static readonly ImmutableArray<string> Zones = ["use1-az1", "use1-az2"];

    private const int Port = 8443;

    public ApiStack()
    {
        var config = new Config();
        List<Consumer> consumers =
        [
            .. Enumerable
                .Range(1, config.GetInt32("consumers") ?? 20)
                .Select(number => new Consumer($"consumer-{number:D2}", $"2222222222{number:D2}")),
        ];
        var admitted = consumers.Take(config.GetInt32("admitted") ?? consumers.Count).ToList();

        var vpc = new PrivateVpc(
            "api-vpc",
            new()
            {
                CidrBlock = "10.0.0.0/16",
                Subnets =
                [
                    .. Zones.Select(
                        (zone, index) =>
                            new PrivateSubnetArgs
                            {
                                Name = $"api-{zone}",
                                CidrBlock = $"10.0.{index + 1}.0/24",
                                AvailabilityZone = zone,
                            }
                    ),
                ],
            }
        );
        var servers = vpc.Network.Subnets.ToDictionary(
            subnet => $"server-{subnet.AvailabilityZone}",
            subnet => new PrivateInstance(
                $"server-{subnet.AvailabilityZone}",
                new()
                {
                    Network = vpc.Network,
                    Subnet = subnet,
                    SessionManager = false,
                }
            )
        );
        var service = new ProviderEndpointService(
            "api",
            new()
            {
                Network = vpc.Network,
                Port = Port,
                Targets = servers.ToDictionary(
                    server => server.Key,
                    server => new ServiceTarget(
                        server.Value.PrivateIp,
                        server.Value.SecurityGroupId
                    )
                ),
                CrossZone = true,
                ConsumerCidrBlocks = [Consumer.CidrBlock],
                AllowedPrincipals = admitted.ToDictionary(
                    consumer => consumer.Name,
                    consumer => (Input<string>)consumer.Principal
                ),
            }
        );

        var states = consumers.ToDictionary(
            consumer => consumer.Name,
            consumer =>
                new EndpointAcceptance(
                    $"accepts-{consumer.Name}",
                    new()
                    {
                        Service = service,
                        EndpointId = consumer.Connect(service.Offer).EndpointId,
                    }
                ).State
        );
        ServiceName = service.ServiceName;
        Connections = Output
            .All(states.Values)
            .Apply(all =>
                states.Keys.Zip(all).ToImmutableDictionary(pair => pair.First, pair => pair.Second)
            );
    }

    /// <summary>The name by which customers find the service.</summary>
    [Output("serviceName")]
    public Output<string> ServiceName { get; private set; }

    /// <summary>The state of each customer's connection.</summary>
    [Output("connections")]
    public Output<ImmutableDictionary<string, string>> Connections { get; private set; }
}
