using PrivateLinkLab.Components.Compute;
using PrivateLinkLab.Components.Databases;
using PrivateLinkLab.Components.Messaging;
using PrivateLinkLab.Components.Network;
using PrivateLinkLab.Components.Values;

namespace PrivateLinkLab.Components.Tests;

/// <summary>All the components together, each with its defaults as far as that goes.</summary>
internal sealed class Composition
{
    public Composition(AddressFamily family = AddressFamily.Ipv4)
    {
        Vpc = NewVpc(family: family);
        Endpoints = new InterfaceEndpointSet(
            "endpoints",
            new InterfaceEndpointSetArgs
            {
                Network = Vpc.Network,
                Services = ["ssm", "ssmmessages", "sqs"],
                Resources = new() { ["sqs"] = SqsQueue.ArnOf("FilaTeste") },
            }
        );
        Gateways = new GatewayEndpointSet("gateways", new GatewayEndpointSetArgs { Network = Vpc.Network });
        Queue = new SqsQueue("FilaTeste", new SqsQueueArgs { OnlyThroughEndpoint = Endpoints.EndpointId("sqs") });
        Instance = new PrivateInstance(
            "AppServer",
            new PrivateInstanceArgs
            {
                Network = Vpc.Network,
                Endpoints = Endpoints,
                GatewayEndpoints = Gateways,
                Policies = new() { ["queue"] = Queue.UsePolicy },
            }
        );
        JumpServer = new JumpServer("JumpServer", new JumpServerArgs { Network = Vpc.Network, Endpoints = Endpoints });
        Database = new RdsMySql(
            "myDB",
            new RdsMySqlArgs
            {
                Network = Vpc.Network,
                Clients = new() { ["JumpServer"] = JumpServer.SecurityGroupId },
            }
        );
    }

    public PrivateVpc Vpc { get; }

    public InterfaceEndpointSet Endpoints { get; }

    public GatewayEndpointSet Gateways { get; }

    public SqsQueue Queue { get; }

    public PrivateInstance Instance { get; }

    public JumpServer JumpServer { get; }

    public RdsMySql Database { get; }

    public static PrivateVpc NewVpc(
        bool flowLogs = true,
        bool isolated = true,
        AddressFamily family = AddressFamily.Ipv4
    ) =>
        new(
            "myVPC",
            new PrivateVpcArgs
            {
                Subnets =
                [
                    new()
                    {
                        Name = "mySubnet1",
                        CidrBlock = "10.0.1.0/24",
                        AvailabilityZone = "us-east-1a",
                    },
                    new()
                    {
                        Name = "mySubnet2",
                        CidrBlock = "10.0.2.0/24",
                        AvailabilityZone = "us-east-1b",
                    },
                ],
                FlowLogs = flowLogs,
                Isolated = isolated,
                AddressFamily = family,
            }
        );
}
