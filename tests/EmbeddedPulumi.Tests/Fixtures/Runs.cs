using Pulumi;
using Pulumi.Testing;
using Pulumi.Utilities;

namespace EmbeddedPulumi.Tests.Fixtures;

/// <summary>Runs programs, and looks at what they leave behind.</summary>
internal static class Runs
{
    public static TestOptions Up => new() { IsPreview = false };

    public static TestOptions Preview => new() { IsPreview = true };

    public static async Task<RecordingMocks> UpAsync(Action program)
    {
        var mocks = new RecordingMocks();
        await Deployment.TestAsync(mocks, Up, program);
        return mocks;
    }

    public static async Task<RecordingMocks> PreviewAsync(Action program)
    {
        var mocks = new RecordingMocks();
        await Deployment.TestAsync(mocks, Preview, program);
        return mocks;
    }

    /// <summary>The text of a failed run: one failure is a <see cref="RunException"/>, and several, often of one cause,
    /// are an <see cref="AggregateException"/> of them.</summary>
    public static async Task<string> FailAsync(Action program, IMocks? mocks = null)
    {
        var failure = await Record.ExceptionAsync(() =>
            Deployment.TestAsync(mocks ?? new RecordingMocks(), Up, program)
        );
        if (failure is AggregateException several)
        {
            Assert.All(several.InnerExceptions, inner => Assert.IsType<RunException>(inner));
        }
        else
        {
            Assert.IsType<RunException>(failure);
        }

        return failure.Message;
    }

    public static Task<T> ValueAsync<T>(this Output<T> output) => OutputUtilities.GetValueAsync(output);

    public static Task<bool> IsKnownAsync<T>(this Output<T> output) => OutputUtilities.GetIsKnownAsync(output);

    public static Task<bool> IsSecretAsync<T>(this Output<T> output) => Output.IsSecretAsync(output);

    public static async Task<string[]> DependenciesAsync<T>(this Output<T> output)
    {
        var resources = await OutputUtilities.GetDependenciesAsync(output);
        return [.. resources.Select(resource => resource.GetResourceName()).Order(StringComparer.Ordinal)];
    }
}
