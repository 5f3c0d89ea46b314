using System.Text.Json;
using PrivateLinkLab.Cli.Terminals;

namespace PrivateLinkLab.Examples.Tests;

/// <summary>The lab on the file of an example's stack.</summary>
public sealed class LabTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("examples-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Theory]
    [MemberData(nameof(Example.Names), MemberType = typeof(Example))]
    public async Task Check_RulesOfTheExample_Hold(string name)
    {
        var rules = Path.Combine(Example.Find(name).Folder, "paths.yaml");

        var checks = await RunAsync("check", "--rules", rules, "--state", await SaveAsync(name));

        Assert.Contains(" hold", checks);
    }

    [Theory]
    [MemberData(nameof(Example.Names), MemberType = typeof(Example))]
    public async Task Cost_OfEveryResource_IsKnown(string name)
    {
        using var cost = JsonDocument.Parse(await RunAsync("cost", "--state", await SaveAsync(name), "--json"));

        Assert.Empty(cost.RootElement.GetProperty("notPriced").EnumerateArray());
    }

    [Theory]
    [MemberData(nameof(Example.Names), MemberType = typeof(Example))]
    public async Task Graph_DrawsTheExample(string name)
    {
        await RunAsync("graph", "--state", await SaveAsync(name), "--output", Path.Combine(_folder, "picture.svg"));

        Assert.EndsWith(
            "</svg>\n",
            await File.ReadAllTextAsync(Path.Combine(_folder, "picture.svg"), TestContext.Current.CancellationToken)
        );
    }

    private async Task<string> SaveAsync(string name)
    {
        var file = Path.Combine(_folder, "stack.json");
        (await Example.Find(name).RunAsync()).Save(file);
        return file;
    }

    private async Task<string> RunAsync(params string[] arguments)
    {
        using var output = new StringWriter { NewLine = "\n" };
        using var error = new StringWriter { NewLine = "\n" };

        var status = await PrivateLinkLab.Cli.Lab.RunAsync(
            arguments,
            new LabEnvironment
            {
                Output = output,
                Error = error,
                CurrentDirectory = _folder,
            }
        );

        Assert.True(status == 0, $"{error}\n{output}");
        return output.ToString();
    }
}
