using System.Globalization;
using System.Text;

namespace PrivateLinkLab.Cli.Tests.WrongInputs;

/// <summary>
/// What the lab says to each of the wrong command lines of wrong-inputs.txt: the exit status and every line, on the
/// error stream alone. UPDATE_GOLDEN=1 writes the answers anew; then read the difference.
/// </summary>
public sealed class WrongInputTests
{
    private const string Prompt = "$ lab ";
    private const int Fewest = 250;

    private static readonly string Table = RepositoryFile.PathOf(
        "tests/PrivateLinkLab.Cli.Tests/WrongInputs/wrong-inputs.txt"
    );

    [Fact]
    public async Task EveryWrongInput_IsAnsweredAsTheTableSays()
    {
        using var project = new LabProject();
        await WriteFilesAsync(project);
        var before = project.ReadAllFiles();
        var table = await File.ReadAllTextAsync(Table, TestContext.Current.CancellationToken);
        var written = new StringBuilder();
        var count = 0;
        var problems = new List<string>();
        foreach (var line in table.Split('\n'))
        {
            if (line.StartsWith('#'))
            {
                written.Append(written.Length == 0 ? "" : "\n").Append(line).Append('\n');
            }
            else if (line.StartsWith(Prompt, StringComparison.Ordinal))
            {
                count++;
                written
                    .Append('\n')
                    .Append(line)
                    .Append('\n')
                    .Append(await AnswerAsync(project, line[Prompt.Length..], problems));
            }
        }

        if (Environment.GetEnvironmentVariable("UPDATE_GOLDEN") == "1")
        {
            await File.WriteAllTextAsync(Table, written.ToString(), TestContext.Current.CancellationToken);
        }

        Assert.Equal([], problems);
        Assert.Equal(table, written.ToString());
        Assert.True(count >= Fewest, $"{count} wrong inputs");
        Assert.Equal(before, project.ReadAllFiles());
    }

    // Whatever is wrong: it is said in sentences, nothing is answered, and nobody sees where it came from.
    private static async Task<string> AnswerAsync(LabProject project, string line, List<string> problems)
    {
        var result = await project.RunAsync(line.Split(' '));
        var error = result.Error.Replace(project.Folder, "FOLDER", StringComparison.Ordinal);
        var sentences = error.TrimEnd('\n').Split('\n');
        (bool IsWrong, string What)[] checks =
        [
            (result.Status is not (2 or 3), $"status {result.Status}"),
            (result.Output.Length > 0, $"an answer: {result.Output}"),
            (sentences.Any(said => !said.StartsWith("lab: ", StringComparison.Ordinal)), "a line of somebody else's"),
            (sentences.Any(said => said.Length == 0 || said[^1] is not ('.' or '?')), $"no sentence: {error}"),
            (error.Contains("unexpected", StringComparison.Ordinal), "no words of its own"),
            (error.Contains("Secret123x", StringComparison.Ordinal), "a secret"),
        ];
        problems.AddRange(checks.Where(check => check.IsWrong).Select(check => $"{line}: {check.What}"));
        return string.Create(CultureInfo.InvariantCulture, $"{result.Status}\n{error}");
    }

    private static async Task WriteFilesAsync(LabProject project)
    {
        await project.SucceedAsync("up", "private-subnet");
        Directory.CreateDirectory(project.PathOf("folder"));
        (string Name, string Content)[] files =
        [
            ("rules.yaml", "version: 1\nrules:\n  - from: internet\n    to: AppServer\n    expect: blocked\n"),
            ("broken.yaml", "version: 1\nrules: [\n"),
            ("number.yaml", "5\n"),
            ("no-rules.yaml", "version: 1\nrules: []\n"),
            ("unknown-key.yaml", "version: 1\nrules:\n  - form: internet\n    to: AppServer\n"),
            ("no-target.yaml", "version: 1\nrules:\n  - from: internet\n"),
            (
                "twice.yaml",
                "version: 1\nrules:\n  - from: internet\n    to: AppServer:22\n  - from: internet\n"
                    + "    to: AppServer:22\n    expect: blocked\n"
            ),
            ("empty.json", ""),
            ("list.json", "[]"),
            ("text.json", "hello"),
            ("version.json", """{"version":9,"deployment":{}}"""),
            ("none.json", """{"version":3,"deployment":{"resources":[]}}"""),
            ("plan.tfplan", "PK\u0003\u0004"),
            (
                "cycle.json",
                """
                {"version":3,"deployment":{"resources":[
                  {"urn":"urn:pulumi:dev::p::a:b:C::x","type":"a:b:C","parent":"urn:pulumi:dev::p::a:b:C::y"},
                  {"urn":"urn:pulumi:dev::p::a:b:C::y","type":"a:b:C","parent":"urn:pulumi:dev::p::a:b:C::x"}]}}
                """
            ),
            (
                "stack.json",
                """
                {"version":3,"deployment":{"resources":[
                  {"urn":"urn:pulumi:dev::p::pulumi:pulumi:Stack::p-dev","type":"pulumi:pulumi:Stack","custom":false}]}}
                """
            ),
            ("Pulumi.bad.yaml", "config: 5\n"),
            ("Pulumi.broken.yaml", "config: [\n"),
            ("Pulumi.unknown.yaml", "config:\n  privatelinklab:foo: bar\n"),
            ("Pulumi.encrypted.yaml", "config:\n  privatelinklab:queueName:\n    secure: v1:abc\n"),
        ];
        foreach (var (name, content) in files)
        {
            project.Write(name, content);
        }
    }
}
