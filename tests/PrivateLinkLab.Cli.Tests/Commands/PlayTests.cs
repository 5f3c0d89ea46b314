using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using PrivateLinkLab.Cli.Tests.Schemas;
using PrivateLinkLab.Scenarios;

namespace PrivateLinkLab.Cli.Tests.Commands;

public sealed partial class PlayTests
{
    private static readonly string[] Languages = ["en", "pt-BR"];

    public static TheoryData<string> Scenarios => [.. ScenarioCatalog.All.Select(scenario => scenario.Name)];

    public static TheoryData<string, string> Plays =>
        [.. ScenarioCatalog.All.SelectMany(scenario => Languages.Select(language => (scenario.Name, language)))];

    // Read what changes here as a person who knows the article.
    [Theory]
    [MemberData(nameof(Plays))]
    public async Task Play_Scenario_IsTheGoldenText(string scenario, string language)
    {
        using var project = new LabProject();
        var file = RepositoryFile.PathOf(
            $"tests/PrivateLinkLab.Cli.Tests/Golden/play-{scenario}{(language == "en" ? "" : $".{language}")}.txt"
        );

        var text = await project.SucceedAsync("play", scenario, "--language", language);

        if (Environment.GetEnvironmentVariable("UPDATE_GOLDEN") == "1")
        {
            await File.WriteAllTextAsync(file, text, TestContext.Current.CancellationToken);
        }

        Assert.Equal(await File.ReadAllTextAsync(file, TestContext.Current.CancellationToken), text);
    }

    [Theory]
    [MemberData(nameof(Plays))]
    public async Task Play_Json_IsWhatTheSchemaSays(string scenario, string language)
    {
        using var project = new LabProject();

        var text = await project.SucceedAsync("play", scenario, "--json", "--language", language);

        LabSchema.AssertPlay(text);
        using var json = JsonDocument.Parse(text);
        Assert.Equal(language, json.RootElement.GetProperty("language").GetString());
        Assert.All(TrialsOf(json), trial =>
        {
            Assert.True(trial.GetProperty("asExpected").GetBoolean(), trial.ToString());
            if (trial.TryGetProperty("verdict", out var verdict))
            {
                Assert.Equal(trial.GetProperty("expected").GetString(), verdict.GetString());
            }
        });
        Assert.False(Directory.Exists(project.PathOf(".lab")));
    }

    [Fact]
    public async Task Play_SqsEndpoint_ShowsWhatTheArticleLetsOneSeeInItsOrder()
    {
        using var project = new LabProject();

        var text = await project.SucceedAsync("play", "sqs-endpoint");

        var parts = new[]
        {
            "\n1. Build the network without the endpoint for SQS\n",
            "\n  $ ./lab up sqs-endpoint --config endpoints=ssm,ssmmessages\n",
            "\n  you$ aws ssm start-session --target i-",
            "\n  Starting session with SessionId: ",
            "\n  AppServer$ curl -I https://example.com --connect-timeout 15\n  (15 seconds later)\n  curl: (28) ",
            "\n  AppServer$ aws sqs send-message --queue-url \\\n    https://sqs.us-east-1.amazonaws.com/",
            "\n  Connect timeout on endpoint URL: \"https://sqs.us-east-1.amazonaws.com/\"\n",
            "\n  AppServer$ dig sqs.us-east-1.amazonaws.com +short\n  203.0.113.",
            "\n2. Add the interface endpoint SQSVPCEndpoint\n",
            "\n  $ ./lab up sqs-endpoint\n",
            "\n  + aws:ec2:VpcEndpoint                          endpoints-sqs\n",
            " SQSVPCEndpoint  10.0.1.229 ",
            "  available\n",
            "\n  eni-",
            "  10.0.1.229  ",
            "\n  curl: (28) ",
            "\n      \"MD5OfMessageBody\": \"8d595f21e04dffc4f863bb7d37940b78\",\n      \"MessageId\": \"",
            "\n  ✓ AppServer → groups ✓ → endpoints-sqs ✓ → FilaTeste\n",
            "\n  AppServer$ dig sqs.us-east-1.amazonaws.com +short\n  10.0.1.229\n",
            "    Olá mundo!\n",
        };
        var place = 0;
        foreach (var part in parts)
        {
            var found = text.IndexOf(part, place, StringComparison.Ordinal);
            Assert.True(found >= 0, $"{part} is not where it belongs in\n{text}");
            place = found + part.Length - 1;
        }
    }

