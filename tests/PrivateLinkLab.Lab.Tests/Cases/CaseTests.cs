using System.Text.Json;
using PrivateLinkLab.Graph.Deployments;
using PrivateLinkLab.Network.Ingest;
using PrivateLinkLab.Reachability.Questions;

namespace PrivateLinkLab.Lab.Tests.Cases;

/// <summary>
/// Stacks whose verdicts are known: from public reports whose cause was found (Public), from AWS's documentation
/// (Documented), and composed to try what it says of one thing at a time (Composed). Beside them expectations.json has
/// what is asked, the verdicts that are right, and the source.
/// </summary>
public sealed class CaseTests
{
    private const string Refused = "ERROR";
    private static readonly string[] Folders = ["Composed", "Documented", "Public"];
    private static readonly string Folder = RepositoryFile.PathOf("tests/PrivateLinkLab.Lab.Tests/Cases");

    public static TheoryData<string> Cases =>
        [.. Folders.SelectMany(folder => Expectations(folder).Select(one => $"{folder}/{one.Name}"))];

    [Theory]
    [MemberData(nameof(Cases))]
    public void Probe_OfACase_HasARightVerdict(string name)
    {
        var (folder, stack) = (name.Split('/')[0], name.Split('/')[1]);
        var questions = Expectations(folder).Single(one => one.Name == stack).Questions;
        var prober = ProberOf(Path.Combine(Folder, folder, $"{stack}.json"));
        foreach (var question in questions)
        {
            var (verdict, why) = Ask(prober, question.Arguments);
            Assert.True(
                question.Right.Contains(verdict),
                $"{name} {question.Arguments}: right is {string.Join(" or ", question.Right)}, found {verdict}. {why}"
            );
        }
    }

    private static (string Verdict, string Why) Ask(Prober? prober, string arguments)
    {
        if (prober is null)
        {
            return (Refused, "The file is refused.");
        }

        try
        {
            var words = arguments.Split(' ');
            var result = prober.Probe(Of("--from")!, Of("--to")!, Of("--action"), Of("--resource"), Of("--protocol"));
            return (result.Verdict.ToString().ToLowerInvariant(), $"{result.Reason} {result.Explanation}");

            string? Of(string option) => Array.IndexOf(words, option) is >= 0 and var at ? words[at + 1] : null;
        }
        catch (ProbeException refusal)
        {
            return (Refused, refusal.Message);
        }
    }

    // A file that is refused is an answer as well.
    private static Prober? ProberOf(string file)
    {
        try
        {
            return new(ModelBuilder.Build(StackFile.Read(file)));
        }
        catch (DeploymentFileException)
        {
            return null;
        }
    }

    private static List<(string Name, List<(string Arguments, List<string> Right)> Questions)> Expectations(
        string folder
    )
    {
        using var json = JsonDocument.Parse(File.ReadAllText(Path.Combine(Folder, folder, "expectations.json")));
        return
        [
            .. json
                .RootElement.EnumerateArray()
                .Select(one =>
                    (
                        one.GetProperty("case").GetString()!,
                        one.GetProperty("probes")
                            .EnumerateArray()
                            .Select(asked =>
                                (
                                    asked.GetProperty("args").GetString()!,
                                    asked
                                        .GetProperty("verdict")
                                        .EnumerateArray()
                                        .Select(right => right.GetString()!)
                                        .ToList()
                                )
                            )
                            .ToList()
                    )
                ),
        ];
    }
}
