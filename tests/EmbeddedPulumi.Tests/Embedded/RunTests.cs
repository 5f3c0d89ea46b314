using EmbeddedPulumi.Tests.Configuration;
using EmbeddedPulumi.Tests.Fixtures;
using Pulumi;

namespace EmbeddedPulumi.Tests.Embedded;

/// <summary>What only the embedded SDK does.</summary>
[Collection(EnvironmentCollection.Name)]
public class RunTests
{
    public static TheoryData<string, Func<Task<int>>> Runs =>
        new()
        {
            { "action", () => Deployment.RunAsync(() => { }) },
            { "function", () => Deployment.RunAsync(() => new Dictionary<string, object?>()) },
            { "asynchronous action", () => Deployment.RunAsync(() => Task.CompletedTask) },
            {
                "asynchronous function",
                () =>
                    Deployment.RunAsync(() =>
                        Task.FromResult<IDictionary<string, object?>>(new Dictionary<string, object?>())
                    )
            },
            { "stack", () => Deployment.RunAsync<EmptyStack>() },
        };

    [Theory]
    [MemberData(nameof(Runs))]
    public async Task Program_WithoutAnEngine_IsToldWhatToRun(string kind, Func<Task<int>> run)
    {
        using var variables = new EnvironmentVariables(("PULUMI_MONITOR", null), ("PULUMI_ENGINE", null));

        var failure = await Assert.ThrowsAsync<InvalidOperationException>(run);

        Assert.NotNull(kind);
        Assert.StartsWith(
            "Program run without the Pulumi engine available; re-run using the `pulumi` CLI",
            failure.Message,
            StringComparison.Ordinal
        );
        Assert.Contains("`./lab up`", failure.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("PULUMI_MONITOR")]
    [InlineData("PULUMI_ENGINE")]
    public async Task Program_StartedByTheEngine_EndsWithOneSentenceAboutTheOfficialPackages(string variable)
    {
        using var variables = new EnvironmentVariables(
            ("PULUMI_MONITOR", null),
            ("PULUMI_ENGINE", null),
            (variable, "127.0.0.1:1")
        );
        var (standardError, written) = (Console.Error, new StringWriter());
        Console.SetError(written);
        try
        {
            Assert.NotEqual(0, await Deployment.RunAsync(() => { }));
        }
        finally
        {
            Console.SetError(standardError);
        }

        Assert.Equal(
            "This program was built with the embedded SDK, which cannot talk to the Pulumi engine: delete "
                + "artifacts/PulumiSdk.txt and build with `-p:PulumiSdk=official` on a machine whose package feed has "
                + "Pulumi, Pulumi.Aws and Pulumi.Random.",
            written.ToString().TrimEnd()
        );
    }

    [Fact]
    public async Task Failures_OfSeveralResources_AreAllReported()
    {
        var mocks = new RecordingMocks { Before = args => throw new InvalidOperationException($"{args.Name} refused") };

        var failure = await Assert.ThrowsAsync<AggregateException>(() =>
            Deployment.TestAsync(mocks, Fixtures.Runs.Up, () =>
            {
                _ = new Bucket("a");
                _ = new Bucket("b");
            })
        );

        Assert.Contains("a refused", failure.Message, StringComparison.Ordinal);
        Assert.Contains("b refused", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Failure_ThatManyResourcesDependOn_IsReportedOnce()
    {
        var gate = new TaskCompletionSource();
        var mocks = new RecordingMocks { Before = _ => gate.Task };

        var failure = await Assert.ThrowsAsync<RunException>(() => Deployment.TestAsync(mocks, Fixtures.Runs.Up, () =>
            {
                var first = new Bucket("first");
                for (var i = 0; i < 100; i++)
                {
                    _ = new Bucket($"b{i}", new() { Text = first.Id.Apply(id => id + "!") });
                }

                gate.SetException(new InvalidOperationException("the reason"));
            }));

        Assert.Contains("the reason", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Resources_WhenMocksAnswerAtOnce_AreRegisteredInTheProgramsOrder()
    {
        var seen = new List<int>();
        var mocks = new RecordingMocks();
        await Deployment.TestAsync(mocks, Fixtures.Runs.Up, () =>
        {
            Bucket? last = null;
            for (var i = 0; i < 50; i++)
            {
                last = new Bucket($"b{i}", new() { Text = last is null ? null : (Input<string>)last.Id });
                seen.Add(mocks.Resources.Count);
            }
        });

        Assert.Equal(Enumerable.Range(0, 50).Select(i => $"b{i}"), mocks.Resources.Select(r => r.Name));
        Assert.Equal(Enumerable.Range(1, 50), seen);
        Assert.Equal("b48-id", mocks.InputsOf("b49")["text"]);
    }

    [Fact]
    public async Task Chain_ThatWaitsForItsFirstResource_IsRegisteredInOrderHoweverLong()
    {
        const int length = 3000;
        var gate = new TaskCompletionSource();
        var mocks = new RecordingMocks { Before = args => args.Name == "b0" ? gate.Task : Task.CompletedTask };
        await Deployment.TestAsync(mocks, Fixtures.Runs.Up, () =>
        {
            var last = new Bucket("b0");
            for (var i = 1; i < length; i++)
            {
                last = new Bucket($"b{i}", new() { Text = last.Id });
            }

            gate.SetResult();
        });

        Assert.Equal(Enumerable.Range(0, length).Select(i => $"b{i}"), mocks.Resources.Select(r => r.Name));
    }

    [Fact]
    public async Task Dependencies_AreListedInTheOrderOfCreation()
    {
        Output<string> joined = null!;
        Bucket[] buckets = [];
        await Fixtures.Runs.UpAsync(() =>
        {
            buckets = [.. Enumerable.Range(0, 50).Select(i => new Bucket($"b{i}"))];
            joined = Output.All(buckets.Reverse().Select(bucket => bucket.Id)).Apply(ids => string.Concat(ids));
        });

        Assert.Equal(buckets, await Pulumi.Utilities.OutputUtilities.GetDependenciesAsync(joined));
    }

    [Fact]
    public async Task Failure_OfAJsonInput_NamesTheProperty()
    {
        // An attribute cannot hold half a character.
        var rule = new BucketRuleArgs { Days = 3, Note = ((char)0xd800).ToString() };

        var failure = await Fixtures.Runs.FailAsync(() => _ = new Bucket("bucket", new() { Json = rule }));

        Assert.Contains(
            "error serializing property \"json\": The character \\ud800 is half of one and cannot be written as JSON.",
            failure,
            StringComparison.Ordinal
        );
    }
}
