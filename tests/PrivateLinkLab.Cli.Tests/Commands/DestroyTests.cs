using System.Text.Json;

namespace PrivateLinkLab.Cli.Tests.Commands;

public sealed class DestroyTests
{
    [Fact]
    public async Task Destroy_Stack_LeavesNothing()
    {
        using var project = new LabProject();
        await project.SucceedAsync("up", "port-forwarding", "--config", "databaseCredentials=generated");

        var output = await project.SucceedAsync("destroy");

        Assert.Matches(@"\nDone: \d+ deleted; nothing is left\.\nStack dev of .+\.\n\z", output);
        Assert.True(
            output.IndexOf("aws:rds:Instance", StringComparison.Ordinal)
                < output.IndexOf("aws:ec2:Vpc ", StringComparison.Ordinal),
            output
        );
        Assert.Empty(Directory.EnumerateFiles(project.PathOf(".lab"), "*.json"));
        Assert.Equal(
            $"The stack dev of {project.Folder} has nothing built: there is nothing to delete.\n",
            await project.SucceedAsync("destroy")
        );
    }

    [Fact]
    public async Task Destroy_NothingBuilt_WritesNothing()
    {
        using var project = new LabProject();

        await project.SucceedAsync("destroy");

        Assert.False(Directory.Exists(project.PathOf(".lab")));
    }

    [Fact]
    public async Task Destroy_Json_IsTheSameDocument()
    {
        using var project = new LabProject();
        await project.SucceedAsync("up", "private-subnet");

        using var json = JsonDocument.Parse(await project.SucceedAsync("destroy", "--json"));

        Assert.All(json.RootElement.GetProperty("changes").EnumerateArray(), change =>
            Assert.Equal("delete", change.GetProperty("kind").GetString())
        );
        Assert.Equal(JsonValueKind.Null, json.RootElement.GetProperty("scenario").ValueKind);
        Assert.Empty(json.RootElement.GetProperty("outputs").EnumerateObject());
    }

    [Theory]
    [InlineData("destroy", "deleting")]
    [InlineData("up private-subnet --config subnetCidrs=10.0.9.0/24", "deleting")]
    [InlineData("preview session-manager --config subnetCidrs=10.0.9.0/24", "deleting")]
    [InlineData("up --config databaseUsername=other", "replacing")]
    public async Task Destroy_ProtectedDatabase_IsRefusedUntilReleased(string command, string what)
    {
        using var project = new LabProject();
        await project.SucceedAsync("up", "--config", "databaseDeletion=protected");
        var files = project.ReadAllFiles();

        var result = await project.RunAsync([.. command.Split(' '), "--config", "databaseDeletion=protected"]);

        Assert.Equal(3, result.Status);
        Assert.Equal("", result.Output);
        Assert.StartsWith($"lab: {what} RDS DB Instance 'myDB-", result.Error, StringComparison.Ordinal);
        Assert.Contains(
            "`./lab up port-forwarding --config databaseDeletion=lab`",
            result.Error,
            StringComparison.Ordinal
        );
        Assert.Equal(1, result.Error.Count(character => character == '\n'));
        Assert.Equal(files, project.ReadAllFiles());

        await project.SucceedAsync("up", "port-forwarding", "--config", "databaseDeletion=lab");
        await project.SucceedAsync(command.Split(' '));
    }
}
