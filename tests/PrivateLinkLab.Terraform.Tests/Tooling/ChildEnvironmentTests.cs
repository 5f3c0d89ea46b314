using PrivateLinkLab.Terraform.Tooling;

namespace PrivateLinkLab.Terraform.Tests.Tooling;

public class ChildEnvironmentTests
{
    [Theory]
    [InlineData("AWS_ACCESS_KEY_ID")]
    [InlineData("AWS_SESSION_TOKEN")]
    [InlineData("AWS_PROFILE")]
    [InlineData("AWS_ENDPOINT_URL")]
    [InlineData("aws_secret_access_key")]
    [InlineData("TF_VAR_region")]
    [InlineData("TF_CLI_ARGS_apply")]
    [InlineData("TF_WORKSPACE")]
    public void Of_VariableOfThePersonsOwn_IsDropped(string name) => Assert.DoesNotContain(name, Of((name, "x")).Keys);

    [Fact]
    public void Of_AnyEnvironment_PointsAwayFromAws()
    {
        var environment = Of(("PATH", "/bin"), ("AWS_CONFIG_FILE", "/home/me/.aws/config"));

        Assert.Equal("/bin", environment["PATH"]);
        Assert.Equal("/lab/empty", environment["AWS_CONFIG_FILE"]);
        Assert.Equal("/lab/empty", environment["AWS_SHARED_CREDENTIALS_FILE"]);
        Assert.Equal("true", environment["AWS_EC2_METADATA_DISABLED"]);
        Assert.Equal("1", environment["CHECKPOINT_DISABLE"]);
    }

    [Fact]
    public void Of_Proxy_IsNotUsedForThisMachine() =>
        Assert.Equal("corp.example,127.0.0.1,localhost,::1", Of(("NO_PROXY", "corp.example"))["NO_PROXY"]);

    [Fact]
    public void Of_ConfigurationFile_StaysWhereItExists()
    {
        var file = Path.GetTempFileName();
        try
        {
            Assert.Equal(file, Of(("TF_CLI_CONFIG_FILE", file))["TF_CLI_CONFIG_FILE"]);
        }
        finally
        {
            File.Delete(file);
        }

        Assert.DoesNotContain("TF_CLI_CONFIG_FILE", Of(("TF_CLI_CONFIG_FILE", file)).Keys);
    }

    private static Dictionary<string, string> Of(params (string Name, string Value)[] own) =>
        ChildEnvironment.Of(
            own.ToDictionary(entry => entry.Name, entry => entry.Value),
            "/lab/empty",
            [KeyValuePair.Create("TF_VAR_password", "p")]
        );
}
