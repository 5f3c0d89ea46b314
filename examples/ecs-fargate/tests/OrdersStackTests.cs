using PrivateLinkLab.Testing;

namespace EcsFargate.Tests;

public sealed class OrdersStackTests
{
    [Fact]
    public async Task Stack_AsItStands_LetsThroughWhatItsRulesSay()
    {
        var aws = await SimulatedAws.RunAsync<OrdersStack>();

        Assert.Empty(aws.NotSimulated);
        await aws.Check("ecs-fargate/paths.yaml");
        // For the lab: lab graph --state FILE draws it.
        aws.Save("ecs-fargate/stack.json");
    }

    [Fact]
    public async Task Tasks_MayUseTheirBucketAlone()
    {
        var aws = await SimulatedAws.RunAsync<OrdersStack>();
        var bucket = aws.Output<string>("bucket");

        const string s3 = "https://s3.us-east-1.amazonaws.com";
        aws.Reaches("service", s3, "s3:PutObject", $"arn:aws:s3:::{bucket}/order-1.pdf");
        aws.DoesNotReach("service", s3, "s3:PutObject", "arn:aws:s3:::somebody-elses/order-1.pdf");
    }

    [Fact]
    public async Task Memory_ThatFargateDoesNotHave_IsRefused()
    {
        var refusal = await Assert.ThrowsAsync<StackRefusedException>(() =>
            SimulatedAws.RunAsync<OrdersStack>(
                new Dictionary<string, string> { ["memory"] = "300" }
            )
        );

        Assert.Equal("ClientException", refusal.Code);
        Assert.Contains("No Fargate configuration exists", refusal.Message);
    }
}
