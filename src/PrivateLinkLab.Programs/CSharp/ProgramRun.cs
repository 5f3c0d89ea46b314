namespace PrivateLinkLab.Programs.CSharp;

/// <summary>
/// Hands the SDK the stack that runs a program. The SDK constructs a stack of a given type through a service provider,
/// which is the only way to give one both transformations and a program.
/// </summary>
internal sealed class ProgramRun(ProgramRecorder recorder, Func<IDictionary<string, object?>> program)
    : IServiceProvider
{
    /// <summary>The stack's outputs, as the program gave them.</summary>
    public IDictionary<string, object?> Outputs { get; private set; } = new Dictionary<string, object?>();

    /// <summary>What the program itself threw, or null.</summary>
    public Exception? Failure { get; private set; }

    public object? GetService(Type serviceType) =>
        serviceType == typeof(RecordedStack) ? new RecordedStack(recorder, Run) : null;

    private void Run()
    {
        try
        {
            Outputs = program() ?? Outputs;
        }
        catch (Exception failure)
        {
            Failure = failure;
            throw;
        }
    }
}
