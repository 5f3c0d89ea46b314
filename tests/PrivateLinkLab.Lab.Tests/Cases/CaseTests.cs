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
        ("Documented/A07b", "--from app --to example.com:443"),
        ("Documented/A33", "--from app --to example.com:443"),
        ("Documented/A42b", "--from app --to db"),
        ("Documented/B07", "--from client --to lb:80"),
        ("Documented/B02b", "--from internet --to ec2-52-2-2-2.compute-1.amazonaws.com:22"),
        ("Documented/B02b", "--from app --to ec2-52-2-2-2.compute-1.amazonaws.com:22"),
        ("Documented/B08", "--from internet --to www.example.org:22"),
        ("Documented/B09", "--from app --to https://s3-us-west-2.amazonaws.com"),
        ("Documented/B09", "--from app --to https://data.s3-us-west-2.amazonaws.com"),
        (
            "Public/32a-eks-private-endpoint",
            "--from node --to https://0A1B2C3D4E5F60718293A4B5C6D7E8F9.gr7.eu-west-1.eks.amazonaws.com"
        ),
        (
            "Public/32b-eks-private-endpoint",
            "--from internet --to https://0A1B2C3D4E5F60718293A4B5C6D7E8F9.gr7.eu-west-1.eks.amazonaws.com"
        ),
        ("Public/59-s3-global-and-legacy-names", "--from app --to https://ledger-9911.s3.amazonaws.com"),
        ("Public/59-s3-global-and-legacy-names", "--from app --to https://ledger-9911.s3-eu-west-1.amazonaws.com"),
        ("Public/59-s3-global-and-legacy-names", "--from app --to https://s3-eu-west-1.amazonaws.com"),
        ("Public/61-subnet-that-maps-public-addresses", "--from subnet-0acf8bc5535f2a549 --to https://example.org"),
        ("Public/89-endpoint-names-in-a-preview", "--from app --to https://dynamodb.eu-west-1.amazonaws.com"),
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
