using System.Diagnostics;
using PrivateLinkLab.Cli.Completion;

namespace PrivateLinkLab.Cli.Tests.Completion;

public sealed class CompletionTests
{
    public static TheoryData<string> Shells => [.. CompletionScript.Shells];

    [Theory]
    [MemberData(nameof(Shells))]
    public async Task Script_OfAShell_HasEveryCommandAndOption(string shell)
    {
        using var project = new LabProject();

        var script = await project.SucceedAsync("completion", shell);

        Assert.All(AllCommands(), command =>
        {
            Assert.Contains(command.Path.Split(' ')[^1], script, StringComparison.Ordinal);
            Assert.All(command.Options, option =>
                Assert.Contains(
                    shell == "fish" ? $"-l {option.Name[2..]}" : option.Name,
                    script,
                    StringComparison.Ordinal
                )
            );
        });
        Assert.Contains("port-forwarding", script, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Script_OfAnotherShell_IsBadInput()
    {
        using var project = new LabProject();

        Assert.Equal(2, (await project.RunAsync("completion", "tcsh")).Status);
    }

    [Theory]
    [InlineData("lab sce", "scenarios")]
    [InlineData("lab up sq", "sqs-endpoint")]
    [InlineData("lab up --target em", "emulated")]
    [InlineData("lab --json verify --inject private-dns-o", "private-dns-off")]
    [InlineData("lab export t", "terraform")]
    [InlineData("lab export terraform --ou", "--output")]
    [InlineData("lab completion z", "zsh")]
    [InlineData("lab check --rules Pulumi.y", "Pulumi.yaml")]
    [InlineData("lab compare Pulumi.y", "Pulumi.yaml")]
    [InlineData("lab up --stack ", "")]
    public async Task Script_OfBash_CompletesWords(string line, string expected)
    {
        Assert.SkipUnless(File.Exists("/bin/bash"), "There is no bash here.");
        using var project = new LabProject();
        project.Write("lab.bash", await project.SucceedAsync("completion", "bash"));
        var words = line.Split(' ');
        var command =
            $"source ./lab.bash && COMP_WORDS=({string.Join(' ', words.Select(word => $"'{word}'"))}) "
            + $"COMP_CWORD={words.Length - 1} && _lab; printf '%s\\n' \"${{COMPREPLY[@]}}\"";
        using var bash = Process.Start(
            new ProcessStartInfo("/bin/bash", ["--norc", "-c", command])
            {
                WorkingDirectory = project.Folder,
                RedirectStandardOutput = true,
                RedirectStandardError = true,
            }
        )!;

        var output = await bash.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        var error = await bash.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);

        Assert.Equal("", error);
        Assert.Equal(expected, output.TrimEnd('\n'));
    }

    private static IReadOnlyList<CompletedCommand> AllCommands() =>
        CompletedCommand.All(
            Lab.Parse(
                [],
                new()
                {
                    Output = TextWriter.Null,
                    Error = TextWriter.Null,
                    CurrentDirectory = "/",
                }
            ).RootCommandResult.Command
        );
}
