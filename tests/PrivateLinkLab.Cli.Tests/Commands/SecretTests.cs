namespace PrivateLinkLab.Cli.Tests.Commands;

public sealed class SecretTests
{
    private const string Password = "Hunter2Hunter2";

    private static readonly string[] Given =
    [
        "port-forwarding",
        "--config",
        "databaseCredentials=given",
        "--config",
        $"databasePassword={Password}",
    ];

    [Theory]
    [InlineData("up")]
    [InlineData("up --json")]
    [InlineData("up --all")]
    [InlineData("preview")]
    [InlineData("preview --json")]
    public async Task Given_Password_AppearsNowhere(string command)
    {
        using var project = new LabProject();

        var output = await project.SucceedAsync([.. command.Split(' '), .. Given]);

        Assert.DoesNotContain(Password, output, StringComparison.Ordinal);
        Assert.Contains("[secret]", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Given_Password_IsInNoFileEvenWhenShown()
    {
        using var project = new LabProject();

        Assert.Contains(
            Password,
            await project.SucceedAsync(["up", "--show-secrets", .. Given]),
            StringComparison.Ordinal
        );

        Assert.DoesNotContain(Password, project.ReadAllFiles(), StringComparison.Ordinal);
        Assert.Equal("[secret]\n", await project.SucceedAsync("outputs", "databasePassword"));
        Assert.Contains(
            "\"databasePassword\": \"[secret]\"",
            await project.SucceedAsync("outputs", "--json"),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task Changed_Password_IsAnUpdateThatShowsNeither()
    {
        using var project = new LabProject();
        await project.SucceedAsync(["up", .. Given]);

        var same = await project.SucceedAsync(["up", .. Given]);
        var changed = await project.SucceedAsync(["up", .. Given[..^1], "databasePassword=Correct2Horse"]);

        Assert.Contains("no changes", same, StringComparison.Ordinal);
        Assert.Matches(@"\n~ +aws:rds:Instance +", changed);
        Assert.Contains("password: [secret] -> [secret]\n", changed, StringComparison.Ordinal);
        Assert.DoesNotContain("Correct2Horse", changed + project.ReadAllFiles(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Sh0rt")]
    [InlineData("with/slash/and/words")]
    [InlineData("Waaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaay2Long")]
    public async Task Refused_Password_IsNotInTheError(string password)
    {
        using var project = new LabProject();

        var result = await project.RunAsync(["up", .. Given[..^1], $"databasePassword={password}"]);

        Assert.Equal((2, ""), (result.Status, result.Output));
        Assert.DoesNotContain(password, result.Error, StringComparison.Ordinal);
        Assert.Contains("8 to 41", result.Error, StringComparison.Ordinal);
        Assert.False(File.Exists(project.StatePath));
    }

    [Fact]
    public async Task Generated_Password_IsShownOnRequestOnly()
    {
        using var project = new LabProject();
        string[] generated = ["port-forwarding", "--config", "databaseCredentials=generated"];
        var hidden = await project.SucceedAsync(["up", .. generated]);

        var shown = await project.SucceedAsync(["up", "--show-secrets", .. generated]);
        var password = shown
            .Split('\n')
            .Single(line => line.StartsWith("  databasePassword ", StringComparison.Ordinal))
            .Split(' ')[^1];

        Assert.True(password.Length >= 8, shown);
        Assert.DoesNotContain(password, hidden + project.ReadAllFiles(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Outputs_ShowSecrets_SaysThatTheStateHasNone()
    {
        using var project = new LabProject();
        await project.SucceedAsync(["up", .. Given]);

        Assert.Equal(
            new(
                0,
                "[secret]\n",
                "lab: The state holds no secret values; `lab up --show-secrets` computes the program's own again and "
                    + "shows them.\n"
            ),
            await project.RunAsync("outputs", "databasePassword", "--show-secrets")
        );
        Assert.Equal("", (await project.RunAsync("outputs", "sqsQueueUrl", "--show-secrets")).Error);
    }
}
