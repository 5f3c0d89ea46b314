namespace PrivateLinkLab.Cli.Tests.Commands;

public sealed class CheckInitTests
{
    [Theory]
    [InlineData("private-subnet")]
    [InlineData("session-manager")]
    [InlineData("sqs-endpoint")]
    [InlineData("public-endpoint")]
    [InlineData("gateway-endpoint")]
    [InlineData("endpoint-service")]
    [InlineData("port-forwarding")]
    public async Task Init_OfAScenario_WritesRulesThatHold(string scenario)
    {
        using var project = new LabProject();

        await project.SucceedAsync("check", "init", scenario, "--output", "paths.yaml");

        Assert.EndsWith(
            " all hold.\n",
            await project.SucceedAsync("check", scenario, "--rules", "paths.yaml"),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task Init_FileThatIsThere_IsKept()
    {
        using var project = new LabProject();
        project.Write("paths.yaml", "mine");

        var result = await project.RunAsync("check", "init", "sqs-endpoint", "--output", "paths.yaml");

        Assert.Equal(new(2, "", "lab: There is a file 'paths.yaml' already; --output names a new one.\n"), result);
        Assert.Equal("mine", File.ReadAllText(project.PathOf("paths.yaml")));
    }
}
