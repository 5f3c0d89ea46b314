namespace PrivateLinkLab.Cloud.Tests.Services.Ec2;

public sealed class FlowLogTests
{
    private const string Prefix = "creating EC2 Flow Log 'log': ";

    [Fact]
    public void FlowLog_ToALogGroup_HasTheDefaultFormat()
    {
        var (account, inputs) = Accepted();
        var log = account.Create(Types.FlowLog, "log", inputs);

        Assert.Matches("^fl-0[0-9a-f]{16}$", (string)log["id"]);
        Assert.StartsWith("${version} ${account-id} ", (string)log["logFormat"], StringComparison.Ordinal);
        Assert.Equal(600d, log["maxAggregationInterval"]);
        Assert.Equal("FlowLogAlreadyExists", account.Refusal(Types.FlowLog, "again", inputs).Code);
    }

    [Fact]
    public void FlowLog_ArnWithStar_IsTheSameLogGroup()
    {
        var (account, inputs) = Accepted();
        var arn = (string)inputs.Single(input => input.Item1 == "logDestination").Item2!;

        Assert.Equal(
            arn,
            account.Create(Types.FlowLog, "log", Account.Inputs(inputs, [("logDestination", arn + ":*")]))[
                "logDestination"
            ]
        );
    }

    [Theory]
    [InlineData(
        "logDestination",
        "arn:aws:logs:us-east-1:123456789012:log-group:none",
        "ResourceNotFoundException: logDestination 'arn:aws:logs:us-east-1:123456789012:log-group:none' is not the "
            + "ARN of a log group of the account."
    )]
    [InlineData(
        "iamRoleArn",
        "arn:aws:iam::123456789012:role/none",
        "InvalidParameter: iamRoleArn 'arn:aws:iam::123456789012:role/none' is not the ARN of a role of the account."
    )]
    [InlineData("iamRoleArn", null, "MissingParameter: iamRoleArn is required to write to CloudWatch Logs.")]
    [InlineData("trafficType", null, "MissingParameter: trafficType is required for vpcId: ACCEPT, REJECT or ALL.")]
    [InlineData(
        "trafficType",
        "NONE",
        "InvalidParameterValue: trafficType 'NONE' is not accepted; use ACCEPT, REJECT or ALL."
    )]
    [InlineData(
        "maxAggregationInterval",
        61d,
        "InvalidParameter: maxAggregationInterval 61 is not accepted; use 60 or 600 seconds."
    )]
    [InlineData(
        "vpcId",
        null,
        "MissingParameter: a flow log has exactly one of eniId, subnetId, transitGatewayAttachmentId, "
            + "transitGatewayId or vpcId, got none."
    )]
    [InlineData(
        "subnetId",
        "subnet-1",
        "InvalidParameterCombination: a flow log has exactly one of eniId, subnetId, transitGatewayAttachmentId, "
            + "transitGatewayId or vpcId, got subnetId and vpcId."
    )]
    public void FlowLog_ValueThatIsRefused_IsRefused(string key, object? value, string reason)
    {
        var (account, inputs) = Accepted();

        Assert.Equal(
            Prefix + reason,
            account.Refusal(Types.FlowLog, "log", Account.Inputs(inputs, [(key, value)])).Message
        );
    }

    private static (Account Account, (string, object?)[] Inputs) Accepted()
    {
        var account = new Account();
        account.Role("logger");
        var group = account.Create(Types.LogGroup, "group", ("name", "flows"));
        return (
            account,
            [
                ("vpcId", account.Vpc()),
                ("trafficType", "ALL"),
                ("logDestination", group["arn"]),
                ("iamRoleArn", "arn:aws:iam::123456789012:role/logger"),
            ]
        );
    }
}
