namespace PrivateLinkLab.Cloud.Tests.Services.Sqs;

public sealed class QueueTests
{
    private const string Prefix = "creating SQS Queue 'queue': ";

    [Fact]
    public void Queue_Named_HasUrlArnAndDefaults()
    {
        var queue = new Account().Create(Types.Queue, "queue", ("name", "FilaTeste"));

        Assert.Equal("https://sqs.us-east-1.amazonaws.com/123456789012/FilaTeste", queue["url"]);
        Assert.Equal(queue["url"], queue["id"]);
        Assert.Equal("arn:aws:sqs:us-east-1:123456789012:FilaTeste", queue["arn"]);
        Assert.Equal(true, queue["sqsManagedSseEnabled"]);
        Assert.Equal(30d, queue["visibilityTimeoutSeconds"]);
        Assert.Equal(345600d, queue["messageRetentionSeconds"]);
    }

    [Fact]
    public void Queue_NotNamed_IsNamedAsPulumiDoes()
    {
        var account = new Account();

        Assert.Matches("^queue-[0-9a-f]{7}$", (string)account.Create(Types.Queue, "queue")["name"]);
        Assert.Matches(
            "^ordered-[0-9a-f]{7}\\.fifo$",
            (string)account.Create(Types.Queue, "ordered", ("fifoQueue", true))["name"]
        );
    }

    [Theory]
    [InlineData(
        "fila teste",
        false,
        "InvalidParameterValue: name 'fila teste' is not 1 to 80 letters, digits, hyphens and underscores."
    )]
    [InlineData(
        "fila!",
        false,
        "InvalidParameterValue: name 'fila!' is not 1 to 80 letters, digits, hyphens and underscores."
    )]
    [InlineData(
        "fila.fifo",
        false,
        "InvalidParameterValue: name 'fila.fifo' ends with .fifo, which only a queue with fifoQueue may."
    )]
    [InlineData(
        "fila",
        true,
        "InvalidParameterValue: name 'fila' does not end with .fifo, as a queue with fifoQueue must."
    )]
    [InlineData(
        "fila.FIFO",
        true,
        "InvalidParameterValue: name 'fila.FIFO' does not end with .fifo, as a queue with fifoQueue must."
    )]
    [InlineData(
        "taken",
        false,
        "QueueAlreadyExists: the queue 'taken' exists already, by 'first'. Choose another name."
    )]
    public void Queue_NameThatSqsRefuses_IsRefused(string name, bool fifo, string reason)
    {
        var account = new Account();
        account.Create(Types.Queue, "first", ("name", "taken"));

        Assert.Equal(
            Prefix + reason,
            account.Refusal(Types.Queue, "queue", ("name", name), ("fifoQueue", fifo)).Message
        );
    }

    [Theory]
    [InlineData(80, false, true)]
    [InlineData(81, false, false)]
    [InlineData(75, true, true)]
    [InlineData(76, true, false)]
    public void Queue_NameLength_CountsTheSuffix(int length, bool fifo, bool isAccepted)
    {
        var account = new Account();
        (string, object?)[] inputs = [("name", new string('q', length) + (fifo ? ".fifo" : "")), ("fifoQueue", fifo)];

        if (isAccepted)
        {
            account.Create(Types.Queue, "queue", inputs);
        }
        else
        {
            Assert.Equal("InvalidParameterValue", account.Refusal(Types.Queue, "queue", inputs).Code);
        }
    }

