using PrivateLinkLab.Amazon.Types;
using PrivateLinkLab.Cli.Failures;
using PrivateLinkLab.Cli.Options;
using PrivateLinkLab.Cloud.Accounts;
using PrivateLinkLab.Components.Validation;
using PrivateLinkLab.Configuration;
using PrivateLinkLab.Graph;
using PrivateLinkLab.Graph.State;
using PrivateLinkLab.Programs;
using PrivateLinkLab.Programs.CSharp;
using PrivateLinkLab.Scenarios;

namespace PrivateLinkLab.Cli.Deployments;

/// <summary>Runs the program on the simulated cloud.</summary>
internal static class SimulatedRun
{
    /// <summary>
    /// Gives the graph that the program makes of its settings, wherever nothing is built: what they presuppose counts as there.
    /// </summary>
    /// <exception cref="LabFailure">
    /// A component refused its arguments, the cloud refused what it was asked for, or an isolated VPC has a way out.
    /// </exception>
    public static async Task<ResourceGraph> PlanAsync(LabConfig config, string stack, bool isPreview)
    {
        // A snapshot is taken of a database that was there before, and restored from one that somebody has.
        var running = config with { Parked = false, DatabaseSnapshot = null };
        var before = config.HasSnapshotOnly ? await RunAsync(running, stack, isPreview, null, []) : null;
        return await RunAsync(config, stack, isPreview, before, config.DatabaseSnapshot is { } snapshot ? [snapshot] : []);
    }

    /// <summary>Gives what changes when the program runs with its settings over a state.</summary>
    /// <param name="invocation">The stack.</param>
    /// <param name="config">The settings.</param>
    /// <param name="old">The stack's state; null when there is none.</param>
    /// <param name="known">The fingerprints of the state's secrets.</param>
    /// <param name="isPreview">Whether the program is told that this is a preview.</param>
    /// <exception cref="LabFailure">As for <see cref="PlanAsync"/>; or what is protected would go.</exception>
    public static async Task<StackChange> ChangeAsync(
        LabInvocation invocation, LabConfig config, ResourceGraph? old, SecretFingerprints known, bool isPreview)
    {
        var @new = await OverAsync(invocation, config, old, isPreview);
        var change = StackChange.To(invocation.ProjectPath, invocation.Stack, config, old, @new, known);
        Guarded.Check(change);
        return change;
    }

    private static Task<ResourceGraph> OverAsync(LabInvocation invocation, LabConfig config, ResourceGraph? before, bool isPreview)
    {
        // A crash can leave a snapshot in both places; the stack's own is not another one.
        var snapshots = invocation.States.LoadRetained(invocation.Stack)
            .Where(node => node.Type == AwsTypes.DbSnapshot && node.Outputs.GetText("region") == config.Region)
            .Select(node => node.Name)
            .Where(name => before?.OfType(AwsTypes.DbSnapshot).Any(own => own.Id == name) != true);
        return RunAsync(config, invocation.Stack, isPreview, before, [.. snapshots]);
    }

    private static async Task<ResourceGraph> RunAsync(
        LabConfig config, string stack, bool isPreview, ResourceGraph? before, IReadOnlyList<string> snapshots)
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
            return new() { Region = config.Region, KeyPairs = config.BastionAccess.KeyName is { } keyName ? [keyName] : [] };
        }
        catch (ArgumentException unknown)
        {
            throw LabFailure.BadInput(unknown.Message, unknown);
        }
    }
}
