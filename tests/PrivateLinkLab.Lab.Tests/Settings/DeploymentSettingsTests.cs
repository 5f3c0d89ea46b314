using PrivateLinkLab.Configuration;
using PrivateLinkLab.Lab.Settings;

namespace PrivateLinkLab.Lab.Tests.Settings;

public sealed class DeploymentSettingsTests
{
    private const string File = """
        config:
          aws:region: eu-west-1
          privatelinklab:scenario: sqs-endpoint
          privatelinklab:queueName: FromTheFile
        """;

    [Fact]
    public void Read_NothingSet_HasTheDefaults()
    {
        var config = Read(null, [], null);

        Assert.Equal(
            ("port-forwarding", "us-east-1", "FilaTeste"),
            (config.Scenario.Name, config.Region, config.QueueName)
        );
    }

    [Fact]
    public void Read_File_CountsOverDefaults()
    {
        var config = Read(File, [], null);

        Assert.Equal(
            ("sqs-endpoint", "eu-west-1", "FromTheFile"),
            (config.Scenario.Name, config.Region, config.QueueName)
        );
    }

    [Fact]
    public void Read_Options_CountOverTheFile()
    {
        var config = Read(
            File,
            ["scenario=session-manager", "aws:region=sa-east-1", "privatelinklab:queueName=a=b", "queueName=Last"],
            null
        );

        Assert.Equal(("session-manager", "sa-east-1", "Last"), (config.Scenario.Name, config.Region, config.QueueName));
    }

    [Fact]
    public void Read_Argument_CountsOverTheFile() =>
        Assert.Equal("private-subnet", Read(File, ["scenario=private-subnet"], "private-subnet").Scenario.Name);

    // Neither of two words of one command line is left out in silence.
    [Fact]
    public void Read_ArgumentAndOptionThatDiffer_AreRefused() =>
        Assert.Equal(
            "SCENARIO is 'private-subnet' and --config scenario is 'session-manager': give one of the two.",
            Assert.Throws<LabFailure>(() => Read(File, ["scenario=session-manager"], "private-subnet")).Message
        );

    [Theory]
    [InlineData("flowLogs", "--config flowLogs has no value: it takes KEY=VALUE, for example --config flowLogs=VALUE.")]
    [InlineData("Secret123", "--config takes KEY=VALUE, for example --config flowLogs=VALUE.")]
    [InlineData("=Secret123", "--config takes KEY=VALUE, for example --config flowLogs=VALUE.")]
    [InlineData("flowlog=Secret123", "--config: there is no setting 'flowlog'; did you mean flowLogs?")]
    [InlineData("aws:regoin=x", "--config: there is no setting 'aws:regoin'; did you mean aws:region?")]
    public void Read_BadOption_IsRefused(string option, string expected)
    {
        var failure = Assert.Throws<LabFailure>(() => Read(null, [option], null));

        Assert.Equal(expected, failure.Message);
        Assert.True(failure.IsBadInput);
    }

    [Theory]
    [InlineData("port-forward", "There is no scenario 'port-forward'; did you mean port-forwarding?")]
    [InlineData(
        "x",
        "There is no scenario 'x'; there are port-forwarding, sqs-endpoint, session-manager, private-subnet, "
            + "public-endpoint, gateway-endpoint, endpoint-service."
    )]
    public void Read_UnknownScenario_NamesWhatThereIs(string scenario, string expected) =>
        Assert.Equal(expected, Assert.Throws<LabFailure>(() => Read(null, [], scenario)).Message);

    private static LabConfig Read(string? file, string[] options, string? scenario)
    {
        using var project = new ProjectOnDisk(file);
        return DeploymentSettings.Read(project.PathOf("Pulumi.dev.yaml"), options, scenario);
    }
}
