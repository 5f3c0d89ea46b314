using PrivateLinkLab.Components.Network;

namespace PrivateLinkLab.Components.Tests.Network;

public class EndpointRefusalTests
{
    public static TheoryData<string, InterfaceEndpointSetArgs, string> InterfaceCases =>
        new()
        {
            {
                "misspelt service",
                new() { Network = ExistingVpc.Network(), Services = ["sqss"] },
                "Services has 'sqss', which is no service with an interface endpoint. Did you mean 'sqs'?"
            },
            {
                "no service's name",
                new() { Network = ExistingVpc.Network(), Services = ["Amazon SQS"] },
                "Services has 'Amazon SQS', which is no service's name. Give the last part of a name, such as sqs, or "
                    + "all of it, such as com.amazonaws.us-east-1.sqs."
            },
            {
                "a customer's service",
                new()
                {
                    Network = ExistingVpc.Network(),
                    Services = ["com.amazonaws.vpce.us-east-1.vpce-svc-0123456789abcdef0"],
                },
                "Services has 'com.amazonaws.vpce.us-east-1.vpce-svc-0123456789abcdef0', which is not a service of "
                    + "AWS. Use a ConsumerEndpoint for it."
            },
            {
                "a service by both its names",
                new() { Network = ExistingVpc.Network(), Services = ["sqs", "com.amazonaws.us-east-1.sqs"] },
                "Services has 'sqs' 2 times. Name every service once: a VPC can have its private DNS name once."
            },
            {
                "ports of a service that is not made",
                new()
                {
                    Network = ExistingVpc.Network(),
                    Services = ["sqs"],
                    Ports = new() { ["ssm"] = [443] },
                },
                "Ports names 'ssm', of which no endpoint is made. Name one of sqs."
            },
            {
                "no ports",
                new()
                {
                    Network = ExistingVpc.Network(),
                    Services = ["sqs"],
                    Ports = new() { ["sqs"] = [] },
                },
                "Ports['sqs'] is empty. Give TCP ports, 1 to 65535."
            },
            {
                "resources of an action without any",
                new()
                {
                    Network = ExistingVpc.Network(),
                    Services = ["ssmmessages"],
                    Resources = new() { ["ssmmessages"] = ["arn:aws:ssm:us-east-1:123456789012:session/*"] },
                },
                "Resources names 'ssmmessages', whose actions know no resources. Leave it out."
            },
            {
                "resources of a service that is not made",
                new()
                {
                    Network = ExistingVpc.Network(),
                    Services = ["sqs"],
                    Resources = new() { ["ssm"] = ["*"] },
                },
                "Resources names 'ssm', of which no endpoint is made. Name one of sqs."
            },
            {
                "two policies",
                new()
                {
                    Network = ExistingVpc.Network(),
                    Services = ["sqs"],
                    Policies = new() { ["sqs"] = "{}" },
                    Resources = new() { ["sqs"] = ["*"] },
                },
                "Policies has one for 'sqs', and so has Resources. A policy of your own stands alone: give one of the "
                    + "two."
            },
            {
                "rules left to nobody",
                new()
                {
                    Network = ExistingVpc.Network(),
                    Services = ["sqs"],
                    LeavesRulesToOwner = true,
                },
                "LeavesRulesToOwner is true, and SecurityGroupId is not set. The component's own group has no other "
                    + "owner: give one, or set it to false."
            },
            {
                "rules asked for and left",
                new()
                {
                    Network = ExistingVpc.Network(),
                    Services = ["sqs"],
                    SecurityGroupId = "sg-0123456789abcdef0",
                    LeavesRulesToOwner = true,
                    Clients = new() { ["client"] = "sg-0123456789abcdef1" },
                },
                "LeavesRulesToOwner is true, and Clients or AllowedCidrBlocks asks for rules. Leave them out, or set "
                    + "it to false."
            },
            {
                "an address outside its subnet",
                new()
                {
                    Network = ExistingVpc.Network(),
                    Services = ["sqs"],
                    Addresses = new()
                    {
                        ["sqs"] = new() { ["mySubnet1"] = "10.0.2.7", ["other"] = "10.0.9.7" },
                    },
                },
                "Addresses['sqs']['mySubnet1'] is '10.0.2.7'. Give an IPv4 address of the subnet."
                    + "\nInterfaceEndpointSet 'endpoints': Addresses['sqs']['other'] is of no subnet of the endpoints. "
                    + "Name one of mySubnet1, mySubnet2."
            },
            {
                "a service twice",
                new() { Network = ExistingVpc.Network(), Services = ["sqs", "ssm", "sqs"] },
                "Services has 'sqs' 2 times. Name every service once: a VPC can have its private DNS name once."
            },
            {
                "no subnet",
                new()
                {
                    Network = ExistingVpc.Network(),
                    Services = ["sqs"],
                    Subnets = [],
                },
                "Subnets is empty. An endpoint without a network interface is attached to nothing: give one "
                    + "subnet in each zone."
            },
            {
                "two subnets in one zone",
                new()
                {
                    Network = ExistingVpc.Network(),
                    Services = ["sqs"],
                    Subnets = [ExistingVpc.Subnet(1, "us-east-1a"), ExistingVpc.Subnet(3, "us-east-1a")],
                },
                "Subnets has 'mySubnet1' and 'mySubnet3' in us-east-1a. An endpoint takes one subnet in each "
                    + "availability zone."
            },
            {
                "everybody may connect",
                new()
                {
                    Network = ExistingVpc.Network(),
                    Services = ["sqs"],
                    AllowedCidrBlocks = ["0.0.0.0/0"],
                },
                "AllowedCidrBlocks has 0.0.0.0/0, which is everybody. Give the blocks of the clients, such as the "
                    + "VPC's 10.0.0.0/16."
            },
            {
                "a block twice",
                new()
                {
                    Network = ExistingVpc.Network(),
                    Services = ["sqs"],
                    AllowedCidrBlocks = ["10.0.0.0/16", "10.0.0.0/16"],
                },
                "AllowedCidrBlocks is 10.0.0.0/16, 10.0.0.0/16, the same block twice. Name every block once: AWS "
                    + "refuses a rule that exists."
            },
            {
                "no block",
                new()
                {
                    Network = ExistingVpc.Network(),
                    Services = ["sqs"],
                    AllowedCidrBlocks = ["10.0.0.1/16"],
                },
                "AllowedCidrBlocks is '10.0.0.1/16', which has host bits set (did you mean 10.0.0.0/16?). An IPv4 "
                    + "block looks like 10.0.1.0/24."
            },
            {
                "private DNS without the VPC's DNS attributes",
                new() { Network = ExistingVpc.Network(supportsPrivateDns: false), Services = ["sqs"] },
                "PrivateDnsEnabled is true, and the VPC lacks enableDnsSupport or enableDnsHostnames. Private DNS "
                    + "needs both: turn them on, or set PrivateDnsEnabled to false."
            },
            {
                "inbound resolver without a gateway",
                new()
                {
                    Network = ExistingVpc.Network(),
                    Services = ["s3"],
                    PrivateDnsOnlyForInboundResolver = true,
                },
                "PrivateDnsOnlyForInboundResolver is true, and GatewayEndpoints has no endpoint for s3, which the "
                    + "VPC's own traffic would need. Give the VPC's GatewayEndpointSet for s3, or set it to false."
            },
            {
                "inbound resolver without s3 and without private DNS",
                new()
                {
                    Network = ExistingVpc.Network(),
                    Services = ["sqs"],
                    PrivateDnsEnabled = false,
                    PrivateDnsOnlyForInboundResolver = true,
                },
                "PrivateDnsOnlyForInboundResolver is true, and PrivateDnsEnabled is false. There is no private DNS "
                    + "to restrict: set one of the two the other way."
                    + "\nInterfaceEndpointSet 'endpoints': PrivateDnsOnlyForInboundResolver is true, and Services "
                    + "has no s3, the only service with such private DNS. Add s3, or set it to false."
                    + "\nInterfaceEndpointSet 'endpoints': PrivateDnsOnlyForInboundResolver is true, and "
                    + "GatewayEndpoints has no endpoint for s3, which the VPC's own traffic would need. Give the "
                    + "VPC's GatewayEndpointSet for s3, or set it to false."
            },
        };

