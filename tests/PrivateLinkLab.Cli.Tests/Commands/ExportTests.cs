using System.Text.Json;

namespace PrivateLinkLab.Cli.Tests.Commands;

public sealed class ExportTests : IDisposable
{
    private readonly LabProject _project = new();

    public void Dispose() => _project.Dispose();

    [Fact]
    public async Task Export_Scenario_WritesAFileForEachComponentAndNoState()
    {
        var output = await _project.SucceedAsync("export", "terraform", "port-forwarding", "--output", "out/tf");

        Assert.Contains(
            $" files in {_project.PathOf("out/tf")}:\n  data.tf.json\n  endpoints.tf.json\n",
            output,
            StringComparison.Ordinal
        );
        Assert.EndsWith("\nThen: terraform init, terraform plan.\n", output, StringComparison.Ordinal);
        Assert.Contains("\"aws_db_instance\"", await ReadAsync("out/tf/my_db.tf.json"), StringComparison.Ordinal);
        Assert.False(Directory.Exists(_project.PathOf(".lab")));
    }

    [Fact]
    public async Task Export_Again_WritesTheSameBytes()
    {
        await _project.SucceedAsync("export", "terraform", "sqs-endpoint");
        var before = await ReadAllAsync();

        await _project.SucceedAsync("export", "terraform", "sqs-endpoint");

        Assert.Equal(before, await ReadAllAsync());
    }

    [Fact]
    public async Task Export_Secret_IsNamedAndNowhere()
    {
        const string Password = "Correct0Horse0Battery";

        var output = await _project.SucceedAsync(
            "export",
            "terraform",
            "port-forwarding",
            "--config",
            "databaseCredentials=given",
            "--config",
            $"databasePassword={Password}"
        );

        Assert.Matches(@"\nSecrets are in no file\. .*:\n  TF_VAR_my_db\w*_password\n", output);
        Assert.DoesNotContain(Password, output + await ReadAllAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Export_Json_IsOneDocument()
    {
        using var json = JsonDocument.Parse(
            await _project.SucceedAsync("export", "terraform", "private-subnet", "--json")
        );

        Assert.Equal(_project.PathOf("terraform"), json.RootElement.GetProperty("folder").GetString());
        Assert.Contains(
            "versions.tf.json",
            json.RootElement.GetProperty("files").EnumerateArray().Select(file => file.GetString())
        );
        Assert.Equal(0, json.RootElement.GetProperty("variables").GetArrayLength());
    }

    [Fact]
    public async Task Export_StateFile_GivesWhatTheScenarioGives()
    {
        await _project.SucceedAsync("up", "sqs-endpoint");
        await _project.SucceedAsync("export", "terraform", "sqs-endpoint");
        var ofScenario = await ReadAllAsync();

        await _project.SucceedAsync("export", "terraform", "--state", ".lab/dev.json");

        Assert.Equal(ofScenario, await ReadAllAsync());
    }

    [Fact]
    public async Task Export_FileOfSomebodyElse_IsNotOverwritten()
    {
        _project.Write("terraform/my_vpc.tf.json", "{}");

        var result = await _project.RunAsync("export", "terraform", "private-subnet");

        Assert.Equal((3, ""), (result.Status, result.Output));
        Assert.Contains("was not exported by the lab and would be overwritten", result.Error, StringComparison.Ordinal);
        Assert.Equal("{}", await ReadAsync("terraform/my_vpc.tf.json"));
    }

    private Task<string> ReadAsync(string name) =>
        File.ReadAllTextAsync(_project.PathOf(name), TestContext.Current.CancellationToken);

    private async Task<string> ReadAllAsync() =>
        string.Join(
            '\n',
            await Task.WhenAll(
                Directory
                    .EnumerateFiles(_project.PathOf("terraform"))
                    .Order(StringComparer.Ordinal)
                    .Select(async file => $"{Path.GetFileName(file)}\n{await ReadAsync(file)}")
            )
        );
}
