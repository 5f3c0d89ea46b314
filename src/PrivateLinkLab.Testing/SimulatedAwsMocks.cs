using PrivateLinkLab.Cloud.Generic;
using PrivateLinkLab.Cloud.Requests;
using PrivateLinkLab.Programs.CSharp;
using Pulumi.Testing;

namespace PrivateLinkLab.Testing;

/// <summary>
/// Mocks for Pulumi's unit tests that answer as AWS does: for <see cref="Pulumi.Deployment"/>'s <c>TestAsync</c>, or
/// for
/// <see cref="SimulatedAwsOptions.Mocks"/>. Derive from it to override single answers, and leave the rest to the base.
/// One instance is one deployment.
/// </summary>
public class SimulatedAwsMocks : IMocks
{
    private readonly Lock _gate = new();
    private readonly SimulatedAwsOptions? _options;
    private CloudMocks? _cloud;
    private StackRecorder? _alone;

    /// <summary>Mocks of an empty account.</summary>
    /// <param name="options">
    /// Region, account, project and stack; null for those of the run that has the mocks, else the defaults.
    /// </param>
    public SimulatedAwsMocks(SimulatedAwsOptions? options = null) => _options = options;

    /// <summary>
    /// What was answered without being simulated: with what was asked, an id and an ARN by the pattern.
    /// </summary>
    public IReadOnlyList<NotSimulatedRequest> NotSimulated => ((LenientCloud)Cloud.Cloud).Given;

    /// <summary>Everything that AWS would have refused, with its error codes.</summary>
    public IReadOnlyList<AwsRefusal> Refusals => Cloud.Cloud.Refusals;

    // Alone, under Pulumi's own TestAsync, there is nobody who begins.
    private CloudMocks Cloud
    {
        get
        {
            lock (_gate)
            {
                if (_cloud is null)
                {
                    var options = _options ?? new();
                    _alone = new(new() { Project = options.Project, Stack = options.Stack });
                    _cloud = new(new LenientCloud(options.Cloud, _alone.IsNamesake));
                }

                return _cloud;
            }
        }
    }

    /// <summary>Answers a resource.</summary>
    /// <param name="args">The resource and its inputs.</param>
    /// <returns>Its id and its outputs; a task that fails when AWS would refuse it.</returns>
    public virtual Task<(string? id, object state)> NewResourceAsync(MockResourceArgs args)
    {
        ArgumentNullException.ThrowIfNull(args);
        var cloud = Cloud;
        if (_alone is not null)
        {
            var urn = _alone.Asking(args.Type ?? "", args.Name ?? "").Urn;
            var isRead = args.Id is { Length: > 0 } && args.Inputs.IsEmpty;
            cloud.Request = new(args, urn, PlainValues.Map(args.Inputs), isRead);
        }

        return cloud.NewResourceAsync(args);
    }

    /// <summary>Answers a function, such as <c>aws:index/getRegion:getRegion</c>.</summary>
    /// <param name="args">The function and its arguments.</param>
    /// <returns>The result; a task that fails when AWS would refuse the call.</returns>
    public virtual Task<object> CallAsync(MockCallArgs args)
    {
        ArgumentNullException.ThrowIfNull(args);
        return Cloud.CallAsync(args);
    }

    /// <summary>Is told the outputs that a component or the stack registers; does nothing.</summary>
    /// <param name="args">The resource's URN and its outputs.</param>
    public virtual Task RegisterResourceOutputs(MockRegisterResourceOutputsRequest args) => Task.CompletedTask;

    /// <summary>Begins a run whose requests are recorded.</summary>
    /// <exception cref="InvalidOperationException">The mocks are in use.</exception>
    internal CloudMocks Begin(SimulatedAwsOptions options, IProgramRecorder recorder)
    {
        lock (_gate)
        {
            if (_cloud is not null)
            {
                throw new InvalidOperationException(
                    "One instance of SimulatedAwsMocks is for one run: make a new one."
                );
            }

            return _cloud = new(new LenientCloud((_options ?? options).Cloud, recorder.IsNamesake));
        }
    }
}
