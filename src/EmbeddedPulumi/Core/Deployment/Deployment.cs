using Pulumi.Testing;

namespace Pulumi;

/// <summary>Runs programs. Each run has a deployment of its own, which flows along with its asynchronous
/// calls.</summary>
public sealed partial class Deployment
{
    private static readonly AsyncLocal<DeploymentInstance?> s_instance = new();

    private readonly MockEngine _engine;

    private Deployment(IMocks mocks, TestOptions? options)
    {
        Settings = DeploymentSettings.From(options);
        _engine = new(mocks, Settings);
    }

    /// <summary>The deployment that is running; an <see cref="InvalidOperationException"/> outside of a run.</summary>
    public static DeploymentInstance Instance =>
        s_instance.Value
        ?? throw new InvalidOperationException("Trying to acquire Deployment.Instance before 'Run' was called.");

    internal static Deployment? Current => s_instance.Value?.Deployment;

    internal static Deployment Required => Instance.Deployment;

    internal DeploymentSettings Settings { get; }

    internal PendingTasks Tasks { get; } = new();

    internal ErrorLog Errors { get; } = new();

    internal ConfigValues Config { get; } = new();

    internal Stack? Stack { get; set; }

    internal Stack RequiredStack =>
        Stack ?? throw new InvalidOperationException("Trying to acquire Deployment.Stack before 'Run' was called.");
}
