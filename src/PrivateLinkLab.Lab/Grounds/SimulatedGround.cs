using PrivateLinkLab.Amazon.Types;
using PrivateLinkLab.Cloud.Accounts;
using PrivateLinkLab.Components.Validation;
using PrivateLinkLab.Configuration;
using PrivateLinkLab.Graph;
using PrivateLinkLab.Lab.State;
using PrivateLinkLab.Programs;
using PrivateLinkLab.Programs.CSharp;
using PrivateLinkLab.Scenarios;

namespace PrivateLinkLab.Lab.Grounds;

/// <summary>The simulated cloud: the program runs in this process, and what it asks for is there.</summary>
/// <param name="stack">The stack.</param>
internal sealed class SimulatedGround(LabStack stack) : IGround
{
    /// <summary>
    /// Gives the graph that the program makes of its settings, wherever nothing is built: what they presuppose counts
    /// as there.
    /// </summary>
    /// <exception cref="LabFailure">
    /// A component refused its arguments, the cloud refused what it was asked for, or an isolated VPC has a way out.
    /// </exception>
    public static async Task<ResourceGraph> PlanAsync(LabConfig config, string stack, bool isPreview)
    {
        // A snapshot is taken of a database that was there before, and restored from one that somebody has.
        var running = config with { Parked = false, DatabaseSnapshot = null };
        var before = config.HasSnapshotOnly ? await RunAsync(running, stack, isPreview, null, []) : null;
        return await RunAsync(
            config,
            stack,
            isPreview,
            before,
            config.DatabaseSnapshot is { } snapshot ? [snapshot] : []
        );
    }

    /// <inheritdoc/>
    public Task<StackChange> PreviewAsync(LabConfig config, ResourceGraph? old, SecretFingerprints known) =>
        ChangeAsync(config, old, known, isPreview: true);

    /// <inheritdoc/>
    public Task<StackChange> UpAsync(LabConfig config, ResourceGraph? old, SecretFingerprints known) =>
        ChangeAsync(config, old, known, isPreview: false);

    /// <inheritdoc/>
    public Task<StackChange> DestroyAsync(ResourceGraph? old)
    {
        var change = StackChange.ToNothing(stack.ProjectPath, stack.Name, old);
        DeletionCheck.Check(change);
        return Task.FromResult(change);
    }

    private async Task<StackChange> ChangeAsync(
        LabConfig config,
        ResourceGraph? old,
        SecretFingerprints known,
        bool isPreview
    )
    {
        var @new = await OverAsync(config, old, isPreview);
        var change = StackChange.To(stack.ProjectPath, stack.Name, config, old, @new, known);
        DeletionCheck.Check(change);
        SubnetConflicts.Check(change);
        return change;
    }

    private Task<ResourceGraph> OverAsync(LabConfig config, ResourceGraph? before, bool isPreview)
    {
        // A crash can leave a snapshot in both places; the stack's own is not another one.
        var snapshots = stack
            .States.LoadRetained(stack.Name)
            .Where(node => node.Type == AwsTypes.DbSnapshot && node.Outputs.GetText("region") == config.Region)
            .Select(node => node.Name)
            .Where(name => before?.OfType(AwsTypes.DbSnapshot).Any(own => own.Id == name) != true);
        return RunAsync(config, stack.Name, isPreview, before, [.. snapshots]);
    }

    private static async Task<ResourceGraph> RunAsync(
        LabConfig config,
        string stack,
        bool isPreview,
        ResourceGraph? before,
        IReadOnlyList<string> snapshots
    )
    {
        var options = new SimulatedDeploymentOptions
        {
            Project = ConfigKeys.Namespace,
            Stack = stack,
            IsPreview = isPreview,
            Cloud = CloudFor(config) with { Before = before, DatabaseSnapshots = snapshots },
        };
        try
        {
            var graph = (await SimulatedDeployment.RunAsync(() => ScenarioCatalog.Build(config), options)).Graph;
            IsolatedVpcs.Check(graph);
            return graph;
        }
        catch (SimulationException refusal)
        {
            throw refusal.InnerException is ArgumentException or ComponentArgumentException
                ? LabFailure.BadInput(refusal.Message, refusal)
                : LabFailure.NotCarriedOut(refusal.Message, refusal);
        }
    }

    private static CloudOptions CloudFor(LabConfig config)
    {
        try
        {
            // The key pair that the settings name is one that people have made before.
            return new()
            {
                Region = config.Region,
                KeyPairs = config.BastionAccess.KeyName is { } keyName ? [keyName] : [],
            };
        }
        catch (ArgumentException unknown)
        {
            throw LabFailure.BadInput(unknown.Message, unknown);
        }
    }
}
