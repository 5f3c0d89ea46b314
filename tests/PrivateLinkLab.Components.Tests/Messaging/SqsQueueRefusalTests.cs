using System.Collections.Immutable;
using PrivateLinkLab.Components.Messaging;
using Pulumi;

namespace PrivateLinkLab.Components.Tests.Messaging;

public class SqsQueueRefusalTests
{
    private const string NameRule =
        "A queue's name has 1 to 80 letters, digits, hyphens and underscores; a FIFO queue's ends in .fifo.";

    public static TheoryData<SqsQueueArgs, string> Cases =>
        new()
        {
            {
                new() { QueueName = "Fila Teste" },
                $"QueueName is 'Fila Teste'. {NameRule}"
            },
            {
                new() { QueueName = "Olá" },
                $"QueueName is 'Olá'. {NameRule}"
            },
            {
                new() { QueueName = "a.fifo.b" },
                $"QueueName is 'a.fifo.b'. {NameRule}"
            },
            {
                new() { QueueName = "" },
                $"QueueName is ''. {NameRule}"
            },
            {
                new() { QueueName = new string('a', 81) },
                $"QueueName is '{new string('a', 81)}'. {NameRule}"
            },
            {
                new() { QueueName = new string('a', 70) },
                $"QueueName is '{new string('a', 70)}', which leaves no room for its dead-letter queue's "
                    + $"name {new string('a', 70)}-dead-letter. Choose a name of at most 68 characters."
            },
            {
                new() { VisibilityTimeoutSeconds = 43_201 },
                "VisibilityTimeoutSeconds is 43201. It is 0 to 43200 seconds."
            },
            {
                new() { MessageRetentionSeconds = 59 },
                "MessageRetentionSeconds is 59. It is 60 to 1209600 seconds."
            },
            {
                new() { MaxReceiveCount = 0 },
                "MaxReceiveCount is 0. It is 1 to 1000."
            },
        };

    [Theory]
    [MemberData(nameof(Cases), DisableDiscoveryEnumeration = true)]
    public async Task SqsQueue_BadArguments_SaysWhich(SqsQueueArgs args, string message)
    {
        var refusal = await Refusal.OfAsync(() => _ = new SqsQueue("FilaTeste", args));

        Assert.Equal($"SqsQueue 'FilaTeste': {message}", refusal);
    }

    // They may be another stack's outputs, so that they are known when the program runs only.
    [Theory]
    [InlineData("arn:aws:iam::123456789012:role/Deployer", "me", "ExemptPrincipalArns has 'me'")]
    [InlineData("*", "arn:aws:iam::123456789012:role/Operators", "DeployerPrincipalArns has '*'")]
    public async Task SqsQueue_ArnOfNoPrincipal_FailsTheRun(string deployer, string exempt, string problem)
    {
        var refusal = await Refusal.DuringAsync(() =>
            _ = new SqsQueue(
                "FilaTeste",
                new SqsQueueArgs
                {
                    OnlyThroughEndpoint = "vpce-0123456789abcdef0",
                    DeployerPrincipalArns = [deployer],
                    ExemptPrincipalArns = Output.Create(ImmutableArray.Create(exempt)),
                }
            )
        );

        Assert.Equal(
            $"SqsQueue 'FilaTeste': {problem}. Give the ARN of a role, a user or an account, such as "
                + "arn:aws:iam::123456789012:role/Operators.",
            refusal
        );
    }
}
