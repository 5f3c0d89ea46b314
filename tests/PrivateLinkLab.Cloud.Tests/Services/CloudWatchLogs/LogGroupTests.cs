namespace PrivateLinkLab.Cloud.Tests.Services.CloudWatchLogs;

public sealed class LogGroupTests
{
    private const string Prefix = "creating CloudWatch Log Group 'group': ";

    [Fact]
    public void Group_Named_HasArnAndDefaults()
    {
        var group = new Account().Create(Types.LogGroup, "group", ("name", "/vpc/flows"), ("retentionInDays", 7d));

        Assert.Equal("/vpc/flows", group["id"]);
        Assert.Equal("arn:aws:logs:us-east-1:123456789012:log-group:/vpc/flows", group["arn"]);
        Assert.Equal("STANDARD", group["logGroupClass"]);
    }

    [Theory]
    [InlineData(
        "retentionInDays",
        8d,
        "InvalidParameterException: retentionInDays 8 is not accepted; use 0, 1, 3, 5, 7, 14, 30, 60, 90, 120, 150, "
            + "180, 365, 400, 545, 731, 1096, 1827, 2192, 2557, 2922, 3288 or 3653."
    )]
    [InlineData(
        "name",
        "with space",
        "InvalidParameterException: name 'with space' is not a log group name: 1 to 512 letters, digits, _ - / . and #."
    )]
    [InlineData("name", "taken", "ResourceAlreadyExistsException: the log group 'taken' exists already, by 'first'.")]
    [InlineData(
        "logGroupClass",
        "CHEAP",
        "InvalidParameterException: logGroupClass 'CHEAP' is not accepted; use STANDARD, INFREQUENT_ACCESS or DELIVERY."
    )]
    public void Group_ValueThatAwsRefuses_IsRefused(string key, object value, string reason)
    {
        var account = new Account();
        account.Create(Types.LogGroup, "first", ("name", "taken"));

        Assert.Equal(Prefix + reason, account.Refusal(Types.LogGroup, "group", (key, value)).Message);
    }
}
