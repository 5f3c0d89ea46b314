using System.Text.RegularExpressions;
using PrivateLinkLab.Cli.Completion;

namespace PrivateLinkLab.Cli.Tests.Screens;

/// <summary>
/// What the commands show on terminals of 60, 80 and 120 columns, in the files beside this one. UPDATE_GOLDEN=1 writes
/// them anew; then look at the difference.
/// </summary>
public sealed partial class ScreenFileTests
{
    private static readonly int[] Widths = [60, 80, 120];

    // Others' to show: help and scripts are not laid out by the lab, diff needs an emulator's state.
    private static readonly string[] NotShown =
    [
        "completion",
        "help",
        "diff",
        "report",
        "policy",
        "policy init",
        "policy install",
        "cloud",
    ];

    private static readonly (string File, string Line)[] Lines =
    [
        ("scenarios", "scenarios"),
        ("version", "version"),
        ("preview", "preview sqs-endpoint --stack other"),
        ("preview-changes", "preview port-forwarding --config parked=true"),
        ("up", "up port-forwarding --config queueName=other.fifo"),
        ("outputs", "outputs"),
        ("destroy", "destroy"),
        ("cost", "cost port-forwarding"),
        ("cost-service", "cost endpoint-service --config serviceCrossZone=true"),
        ("verify", "verify"),
        ("verify-all", "verify --all"),
        ("verify-blocked", "verify sqs-endpoint --inject private-dns-off"),
        ("verify-opened", "verify port-forwarding --inject database-rule-too-wide"),
        ("probe", "probe port-forwarding --from JumpServer --to myDB:3306"),
        ("probe-barriers", "probe --from internet --to JumpServer:22"),
        ("probe-changes", "probe --from internet --to JumpServer:22 --changes"),
        ("reach", "reach --to myDB"),
        ("matrix", "matrix public-endpoint"),
        ("check-init", "check init"),
        ("check", "check --rules rules.yaml"),
        ("lint", "lint public-endpoint"),
        ("compare", "compare sqs-endpoint public-endpoint"),
        ("faults", "faults private-subnet"),
        ("play", "play session-manager"),
        ("graph", "graph private-subnet --format mermaid"),
        ("export-terraform", "export terraform private-subnet"),
    ];

    public static TheoryData<string, int> Screens
    {
        get
        {
            var screens = new TheoryData<string, int>();
            foreach (var (file, _) in Lines)
            {
                foreach (var width in Widths)
                {
                    screens.Add(file, width);
                }
            }

            return screens;
        }
    }

    [Theory]
    [MemberData(nameof(Screens))]
    public async Task Command_OnATerminal_ShowsThis(string file, int width)
    {
        using var project = new LabProject();
        await project.SucceedAsync("up", "port-forwarding");
        project.Write("rules.yaml", "version: 1\nrules:\n  - from: internet\n    to: myDB\n    expect: reachable\n");
        var line = Lines.Single(screen => screen.File == file).Line;
        var golden = RepositoryFile.PathOf($"tests/PrivateLinkLab.Cli.Tests/Screens/{file}-{width}.txt");

        var result = await project.RunAsync(environment => environment with { Width = width }, line.Split(' '));

        var screen = $"$ lab {line}\n{WithoutFolder(result.Output, project.Folder)}";
        if (Environment.GetEnvironmentVariable("UPDATE_GOLDEN") == "1")
        {
            await File.WriteAllTextAsync(golden, screen, TestContext.Current.CancellationToken);
        }

        Assert.Equal(await File.ReadAllTextAsync(golden, TestContext.Current.CancellationToken), screen);
        Assert.Equal("", result.Error);
        Assert.DoesNotContain('\e', screen);
        Assert.Equal(
            [],
            screen.Split('\n').Skip(1).Where(shown => shown.Length > width && !IsToBeCopied(file, shown, width))
        );
    }

    [Fact]
    public void Commands_AreAllShown()
    {
        var root = Lab.Parse(
            [],
            new()
            {
                Output = TextWriter.Null,
                Error = TextWriter.Null,
                CurrentDirectory = "/",
            }
        );

        Assert.Equal(
            [],
            CompletedCommand
                .All(root.RootCommandResult.Command)
                .Select(command => command.Path)
                .Where(path => path is not ("" or "export"))
                .Except(NotShown)
                .Where(path => !Lines.Any(screen => $"{screen.Line} ".StartsWith($"{path} ", StringComparison.Ordinal)))
        );
    }

    // Files, values and commands to copy are never broken, nor is a word that is longer than a line.
    private static bool IsToBeCopied(string file, string line, int width) =>
        file is "outputs" or "up" or "check-init" or "graph" or "preview-changes" or "preview"
        || line.Split(' ').Any(word => word.Length > width / 2)
        || line.TrimStart().StartsWith("./lab ", StringComparison.Ordinal);

    private static string WithoutFolder(string output, string folder) =>
        Broken().Replace(output.Replace(folder, "FOLDER", StringComparison.Ordinal), " FOLDER");

    // Where a path ends a line depends on its length.
    [GeneratedRegex(@"\s+FOLDER")]
    private static partial Regex Broken();
}
