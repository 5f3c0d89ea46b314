using System.Text.Json;
using PrivateLinkLab.Graph.Deployments;
using PrivateLinkLab.Network.Ingest;
using PrivateLinkLab.Reachability.Questions;

namespace PrivateLinkLab.Lab.Tests.Cases;

/// <summary>
/// Stacks whose verdicts are known: from public reports whose cause was found (Public), and from AWS's documentation
/// (Documented). Beside them expectations.json has what is asked, the verdicts that are right, and the source.
/// </summary>
public sealed class CaseTests
{
    private const string Refused = "ERROR";
    private static readonly string[] Folders = ["Documented", "Public"];
    private static readonly string Folder = RepositoryFile.PathOf("tests/PrivateLinkLab.Lab.Tests/Cases");

    // What is not right yet; each of them leaves the list with the change that mends it.
    private static readonly HashSet<(string Case, string Question)> StillWrong =
    [
        ("Documented/A09b", "--from app --to udp://10.0.1.53:53"),
        (
            "Public/51-queue-with-own-key",
            "--from app --to https://sqs.eu-west-1.amazonaws.com --action sqs:SendMessage"
        ),
        ("Public/72-preview-without-sames", "--from worker --to https://sts.eu-west-1.amazonaws.com"),
        ("Public/73-first-preview-region", "--from app --to session-manager"),
    ];

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
                question.Right.Contains(verdict) != StillWrong.Contains((name, question.Arguments)),
                $"{name} {question.Arguments}: right is {string.Join(" or ", question.Right)}, found {verdict}. {why}"
            );
        }
    }

    [Fact]
    public void StillWrong_NamesQuestionsThatThereAre() =>
        Assert.Subset(
            new HashSet<(string, string)>(
                Folders.SelectMany(folder =>
                    Expectations(folder)
                        .SelectMany(one => one.Questions.Select(asked => ($"{folder}/{one.Name}", asked.Arguments)))
                )
            ),
            StillWrong
        );

    private static (string Verdict, string Why) Ask(Prober? prober, string arguments)
    {
        if (prober is null)
        {
            return (Refused, "The file is refused.");
        }

        try
        {
            var words = arguments.Split(' ');
            var result = prober.Probe(Of("--from")!, Of("--to")!, Of("--action"));
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
