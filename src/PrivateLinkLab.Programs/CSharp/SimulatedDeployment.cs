using PrivateLinkLab.Cloud;
using PrivateLinkLab.Cloud.Accounts;
using PrivateLinkLab.Cloud.Requests;
using PrivateLinkLab.Graph;
using Pulumi.Testing;

namespace PrivateLinkLab.Programs.CSharp;

/// <summary>Runs Pulumi programs on the simulated cloud, in this process.</summary>
public static class SimulatedDeployment
{
    /// <summary>Runs a program on an empty account, or on what <see cref="CloudOptions"/> says that it has.</summary>
    /// <param name="program">The program: it constructs resources, and returns the stack's outputs.</param>
    /// <param name="options">What the program is told, and the cloud; the defaults when null.</param>
    /// <exception cref="SimulationException">The program did not come up; the message says why.</exception>
    public static async Task<SimulatedDeploymentResult> RunAsync(
        Func<IDictionary<string, object?>> program,
        SimulatedDeploymentOptions? options = null
    )
    {
        ArgumentNullException.ThrowIfNull(program);
        options ??= new SimulatedDeploymentOptions();
        var recorder = new ProgramRecorder(options);
        var mocks = new CloudMocks(new SimulatedCloud(options.Cloud, recorder.IsNamesake));
        return new(await RunAsync(new FunctionRun(recorder, program), options, mocks, mocks));
    }

    /// <summary>Runs a program.</summary>
    /// <param name="run">The program.</param>
    /// <param name="options">What it is told.</param>
    /// <param name="answers">Answers its requests.</param>
    /// <param name="cloud">The cloud, which is <paramref name="answers"/> or stands behind it.</param>
    /// <exception cref="SimulationException">The program did not come up; the message says why.</exception>
    internal static async Task<ResourceGraph> RunAsync(
        ProgramRun run,
        SimulatedDeploymentOptions options,
        IMocks answers,
        CloudMocks cloud
    )
    {
        var mocks = new RecordingMocks(answers, cloud, run.Recorder);
        try
        {
            await run.RunAsync(
                mocks,
                new TestOptions
                {
                    ProjectName = options.Project,
                    StackName = options.Stack,
                    OrganizationName = options.Organization,
                    IsPreview = options.IsPreview,
                }
            );
        }
        catch (Exception failure)
        {
            throw Explain(failure, run.Failure, cloud.Cloud.Refusals);
        }

        return DeletionEffects.On(
            options.Cloud.Before,
            await new GraphBuilder(options, run.Recorder, mocks).BuildAsync(run.Outputs)
        );
    }

    // The SDK reports one refusal once for the resource and once for whatever waits for it, with stack traces.
    private static SimulationException Explain(Exception failure, Exception? thrown, IReadOnlyList<AwsRefusal> refusals)
    {
        if (thrown is not null)
        {
            return thrown as SimulationException ?? new ProgramFailedException(FailureText.Of(thrown), thrown);
        }

        if (refusals.Count > 0)
        {
            return new CloudRefusedException(refusals);
        }

        var messages = failure is AggregateException several
            ? several.InnerExceptions.Select(inner => inner.Message)
            : [failure.Message];
        return new ProgramFailedException(string.Join('\n', messages.Select(FailureText.Sentence).Distinct()), failure);
    }
}