    [Theory]
    [MemberData(nameof(InterfaceCases), DisableDiscoveryEnumeration = true)]
    public async Task InterfaceEndpointSet_BadArguments_SaysWhich(
        string what,
        InterfaceEndpointSetArgs args,
        string message
    )
    {
        var refusal = await Refusal.OfAsync(() => _ = new InterfaceEndpointSet("endpoints", args));

        Assert.True($"InterfaceEndpointSet 'endpoints': {message}" == refusal, $"{what}: {refusal}");
    }

    public static TheoryData<string[], int, string> GatewayCases =>
        new()
        {
            { [], 1, "Services has no service. Give s3, dynamodb or both." },
            { ["sqs"], 1, "Services has 'sqs', which has no gateway endpoint. Give s3, dynamodb or both." },
            {
                ["s3", "s3"],
                1,
                "Services is s3, s3, the same service twice. Name every service once: a route table takes one route "
                    + "for it."
            },
            { ["s3"], 0, "Network has no subnet, hence no route table. Give a network with at least one subnet." },
        };

    [Theory]
    [MemberData(nameof(GatewayCases))]
    public async Task GatewayEndpointSet_BadArguments_SaysWhich(string[] services, int subnets, string message)
    {
        var refusal = await Refusal.OfAsync(() =>
            _ = new GatewayEndpointSet(
                "gateways",
                new GatewayEndpointSetArgs { Network = ExistingVpc.Network(subnets), Services = services }
            )
        );

        Assert.Equal($"GatewayEndpointSet 'gateways': {message}", refusal);
    }
}
