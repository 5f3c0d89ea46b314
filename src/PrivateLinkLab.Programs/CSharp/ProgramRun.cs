using System.Reflection;
using Pulumi;
using Pulumi.Testing;

namespace PrivateLinkLab.Programs.CSharp;

/// <summary>
/// Hands the SDK the stack that is to run. The SDK constructs a stack of a given type through a service provider, which
/// is the only way to give one both transformations and a program.
/// </summary>
internal abstract class ProgramRun : IServiceProvider
{
    /// <summary>The stack's outputs, as the program gave them.</summary>
    public IDictionary<string, object?> Outputs { get; protected set; } = new Dictionary<string, object?>();

    /// <summary>What the program itself threw, or null.</summary>
    public Exception? Failure { get; private set; }

    /// <summary>Called when the SDK has read what the environment says, before the program begins.</summary>
    public Action Beginning { get; init; } = () => { };

    /// <summary>Knows the run's resources.</summary>
    public abstract IProgramRecorder Recorder { get; }

    public abstract object? GetService(Type serviceType);

    /// <summary>Runs the stack.</summary>
    /// <param name="mocks">Answer.</param>
    /// <param name="options">What the program is told.</param>
    public abstract Task RunAsync(RecordingMocks mocks, TestOptions options);

    /// <summary>Carries out a part of the program, and notes when it fails.</summary>
    protected T Carry<T>(Func<T> part)
    {
        try
        {
            return part();
        }
        catch (Exception failure)
        {
            Failure = failure;
            throw;
        }
    }
}

/// <summary>The run of a program that is a function.</summary>
internal sealed class FunctionRun(ProgramRecorder recorder, Func<IDictionary<string, object?>> program) : ProgramRun
{
    public override IProgramRecorder Recorder => recorder;

    public override object? GetService(Type serviceType)
    {
        Beginning();
        return serviceType == typeof(RecordedStack)
            ? new RecordedStack(recorder, () => Outputs = Carry(program) ?? Outputs)
            : null;
    }

    public override Task RunAsync(RecordingMocks mocks, TestOptions options) =>
        Deployment.TestWithServiceProviderAsync<RecordedStack>(mocks, this, options);
}

/// <summary>The run of a stack that is a class.</summary>
internal sealed class StackRun<TStack>(StackRecorder recorder, Func<TStack> construct) : ProgramRun
    where TStack : Stack
{
    public override IProgramRecorder Recorder => recorder;

    /// <summary>Constructs a stack by its constructor without parameters.</summary>
    public static TStack New() =>
        (TStack)
            Activator.CreateInstance(
                typeof(TStack),
                BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.DoNotWrapExceptions,
                binder: null,
                args: null,
                culture: null
            )!;

    public override object? GetService(Type serviceType)
    {
        Beginning();
        if (serviceType != typeof(TStack))
        {
            return null;
        }

        var stack = Carry(construct);
        Outputs = StackOutputs.Of(stack);
        return stack;
    }

    public override async Task RunAsync(RecordingMocks mocks, TestOptions options)
    {
        var resources = await Deployment.TestWithServiceProviderAsync<TStack>(mocks, this, options);
        await recorder.PlaceAsync(resources, mocks);
    }
}
