using System.Text;

namespace PrivateLinkLab.Cli.Tests.Commands;

/// <summary>Settings from elsewhere than the command line, where other people of the machine could read them.</summary>
public sealed class SettingSourceTests
{
    private const string Password = "Secret123x";

    private static readonly string[] Shown =
    [
        "up",
        "port-forwarding",
        "--config",
        "databaseCredentials=given",
        "--show-secrets",
        "--json",
    ];

    [Fact]
    public async Task Up_PasswordInAVariable_IsUsed()
    {
        using var project = new LabProject();

        var result = await project.RunAsync(
            environment =>
                environment with
                {
                    Settings = new Dictionary<string, string> { ["databasePassword"] = Password },
                },
            Shown
        );

        Assert.Equal((0, ""), (result.Status, result.Error));
        Assert.Contains($"\"{Password}\"", result.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Up_PasswordOnStandardInput_IsUsed()
    {
        using var project = new LabProject();

        var result = await project.RunAsync(
            environment =>
                environment with
                {
                    OpenInput = () => new MemoryStream(Encoding.UTF8.GetBytes($"{Password}\n")),
                },
            [.. Shown, "--config", "databasePassword=-"]
        );

        Assert.Equal((0, ""), (result.Status, result.Error));
        Assert.Contains($"\"{Password}\"", result.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("flowLogs", "false", "flowLogs=true", true)]
    [InlineData("flowLogs", "true", "flowLogs=false", false)]
    public async Task Up_VariableAndOption_TheOptionCounts(string key, string value, string option, bool hasLogs)
    {
        using var project = new LabProject();

        var result = await project.RunAsync(
            environment => environment with { Settings = new Dictionary<string, string> { [key] = value } },
            "preview",
            "private-subnet",
            "--config",
            option
        );

        Assert.Equal(hasLogs, result.Output.Contains("aws:ec2:FlowLog", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Up_VariableOfNoSetting_IsRefusedWithoutItsValue()
    {
        using var project = new LabProject();

        var result = await project.RunAsync(
            environment =>
                environment with
                {
                    Settings = new Dictionary<string, string> { ["databasePasword"] = Password },
                },
            "preview"
        );

        Assert.Equal(
            new(
                2,
                "",
                "lab: PRIVATELINKLAB_CONFIG_databasePasword: there is no setting 'databasePasword'; did you mean "
                    + "databasePassword?\n"
            ),
            result
        );
    }
}
