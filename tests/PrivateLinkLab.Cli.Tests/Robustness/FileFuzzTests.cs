using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace PrivateLinkLab.Cli.Tests.Robustness;

/// <summary>
/// Every command that reads a file, on files that somebody has damaged: it answers or refuses in sentences, soon. The
/// mutations are the same in each run; PRIVATELINKLAB_SLOW_TESTS=1 tries twenty times as many.
/// </summary>
public sealed partial class FileFuzzTests
{
    private const int Mutations = 5_000;

    // What takes two seconds on a quiet machine may take longer beside other tests; what hangs takes longer than this.
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(20);

    private static readonly string[] OnStacks =
    [
        "probe --state stack.json --from AppServer --to https://sqs.us-east-1.amazonaws.com --action sqs:SendMessage",
        "probe --state stack.json --from internet --to AppServer:22 --json",
        "verify --state stack.json",
        "verify sqs-endpoint --state stack.json --json",
        "reach --state stack.json --from internet",
        "matrix --state stack.json --json",
        "lint --state stack.json",
        "cost --state stack.json",
        "check --state stack.json --rules rules.yaml",
        "check init --state stack.json",
        "compare stack.json sound.json",
        "compare sound.json stack.json --json",
        "graph --state stack.json --format mermaid",
        "graph --state stack.json",
        "faults --state stack.json",
        "export terraform --state stack.json --output exported",
    ];

    private static readonly string[] OnRules =
    [
        "check --state sound.json --rules rules.yaml",
        "lint --state sound.json --rules rules.yaml",
    ];

    private static readonly string[] OnSettings =
    [
        "preview private-subnet --stack other",
        "cost private-subnet --stack other",
    ];

    private static readonly string[] OddTexts =
    [
        "null",
        "true",
        "-1",
        "0",
        "65536",
        "1e308",
        "[]",
        "{}",
        "[[]]",
        "\"\"",
        "\"oops\"",
        "\"0.0.0.0/0\"",
        "\"10.0.1.0/33\"",
        "\"::/0\"",
        "\"*\"",
        "\"arn:aws:iam::123456789012:root\"",
        "\"urn:pulumi:dev::p::a:b:C::x\"",
        "\"\\u001b[31m\\u202e\"",
        "\"aws:ec2/vpc:Vpc\"",
        "{\"4dabf18193072939515e22adb298388d\":\"1b47061264138c4ac30d75fd1eb44270\"}",
    ];

    [Fact]
    public async Task DamagedFiles_AreAnsweredOrRefusedInSentences()
    {
        var count = Environment.GetEnvironmentVariable("PRIVATELINKLAB_SLOW_TESTS") == "1" ? 20 * Mutations : Mutations;
        var problems = new ConcurrentQueue<string>();
        var next = -1;

        await Task.WhenAll(
            Enumerable
                .Range(0, Environment.ProcessorCount)
                .Select(_ =>
                    Task.Run(async () =>
                    {
                        using var project = new LabProject();
                        var sound = await SoundAsync(project);
                        for (
                            var index = Interlocked.Increment(ref next);
                            index < count;
                            index = Interlocked.Increment(ref next)
                        )
                        {
                            await TryAsync(project, sound, index, problems);
                        }
                    })
                )
        );

        Assert.True(problems.IsEmpty, string.Join('\n', problems.Order(StringComparer.Ordinal).Take(20)));
    }

    private static async Task<Sound> SoundAsync(LabProject project)
    {
        await project.SucceedAsync("up", "sqs-endpoint");
        var stack = project.ReadState();
        await project.SucceedAsync("destroy");
        project.Write("sound.json", stack);
        var rules = await project.SucceedAsync("check", "init", "--state", "sound.json");
        const string Settings = """
            config:
              aws:region: us-east-1
              privatelinklab:scenario: private-subnet
              privatelinklab:vpcCidr: 10.0.0.0/16
              privatelinklab:subnetCidrs: ["10.0.1.0/24"]
              privatelinklab:flowLogs: false
              privatelinklab:endpoints: [ssm, ssmmessages]

            """;
        return new(stack, rules, Settings);
    }

    private static async Task TryAsync(LabProject project, Sound sound, int index, ConcurrentQueue<string> problems)
    {
        var random = new Random(index);
        var (file, content, commands) = (index % 10) switch
        {
            0 => ("rules.yaml", sound.Rules, OnRules),
            1 => ("Pulumi.other.yaml", sound.Settings, OnSettings),
            _ => ("stack.json", sound.Stack, OnStacks),
        };
        project.Write("rules.yaml", sound.Rules);
        project.Write("Pulumi.other.yaml", sound.Settings);
        File.WriteAllBytes(project.PathOf(file), Damaged(content, random));
        var line = commands[random.Next(commands.Length)];
        var watch = Stopwatch.StartNew();

        var result = await project.RunAsync(line.Split(' '));

        var shown = $"{result.Output}{result.Error}";
        (bool IsWrong, string What)[] checks =
        [
            (result.Status is < 0 or > 3, $"status {result.Status}"),
            (result.Error.Contains("Something unexpected happened", StringComparison.Ordinal), result.Error),
            (shown.Contains('\e', StringComparison.Ordinal), "an escape sequence"),
            (result.Status is 2 or 3 && result.Error.Length == 0, "no sentence"),
            (watch.Elapsed > Longest, $"{watch.Elapsed.TotalSeconds:0.0} s"),
        ];
        foreach (var check in checks.Where(check => check.IsWrong))
        {
            problems.Enqueue(string.Create(CultureInfo.InvariantCulture, $"{index}: {line}: {check.What}"));
        }
    }

    // Half of them stay well-formed: a value becomes another one. The others lose, double or swap bytes.
    private static byte[] Damaged(string content, Random random)
    {
        if (random.Next(2) == 0)
        {
            var values = Value().Matches(content);
            var value = values[random.Next(values.Count)];
            return Encoding.UTF8.GetBytes(
                string.Concat(
                    content.AsSpan(0, value.Index),
                    OddTexts[random.Next(OddTexts.Length)],
                    content.AsSpan(value.Index + value.Length)
                )
            );
        }

        var bytes = Encoding.UTF8.GetBytes(content).ToList();
        var at = random.Next(bytes.Count);
        var length = Math.Min(random.Next(1, 200), bytes.Count - at);
        switch (random.Next(4))
        {
            case 0:
                bytes.RemoveRange(at, length);
                break;
            case 1:
                bytes.InsertRange(at, bytes.GetRange(at, length));
                break;
            case 2:
                bytes[at] = (byte)random.Next(256);
                break;
            default:
                bytes.RemoveRange(at, bytes.Count - at);
                break;
        }

        return [.. bytes];
    }

    [GeneratedRegex("""(?<=[:\[,] ?)("(\\.|[^"\\])*"|-?[0-9.]+|true|false|null|\[\]|\{\}|[a-z0-9./-]+(?=\n))""")]
    private static partial Regex Value();

    private sealed record Sound(string Stack, string Rules, string Settings);
}
