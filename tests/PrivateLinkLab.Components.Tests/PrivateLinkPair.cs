using PrivateLinkLab.Components.Compute;
using PrivateLinkLab.Components.Network;
using PrivateLinkLab.Components.PrivateLink;
using PrivateLinkLab.Components.Values;
using Pulumi;
using Aws = Pulumi.Aws;

namespace PrivateLinkLab.Components.Tests;

/// <summary>What tests choose of a <see cref="PrivateLinkPair"/>.</summary>
internal sealed record PrivateLinkPairOptions
{
    public string[] ProviderZones { get; init; } = ["us-east-1a"];

    public string[] ConsumerZones { get; init; } = ["us-east-1a"];

    public bool AcceptanceRequired { get; init; } = true;

    public bool Accepted { get; init; } = true;

    public string? PrivateDnsName { get; init; }

    /// <summary>Whether the name leads to the endpoint; null for no component that says so.</summary>
    public bool? PrivateDnsEnabled { get; init; } = true;

    public bool Notifications { get; init; }

    public string? ConsumerRegion { get; init; }

    public string? ConsumerRole { get; init; }

    public AddressFamily Family { get; init; }

    public IReadOnlyList<string>? ConsumerZoneIds { get; init; }

    public IReadOnlyList<string> SupportedRegions { get; init; } = [];

    /// <summary>Whether the consumer looks the service's zones up rather than being told.</summary>
    public bool LooksZonesUp { get; init; }
}

/// <summary>A provider and a consumer of an endpoint service, both VPCs with the same addresses.</summary>
internal sealed class PrivateLinkPair
{
    public const string AllowedPrincipal = "arn:aws:iam::222222222222:root";

    public PrivateLinkPair(PrivateLinkPairOptions options)
    {
        var elsewhere =
            options.ConsumerRegion is null && options.ConsumerRole is null
                ? null
                : new Aws.Provider(
                    "consumer-account",
                    new Aws.ProviderArgs
                    {
                        Region = options.ConsumerRegion ?? "us-east-1",
                        AssumeRoles = options.ConsumerRole is null
                            ? []
                            : new Aws.Inputs.ProviderAssumeRoleArgs { RoleArn = options.ConsumerRole },
                    }
                );
        var provider = Vpc("provider-vpc", options.ProviderZones, options.Family, null);
        var consumer = Vpc("consumer-vpc", options.ConsumerZones, options.Family, elsewhere);
        var server = new PrivateInstance("server", new PrivateInstanceArgs { Network = provider.Network });
        var client = new PrivateInstance(
            "client",
            new PrivateInstanceArgs { Network = consumer.Network },
            new ComponentResourceOptions { Provider = elsewhere }
        );
        Service = new ProviderEndpointService(
            "service",
            new ProviderEndpointServiceArgs
            {
                Network = provider.Network,
                Port = 80,
                Targets = new() { ["server"] = new(server.PrivateIp, server.SecurityGroupId) },
                CrossZone = false,
                ConsumerCidrBlocks = [consumer.Network.CidrBlock.Plain!],
                ConsumerIpv6CidrBlocks = consumer.Network.Ipv6CidrBlock is { } block
                    ? new() { ["consumer"] = block }
                    : new Dictionary<string, Input<string>>(),
                AllowedPrincipals = new() { ["consumer"] = AllowedPrincipal },
                AcceptanceRequired = options.AcceptanceRequired,
                SupportedRegions = options.SupportedRegions,
                PrivateDnsName = options.PrivateDnsName,
                VerifyPrivateDnsName = options.PrivateDnsName is not null,
                Notifications = options.Notifications,
            }
        );
        var offer = !options.LooksZonesUp
            ? Service.Offer
            : new EndpointServiceOffer { ServiceName = Service.ServiceName, Port = 80 };
        Endpoint = new ConsumerEndpoint(
            "consumer",
            new ConsumerEndpointArgs
            {
                Network = consumer.Network,
                Service = offer,
                AvailabilityZoneIds = options.ConsumerZoneIds,
                Clients = new() { ["client"] = client.SecurityGroupId },
            },
            new ComponentResourceOptions { Provider = elsewhere }
        );
        var acceptance = options is { AcceptanceRequired: true, Accepted: true }
            ? new EndpointAcceptance(
                "acceptance",
                new EndpointAcceptanceArgs { Service = Service, EndpointId = Endpoint.EndpointId }
            )
            : null;
        if (options is { PrivateDnsName: not null, PrivateDnsEnabled: { } enabled })
        {
            _ = new ConsumerPrivateDns(
                "dns",
                new ConsumerPrivateDnsArgs
                {
                    Endpoint = Endpoint,
                    Acceptance = acceptance,
                    Enabled = enabled,
                },
                new ComponentResourceOptions { Provider = elsewhere }
            );
        }
    }

    public ProviderEndpointService Service { get; }

    public ConsumerEndpoint Endpoint { get; }

    private static PrivateVpc Vpc(string name, string[] zones, AddressFamily family, ProviderResource? provider) =>
        new(
            name,
            new PrivateVpcArgs
            {
                Subnets =
                [
                    .. zones.Select(
                        (zone, index) =>
                            new PrivateSubnetArgs
                            {
                                Name = $"{name}-{index + 1}",
                                CidrBlock = $"10.0.{index + 1}.0/24",
                                AvailabilityZone = zone,
                            }
                    ),
                ],
                FlowLogs = false,
                AddressFamily = family,
            },
            new ComponentResourceOptions { Provider = provider }
        );
}
