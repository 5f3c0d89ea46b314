using System.Diagnostics;
using YamlDotNet.RepresentationModel;

namespace PrivateLinkLab.Cli.Tests.Documentation;

/// <summary>
/// What a pull request gets: the comment that docs/rules.md shows, and the GitHub action. After a change of the comment
/// that is meant, run this with UPDATE_GOLDEN=1 and read what git shows.
/// </summary>
public sealed class PullRequestTests
{
    private const string Begin = "<!-- The comment, written by a test. -->\n";
    private const string End = "<!-- The end of the comment. -->\n";

    private const string Rules = """
        rules:
          - name: Only the jump server reaches the database
            to: myDB
            only-from: JumpServer
            because: the database has no other client
          - name: The jump server is managed without an open port
            from: JumpServer
            to: endpoints-ssm:443
          - name: Nothing comes in from the internet
            from: internet
            to: any
            ports: any
            expect: blocked
        """;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Comment_OnThePageOfRules_IsWhatTheLabWrites()
    {
        using var project = new LabProject();
        project.Write("paths.yaml", Rules);
        await project.SucceedAsync("up", "port-forwarding");
        var result = await project.RunAsync(
            "check",
            "--rules",
            "paths.yaml",
            "--inject",
            "database-rule-too-wide",
            "--markdown",
            "comment.md"
        );
        Assert.Equal((1, ""), (result.Status, result.Error));
        var comment = await File.ReadAllTextAsync(project.PathOf("comment.md"), Cancellation);

        var path = RepositoryFile.PathOf("docs/rules.md");
        var page = (await File.ReadAllTextAsync(path, Cancellation)).ReplaceLineEndings("\n");
        var from = page.IndexOf(Begin, StringComparison.Ordinal) + Begin.Length;
        var to = page.IndexOf(End, StringComparison.Ordinal);
        if (Environment.GetEnvironmentVariable("UPDATE_GOLDEN") == "1")
        {
            await File.WriteAllTextAsync(path, $"{page[..from]}\n{comment}\n{page[to..]}", Cancellation);
            return;
        }

        Assert.Equal($"\n{comment}\n", page[from..to]);
    }

    [Theory]
    [InlineData("expect: reachable", 0)]
    [InlineData("expect: blocked", 1)]
    public async Task Action_ItsStep_ChecksTheStateAndWritesAnnotationsAndComment(string expected, int status)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "It needs bash.");
        using var project = new LabProject();
        project.Write("my rules.yaml", $"rules: [{{name: data, from: JumpServer, to: myDB, {expected}}}]\n");
        await project.SucceedAsync("up", "port-forwarding");
        File.Copy(project.StatePath, project.PathOf("stack.json"));

        // The action's own folder has the script, which builds the lab; this is the lab that is built already.
        var tool = Path.Combine(AppContext.BaseDirectory, "lab.dll");
        project.Write("action/lab", $"#!/bin/sh\nexec dotnet exec '{tool}' \"$@\"\n");
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(project.PathOf("action/lab"), UnixFileMode.UserRead | UnixFileMode.UserExecute);
        }

        var (script, variables) = Step(new() { ["rules"] = "my rules.yaml", ["state"] = "stack.json" });
        var result = await RunAsync(project, script, variables);

        Assert.True(result.Status == status, $"{result.Output}{result.Error}");
        Assert.Equal(status, result.Output.Split("::error").Length - 1);
        var comment = await File.ReadAllTextAsync(project.PathOf("privatelinklab.md"), Cancellation);
        Assert.StartsWith(status == 0 ? "### ✅" : "### ❌", comment, StringComparison.Ordinal);
    }

    // The action's only step: its script, and its environment with the inputs in place.
    private static (string Script, Dictionary<string, string> Variables) Step(Dictionary<string, string> given)
    {
        var yaml = new YamlStream();
        yaml.Load(new StringReader(File.ReadAllText(RepositoryFile.PathOf("action.yml"))));
        var root = (YamlMappingNode)yaml.Documents[0].RootNode;
        var inputs = ((YamlMappingNode)root["inputs"]).Children.ToDictionary(
            input => ((YamlScalarNode)input.Key).Value!,
            input =>
                given.GetValueOrDefault(((YamlScalarNode)input.Key).Value!)
                ?? ((YamlScalarNode)((YamlMappingNode)input.Value)["default"]).Value!
        );
        Assert.Empty(given.Keys.Except(inputs.Keys));
        var step = (YamlMappingNode)Assert.Single(((YamlSequenceNode)root["runs"]["steps"]).Children);
        Assert.Equal("bash", ((YamlScalarNode)step["shell"]).Value);
        return (
            ((YamlScalarNode)step["run"]).Value!,
            ((YamlMappingNode)step["env"]).Children.ToDictionary(
                variable => ((YamlScalarNode)variable.Key).Value!,
                variable =>
                    inputs.Aggregate(((YamlScalarNode)variable.Value).Value!, (text, input) =>
                        text.Replace($"${{{{ inputs.{input.Key} }}}}", input.Value, StringComparison.Ordinal)
                    )
            )
        );
    }

    private static async Task<LabResult> RunAsync(
        LabProject project,
        string script,
        IReadOnlyDictionary<string, string> variables
    )
    {
        // As GitHub's runner calls it.
        var start = new ProcessStartInfo("/bin/bash", ["--noprofile", "--norc", "-eo", "pipefail", "-c", script])
        {
            WorkingDirectory = project.Folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardOutputEncoding = System.Text.Encoding.UTF8,
        };
        start.Environment["GITHUB_ACTION_PATH"] = project.PathOf("action");
        foreach (var (name, value) in variables)
        {
            start.Environment[name] = value;
        }

        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEndAsync(Cancellation);
        var error = process.StandardError.ReadToEndAsync(Cancellation);
        await process.WaitForExitAsync(Cancellation);
        return new(process.ExitCode, await output, await error);
    }
}
