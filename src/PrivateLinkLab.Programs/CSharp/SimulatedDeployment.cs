using PrivateLinkLab.Cloud;
using PrivateLinkLab.Cloud.Accounts;
using PrivateLinkLab.Cloud.Requests;
using Pulumi;
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
        var cloud = new SimulatedCloud(options.Cloud, recorder.IsNamesake);
        var mocks = new RecordingMocks(cloud, recorder);
        var run = new ProgramRun(recorder, program);
        try
        {
            await Deployment.TestWithServiceProviderAsync<RecordedStack>(
                mocks,
                run,
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
            throw Explain(failure, run.Failure, cloud.Refusals);
        }

        var graph = await new GraphBuilder(options, recorder, mocks).BuildAsync(run.Outputs);
        return new SimulatedDeploymentResult(graph);
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