    [Theory]
    [InlineData("gateway-endpoint", "s3GatewayEndpoint=false")]
    [InlineData("endpoint-service", "acceptEndpointConnections=false")]
    [InlineData("port-forwarding", "databaseAdmitsJumpServer=false")]
    public async Task Play_FirstAct_HasTheCommandThatBuildsIt(string scenario, string setting)
    {
        using var project = new LabProject();

        var text = await project.SucceedAsync("play", scenario);

        Assert.Contains($"\n  $ ./lab up {scenario} --config {setting}\n", text, StringComparison.Ordinal);
        Assert.Contains($"\n  $ ./lab up {scenario}\n", text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("sqs-endpoint", "privateDns=false", "The play expects a private address: ")]
    [InlineData("sqs-endpoint", "parked=true", "AppServer does not run: there is no terminal on it.")]
    [InlineData("gateway-endpoint", "parked=true", "PrivateInstance does not run: ")]
    [InlineData("endpoint-service", "parked=true", "There is no NLB_Endpoint_Consumer in this network.")]
    [InlineData("port-forwarding", "parked=true", "(TargetNotConnected)")]
    [InlineData(
        "endpoint-service",
        "consumerVpcCidr=10.1.0.0/16 consumerSubnetCidrs=10.1.1.0/24",
        "The play expects the same addresses in both VPCs"
    )]
    [InlineData(
        "sqs-endpoint",
        "enableDnsSupport=false privateDns=false enableDnsHostnames=false",
        ";; no servers could be reached"
    )]
    public async Task Play_SettingsThatSpoilIt_AreSaid(string scenario, string settings, string expected)
    {
        using var project = new LabProject();

        var result = await project.RunAsync(["play", scenario, .. Configured(settings)]);

        Assert.Equal((1, ""), (result.Status, result.Error));
        Assert.Contains(expected, result.Output, StringComparison.Ordinal);
        Assert.Contains(
            ": these settings make it otherwise. ",
            LineEnd().Replace(result.Output, " "),
            StringComparison.Ordinal
        );
    }

    [Theory]
    [InlineData("sqs-endpoint", "addressFamily=dualstack")]
    [InlineData("gateway-endpoint", "addressFamily=dualstack")]
    [InlineData("endpoint-service", "addressFamily=dualstack")]
    [InlineData("port-forwarding", "endpointZones=2")]
    [InlineData("sqs-endpoint", "endpointClients=[]")]
    [InlineData("endpoint-service", "availabilityZones=us-east-1a,us-east-1b")]
    [InlineData("public-endpoint", "natGateways=perZone")]
    public async Task Play_OtherSettings_ComeOutAsTold(string scenario, string settings)
    {
        using var project = new LabProject();

        await project.SucceedAsync(["play", scenario, .. Configured(settings)]);
    }

    [Fact]
    public async Task Play_SeveralZones_ShowsAnAddressInEach()
    {
        using var project = new LabProject();

        using var json = JsonDocument.Parse(
            await project.SucceedAsync([
                "play",
                "sqs-endpoint",
                "--json",
                .. Configured("endpointZones=2 availabilityZones=us-east-1a,us-east-1b"),
            ])
        );

        var dig = TrialsOf(json).Last(trial => Text(trial, "command").StartsWith("dig", StringComparison.Ordinal));
        Assert.Equal(2, dig.GetProperty("answer").GetArrayLength());
    }

    [Fact]
    public async Task Play_Ssh_GoesThroughTheBastionHost()
    {
        using var project = new LabProject();

        var text = await project.SucceedAsync([
            "play",
            "gateway-endpoint",
            .. Configured("bastionAccess=ssh bastionSshCidr=203.0.113.7/32 bastionKeyName=mine"),
        ]);

        Assert.Matches(@"\n  you\$ ssh -J ec2-user@[0-9.]+ ec2-user@10\.0\.2\.[0-9]+\n  \[ec2-user@", text);
    }

    [Theory]
    [InlineData("sqs-endpoint", "endpoint-policy-other-queue", "VPC endpoint policy allows the sqs:sendmessage action")]
    [InlineData("sqs-endpoint", "private-dns-off", "The play expects a private address: ")]
    [InlineData("endpoint-service", "connection-rejected", "  rejected\n")]
    public async Task Play_Inject_ShowsWhatAPersonThenSees(string scenario, string fault, string expected)
    {
        using var project = new LabProject();

        var result = await project.RunAsync("play", scenario, "--inject", fault);

        Assert.Equal((1, ""), (result.Status, result.Error));
        Assert.Contains(expected, LineEnd().Replace(result.Output, " ") + result.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Play_Explain_ShowsEveryHopAndWhatHasToChange()
    {
        using var project = new LabProject();

        var text = LineEnd().Replace(await project.SucceedAsync("play", "sqs-endpoint", "--explain"), "\n");

        Assert.All(
            [
                "\n✗ blocked: NO_ROUTE_TO_DESTINATION\n",
                "\nDNS  sqs.us-east-1.amazonaws.com is 10.0.1.229 (private zone)\n",
                "\n│ Route table 'myVPC-isolated' ",
                "\n+ privatelinklab:network:PrivateVpc ",
                "\nWhat has to change",
            ],
            part => Assert.Contains(part, text, StringComparison.Ordinal)
        );
    }

    [Theory]
    [MemberData(nameof(Plays))]
    public async Task Play_TerminalWithoutUtf8_ShowsAsciiAlone(string scenario, string language)
    {
        using var project = new LabProject();

        var result = await project.RunAsync(
            environment => environment with { IsAscii = true, Width = 80 },
            "play",
            scenario,
            "--language",
            language
        );

        Assert.Equal(0, result.Status);
        Assert.All(result.Output, character => Assert.True(char.IsAscii(character), $"{character}"));
        Assert.DoesNotContain('?', Question().Replace(result.Output, ""));
        Assert.Contains(" -> ", result.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("\r\n x\r ", 6)]
    [InlineData("\rq", 2)]
    public async Task Play_Step_GoesOnByEnterAndEndsByQ(string keys, int shown)
    {
        using var project = new LabProject();
        var pressed = new Queue<char>(keys + "q");

        var result = await project.RunAsync(
            environment => environment with { ReadKey = pressed.Dequeue },
            "play",
            "sqs-endpoint",
            "--step"
        );

        Assert.Equal((0, ""), (result.Status, result.Error));
        Assert.Equal(shown, result.Output.Split("\n  Enter goes on, q ends.\n").Length - 1);
        Assert.DoesNotContain("lab destroy", result.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(
        "--step",
        "--step waits for a key after each step, and standard input or output is no terminal: leave it out."
    )]
    [InlineData(
        "--step --json",
        "--step waits for a person's keys, and --json shows nothing to wait for: give one of the two."
    )]
    [InlineData(
        "--step --record x.cast",
        "--step waits for a person's keys, and --record shows nothing to wait for: give one of the two."
    )]
    [InlineData(
        "--config parked=true --language pt-BR --inject nat-route-missing",
        "The fault 'nat-route-missing' applies to no act of 'sqs-endpoint': there is nothing in them to change."
    )]
    [InlineData("--language pt", "--language is 'pt'; expected en or pt-BR.")]
    [InlineData(
        "--inject nat-route-missing",
        "The fault 'nat-route-missing' applies to no act of 'sqs-endpoint': there is nothing in them to change."
    )]
    public async Task Play_BadUsage_IsOneSentence(string options, string expected)
    {
        using var project = new LabProject();

        var result = await project.RunAsync(["play", "sqs-endpoint", .. options.Split(' ')]);

        Assert.Equal(new(2, "", $"lab: {expected}\n"), result);
    }

    [Theory]
    [MemberData(nameof(Plays))]
    public async Task Play_Record_IsTheWholePlayInTheOrderOfTime(string scenario, string language)
    {
        using var project = new LabProject();
        string[] line = ["play", scenario, "--language", language];

        Assert.Equal("", await project.SucceedAsync([.. line, "--record", "one.cast"]));
        await project.SucceedAsync([.. line, "--record", "two.cast"]);
        var shown = await project.SucceedAsync(line);

        var text = await File.ReadAllTextAsync(project.PathOf("one.cast"), TestContext.Current.CancellationToken);
        Assert.Equal(
            text,
            await File.ReadAllTextAsync(project.PathOf("two.cast"), TestContext.Current.CancellationToken)
        );
        var lines = text.TrimEnd('\n').Split('\n');
        using var header = JsonDocument.Parse(lines[0]);
        Assert.Equal(
            (2, 80),
            (header.RootElement.GetProperty("version").GetInt32(), header.RootElement.GetProperty("width").GetInt32())
        );
        Assert.True(header.RootElement.GetProperty("height").GetInt32() > 0);
        var (time, output) = (0.0, new StringBuilder());
        foreach (var one in lines.Skip(1))
        {
            using var @event = JsonDocument.Parse(one);
            Assert.Equal(3, @event.RootElement.GetArrayLength());
            Assert.True(@event.RootElement[0].GetDouble() >= time, one);
            time = @event.RootElement[0].GetDouble();
            Assert.Equal("o", @event.RootElement[1].GetString());
            output.Append(@event.RootElement[2].GetString());
        }

        Assert.Equal(shown, Ansi().Replace(output.ToString(), "").Replace("\r\n", "\n", StringComparison.Ordinal));
        Assert.InRange(time, 20, 1200);
    }

    [Fact]
    public async Task Play_RecordingInTheDocuments_IsFresh()
    {
        using var project = new LabProject();
        var file = RepositoryFile.PathOf("docs/pictures/sqs-endpoint.cast");

        await project.SucceedAsync("play", "sqs-endpoint", "--record", "new.cast");

        var recording = await File.ReadAllTextAsync(project.PathOf("new.cast"), TestContext.Current.CancellationToken);
        if (Environment.GetEnvironmentVariable("UPDATE_GOLDEN") == "1")
        {
            await File.WriteAllTextAsync(file, recording, TestContext.Current.CancellationToken);
        }

        Assert.Equal(await File.ReadAllTextAsync(file, TestContext.Current.CancellationToken), recording);
    }

    [Theory]
    [InlineData(72)]
    [InlineData(80)]
    [InlineData(100)]
    public async Task Play_Terminal_StaysWithinItsEdge(int width)
    {
        foreach (var scenario in ScenarioCatalog.All)
        {
            using var project = new LabProject();

            var result = await project.RunAsync(
                environment => environment with { Width = width },
                "play",
                scenario.Name
            );

            Assert.All(result.Output.Split('\n').Where(line => !IsOneWord(line)), line =>
                Assert.True(line.Length <= width, line)
            );
            Assert.All(result.Output.Split('\n'), line => Assert.Equal(line.TrimEnd(), line));
        }
    }

    private static IEnumerable<string> Configured(string settings) =>
        settings.Split(' ').SelectMany(setting => (string[])["--config", setting]);

    private static IEnumerable<JsonElement> TrialsOf(JsonDocument json) =>
        json
            .RootElement.GetProperty("acts")
            .EnumerateArray()
            .SelectMany(act => act.GetProperty("trials").EnumerateArray());

    // What a shell takes as one word cannot be broken.
    private static bool IsOneWord(string line) => Quoted().Replace(line.Trim(), "").Split(' ') is [_] or [_, "\\"];

    private static string Text(JsonElement trial, string name) =>
        string.Create(CultureInfo.InvariantCulture, $"{trial.GetProperty(name).GetString()}");

    [GeneratedRegex("\"[^\"]*\"")]
    private static partial Regex Quoted();

    [GeneratedRegex(@"\e\[[0-9;]*m")]
    private static partial Regex Ansi();

    [GeneratedRegex(@"\n *")]
    private static partial Regex LineEnd();

    // What commands and sentences have by themselves.
    [GeneratedRegex(@"\[\?Key|[a-z]\?")]
    private static partial Regex Question();
}
