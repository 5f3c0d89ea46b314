using System.Text;
using System.Text.Json.Nodes;

namespace PrivateLinkLab.Cli.Tests.Commands;

/// <summary>What a command looks at is said in the same words everywhere, and one mistake has one sentence.</summary>
public sealed class StackSourceTests : IDisposable
{
    private const string Accepted =
        "expected what 'pulumi stack export' prints, 'pulumi preview --json' or 'terraform show -json'.";
    private const string Vpc = "urn:pulumi:dev::shop::aws:ec2/vpc:Vpc::main";

    private static readonly string[] Commands =
    [
        "cost",
        "verify sqs-endpoint",
        "probe --from AppServer --to https://sqs.us-east-1.amazonaws.com",
        "export terraform",
        "faults",
    ];

    private readonly LabProject _project = new();

    public void Dispose() => _project.Dispose();

    /// <summary>Each mistake: the bytes, and what is said of them after their name.</summary>
    public static TheoryData<string, byte[], string> Mistakes =>
        new()
        {
            { "empty", [], $"is empty; {Accepted}" },
            { "white space", Utf8(" \r\n"), $"is empty; {Accepted}" },
            { "UTF-16 without text", [0xFF, 0xFE], $"is empty; {Accepted}" },
            {
                "text",
                Utf8("hello"),
                $"is not valid JSON: it breaks off or goes wrong at line 1, position 1; {Accepted}"
            },
            {
                "cut off",
                Utf8("{\"version\":3,\"deployment\":{"),
                $"is not valid JSON: it breaks off or goes wrong at line 1, position 28; {Accepted}"
            },
            {
                "a list",
                Utf8("[1]"),
                $"is not a Pulumi deployment or preview: its content is a list, not an object; {Accepted}"
            },
            {
                "another object",
                Utf8("{\"Parameters\":[]}"),
                $"is not a Pulumi deployment or preview: it has neither \"deployment\" nor \"steps\"; {Accepted}"
            },
            {
                "another version",
                Utf8("{\"version\":99,\"deployment\":{}}"),
                "is not a Pulumi deployment of version 3 or 4: its version is 99; expected what 'pulumi stack "
                    + "export' "
                    + "prints."
            },
            {
                "a checkpoint",
                Utf8("{\"version\":3,\"checkpoint\":{}}"),
                "is not a Pulumi deployment of version 3 or 4: it is a checkpoint of a Pulumi backend; expected "
                    + "what "
                    + "'pulumi stack export' prints."
            },
            {
                "a broken preview",
                Utf8("{\"steps\":[7]}"),
                "is not a Pulumi preview: steps[0] is a number, not an object; expected what 'pulumi preview "
                    + "--json' prints."
            },
            {
                "half of UTF-16",
                [0xFF, 0xFE, 0x7B],
                $"is not a Pulumi deployment or preview: it begins as UTF-16 and is not valid UTF-16; {Accepted}"
            },
        };

    public static TheoryData<string> Readers => [.. Commands];

    [Theory]
    [MemberData(nameof(Mistakes))]
    public async Task Run_Mistake_HasOneSentenceEverywhere(string mistake, byte[] content, string said)
    {
        await File.WriteAllBytesAsync(_project.PathOf("stack.json"), content, TestContext.Current.CancellationToken);

        foreach (var command in Commands)
        {
            Assert.Equal(
                (mistake, command, new LabResult(2, "", $"lab: The file '{_project.PathOf("stack.json")}' {said}\n")),
                (mistake, command, await RunAsync(command, "--state", "stack.json"))
            );
            Assert.Equal(
                (mistake, command, new LabResult(2, "", $"lab: Standard input {said}\n")),
                (mistake, command, await PipeAsync(content, command))
            );
        }
    }

    [Theory]
    [MemberData(nameof(Readers))]
    public async Task Run_NoFile_SaysWhatIsAccepted(string command)
    {
        Directory.CreateDirectory(_project.PathOf("folder"));

        Assert.Equal(
            new(2, "", $"lab: The file '{_project.PathOf("missing.json")}' does not exist; {Accepted}\n"),
            await RunAsync(command, "--state", "missing.json")
        );
        Assert.Equal(
            new(
                2,
                "",
                $"lab: The file '{_project.PathOf("folder")}' cannot be opened; expected a file "
                    + $"with {Accepted["expected ".Length..]}\n"
            ),
            await RunAsync(command, "--state", "folder")
        );
    }

    [Theory]
    [MemberData(nameof(Readers))]
    public async Task Run_SettingsBesideAFile_AreRefused(string command) =>
        Assert.Equal(
            new(
                2,
                "",
                "lab: --config changes what the program builds, and --state names what is built already: give one of "
                    + "the two.\n"
            ),
            await RunAsync(command, "--state", "missing.json", "--config", "flowLogs=false")
        );

    // Verify may be told which scenario a file's stack is.
    [Theory]
    [MemberData(nameof(Readers))]
    public async Task Run_ScenarioBesideAFile_IsRefused(string command)
    {
        if (!command.StartsWith("verify", StringComparison.Ordinal))
        {
            Assert.Equal(
                new(
                    2,
                    "",
                    "lab: The stack is either the plan of 'sqs-endpoint' or in 'missing.json': give a SCENARIO or "
                        + "--state.\n"
                ),
                await RunAsync(command, "sqs-endpoint", "--state", "missing.json")
            );
        }
    }

