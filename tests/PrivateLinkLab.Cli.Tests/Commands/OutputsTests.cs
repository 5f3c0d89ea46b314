using System.Text.Json;

namespace PrivateLinkLab.Cli.Tests.Commands;

public sealed class OutputsTests
{
    private const string Url = "https://sqs.us-east-1.amazonaws.com/123456789012/FilaTeste";

    [Fact]
    public async Task Outputs_Stack_AreListedSingledOutOrJson()
    {
        using var project = new LabProject();
        await project.SucceedAsync("up", "sqs-endpoint");

        Assert.Contains(
            $"\n  sqsQueueUrl          {Url}\n",
            await project.SucceedAsync("outputs"),
            StringComparison.Ordinal
        );
        Assert.Equal($"{Url}\n", await project.SucceedAsync("outputs", "sqsQueueUrl"));
        Assert.Equal($"\"{Url}\"\n", await project.SucceedAsync("outputs", "sqsQueueUrl", "--json"));
        using var json = JsonDocument.Parse(await project.SucceedAsync("outputs", "--json"));
        Assert.Equal(Url, json.RootElement.GetProperty("sqsQueueUrl").GetString());
    }

    [Fact]
    public async Task Outputs_UnknownName_SuggestsAndFails()
    {
        using var project = new LabProject();
        await project.SucceedAsync("up", "sqs-endpoint");

        Assert.Equal(
            new(2, "", "lab: There is no output 'sqsQueueURl'; did you mean sqsQueueUrl?\n"),
            await project.RunAsync("outputs", "sqsQueueURl")
        );
        Assert.Equal(
            new(
                2,
                "",
                "lab: There is no output 'x'; there are appServerInstanceId, digCommand, sendMessageCommand, "
                    + "sessionCommand, sqsQueueUrl, vpcId.\n"
            ),
            await project.RunAsync("outputs", "x")
        );
    }

    [Fact]
    public async Task Outputs_NothingBuilt_SaysWhatToRun()
    {
        using var project = new LabProject();

        Assert.Equal(
            new(3, "", "lab: The stack 'dev' has nothing built: run `lab up` first.\n"),
            await project.RunAsync("outputs")
        );
    }
}
