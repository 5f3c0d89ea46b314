using PrivateLinkLab.Cli.Options;
using PrivateLinkLab.Configuration;
using PrivateLinkLab.Graph;
using PrivateLinkLab.Graph.State;
using PrivateLinkLab.Lab;
using PrivateLinkLab.Lab.Grounds;
using PrivateLinkLab.Terraform;
using PrivateLinkLab.Terraform.Emulation;

namespace PrivateLinkLab.Cli.Emulation;

/// <summary>
/// Builds a stack on an AWS emulator. The caller holds the stack's lock. Only this folder knows the Terraform library, so that
/// the simulated cloud's commands never load it.
/// </summary>
internal sealed class EmulatedGround
{
    private readonly LabInvocation _invocation;
    private readonly EmulatedTarget _target;

    /// <summary>Makes the ground; nothing is started yet.</summary>
    /// <exception cref="LabFailure">The endpoint is not one that the lab may build on.</exception>
    public EmulatedGround(LabInvocation invocation, GroundChoice choice)
    {
        if (choice.Endpoint is { } endpoint)
        {
            TerraformFailures.Translated(() =>
            {
                EmulatorEndpoint.Check(endpoint, choice.AllowRemoteEndpoint);
                return endpoint;
            });
        }

        _invocation = invocation;
        _target = new(new()
        {
            Directory = invocation.Stack.StateFolder,
            Stack = invocation.Stack.Name,
            Endpoint = choice.Endpoint,
            AllowRemoteEndpoint = choice.AllowRemoteEndpoint,
            Progress = invocation.OpenProgress().Show,
        });
    }

    /// <summary>Builds the program's resources, or changes what is built.</summary>
    /// <param name="config">The settings.</param>
    /// <param name="old">The state; null when there is none.</param>
    /// <param name="known">What is known of its secrets.</param>
    public async Task<StackChange> UpAsync(LabConfig config, ResourceGraph? old, SecretFingerprints known)
    {
        RefuseSnapshot(config);
        var planned = await SimulatedRun.PlanAsync(config, _invocation.Stack.Name, isPreview: false);
        return await CarriedOutAsync("up", async cancellation =>
        {
            old = await StillThereAsync(old, cancellation);
            Guarded.Check(Expected(config, old, planned, known));
            var built = await _target.UpAsync(planned, cancellation);
            return StackChange.To(_invocation.Stack.ProjectPath, _invocation.Stack.Name, config, old, built, known) with
            {
                Target = Ground.Emulated,
                Endpoint = await _target.FindEndpointAsync(cancellation),
            };
        });
    }

    /// <summary>Says what <see cref="UpAsync"/> would change.</summary>
    /// <param name="config">The settings.</param>
    /// <param name="old">The state; null when there is none.</param>
    /// <param name="known">What is known of its secrets.</param>
    public async Task<StackChange> PreviewAsync(LabConfig config, ResourceGraph? old, SecretFingerprints known)
    {
        RefuseSnapshot(config);
        var planned = await SimulatedRun.PlanAsync(config, _invocation.Stack.Name, isPreview: false);
        return await CarriedOutAsync("preview", async cancellation =>
        {
            old = await StillThereAsync(old, cancellation);
            var change = Expected(config, old, planned, known);
            Guarded.Check(change);
            var plan = await _target.PlanAsync(planned, cancellation);
            return change with
            {
                Endpoint = await _target.FindEndpointAsync(cancellation),
                Plan = plan?.CountBy(planned => planned.Action, StringComparer.Ordinal).OrderBy(count => count.Key, StringComparer.Ordinal).ToDictionary(),
            };
        });
    }

    /// <summary>Removes everything, and stops the emulator when the lab started it.</summary>
    /// <param name="old">The state; null when there is none.</param>
    public Task<StackChange> DestroyAsync(ResourceGraph? old) => CarriedOutAsync("destroy", async cancellation =>
    {
        var endpoint = await _target.FindEndpointAsync(cancellation);
        var change = StackChange.ToNothing(_invocation.Stack.ProjectPath, _invocation.Stack.Name, old) with { Target = Ground.Emulated, Endpoint = endpoint };
        if (endpoint is not null)
        {
            // What has gone with its emulator needs no guard any more.
            Guarded.Check(change);
        }

        await _target.DestroyAsync(cancellation);
        return change;
    });

    // Terraform deletes what has left the configuration without waiting for what is new in it.
    private static void RefuseSnapshot(LabConfig config)
    {
        if (config.HasSnapshotOnly)
        {
            throw LabFailure.BadInput(
                $"{ConfigKeys.Namespace}:{ConfigKeys.ParkedDatabase} is snapshotted, and --target is {Ground.Emulated}, where Terraform would delete the database without waiting for its snapshot. "
                + $"Use {ConfigKeys.ParkedDatabase}=stopped, or the simulated cloud.");
        }
    }

    // What the state says has gone with the emulator that it was on.
    private async Task<ResourceGraph?> StillThereAsync(ResourceGraph? old, CancellationToken cancellation) =>
        await _target.FindEndpointAsync(cancellation) is null ? null : old;

    private StackChange Expected(LabConfig config, ResourceGraph? old, ResourceGraph planned, SecretFingerprints known) =>
        StackChange.To(_invocation.Stack.ProjectPath, _invocation.Stack.Name, config, old, old is null ? planned : EmulatedTarget.Expect(planned, old), known) with { Target = Ground.Emulated };

    private static async Task<T> CarriedOutAsync<T>(string command, Func<CancellationToken, Task<T>> step)
    {
        using var interruption = new Interruption();
        try
        {
            return await step(interruption.Token);
        }
        catch (TerraformException failure)
        {
            throw TerraformFailures.Translated(failure);
        }
        catch (OperationCanceledException cancelled) when (interruption.Token.IsCancellationRequested)
        {
            var again = $"`./lab {command} --target {Ground.Emulated}` goes on from there, `./lab destroy` removes what is there";
            throw LabFailure.NotCarriedOut($"Interrupted: what was done until then stays as it is; {again}.", cancelled);
        }
    }
}