    [Theory]
    [InlineData("delaySeconds", 901d, "InvalidAttributeValue: delaySeconds 901 is not between 0 and 900 seconds.")]
    [InlineData(
        "maxMessageSize",
        1023d,
        "InvalidAttributeValue: maxMessageSize 1023 is not between 1024 and 1048576 bytes."
    )]
    [InlineData(
        "messageRetentionSeconds",
        59d,
        "InvalidAttributeValue: messageRetentionSeconds 59 is not between 60 and 1209600 seconds."
    )]
    [InlineData(
        "receiveWaitTimeSeconds",
        21d,
        "InvalidAttributeValue: receiveWaitTimeSeconds 21 is not between 0 and 20 seconds."
    )]
    [InlineData(
        "visibilityTimeoutSeconds",
        43201d,
        "InvalidAttributeValue: visibilityTimeoutSeconds 43201 is not between 0 and 43200 seconds."
    )]
    [InlineData(
        "visibilityTimeoutSeconds",
        1.5d,
        "InvalidAttributeValue: visibilityTimeoutSeconds 1.5 is not between 0 and 43200 seconds."
    )]
    [InlineData(
        "kmsDataKeyReusePeriodSeconds",
        30d,
        "InvalidAttributeValue: kmsDataKeyReusePeriodSeconds 30 is not between 60 and 86400 seconds."
    )]
    [InlineData(
        "contentBasedDeduplication",
        true,
        "InvalidAttributeValue: contentBasedDeduplication is for queues with fifoQueue only."
    )]
    [InlineData("policy", "{", "InvalidAttributeValue: policy: the policy is not valid JSON.")]
    [InlineData(
        "policy",
        """{"Statement":[{"Effect":"Allow","Action":"sqs:*"}]}""",
        "InvalidAttributeValue: policy: statement 1 of the policy has no Principal, which this kind of policy needs."
    )]
    [InlineData("redrivePolicy", "[]", "InvalidAttributeValue: redrivePolicy is not a JSON object.")]
    [InlineData(
        "redrivePolicy",
        """{"deadLetterTargetArn":"arn:aws:sqs:us-east-1:123456789012:none","maxReceiveCount":5}""",
        "InvalidParameterValue: redrivePolicy: deadLetterTargetArn 'arn:aws:sqs:us-east-1:123456789012:none' is not "
            + "the ARN of a queue of the account."
    )]
    [InlineData(
        "redrivePolicy",
        """{"deadLetterTargetArn":"arn:aws:sqs:us-east-1:123456789012:dead","maxReceiveCount":1001}""",
        "InvalidParameterValue: redrivePolicy: maxReceiveCount is not between 1 and 1000."
    )]
    [InlineData(
        "redrivePolicy",
        """{"deadLetterTargetArn":"arn:aws:sqs:us-east-1:123456789012:dead.fifo","maxReceiveCount":5}""",
        "InvalidParameterValue: redrivePolicy: a queue and its dead-letter queue are both FIFO or both not."
    )]
    public void Queue_AttributeThatSqsRefuses_IsRefused(string key, object value, string reason)
    {
        var account = new Account();
        account.Queue("dead");
        account.Create(Types.Queue, "dead.fifo", ("name", "dead.fifo"), ("fifoQueue", true));

        Assert.Equal(Prefix + reason, account.Refusal(Types.Queue, "queue", ("name", "fila"), (key, value)).Message);
    }

    [Fact]
    public void Queue_OwnKeyAndManagedKey_IsRefused() =>
        Assert.Equal(
            Prefix
                + "InvalidAttributeValue: kmsMasterKeyId and sqsManagedSseEnabled exclude each other. Give one of "
                + "the two.",
            new Account()
                .Refusal(Types.Queue, "queue", ("kmsMasterKeyId", "alias/aws/sqs"), ("sqsManagedSseEnabled", true))
                .Message
        );

    [Theory]
    [InlineData("5")]
    [InlineData("\"5\"")]
    public void Queue_RedriveCount_IsANumberOrAText(string count)
    {
        var account = new Account();
        account.Queue("dead");

        account.Create(
            Types.Queue,
            "queue",
            (
                "redrivePolicy",
                $$"""{"deadLetterTargetArn":"arn:aws:sqs:us-east-1:123456789012:dead","maxReceiveCount":{{count}}}"""
            )
        );
    }

    [Theory]
    [InlineData(Types.QueuePolicy, "SQS Queue Policy")]
    [InlineData(Types.RedriveAllowPolicy, "SQS Redrive Allow Policy")]
    public void PolicyOfAQueue_UnknownQueue_IsRefused(string type, string label) =>
        Assert.Equal(
            $"creating {label} 'policy': AWS.SimpleQueueService.NonExistentQueue: queueUrl 'https://nowhere' is not "
                + "the URL of a queue of the account.",
            new Account().Refusal(type, "policy", ("queueUrl", "https://nowhere")).Message
        );

    [Theory]
    [InlineData(
        """{"redrivePermission":"some"}""",
        "InvalidAttributeValue: redriveAllowPolicy: redrivePermission 'some' is not accepted; use allowAll, denyAll "
            + "or byQueue."
    )]
    [InlineData(
        """{"redrivePermission":"byQueue"}""",
        "InvalidAttributeValue: redriveAllowPolicy: sourceQueueArns has 1 to 10 ARNs with byQueue, and is left out "
            + "otherwise."
    )]
    [InlineData(
        """{"redrivePermission":"allowAll","sourceQueueArns":["a"]}""",
        "InvalidAttributeValue: redriveAllowPolicy: sourceQueueArns has 1 to 10 ARNs with byQueue, and is left out "
            + "otherwise."
    )]
    [InlineData("nonsense", "InvalidAttributeValue: redriveAllowPolicy is not a JSON object.")]
    public void RedriveAllow_ThatSqsRefuses_IsRefused(string policy, string reason)
    {
        var account = new Account();

        Assert.Equal(
            $"creating SQS Redrive Allow Policy 'policy': {reason}",
            account
                .Refusal(
                    Types.RedriveAllowPolicy,
                    "policy",
                    ("queueUrl", account.Queue()),
                    ("redriveAllowPolicy", policy)
                )
                .Message
        );
    }
}
