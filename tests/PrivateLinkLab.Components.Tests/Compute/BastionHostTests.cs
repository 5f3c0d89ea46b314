using PrivateLinkLab.Components.Compute;
using PrivateLinkLab.Components.Network;
using PrivateLinkLab.Components.Storage;
using PrivateLinkLab.Graph;

namespace PrivateLinkLab.Components.Tests.Compute;

public class BastionHostTests
{
    [Fact]
    public async Task BastionHost_ByDefault_TakesNoConnectionAndHasNoKey()
    {
        var graph = await GraphAsync(egress => new() { PublicEgress = egress });

        Assert.Empty(graph.OfType(Types.IngressRule));
        var instance = graph.Only(Types.Instance);
        Assert.False(instance.Inputs.ContainsKey("keyName"));
        Assert.Equal("required", instance.Inputs.At("metadataOptions.httpTokens").AsTextOrFail());
        Assert.True(instance.Inputs.At("rootBlockDevice.encrypted")!.AsBool());
    }

    [Fact]
    public async Task BastionHost_StandsInThePublicSubnetWithAPublicAddress()
    {
        var graph = await GraphAsync(egress => new() { PublicEgress = egress });

        var instance = graph.Only(Types.Instance);
        Assert.Equal("Bastion", instance.Inputs.At("tags.Name").AsTextOrFail());
        Assert.Equal(graph.Get(Types.Subnet, "egress-public1").Id, instance.Inputs.GetText("subnetId"));
        Assert.True(instance.Inputs.GetBool("associatePublicIpAddress"));
        Assert.NotEmpty(graph.Get(ComponentTypes.BastionHost, "Bastion").Outputs.GetText("publicIp")!);
    }

    [Fact]
    public async Task BastionHost_ChosenSubnet_IsTaken()
    {
        var graph = await GraphAsync(egress => new() { PublicEgress = egress, Subnet = egress.Subnets[1] });

        Assert.Equal(
            graph.Get(Types.Subnet, "egress-public2").Id,
            graph.Only(Types.Instance).Inputs.GetText("subnetId")
        );
    }

    [Fact]
    public async Task BastionHost_OfAVpcWithEndpoints_IsLetIntoThem()
    {
        var graph = await ComponentGraph.OfAsync(() => _ = new OpenComposition());

        var rule = graph.Get(Types.IngressRule, "Bastion-into-endpoints");
        Assert.Equal(
            graph.Get(Types.SecurityGroup, "endpoints-security-group").Id,
            rule.Inputs.GetText("securityGroupId")
        );
        Assert.Equal(
            graph.Get(Types.SecurityGroup, "Bastion-security-group").Id,
            rule.Inputs.GetText("referencedSecurityGroupId")
        );
    }

    [Fact]
    public async Task BastionHost_WithSsh_AdmitsTheBlockOnly()
    {
        var graph = await GraphAsync(egress =>
            new() { PublicEgress = egress, Access = BastionAccess.Ssh("203.0.113.0/28", "mykey") }
        );

        var rule = graph.Only(Types.IngressRule);
        Assert.Equal(
            ("203.0.113.0/28", 22, 22),
            (rule.Inputs.GetText("cidrIpv4"), rule.Inputs.GetInt("fromPort"), rule.Inputs.GetInt("toPort"))
        );
        Assert.Equal("mykey", graph.Only(Types.Instance).Inputs.GetText("keyName"));
        Assert.Contains("Session", graph.Only(Types.RolePolicy).Name, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task BastionHost_Policies_AreItsRoles()
    {
        var graph = await GraphAsync(egress =>
            new()
            {
                PublicEgress = egress,
                Policies = new() { ["buckets"] = S3Bucket.ListBucketsPolicy },
            }
        );

        Assert.Equal(
            "s3:ListAllMyBuckets",
            PolicyOf
                .Statement(graph.Get(Types.RolePolicy, "Bastion-buckets-policy"), "policy", "NamesOfBuckets")
                .GetProperty("Action")
                .GetString()
        );
    }

    public static TheoryData<BastionHostArgs, string> Cases =>
        new()
        {
            {
                With("0.0.0.0/0"),
                "the SSH block of Access is 0.0.0.0/0, which admits strangers. Give the block of those who may "
                    + "connect, /8 or smaller, such as 203.0.113.7/32."
            },
            {
                With("128.0.0.0/1"),
                "the SSH block of Access is 128.0.0.0/1, which admits strangers. Give the block of those who may "
                    + "connect, /8 or smaller, such as 203.0.113.7/32."
            },
            {
                With("203.0.113.7"),
                "the SSH block of Access is '203.0.113.7', which lacks its prefix length (did you mean "
                    + "203.0.113.7/32?). An IPv4 block looks like 10.0.1.0/24."
            },
            {
                With("203.0.113.7/32", ""),
                "the key name of Access is ''. It is the name of an EC2 key pair, 1 to 255 ASCII characters."
            },
            {
                With("203.0.113.7/32", "chavé"),
                "the key name of Access is 'chavé'. It is the name of an EC2 key pair, 1 to 255 ASCII characters."
            },
            {
                new() { PublicEgress = null!, InstanceType = "large" },
                "InstanceType is 'large'. Give an EC2 instance type, such as t4g.micro."
            },
            {
                new()
                {
                    PublicEgress = null!,
                    Policies = new() { ["session-manager"] = "{}" },
                },
                "Policies has the name 'session-manager', which the component uses itself. Choose another name."
            },
        };

    // What is wrong with the arguments is told before the way to the internet is looked at.
    [Theory]
    [MemberData(nameof(Cases), DisableDiscoveryEnumeration = true)]
    public async Task BastionHost_BadArguments_SaysWhich(BastionHostArgs args, string message) =>
        Assert.Equal(
            $"BastionHost 'Bastion': {message}",
            await Refusal.OfAsync(() => _ = new BastionHost("Bastion", args))
        );

    private static BastionHostArgs With(string block, string keyName = "mykey") =>
        new() { PublicEgress = null!, Access = BastionAccess.Ssh(block, keyName) };

    private static Task<ResourceGraph> GraphAsync(Func<PublicEgress, BastionHostArgs> args) =>
        ComponentGraph.OfAsync(() => _ = new BastionHost("Bastion", args(OpenVpc.Egress(NatGatewayPlacement.None))));
}
