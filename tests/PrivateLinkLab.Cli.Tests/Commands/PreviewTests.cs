using System.Text.Json;

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
    public async Task Preview_AnyPlan_TellsItsCost()
    {
        using var project = new LabProject();

        Assert.Contains(
            "\nCost on AWS: $0.0600 per hour, $43.78 per month, without traffic; see `./lab cost port-forwarding`.\n",
            await project.SucceedAsync("preview"),
            StringComparison.Ordinal
        );
        Assert.Contains(
            "\nCost on AWS: at least $0.0432 per hour, $31.51 per month, without traffic; see `./lab cost "
                + "port-forwarding --stack other`.\n",
            await project.SucceedAsync("preview", "--config", "aws:region=eu-west-1", "--stack", "other"),
            StringComparison.Ordinal
        );
        Assert.Contains(
            "\nCost on AWS: not known in eu-north-1; see `./lab cost private-subnet`.\n",
            await project.SucceedAsync("preview", "private-subnet", "--config", "aws:region=eu-north-1"),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task Preview_Json_HasTheCost()
    {
        using var project = new LabProject();

        using var json = JsonDocument.Parse(await project.SucceedAsync("preview", "port-forwarding", "--json"));

        Assert.Equal(
            """{"currency":"USD","hourly":0.059975,"monthly":43.782,"complete":true}""",
            JsonSerializer.Serialize(json.RootElement.GetProperty("cost"))
        );
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

        Assert.Equal(
            await project.SucceedAsync("preview", "sqs-endpoint", "--json"),
            await project.SucceedAsync("up", "sqs-endpoint", "--json")
        );
    }

    [Fact]
    public async Task Preview_NothingToDo_SaysSo()
    {
        using var project = new LabProject();
        await project.SucceedAsync("up", "private-subnet");

        Assert.Matches(@": no changes, .*\nCost on AWS: \$", await project.SucceedAsync("preview", "private-subnet"));
        Assert.Matches(
            @"\n      aws:ec2:Vpc +myVPC\S*\n",
            await project.SucceedAsync("preview", "private-subnet", "--all")
        );
    }
}
