using Pulumi;
using Aws = Pulumi.Aws;

namespace PrivateLinkLab.Programs.Tests.CSharp;

/// <summary>Failures are told in sentences, and by kind.</summary>
public sealed class FailureTests
{
    [Fact]
    public async Task Refusals_AreAllTold()
    {
        var failure = await Assert.ThrowsAsync<CloudRefusedException>(() =>
            Programs.GraphAsync(() =>
            {
                var vpc = Programs.Vpc();
                Programs.Subnet("inside", vpc.Id);
                Programs.Subnet("outside", vpc.Id, "10.1.0.0/24");
                _ = new Aws.Sqs.Queue("queue", new Aws.Sqs.QueueArgs { Name = "fila teste" });
            })
        );

        Assert.Equal(["outside", "queue"], failure.Refusals.Select(refusal => refusal.ResourceName));
        Assert.Equal(
            """
            creating EC2 Subnet 'outside': InvalidSubnet.Range: the CIDR block 10.1.0.0/24 is not inside 10.0.0.0/16 of VPC 'vpc'. Choose a block inside 10.0.0.0/16.
            creating SQS Queue 'queue': InvalidParameterValue: name 'fila teste' is not 1 to 80 letters, digits, hyphens and underscores.
            """,
            failure.Message
        );
    }

    [Fact]
    public async Task Refusal_OfAFunction_IsTold()
    {
        var failure = await Assert.ThrowsAsync<CloudRefusedException>(() =>
            Programs.GraphAsync(() =>
                new Dictionary<string, object?>
                {
                    ["image"] = Aws
                        .Ssm.GetParameter.Invoke(new Aws.Ssm.GetParameterInvokeArgs { Name = "/none" })
                        .Apply(parameter => parameter.Value),
                }
            )
        );

        Assert.StartsWith(
            "reading SSM Parameter '/none': ParameterNotFound: ",
            failure.Message,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task Program_ArgumentException_IsKeptWithItsSentence()
    {
        var failure = await Assert.ThrowsAsync<ProgramFailedException>(() =>
            Programs.GraphAsync(() =>
                throw new ArgumentException("InterfaceEndpointSet 'x': SubnetIds needs at least one subnet.", "args")
            )
        );

        Assert.Equal("InterfaceEndpointSet 'x': SubnetIds needs at least one subnet.", failure.Message);
        Assert.IsType<ArgumentException>(failure.InnerException);
    }

    [Fact]
    public async Task Program_ThatThrowsAfterARefusal_IsBadInputFirst()
    {
        var failure = await Assert.ThrowsAsync<ProgramFailedException>(() =>
            Programs.GraphAsync(() =>
            {
                _ = new Aws.Sqs.Queue("queue", new Aws.Sqs.QueueArgs { Name = "fila teste" });
                throw new InvalidOperationException("No.");
            })
        );

        Assert.Equal("No.", failure.Message);
    }

    [Fact]
    public async Task Program_ThatThrowsInAnApply_IsToldWithoutStackTrace()
    {
        var failure = await Assert.ThrowsAsync<ProgramFailedException>(() =>
            Programs.GraphAsync(() =>
            {
                Programs.Vpc().Id.Apply((Func<string, string>)(_ => throw new InvalidOperationException("Not today.")));
            })
        );

        Assert.Equal("Not today.", failure.Message);
    }

    [Fact]
    public async Task Resource_WithoutARequiredArgument_IsToldWithoutStackTrace()
    {
        var failure = await Assert.ThrowsAsync<ProgramFailedException>(() =>
            Programs.GraphAsync(() =>
            {
                _ = new Aws.Ec2.Subnet("subnet", new Aws.Ec2.SubnetArgs { CidrBlock = "10.0.0.0/24" });
            })
        );

        Assert.Contains(
            "Pulumi.Aws.Ec2.SubnetArgs.VpcId is required but was not given a value",
            failure.Message,
            StringComparison.Ordinal
        );
        Assert.DoesNotContain("   at ", failure.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("System.", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Resource_OfATypeThatIsNotSimulated_IsNamed()
    {
        var failure = await Assert.ThrowsAsync<ProgramFailedException>(() =>
            Programs.GraphAsync(() =>
            {
                _ = new CustomResource("aws:msk/cluster:Cluster", "cluster", ResourceArgs.Empty, null);
            })
        );

        Assert.Equal(
            "The simulated cloud does not know the resource type 'aws:msk/cluster:Cluster' (of 'cluster'); "
                + "src/PrivateLinkLab.Cloud/Services/ServiceCatalog.cs lists those it knows.",
            failure.Message
        );
    }

    [Fact]
    public async Task Resources_WithOneUrn_AreRefused() =>
        Assert.Equal(
            "Two resources have the URN urn:pulumi:dev::privatelinklab::aws:ec2/vpc:Vpc::vpc. Give one of them "
                + "another name.",
            (
                await Assert.ThrowsAsync<ProgramFailedException>(() =>
                    Programs.GraphAsync(() =>
                    {
                        Programs.Vpc();
                        Programs.Vpc();
                    })
                )
            ).Message
        );

    [Fact]
    public async Task Resources_WithOneUrnCaughtByTheProgram_AreRefusedAllTheSame() =>
        Assert.Equal(
            "Two resources have the URN urn:pulumi:dev::privatelinklab::aws:ec2/vpc:Vpc::vpc. Give one of them "
                + "another name.",
            (
                await Assert.ThrowsAsync<ProgramFailedException>(() =>
                    Programs.GraphAsync(() =>
                    {
                        Programs.Vpc();
                        Assert.Throws<ProgramFailedException>(() => Programs.Vpc());
                    })
                )
            ).Message
        );
}
