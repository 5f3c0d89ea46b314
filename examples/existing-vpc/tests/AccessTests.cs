using PrivateLinkLab.Testing;
using Pulumi;
using Aws = Pulumi.Aws;

namespace ExistingVpc.Tests;

public sealed class AccessTests
{
    private static readonly string[] Zones = ["us-east-1a", "us-east-1b"];

    /// <summary>The other team's VPC, and the way into it: one run is one account.</summary>
    public static Task<SimulatedAws> RunAsync() =>
        SimulatedAws.RunAsync(Program(dnsHostnames: true));

    [Fact]
    public async Task Access_ToAVpcOfOthers_LetsThroughWhatItsRulesSay()
    {
        var aws = await RunAsync();

        Assert.Empty(aws.NotSimulated);
        await aws.Check("existing-vpc/paths.yaml");
        // For the lab: lab graph --state FILE draws it.
        aws.Save("existing-vpc/stack.json");
    }

    [Fact]
    public async Task Access_ToAVpcWithoutDnsHostnames_IsRefusedByAws()
    {
        var refusal = await Assert.ThrowsAsync<StackRefusedException>(() =>
            SimulatedAws.RunAsync(Program(dnsHostnames: false))
        );

        Assert.Contains("enableDnsHostnames", refusal.Message, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task Stack_OfAVpcThatIsNotInTheTest_ComesUp()
    {
        var aws = await SimulatedAws.RunAsync<AccessStack>(
            new Dictionary<string, string>
            {
                ["vpcId"] = "vpc-0123456789abcdef0",
                ["subnetIds"] = """["subnet-0123456789abcdef0", "subnet-0123456789abcdef1"]""",
            }
        );

        Assert.StartsWith(
            "aws ssm start-session --target i-",
            aws.Output<string>("sessionCommand")
        );
    }

    private static Action Program(bool dnsHostnames) =>
        () =>
        {
            var vpc = new Aws.Ec2.Vpc(
                "theirs",
                new() { CidrBlock = "10.20.0.0/16", EnableDnsHostnames = dnsHostnames }
            );
            var subnets = Zones.Select(
                (zone, index) =>
                    new Aws.Ec2.Subnet(
                        $"theirs-{zone[^1]}",
                        new()
                        {
                            VpcId = vpc.Id,
                            CidrBlock = $"10.20.{index}.0/24",
                            AvailabilityZone = zone,
                        }
                    )
            );
            _ = new Access(
                "access",
                vpc.Id,
                [.. subnets.Select(subnet => (Input<string>)subnet.Id)]
            );
        };
}
