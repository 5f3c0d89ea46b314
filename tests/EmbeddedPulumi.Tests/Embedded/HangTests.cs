using EmbeddedPulumi.Tests.Configuration;
using EmbeddedPulumi.Tests.Fixtures;
using Pulumi;

namespace EmbeddedPulumi.Tests.Embedded;

/// <summary>Where the official SDK waits for ever, the embedded one says what for.</summary>
[Collection(EnvironmentCollection.Name)]
public class HangTests
{
    private const string LongestWait = "EmbeddedPulumi.LongestWait";

    private static readonly ResourceTransformation s_refuse = _ => throw new InvalidOperationException("refused");

    [Fact]
    public async Task ProgramThatCatchesATransformationsException_FailsWithTheResourceThatNeverGetsItsOutputs()
    {
        var failure = await Assert.ThrowsAsync<RunException>(() => Deployment.TestAsync(new RecordingMocks(), Runs.Up, () =>
            Assert.Throws<InvalidOperationException>(
                () => new Bucket("bucket", options: new() { ResourceTransformations = { s_refuse } }))));

        Assert.Equal(
            $"{Bucket.Token} 'bucket' failed before its registration, and the program went on: its outputs stay without a value, "
            + "and the official SDK waits for them for ever. Let the exception end the program.",
            failure.Message);
    }

    [Fact]
    public async Task ProgramThatEndsWithATransformationsException_FailsWithThatAlone()
    {
        var failure = await Assert.ThrowsAsync<RunException>(() => Deployment.TestAsync(
            new RecordingMocks(),
            Runs.Up,
            () => { _ = new Bucket("bucket", options: new() { ResourceTransformations = { s_refuse } }); }));

        Assert.Contains("InvalidOperationException: refused", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ProgramThatWaitsForWhatNeverEnds_FailsWithTheResourcesThatWait()
    {
        var never = new TaskCompletionSource<string>();
        AppContext.SetData(LongestWait, 0.05);
        try
        {
            var failure = await Assert.ThrowsAsync<RunException>(() => Deployment.TestAsync(
                new RecordingMocks(), Runs.Up, () => { _ = new Bucket("bucket", new() { Text = Output.Create(never.Task) }); }));

            Assert.EndsWith(
                " tasks have not ended within 0.05 s, and the official SDK waits for them for ever. "
                + $"Among them are the registrations of {Bucket.Token} 'bucket'.",
                failure.Message,
                StringComparison.Ordinal);
        }
        finally
        {
            AppContext.SetData(LongestWait, null);
        }
    }
}
