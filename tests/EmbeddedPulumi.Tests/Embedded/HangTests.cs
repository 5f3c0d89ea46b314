using EmbeddedPulumi.Tests.Configuration;
using EmbeddedPulumi.Tests.Fixtures;
using Pulumi;

namespace EmbeddedPulumi.Tests.Embedded;

/// <summary>Runs that never end with the official SDK, which the embedded one ends and explains.</summary>
[Collection(EnvironmentCollection.Name)]
public class HangTests
{
    private static async Task<string> HangAsync(Action program, Func<Task>? before = null)
    {
        using var variables = new EnvironmentVariables(("EMBEDDED_PULUMI_TIMEOUT", "1"));
        var mocks = new RecordingMocks { Before = _ => before?.Invoke() ?? Task.CompletedTask };
        var failure = await Assert.ThrowsAsync<RunException>(() =>
            Deployment.TestAsync(mocks, Fixtures.Runs.Up, program)
        );
        return failure.Message;
    }

    [Fact]
    public async Task Transformation_WhoseExceptionTheProgramCatches_IsNamed()
    {
        var message = await HangAsync(() =>
            Assert.Throws<InvalidOperationException>(() =>
                new Bucket(
                    "a",
                    options: new() { ResourceTransformations = { _ => throw new InvalidOperationException("refused") } }
                )
            )
        );

        Assert.Contains(
            "The outputs of 'a' (test:storage/bucket:Bucket) never resolve",
            message,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task Transformation_WhoseExceptionFailsTheRun_IsNoHang()
    {
        var failure = await Fixtures.Runs.FailAsync(() =>
            _ = new Bucket(
                "a",
                options: new() { ResourceTransformations = { _ => throw new InvalidOperationException("refused") } }
            )
        );

        Assert.Contains("refused", failure, StringComparison.Ordinal);
        Assert.DoesNotContain("never resolve", failure, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Mock_ThatNeverAnswers_IsNamedByItsResource()
    {
        var message = await HangAsync(() => _ = new Bucket("a"), () => new TaskCompletionSource().Task);

        Assert.StartsWith("The run hangs: nothing has happened for 1 seconds", message, StringComparison.Ordinal);
        Assert.Contains("the registration of 'a' (test:storage/bucket:Bucket)", message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Tasks_ThatNeverEnd_AreCounted()
    {
        var message = await HangAsync(() =>
        {
            for (var i = 0; i < 3; i++)
            {
                _ = Output.Create(new TaskCompletionSource<string>().Task);
            }
        });

        Assert.Contains("3 times an output (String)", message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Run_ThatGoesOnForLongerThanItWaits_IsNoHang()
    {
        using var variables = new EnvironmentVariables(("EMBEDDED_PULUMI_TIMEOUT", "1"));
        var mocks = new RecordingMocks { Before = _ => Task.Delay(400) };
        await Deployment.TestAsync(mocks, Fixtures.Runs.Up, () =>
        {
            Bucket? last = null;
            for (var i = 0; i < 4; i++)
            {
                last = new Bucket($"b{i}", new() { Text = last is null ? null : (Input<string>)last.Id });
            }
        });

        Assert.Equal(4, mocks.Resources.Count);
    }
}
