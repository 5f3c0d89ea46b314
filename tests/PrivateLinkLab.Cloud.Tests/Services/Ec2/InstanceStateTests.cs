namespace PrivateLinkLab.Cloud.Tests.Services.Ec2;

public sealed class InstanceStateTests
{
    private const string Prefix = "creating EC2 Instance State 'host-state': ";

    [Theory]
    [InlineData("running")]
    [InlineData("stopped")]
    public void InstanceState_OfAnInstance_HasItsId(string wanted)
    {
        var account = new Account();
        var instance = Instance(account);

        var state = account.Create(Types.InstanceState, "host-state", ("instanceId", instance), ("state", wanted));

        Assert.Equal(instance, state["id"]);
        Assert.Equal(wanted, state["state"]);
        Assert.Equal(false, state["force"]);
        Assert.Equal("us-east-1", state["region"]);
    }

    [Theory]
    [InlineData(
        "i-0123456789abcdef0",
        "stopped",
        "InvalidInstanceID.NotFound: the instance 'i-0123456789abcdef0' does not exist in us-east-1."
    )]
    [InlineData(
        "host",
        "stopped",
        "InvalidInstanceID.Malformed: instanceId 'host' is not the id of an instance. Ids are i- and 8 or 17 "
            + "hexadecimal digits."
    )]
    [InlineData(null, "stopped", "MissingParameter: instanceId is required.")]
    [InlineData(
        "i-0123456789abcdef0",
        "terminated",
        "InvalidParameterValue: state 'terminated' is not accepted; use running or stopped."
    )]
    [InlineData("i-0123456789abcdef0", null, "MissingParameter: state is required.")]
    public void InstanceState_NotAcceptable_IsRefused(string? instance, string? state, string reason) =>
        Assert.Equal(
            Prefix + reason,
            new Account().Refusal(Types.InstanceState, "host-state", ("instanceId", instance), ("state", state)).Message
        );

    [Fact]
    public void InstanceState_InstanceOfAnotherRegion_IsRefused()
    {
        var account = new Account();
        var instance = Instance(account);

        Assert.Equal(
            Prefix + $"InvalidInstanceID.NotFound: the instance '{instance}' does not exist in eu-west-1.",
            account
                .Refusal(
                    Types.InstanceState,
                    "host-state",
                    ("instanceId", instance),
                    ("state", "stopped"),
                    ("region", "eu-west-1")
                )
                .Message
        );
    }

    private static string Instance(Account account) =>
        (string)
            account.Create(
                Types.Instance,
                "host",
                ("ami", Account.Image),
                ("instanceType", "t4g.micro"),
                ("subnetId", account.Subnet(account.Vpc()))
            )["id"];
}
