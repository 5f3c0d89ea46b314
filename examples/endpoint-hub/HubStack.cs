using PrivateLinkLab.Amazon.Services;
using PrivateLinkLab.Components.Compute;
using PrivateLinkLab.Components.Network;
using Pulumi;
using Pulumi.Aws.Ec2TransitGateway;

namespace SharedEndpoints;

/// <summary>
/// One VPC with interface endpoints that others share over a transit gateway. Private zones lead the services' public
/// names to the endpoints in all of them. The spokes do not reach each other.
/// </summary>
public sealed class HubStack : Stack
{
    private const int Https = 443;

    public HubStack()
    {
        var config = new Config();
        var hub = Vpc("hub", 0);
        var spokes = Enumerable
            .Range(1, config.GetInt32("spokes") ?? 3)
            .ToDictionary(number => $"team-{number}", number => Vpc($"team-{number}", number));
        var gateway = new TransitGateway(
            "gateway",
            new()
            {
                Description = "Shared endpoints",
                // All attachments of the default table reach each other.
                DefaultRouteTableAssociation = "disable",
                DefaultRouteTablePropagation = "disable",
            }
        );
        var ofHub = new RouteTable("of-hub", new() { TransitGatewayId = gateway.Id });
        var ofSpokes = new RouteTable("of-spokes", new() { TransitGatewayId = gateway.Id });
        var attachments = spokes
            .Select(spoke => new TransitGatewayAttachment(
                $"{spoke.Key}-attachment",
                new()
                {
                    Network = spoke.Value.Network,
                    TransitGatewayId = gateway.Id,
                    AssociatedRouteTableId = ofSpokes.Id,
                    PropagatedRouteTableIds = new() { ["hub"] = ofHub.Id },
                    Destinations = new() { ["hub"] = BlockOf(0) },
                }
            ))
            .Append(
                new TransitGatewayAttachment(
                    "hub-attachment",
                    new()
                    {
                        Network = hub.Network,
                        TransitGatewayId = gateway.Id,
                        AssociatedRouteTableId = ofHub.Id,
                        PropagatedRouteTableIds = new() { ["spokes"] = ofSpokes.Id },
                        Destinations = spokes.Keys.ToDictionary(
                            name => name,
                            name => (Input<string>)BlockOf(spokes.Keys.ToList().IndexOf(name) + 1)
                        ),
                    }
                )
            )
            .ToList();

        var shared = new EndpointHub(
            "shared",
            new()
            {
                Network = hub.Network,
                Services = [.. AwsServices.SessionManager, AwsServices.Sqs],
                Spokes = spokes.ToDictionary(spoke => spoke.Key, spoke => spoke.Value.Network),
            }
        );
        foreach (var (name, vpc) in spokes)
        {
            _ = new PrivateInstance(
                $"{name}-app",
                new()
                {
                    Network = vpc.Network,
                    Egress = new()
                    {
                        ["hub"] = EgressDestination.ToCidrBlock(
                            BlockOf(0),
                            Https,
                            "HTTPS to shared endpoints"
                        ),
                    },
                },
                // An agent that starts before its endpoints looks for them minutes later.
                new ComponentResourceOptions { DependsOn = [shared, .. attachments] }
            );
        }
    }

    private static string BlockOf(int number) => $"10.{number}.0.0/16";

    private static PrivateVpc Vpc(string name, int number) =>
        new(
            $"{name}-vpc",
            new()
            {
                CidrBlock = BlockOf(number),
                Subnets =
                [
                    new()
                    {
                        Name = $"{name}-a",
                        CidrBlock = $"10.{number}.1.0/24",
                        AvailabilityZone = "us-east-1a",
                    },
                    new()
                    {
                        Name = $"{name}-b",
                        CidrBlock = $"10.{number}.2.0/24",
                        AvailabilityZone = "us-east-1b",
                    },
                ],
            }
        );
}
