using Moq;
using PrivateLinkLab.Components.Messaging;
using Pulumi;
using Pulumi.Testing;

namespace PrivateLinkLab.Components.Tests.Messaging;

public class SqsQueueTests
{
    [Fact]
    public async Task SqsQueue_ByDefault_IsEncryptedAndRedrivesToItsOwnDeadLetters()
    {
        var graph = await ComponentGraph.OfAsync(() => _ = new SqsQueue("FilaTeste"));

        var queue = graph.Get(Types.Queue, "FilaTeste-queue");
        var dead = graph.Get(Types.Queue, "FilaTeste-dead-letter-queue");
        Assert.Equal("FilaTeste", queue.Inputs.GetText("name"));
        Assert.Equal("FilaTeste-dead-letter", dead.Inputs.GetText("name"));
        Assert.All([queue, dead], each => Assert.True(each.Inputs.GetBool("sqsManagedSseEnabled")));
        Assert.Equal(
            $$"""{"deadLetterTargetArn":"{{dead.Outputs.GetText("arn")}}","maxReceiveCount":5}""",
            queue.Inputs.GetText("redrivePolicy")
        );
        Assert.Equal(
            $$"""{"redrivePermission":"byQueue","sourceQueueArns":["{{queue.Outputs.GetText("arn")}}"]}""",
            graph.Only(Types.RedriveAllowPolicy).Inputs.GetText("redriveAllowPolicy")
        );
    }

    [Fact]
    public async Task SqsQueue_ByDefault_DeniesAllButTlsAndGrantsNothing()
    {
        var graph = await ComponentGraph.OfAsync(() => _ = new SqsQueue("FilaTeste"));

        Assert.Equal(2, graph.OfType(Types.QueuePolicy).Count());
        Assert.All(graph.OfType(Types.QueuePolicy), policy =>
        {
            var statement = Assert.Single(PolicyOf.Input(policy, "policy").GetProperty("Statement").EnumerateArray());
            Assert.Equal("Deny", statement.GetProperty("Effect").GetString());
            Assert.Equal(
                "false",
                statement.GetProperty("Condition").GetProperty("Bool").GetProperty("aws:SecureTransport").GetString()
            );
        });
    }

    [Fact]
    public async Task SqsQueue_OnlyThroughEndpoint_ExemptsWhoDeploys()
    {
        var graph = await ComponentGraph.OfAsync(() =>
            _ = new SqsQueue(
                "FilaTeste",
                new SqsQueueArgs
                {
                    OnlyThroughEndpoint = "vpce-0123456789abcdef0",
                    ExemptPrincipalArns = ["arn:aws:iam::123456789012:role/Operators"],
                }
            )
        );

        var statement = PolicyOf.Statement(
            graph.Get(Types.QueuePolicy, "FilaTeste-queue-policy"),
            "policy",
            "OnlyThroughEndpoint"
        );
        var condition = statement.GetProperty("Condition");
        Assert.Equal("Deny", statement.GetProperty("Effect").GetString());
        Assert.Equal(
            "vpce-0123456789abcdef0",
            condition.GetProperty("StringNotEquals").GetProperty("aws:SourceVpce").GetString()
        );
        var exempt = condition
            .GetProperty("ArnNotLike")
            .GetProperty("aws:PrincipalArn")
            .EnumerateArray()
            .Select(arn => arn.GetString()!)
            .ToList();
        Assert.Equal("arn:aws:iam::123456789012:role/Operators", exempt[^1]);
        Assert.True(exempt.Count > 1);
        Assert.DoesNotContain("sqs:SetQueueAttributes", statement.ToString(), StringComparison.Ordinal);
        Assert.Equal(
            "false",
            condition.GetProperty("BoolIfExists").GetProperty("aws:PrincipalIsAWSService").GetString()
        );
    }

    // Two who deploy in turn would lock each other out, and change the policy each time.
    [Theory]
    [InlineData("arn:aws:iam::123456789012:role/Alice")]
    [InlineData("arn:aws:iam::123456789012:role/Bob")]
    public async Task SqsQueue_NamedDeployers_MakeThePolicyTheSameForAll(string caller)
    {
        var mocks = new Mock<IMocks>();
        string? policy = null;
        mocks
            .Setup(m => m.NewResourceAsync(It.IsAny<MockResourceArgs>()))
            .ReturnsAsync(
                (MockResourceArgs args) =>
                {
                    if (args.Name == "FilaTeste-queue-policy")
                    {
                        policy = (string)args.Inputs["policy"];
                    }

                    return ($"{args.Name}-id", args.Inputs.SetItem("arn", "arn:aws:sqs:us-east-1:123456789012:Fila"));
                }
            );
        mocks
            .Setup(m => m.CallAsync(It.IsAny<MockCallArgs>()))
            .ReturnsAsync(new Dictionary<string, object> { ["arn"] = caller });
        mocks
            .Setup(m => m.RegisterResourceOutputs(It.IsAny<MockRegisterResourceOutputsRequest>()))
            .Returns(Task.CompletedTask);

        await Deployment.TestAsync(mocks.Object, new TestOptions(), () =>
            _ = new SqsQueue(
                "FilaTeste",
                new SqsQueueArgs
                {
                    OnlyThroughEndpoint = "vpce-0123456789abcdef0",
                    DeployerPrincipalArns =
                    [
                        "arn:aws:iam::123456789012:role/Alice",
                        "arn:aws:sts::123456789012:assumed-role/Bob/session",
                    ],
                }
            )
        );

        Assert.Contains(
            "\"aws:PrincipalArn\":[\"arn:aws:iam::123456789012:role/Alice\",\"arn:aws:iam::123456789012:role/Bob\","
                + "\"arn:aws:iam::123456789012:role/*/Bob\"]",
            policy,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task SqsQueue_Fifo_MakesBothQueuesFifo()
    {
        var graph = await ComponentGraph.OfAsync(() =>
            _ = new SqsQueue("orders", new SqsQueueArgs { QueueName = "orders.fifo" })
        );

        Assert.Equal(
            ["orders-dead-letter.fifo", "orders.fifo"],
            graph.OfType(Types.Queue).Select(queue => queue.Inputs.GetText("name")!)
        );
        Assert.All(graph.OfType(Types.Queue), queue => Assert.True(queue.Inputs.GetBool("fifoQueue")));
    }

    [Fact]
    public async Task UsePolicy_NamesTheQueueOnly()
    {
        var graph = await ComponentGraph.OfAsync(() => _ = new Composition());

        var statement = PolicyOf.Statement(graph.Get(Types.RolePolicy, "AppServer-queue-policy"), "policy", "UseQueue");
        Assert.Equal(
            graph.Get(Types.Queue, "FilaTeste-queue").Outputs.GetText("arn"),
            statement.GetProperty("Resource").GetString()
        );
        Assert.DoesNotContain("sqs:*", statement.ToString(), StringComparison.Ordinal);
    }
}