    [Theory]
    [MemberData(nameof(Readers))]
    public async Task Run_StackInAnyForm_IsTheSameStack(string command)
    {
        await _project.SucceedAsync("up", "sqs-endpoint");
        var state = _project.ReadState();
        _project.Write("stack.json", state);
        var expected = await RunAsync(command, "--state", "stack.json");
        Assert.True(expected.Status == 0, $"{expected}");
        Assert.NotEqual("", expected.Output);

        foreach (var text in new[] { state, PreviewOf(state) })
        {
            foreach (
                var encoding in new Encoding[]
                {
                    new UTF8Encoding(false),
                    new UTF8Encoding(true),
                    new UnicodeEncoding(false, true),
                    new UnicodeEncoding(true, true),
                }
            )
            {
                byte[] content = [.. encoding.GetPreamble(), .. encoding.GetBytes(text)];
                await File.WriteAllBytesAsync(
                    _project.PathOf("stack.json"),
                    content,
                    TestContext.Current.CancellationToken
                );

                Assert.Equal(expected, await RunAsync(command, "--state", "stack.json"));
                var piped = await PipeAsync(content, command);
                Assert.Equal(
                    expected.Output.Replace("stack.json", "standard input", StringComparison.Ordinal),
                    piped.Output
                );
            }
        }
    }

    // What AWS will give is not known in a preview, and Terraform's references are found by it.
    [Fact]
    public async Task Export_FirstPreview_SaysWhyNot()
    {
        _project.Write(
            "stack.json",
            $$$"""
            {"config":{"aws:region":"eu-west-1"},"steps":[
              {"op":"create","newState":{"urn":"{{{Vpc}}}","custom":true,"inputs":{"cidrBlock":"10.0.0.0/16"},"provider":"urn:pulumi:dev::shop::pulumi:providers:aws::default_7_48_0::04da6b54-80e4-46f7-96ec-b56ff0331ba9"}},
              {"op":"create","newState":{"urn":"urn:pulumi:dev::shop::aws:ec2/subnet:Subnet::inner","custom":true,"inputs":{"cidrBlock":"10.0.0.0/24","vpcId":"04da6b54-80e4-46f7-96ec-b56ff0331ba9"},"propertyDependencies":{"vpcId":["{{{Vpc}}}"]},"provider":"urn:pulumi:dev::shop::pulumi:providers:aws::default_7_48_0::04da6b54-80e4-46f7-96ec-b56ff0331ba9"}}]}
            """
        );

        Assert.Equal(
            new(
                3,
                "",
                "lab: inner: the input vpcId is known only when the stack is built, as many are in a preview, and "
                    + "cannot be exported to Terraform; expected a scenario, what is built, and what 'pulumi stack "
                    + "export' prints.\n"
            ),
            await RunAsync("export terraform", "--state", "stack.json")
        );
    }

    // No step has the default provider; the settings have its region.
    [Fact]
    public async Task Cost_FirstPreview_IsOfTheSettingsRegion()
    {
        _project.Write(
            "stack.json",
            """
            {"config":{"aws:region":"us-west-2"},"steps":[
              {"op":"create","newState":{"urn":"urn:pulumi:dev::shop::aws:ec2/instance:Instance::web","custom":true,"inputs":{"instanceType":"t4g.micro"},"provider":"urn:pulumi:dev::shop::pulumi:providers:aws::default_7_48_0::04da6b54-80e4-46f7-96ec-b56ff0331ba9"}}]}
            """
        );

        Assert.StartsWith(
            "stack.json in us-west-2 on AWS, ",
            await _project.SucceedAsync("cost", "--state", "stack.json"),
            StringComparison.Ordinal
        );
    }

    [Theory]
    [InlineData("cost")]
    [InlineData("export terraform")]
    public async Task Run_NothingNamed_LooksAtWhatIsBuiltOrElseAtThePlan(string command)
    {
        var planned = await RunAsync(command);
        await _project.SucceedAsync("up", "session-manager");

        var built = await RunAsync(command);

        Assert.Equal(await LessHeadingAsync("session-manager"), built.Output.Split('\n')[1..]);
        Assert.NotEqual(planned.Output, built.Output);

        async Task<string[]> LessHeadingAsync(string scenario) =>
            (await RunAsync(command, scenario)).Output.Split('\n')[1..];
    }

    [Fact]
    public async Task Faults_SettingsAndFiles_CountAsForTheOthers()
    {
        await _project.SucceedAsync("up", "session-manager");

        var ofFile = await _project.SucceedAsync("faults", "--state", ".lab/dev.json");

        Assert.Equal(await _project.SucceedAsync("faults", "session-manager"), ofFile);
        Assert.DoesNotContain(
            "ssm-endpoint-missing",
            await _project.SucceedAsync("faults", "session-manager", "--config", "endpoints=sqs"),
            StringComparison.Ordinal
        );
        Assert.Contains("ssm-endpoint-missing", ofFile, StringComparison.Ordinal);
    }

    private static byte[] Utf8(string text) => Encoding.UTF8.GetBytes(text);

    // Of a stack in which nothing changes, with --show-sames.
    private static string PreviewOf(string state) =>
        new JsonObject
        {
            ["config"] = new JsonObject(),
            ["steps"] = new JsonArray([
                .. JsonNode.Parse(state)!["deployment"]!["resources"]!
                    .AsArray()
                    .Select(resource => new JsonObject { ["op"] = "same", ["newState"] = resource!.DeepClone() }),
            ]),
        }.ToJsonString();

    private Task<LabResult> RunAsync(string command, params string[] arguments) =>
        _project.RunAsync([.. command.Split(' '), .. arguments]);

    private Task<LabResult> PipeAsync(byte[] content, string command) =>
        _project.RunAsync(
            environment => environment with { OpenInput = () => new MemoryStream(content) },
            [.. command.Split(' '), "--state", "-"]
        );
}
