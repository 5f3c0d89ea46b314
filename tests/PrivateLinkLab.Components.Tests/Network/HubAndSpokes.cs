using PrivateLinkLab.Components.Compute;
using PrivateLinkLab.Components.Network;
using Tgw = Pulumi.Aws.Ec2TransitGateway;

namespace PrivateLinkLab.Components.Tests.Network;

/// <summary>
/// A VPC with shared endpoints, and two that reach them over a transit gateway and do not reach each other.
/// </summary>
internal sealed class HubAndSpokes
{
    private const int Https = 443;

    private static readonly string[] s_zones = ["us-east-1a", "us-east-1b"];

    public HubAndSpokes(bool parked = false)
    {
        var gateway = new Tgw.TransitGateway(
            "gateway",
            new Tgw.TransitGatewayArgs
            {
                DefaultRouteTableAssociation = "disable",
                DefaultRouteTablePropagation = "disable",
            }
        );
        var ofHub = new Tgw.RouteTable("of-hub", new Tgw.RouteTableArgs { TransitGatewayId = gateway.Id });
        var ofSpokes = new Tgw.RouteTable("of-spokes", new Tgw.RouteTableArgs { TransitGatewayId = gateway.Id });
        var (hub, one, two) = (NewVpc("hub", 0), NewVpc("one", 1), NewVpc("two", 2));
        _ = new TransitGatewayAttachment(
            "hub-attachment",
            new TransitGatewayAttachmentArgs
            {
                Network = hub.Network,
                TransitGatewayId = gateway.Id,
                AssociatedRouteTableId = ofHub.Id,
                PropagatedRouteTableIds = new() { ["spokes"] = ofSpokes.Id },
                Destinations = new() { ["one"] = one.Network.CidrBlock, ["two"] = two.Network.CidrBlock },
            }
        );
        foreach (var (name, spoke) in new[] { ("one", one), ("two", two) })
        {
            _ = new TransitGatewayAttachment(
                $"{name}-attachment",
                new TransitGatewayAttachmentArgs
                {
                    Network = spoke.Network,
                    TransitGatewayId = gateway.Id,
                    AssociatedRouteTableId = ofSpokes.Id,
                    PropagatedRouteTableIds = new() { ["hub"] = ofHub.Id },
                    Destinations = new() { ["hub"] = hub.Network.CidrBlock },
                }
            );
        }

        Hub = new EndpointHub(
            "shared",
            new EndpointHubArgs
            {
                Network = hub.Network,
                Services = ["sqs", "ecr.dkr", "s3"],
                Spokes = new() { ["one"] = one.Network, ["two"] = two.Network },
                Parked = parked,
            }
        );
        Instance("worker-one", one, hub);
        Instance("worker-two", two, hub);
        // A neighbour that would be reached if the gateway joined everybody.
        Instance("neighbour", one, two);
    }

    public EndpointHub Hub { get; }

    public static PrivateVpc NewVpc(string name, int number) =>
        new(
            name,
            new PrivateVpcArgs
            {
                CidrBlock = $"10.{number}.0.0/16",
                FlowLogs = false,
                Subnets =
                [
                    .. s_zones.Select(
                        (zone, index) =>
                            new PrivateSubnetArgs
                            {
                                Name = $"{name}{index}",
                                CidrBlock = $"10.{number}.{index}.0/24",
                                AvailabilityZone = zone,
                            }
                    ),
                ],
            }
        );

    private static void Instance(string name, PrivateVpc vpc, PrivateVpc destination) =>
        _ = new PrivateInstance(
            name,
            new PrivateInstanceArgs
            {
                Network = vpc.Network,
                SessionManager = false,
                Egress = new()
                {
                    ["hub"] = EgressDestination.ToCidrBlock(destination.Network.CidrBlock, Https, "HTTPS to the hub"),
                },
            }
        );
}
