using PrivateLinkLab.Cli.Tests.Schemas;

namespace PrivateLinkLab.Cli.Tests.Commands;

/// <summary>
/// What lab graph draws. After a change that is meant, run the tests with UPDATE_GOLDEN=1 and look at the pictures.
/// </summary>
public sealed class GraphTests
{
    private const string Pictures = "docs/pictures";

    [Theory]
    [InlineData("private-subnet", "private-subnet")]
    [InlineData("session-manager", "session-manager")]
    [InlineData("sqs-endpoint", "sqs-endpoint")]
    [InlineData("public-endpoint", "public-endpoint")]
    [InlineData("gateway-endpoint", "gateway-endpoint")]
    [InlineData("endpoint-service", "endpoint-service")]
    [InlineData("port-forwarding", "port-forwarding")]
    [InlineData("blocked", "private-subnet --from AppServer --to https://example.com")]
    public async Task Picture_InTheDocuments_IsFresh(string name, string line)
    {
        using var project = new LabProject();
        var svg = await project.SucceedAsync(["graph", .. line.Split(' ')]);
        var path = RepositoryFile.PathOf($"{Pictures}/{name}.svg");
        if (Environment.GetEnvironmentVariable("UPDATE_GOLDEN") == "1")
        {
            Directory.CreateDirectory(RepositoryFile.PathOf(Pictures));
            await File.WriteAllTextAsync(path, svg, TestContext.Current.CancellationToken);
        }

        Assert.Equal(await File.ReadAllTextAsync(path, TestContext.Current.CancellationToken), svg);
    }

    [Theory]
    [InlineData("port-forwarding")]
    [InlineData("endpoint-service --from Test_Consumer --to NLB_Endpoint_Consumer:80")]
    [InlineData("sqs-endpoint --diff session-manager")]
    [InlineData("private-subnet --from AppServer --to https://example.com")]
    public async Task Json_FollowsTheContract(string line)
    {
        using var project = new LabProject();

        var json = await project.SucceedAsync(["graph", "--json", .. line.Split(' ')]);

        LabSchema.AssertGraph(json);
        Assert.Equal(json, await project.SucceedAsync(["graph", "--format", "json", .. line.Split(' ')]));
    }

    [Theory]
    [InlineData("svg", "<svg ")]
    [InlineData("html", "<!DOCTYPE html>")]
    [InlineData("mermaid", "---\ntitle: ")]
    [InlineData("drawio", "<mxfile ")]
    [InlineData("json", "{\n")]
    public async Task Output_GetsThePicture_InEveryFormat(string format, string beginning)
    {
        using var project = new LabProject();

        var printed = await project.SucceedAsync("graph", "sqs-endpoint", "--format", format, "--output", "picture");

        Assert.Equal("", printed);
        var written = await File.ReadAllTextAsync(
            Path.Combine(project.Folder, "picture"),
            TestContext.Current.CancellationToken
        );
        Assert.StartsWith(beginning, written, StringComparison.Ordinal);
        Assert.Equal(await project.SucceedAsync("graph", "sqs-endpoint", "--format", format), written);
    }

    [Theory]
    [InlineData("--format png", "--format is 'png'; expected svg, html, mermaid, drawio or json.")]
    [InlineData("--from AppServer", "A path has two ends: --from is given and --to is not.")]
    [InlineData("--to myDB:3306", "A path has two ends: --to is given and --from is not.")]
    [InlineData(
        "--action sqs:SendMessage",
        "--action is 'sqs:SendMessage', and there is no path: give --from and --to too."
    )]
    [InlineData(
        "--from a --to b --diff private-subnet",
        "--diff draws every path that changes, --from and --to one path: give one of the two."
    )]
    [InlineData("--json --format svg", "--json is --format json, and --format is 'svg': give one of the two.")]
    [InlineData(
        "--diff nothing",
        "'nothing' is neither a scenario (`lab scenarios` lists them) nor a file with a stack."
    )]
    [InlineData("--from nobody --to myDB:3306", "nobody")]
    public async Task WrongInput_IsOneSentence(string line, string sentence)
    {
        using var project = new LabProject();

        var result = await project.RunAsync(["graph", "sqs-endpoint", .. line.Split(' ')]);

        Assert.Equal(2, result.Status);
        Assert.Equal("", result.Output);
        Assert.Contains(sentence, result.Error, StringComparison.Ordinal);
        Assert.Equal(1, result.Error.Count(letter => letter == '\n'));
    }
}
