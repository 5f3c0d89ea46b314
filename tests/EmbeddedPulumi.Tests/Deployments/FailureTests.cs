using EmbeddedPulumi.Tests.Fixtures;
using Pulumi;

namespace EmbeddedPulumi.Tests.Deployments;

/// <summary>How a run fails.</summary>
public class FailureTests
{
    [Fact]
    public async Task ProgramThatThrows_FailsWithThatAlone_WhateverElseFails()
    {
        Action program = () =>
        {
            _ = Output.Create(Task.FromException<string>(new RunException("something else")));
            throw new RunException("the program");
        };

        var failure = await Assert.ThrowsAsync<RunException>(() =>
            Deployment.TestAsync(new RecordingMocks(), Runs.Up, program)
        );

        Assert.Equal("the program", failure.Message);
    }

    [Fact]
    public async Task Exception_OfTheProgram_IsARunExceptionThatHoldsIt()
    {
        var failure = await Assert.ThrowsAsync<RunException>(() =>
            Runs.UpAsync(() => throw new InvalidOperationException("the reason"))
        );

        Assert.StartsWith("Running program '", failure.Message, StringComparison.Ordinal);
        Assert.Contains("' failed with an unhandled exception:", failure.Message, StringComparison.Ordinal);
        Assert.Contains("System.InvalidOperationException: the reason", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Exception_OfAStacksConstructor_IsNotWrapped()
    {
        var failure = await Assert.ThrowsAsync<RunException>(() =>
            Deployment.TestAsync<FailingStack>(new RecordingMocks(), Runs.Up)
        );

        Assert.Contains("the reason", failure.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("TargetInvocationException", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task RunException_OfTheProgram_KeepsItsMessage()
    {
        var failure = await Assert.ThrowsAsync<RunException>(() =>
            Runs.UpAsync(() => throw new RunException("the reason"))
        );

        Assert.Equal("the reason", failure.Message);
    }

    [Fact]
    public async Task ResourceException_WithoutStack_KeepsItsMessage()
    {
        var failure = await Assert.ThrowsAsync<RunException>(() =>
            Runs.UpAsync(() => throw new ResourceException("the reason", resource: null, hideStack: true))
        );

        Assert.Equal("the reason", failure.Message);
    }

    [Fact]
    public async Task Exception_OfAMock_FailsTheRun()
    {
        var mocks = new RecordingMocks { Before = args => throw new InvalidOperationException($"{args.Name} refused") };

        var failure = await Runs.FailAsync(() => _ = new Bucket("a"), mocks);

        Assert.Contains("a refused", failure, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Exception_OfOneResource_FailsWhatDependsOnItAndNothingElse()
    {
        var mocks = new RecordingMocks
        {
            Before = args => args.Name == "a" ? throw new InvalidOperationException("a refused") : Task.CompletedTask,
        };

        await Runs.FailAsync(
            () =>
            {
                var first = new Bucket("a");
                _ = new Bucket("dependent", new() { Text = first.Id });
                _ = new Bucket("other");
            },
            mocks
        );

        Assert.Equal(["a", "other"], mocks.Resources.Select(resource => resource.Name).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Exception_OfOneResource_IsReportedOnce()
    {
        var mocks = new RecordingMocks { Before = _ => throw new InvalidOperationException("refused") };

        var failure = await Assert.ThrowsAsync<RunException>(() => Deployment.TestAsync(mocks, Runs.Up, () =>
            {
                _ = new Bucket("a");
            }));

        Assert.Contains("refused", failure.Message, StringComparison.Ordinal);
    }

    public static TheoryData<string, Action> WaitingFailures =>
        new()
        {
            { "the program's", () => throw new InvalidOperationException("the reason") },
            {
                "an output's",
                () => Output.Create(1).Apply(v => v < 1 ? v : throw new InvalidOperationException("the reason"))
            },
        };

    [Theory]
    [MemberData(nameof(WaitingFailures))]
    public async Task Failure_EndsTheRunEvenIfSomethingNeverEnds(string whose, Action fail)
    {
        var mocks = new RecordingMocks { Before = _ => new TaskCompletionSource().Task };
        var failure = await Assert.ThrowsAsync<RunException>(() => Deployment.TestAsync(mocks, Runs.Up, () =>
            {
                _ = new Bucket("a");
                fail();
            }));

        Assert.NotNull(whose);
        Assert.Contains("the reason", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task LoggedException_FailsTheRunWithTypeAndStackTrace()
    {
        var failure = await Assert.ThrowsAsync<RunException>(() =>
            Runs.UpAsync(() => Log.Exception(new InvalidOperationException("the reason")))
        );

        Assert.Equal("System.InvalidOperationException: the reason", failure.Message);
    }

    [Fact]
    public async Task Exception_OfAnApply_FailsTheRun()
    {
        var failure = await Runs.FailAsync(() =>
            new Bucket("a").Id.Apply(id => id == "" ? 0 : throw new InvalidOperationException("the reason"))
        );

        Assert.Contains("the reason", failure, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Exception_OfATaskInAnOutput_FailsTheRun()
    {
        var failure = await Runs.FailAsync(() =>
            Output.Create(Task.FromException<int>(new InvalidOperationException("the reason")))
        );

        Assert.Contains("the reason", failure, StringComparison.Ordinal);
    }

    [Fact]
    public async Task LoggedError_FailsTheRunWithItsText()
    {
        var failure = await Assert.ThrowsAsync<RunException>(() =>
            Runs.UpAsync(() =>
            {
                Log.Info("info");
                Log.Warn("warning");
                Log.Error("the reason");
            })
        );

        Assert.Equal("the reason", failure.Message);
    }

    [Theory]
    [InlineData("", "name")]
    [InlineData("type", "")]
    public async Task Resource_WithoutTypeOrName_IsRefused(string type, string name)
    {
        var failure = await Runs.FailAsync(() => _ = new CustomResource(type, name, args: null, options: null));

        Assert.Contains("cannot be null or empty", failure, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Run_InsideARun_IsRefused()
    {
        var failure = await Runs.FailAsync(() => Runs.UpAsync(() => { }).GetAwaiter().GetResult());

        Assert.Contains("should only be set once", failure, StringComparison.Ordinal);
    }

    [Fact]
    public void Instance_OutsideOfARun_IsRefused() =>
        Assert.Throws<InvalidOperationException>(() => Deployment.Instance);

    private sealed class FailingStack : Stack
    {
        public FailingStack() => throw new InvalidOperationException("the reason");
    }
}
