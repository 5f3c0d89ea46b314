using PrivateLinkLab.Reachability.Verdicts;
using Pulumi;
using Pulumi.Aws.Ec2;

namespace PrivateLinkLab.Testing.Tests;

/// <summary>What the cloud does not simulate is answered all the same, and nobody is told that it was more.</summary>
public class NotSimulatedTests
{
    [Fact]
    public async Task ResourceType_ThatIsNotSimulated_HasItsInputsAnIdAndAnArn()
    {
        var aws = await SimulatedAws.RunAsync(() =>
        {
            _ = new Anything("aws:athena/workgroup:Workgroup", "reports");
        });

        var workgroup = aws.Resource<Anything>("reports");
        Assert.Matches("^reports-[0-9a-f]{7}$", await SimulatedAws.ValueOf(workgroup.Id));
        Assert.Matches(
            "^arn:aws:athena:us-east-1:123456789012:workgroup/reports-[0-9a-f]{7}$",
            await SimulatedAws.ValueOf(workgroup.Arn)
        );
        Assert.Equal(
            ["aws:athena/workgroup:Workgroup 'reports': the type is not simulated"],
            aws.NotSimulated.Select(request => request.ToString())
        );
    }

    [Fact]
    public async Task NetworkResource_ThatIsNotSimulated_MakesUnknownWhatItCouldChange()
    {
        static void Create()
        {
            Shop.Create();
        }

        var without = await SimulatedAws.RunAsync(Create);
        var with = await SimulatedAws.RunAsync(() =>
        {
            var vpc = (Output<string>)Shop.Create()["vpcId"]!;
            _ = new Anything(
                "aws:vpc/encryptionControl:EncryptionControl",
                "wall",
                new() { ["vpcId"] = vpc.Apply(id => (object)id) }
            );
        });

        without.Reaches("web", "db:3306");
        Assert.Equal(Verdict.Unknown, with.Probe("web", "db:3306").Verdict);
        Assert.Contains("wall", Assert.Throws<ReachabilityException>(() => with.Reaches("web", "db:3306")).Message);
        Assert.Throws<ReachabilityException>(() => with.DoesNotReach("web", "db:3306"));
        with.DoesNotReach("web", "db:3306", allowUnknown: true);
    }

    [Fact]
    public async Task Refusal_ThatRestsOnWhatIsNotSimulated_IsNone()
    {
        var aws = await SimulatedAws.RunAsync(() =>
        {
            var vpc = Vpc.Get("shared", "vpc-0123456789abcdef0");
            var subnet = new Subnet("one", new() { VpcId = vpc.Id, CidrBlock = "10.0.0.0/24" });
            var group = new SecurityGroup("web", new() { VpcId = vpc.Id, Description = "web" });
            Shop.Server("web", subnet, group, isPublic: false);
        });

        Assert.Equal(
            [
                "aws:ec2/instance:Instance 'web'",
                "aws:ec2/securityGroup:SecurityGroup 'web'",
                "aws:ec2/subnet:Subnet 'one'",
                "aws:ec2/vpc:Vpc 'shared'",
            ],
            aws.NotSimulated.Select(request => $"{request.Token} '{request.Name}'")
        );
        Assert.Contains(aws.NotSimulated, request =>
            request.Reason == "it refers to vpc-0123456789abcdef0, which is not simulated"
        );
    }

    [Fact]
    public async Task Function_ThatIsNotSimulated_HasAnIdOfItsKind()
    {
        var aws = await SimulatedAws.RunAsync(() =>
            new Dictionary<string, object?>
            {
                ["gateway"] = Call("aws:ec2/getCustomerGateway:getCustomerGateway", null).Apply(result => result.Id),
                ["zones"] = Call("aws:index/getAvailabilityZones:getAvailabilityZones", null)
                    .Apply(result => result.Names.Length),
            }
        );

        Assert.Matches("^cgw-0[0-9a-f]{16}$", aws.Output<string>("gateway"));
        Assert.Equal(6, aws.Output<int>("zones"));
        Assert.Equal(
            ["aws:ec2/getCustomerGateway:getCustomerGateway"],
            aws.NotSimulated.Select(request => request.Token)
        );
    }

    [Fact]
    public async Task Program_ThatNeedsWhatAFunctionWouldGive_IsToldWhichItIs()
    {
        var failure = await Assert.ThrowsAsync<StackFailedException>(() =>
            SimulatedAws.RunAsync(() =>
                new Dictionary<string, object?>
                {
                    ["first"] = Call("aws:outposts/getOutposts:getOutposts", null).Apply(result => result.Names[0]),
                }
            )
        );

        Assert.EndsWith(
            "\nNot simulated, and answered with the arguments alone: aws:outposts/getOutposts:getOutposts. Override "
                + "CallAsync of SimulatedAwsMocks to answer.",
            failure.Message
        );
    }

    public static Output<AnyResult> Call(string token, string? name) =>
        Deployment.Instance.Invoke<AnyResult>(token, new AnyInvokeArgs { Name = name });
}
