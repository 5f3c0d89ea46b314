using PrivateLinkLab.Lab.Settings;

namespace PrivateLinkLab.Lab.Tests.Settings;

public sealed class StackSettingsFileTests
{
    [Fact]
    public void Read_MissingFile_SetsNothing()
    {
        using var project = new ProjectOnDisk();

        Assert.Empty(Read(project, "other"));
    }

    [Theory]
    [InlineData("")]
    [InlineData("config:\n")]
    [InlineData("encryptionsalt: v1:abc\n")]
    [InlineData("config:\n  aws:profile: me\n  random:x: 1\n  other:scenario: y\n")]
    [InlineData("config:\n  privatelinklab:queueName:\n")]
    public void Read_NothingForThisProgram_SetsNothing(string yaml)
    {
        using var project = new ProjectOnDisk(yaml);

        Assert.Empty(Read(project));
    }

    [Fact]
    public void Read_Settings_AreTextsByKey()
    {
        using var project = new ProjectOnDisk(
            """
            config:
              aws:region: eu-west-1
              privatelinklab:scenario: sqs-endpoint
              privatelinklab:flowLogs: false
              privatelinklab:endpointZones: 2
              privatelinklab:endpoints:
                - ssm
                - ssmmessages
            """
        );

        Assert.Equal(
            new SortedDictionary<string, string>
            {
                ["aws:region"] = "eu-west-1",
                ["endpointZones"] = "2",
                ["endpoints"] = """["ssm","ssmmessages"]""",
                ["flowLogs"] = "false",
                ["scenario"] = "sqs-endpoint",
            },
            new SortedDictionary<string, string>(Read(project).ToDictionary())
        );
    }

    [Theory]
    [InlineData("config: [", "line 2, column 1: this is not YAML that can be read")]
    [InlineData("config:\n  a: b\n c: d", "line 3, column 2: this is not YAML that can be read")]
    [InlineData("- a", "Pulumi.dev.yaml: the file is a map with the entry 'config', and this is a list.")]
    [InlineData("config: 3", "Pulumi.dev.yaml: 'config' is a map of settings, and this is '3'.")]
    [InlineData("config: [a]", "Pulumi.dev.yaml: 'config' is a map of settings, and this is a list.")]
    [InlineData(
        "config:\n  privatelinklab:flowLog: true",
        "Pulumi.dev.yaml: there is no setting 'privatelinklab:flowLog'; did you mean flowLogs?"
    )]
    [InlineData(
        "config:\n  privatelinklab:databasePassword:\n    secure: v1:abc",
        "Pulumi.dev.yaml: privatelinklab:databasePassword is encrypted, and only Pulumi can decrypt it: give its "
            + "value with --config databasePassword=VALUE."
    )]
    [InlineData(
        "config:\n  privatelinklab:endpoints: [ssm, { secure: v1:abc }]",
        "Pulumi.dev.yaml: privatelinklab:endpoints is encrypted, and only Pulumi can decrypt it: give its value with "
            + "--config endpoints=VALUE."
    )]
    public void Read_BadFile_IsRefusedInOneSentence(string yaml, string expected)
    {
        using var project = new ProjectOnDisk(yaml);

        var failure = Assert.Throws<LabFailure>(() => Read(project));

        Assert.Contains(expected, failure.Message, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', failure.Message);
        Assert.True(failure.IsBadInput);
    }

    [Fact]
    public void Read_EncryptedButGivenElsewhere_IsPassedOver()
    {
        using var project = new ProjectOnDisk("config:\n  privatelinklab:databasePassword:\n    secure: v1:abc");

        Assert.Empty(
            StackSettingsFile.Read(project.PathOf("Pulumi.dev.yaml"), new HashSet<string> { "databasePassword" })
        );
    }

    private static IReadOnlyDictionary<string, string> Read(ProjectOnDisk project, string stack = "dev") =>
        StackSettingsFile.Read(project.PathOf($"Pulumi.{stack}.yaml"), new HashSet<string>());
}
