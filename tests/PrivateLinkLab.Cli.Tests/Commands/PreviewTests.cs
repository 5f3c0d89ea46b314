namespace PrivateLinkLab.Cli.Tests.Commands;

public sealed class PreviewTests
{
    [Fact]
    public async Task Preview_NewStack_ShowsThePlanAndWritesNothing()
    {
        using var project = new LabProject();

        var output = await project.SucceedAsync("preview", "private-subnet");

        Assert.Matches(@"\nPreview: \d+ to create\.\n", output);
        Assert.Matches(@"\n\+ vpcId: vpc-[0-9a-f]{17}\n", output);
        Assert.False(Directory.Exists(project.PathOf(".lab")));
    }

    [Fact]
    public async Task Preview_DeployedStack_ShowsTheDifferenceAndWritesNothing()
    {
        using var project = new LabProject();
        await project.SucceedAsync("up", "private-subnet");
        var files = project.ReadAllFiles();

        var output = await project.SucceedAsync("preview", "session-manager");

        Assert.Matches(@"\n\+ +aws:ec2:VpcEndpoint +endpoints-ssm\n", output);
        Assert.Equal(files, project.ReadAllFiles());
    }

    [Fact]
    public async Task Preview_Json_IsWhatUpDoes()
    {
        using var project = new LabProject();

        Assert.Equal(await project.SucceedAsync("preview", "sqs-endpoint", "--json"), await project.SucceedAsync("up", "sqs-endpoint", "--json"));
    }

    [Fact]
    public async Task Preview_NothingToDo_SaysSo()
    {
        using var project = new LabProject();
        await project.SucceedAsync("up", "private-subnet");

        Assert.Contains(": no changes, ", await project.SucceedAsync("preview", "private-subnet"), StringComparison.Ordinal);
        Assert.Matches(@"\n      aws:ec2:Vpc +myVPC\S*\n", await project.SucceedAsync("preview", "private-subnet", "--all"));
    }
}
