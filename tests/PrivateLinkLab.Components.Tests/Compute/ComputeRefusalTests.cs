using PrivateLinkLab.Components.Compute;
using PrivateLinkLab.Components.Network;

namespace PrivateLinkLab.Components.Tests.Compute;

public class ComputeRefusalTests
{
    public static TheoryData<string, PrivateInstanceArgs, string> Cases =>
        new()
        {
            {
                "no subnet",
                new() { Network = ExistingVpc.Network(subnets: 0) },
                "Network has no subnet. Give a network with at least one, or a Subnet."
            },
            {
                "no instance type",
                new() { Network = ExistingVpc.Network(), InstanceType = "large" },
                "InstanceType is 'large'. Give an EC2 instance type, such as t4g.micro."
            },
            {
                "a script that is too long",
                new() { Network = ExistingVpc.Network(), UserData = new string('é', 8193) },
                "UserData has 16386 bytes. EC2 takes at most 16384."
            },
            {
                "a port outside TCP's",
                new()
                {
                    Network = ExistingVpc.Network(),
                    Egress = To("web", EgressDestination.ToCidrBlock("10.0.0.0/16", 0, "web")),
                },
                "Egress['web'] has port 0. A TCP port is 1 to 65535."
            },
            {
                "a block that is none",
                new()
                {
                    Network = ExistingVpc.Network(),
                    Egress = To("web", EgressDestination.ToCidrBlock("10.0.0.0", 80, "web")),
                },
                "Egress['web'] is '10.0.0.0', which lacks its prefix length (did you mean 10.0.0.0/16?). An IPv4 "
                    + "block looks like 10.0.1.0/24."
            },
            {
                "a description that EC2 refuses",
                new()
                {
                    Network = ExistingVpc.Network(),
                    Egress = To("web", EgressDestination.ToCidrBlock("10.0.0.0/16", 80, "Olá")),
                },
                "Egress['web'] has the description 'Olá'. A description has 1 to 255 characters: letters, digits, "
                    + "spaces and ._-:/()#,@[]+=&;{}!$*."
            },
            {
                "a name that the component uses",
                new()
                {
                    Network = ExistingVpc.Network(),
                    Egress = To("endpoints", EgressDestination.ToCidrBlock("10.0.0.0/16", 80, "web")),
                },
                "Egress has the name 'endpoints', which the component uses itself. Choose another name."
            },
            {
                "a policy name that the component uses",
                new()
                {
                    Network = ExistingVpc.Network(),
                    Policies = new() { ["session-manager"] = "{}" },
                },
                "Policies has the name 'session-manager', which the component uses itself. Choose another name."
            },
        };

    [Fact]
    public async Task PrivateInstance_PublicEgressWithoutNat_IsRefused()
    {
        PublicEgress? egress = null;

        var refusal = await Refusal.AfterAsync(
            () => egress = OpenVpc.Egress(NatGatewayPlacement.None),
            () =>
                _ = new PrivateInstance(
                    "AppServer",
                    new PrivateInstanceArgs { Network = ExistingVpc.Network(), PublicEgress = egress }
                )
        );

        Assert.Equal(
            "PrivateInstance 'AppServer': PublicEgress has no NAT gateway, through which alone a private instance "
                + "goes out. Set its NatGateways to One, or leave PublicEgress out.",
            refusal
        );
    }

    [Fact]
    public async Task PrivateInstance_BastionWithoutSsh_IsRefused()
    {
        BastionHost? bastion = null;

        var refusal = await Refusal.AfterAsync(
            () =>
                bastion = new BastionHost(
                    "Bastion",
                    new BastionHostArgs { PublicEgress = OpenVpc.Egress(NatGatewayPlacement.None) }
                ),
            () =>
                _ = new PrivateInstance(
                    "AppServer",
                    new PrivateInstanceArgs { Network = ExistingVpc.Network(), Bastion = bastion }
                )
        );

        Assert.Equal(
            "PrivateInstance 'AppServer': Bastion takes no SSH, through which alone it leads to another instance. "
                + "Set its Access to BastionAccess.Ssh, or leave Bastion out.",
            refusal
        );
    }

    [Theory]
    [MemberData(nameof(Cases), DisableDiscoveryEnumeration = true)]
    public async Task PrivateInstance_BadArguments_SaysWhich(string what, PrivateInstanceArgs args, string message)
    {
        var refusal = await Refusal.OfAsync(() => _ = new PrivateInstance("AppServer", args));

        Assert.True($"PrivateInstance 'AppServer': {message}" == refusal, $"{what}: {refusal}");
    }

    private static Dictionary<string, EgressDestination> To(string name, EgressDestination destination) =>
        new() { [name] = destination };
}
