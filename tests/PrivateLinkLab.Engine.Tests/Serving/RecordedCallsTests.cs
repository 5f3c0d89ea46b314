using System.Text.Json;
using Google.Protobuf;
using PrivateLinkLab.Engine.Protocol;
using PrivateLinkLab.Graph.Deployments;

namespace PrivateLinkLab.Engine.Tests.Serving;

/// <summary>
/// The calls of one program, as versions of the official SDK for Node.js made them, without Node.js: the program is
/// lambda-vpc beside the tests of the lab's commands.
/// </summary>
public sealed class RecordedCallsTests
{
    private const string Old = "nodejs-3.248.0";
    private const string New = "nodejs-3.276.0";

    private static readonly JsonParser Json = new(JsonParser.Settings.Default.WithIgnoreUnknownFields(true));

    [Theory]
    [InlineData($"{Old}-up")]
    [InlineData($"{New}-up")]
    [InlineData($"{Old}-preview")]
    [InlineData($"{New}-preview")]
    public async Task Calls_OfAnSdk_AreAnsweredAsThen(string recording)
    {
        await using var engine = await StartAsync(recording);

        var answered = await PlayAsync(engine, recording);

        Assert.Equal(25, answered);
        Assert.Empty(engine.Run.Refusals);
        Assert.Equal(0, engine.Run.Skipped);
    }

    [Theory]
    [InlineData("up")]
    [InlineData("preview")]
    public async Task Calls_OfBothVersions_LeaveTheSameStack(string kind)
    {
        var stacks = new List<string>();
        foreach (var version in new[] { Old, New })
        {
            await using var engine = await StartAsync($"{version}-{kind}");
            await PlayAsync(engine, $"{version}-{kind}");
            stacks.Add(System.Text.Encoding.UTF8.GetString(DeploymentWriter.Write(engine.Graph).Span));
        }

        Assert.Contains("aws:lambda/function:Function", stacks[0], StringComparison.Ordinal);
        Assert.Equal(stacks[0], stacks[1]);
    }

    private static Task<EngineClient> StartAsync(string recording) =>
        EngineClient.StartAsync(
            EngineClient.Options(recording.EndsWith("-preview", StringComparison.Ordinal)) with
            {
                Project = "lambda-vpc",
                Config = new Dictionary<string, string> { ["aws:region"] = "us-east-1" },
            },
            registersStack: false
        );

    private static async Task<int> PlayAsync(EngineClient engine, string recording)
    {
        using var calls = JsonDocument.Parse(
            await File.ReadAllTextAsync(
                RepositoryFile.PathOf($"tests/PrivateLinkLab.Engine.Tests/Recorded/{recording}.json"),
                TestContext.Current.CancellationToken
            )
        );
        var answered = 0;
        foreach (var call in calls.RootElement.EnumerateArray())
        {
            var method = call.GetProperty("method").GetString()!;
            var request = call.GetProperty("request").GetRawText();
            var then = call.TryGetProperty("response", out var response) ? response.GetRawText() : "{}";
            await AssertAnsweredAsync(engine, method, request, then);
            answered++;
        }

        return answered;
    }

    private static async Task AssertAnsweredAsync(EngineClient engine, string method, string request, string then)
    {
        switch (method)
        {
            case "SupportsFeature":
                Assert.Equal(
                    Json.Parse<SupportsFeatureResponse>(then),
                    await engine.CallAsync(
                        method,
                        Json.Parse<SupportsFeatureRequest>(request),
                        SupportsFeatureResponse.Parser
                    )
                );
                break;
            case "RegisterResource":
                var expected = Json.Parse<RegisterResourceResponse>(then);
                var registered = await engine.CallAsync(
                    method,
                    Json.Parse<RegisterResourceRequest>(request),
                    RegisterResourceResponse.Parser
                );
                // Later calls have the URNs and ids, so that they must be what they were.
                Assert.Equal(
                    (expected.Urn, expected.Id, expected.Result),
                    (registered.Urn, registered.Id, registered.Result)
                );
                break;
            case "RegisterResourceOutputs":
                await engine.CallAsync(method, Json.Parse<RegisterResourceOutputsRequest>(request), Nothing.Parser);
                break;
            case "Invoke":
                var answer = Json.Parse<InvokeResponse>(then);
                var given = await engine.CallAsync(
                    method,
                    Json.Parse<ResourceInvokeRequest>(request),
                    InvokeResponse.Parser
                );
                Assert.Equal(WireValues.Read(answer.Return), WireValues.Read(given.Return));
                break;
            case "SetRootResource":
                await engine.CallAsync(method, Json.Parse<RootResource>(request), Nothing.Parser, Methods.Engine);
                break;
            case "SignalAndWaitForShutdown":
                await engine.CallAsync(method, new Nothing(), Nothing.Parser);
                break;
            default:
                Assert.Fail($"The recording has a call {method}.");
                break;
        }
    }
}
