using PrivateLinkLab.Configuration;
using PrivateLinkLab.Graph;
using PrivateLinkLab.Lab.State;
using PrivateLinkLab.Terraform;
using PrivateLinkLab.Terraform.Emulation;

namespace PrivateLinkLab.Lab.Grounds;

/// <summary>
/// An AWS emulator, on which Terraform builds with AWS's own provider. It is made only when it is meant, so that the
/// simulated cloud's commands never load the Terraform library.
/// </summary>
internal sealed class EmulatedGround : IGround
{
    private readonly LabStack _stack;
    private readonly EmulatedTarget _target;

    /// <summary>Makes the ground; nothing is started yet.</summary>
    /// <param name="stack">The stack.</param>
    /// <param name="choice">The emulator.</param>
    /// <param name="progress">Where progress is shown.</param>
    /// <exception cref="LabFailure">The endpoint is not one that the lab may build on.</exception>
    public EmulatedGround(LabStack stack, GroundChoice choice, TextWriter progress)
    {
        if (choice.Endpoint is { } endpoint)
        {
            TerraformFailures.Translated(() =>
            {
                EmulatorEndpoint.Check(endpoint, choice.AllowRemoteEndpoint);
                return endpoint;
            });
        }

        _stack = stack;
        _target = new(
            new()
            {
                Directory = stack.StateFolder,
                Stack = stack.Name,
                Endpoint = choice.Endpoint,
                AllowRemoteEndpoint = choice.AllowRemoteEndpoint,
                Progress = new ProgressLines(progress).Show,
            }
        );
    }

    /// <inheritdoc/>
    public async Task<StackChange> UpAsync(LabConfig config, ResourceGraph? old, SecretFingerprints known)
    {
        RefuseSnapshot(config);
        var planned = await SimulatedGround.PlanAsync(config, _stack.Name, isPreview: false);
        return await CarriedOutAsync("up", async cancellation =>
        {
            old = await StillThereAsync(old, cancellation);
            DeletionCheck.Check(Expected(config, old, planned, known));
            var built = await _target.UpAsync(planned, cancellation);
            return StackChange.To(_stack.ProjectPath, _stack.Name, config, old, built, known) with
            {
                Target = Ground.Emulated,
                Endpoint = await _target.FindEndpointAsync(cancellation),
            };
        });
    }

    /// <inheritdoc/>
    public async Task<StackChange> PreviewAsync(LabConfig config, ResourceGraph? old, SecretFingerprints known)
    {
        // Terraform's plan is made in the stack's folder, which an `up` uses as well.
        using var held = _stack.States.Lock(_stack.Name);
        RefuseSnapshot(config);
        var planned = await SimulatedGround.PlanAsync(config, _stack.Name, isPreview: false);
        return await CarriedOutAsync("preview", async cancellation =>
        {
            old = await StillThereAsync(old, cancellation);
            var change = Expected(config, old, planned, known);
            DeletionCheck.Check(change);
            var plan = await _target.PlanAsync(planned, cancellation);
            return change with
            {
                Endpoint = await _target.FindEndpointAsync(cancellation),
                Plan = plan
                    ?.CountBy(planned => planned.Action, StringComparer.Ordinal)
                    .OrderBy(count => count.Key, StringComparer.Ordinal)
                    .ToDictionary(),
            };
        });
    }

    /// <summary>Removes everything, and stops the emulator when the lab started it.</summary>
    /// <inheritdoc/>
    public Task<StackChange> DestroyAsync(ResourceGraph? old) => CarriedOutAsync("destroy", async cancellation =>
        {
            var endpoint = await _target.FindEndpointAsync(cancellation);
            var change = StackChange.ToNothing(_stack.ProjectPath, _stack.Name, old) with
            {
                Target = Ground.Emulated,
                Endpoint = endpoint,
            };
            if (endpoint is not null)
            {
                // What has gone with its emulator needs no guard any more.
                DeletionCheck.Check(change);
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
                $"{ConfigKeys.Namespace}:{ConfigKeys.ParkedDatabase} is snapshotted, and --target "
                    + $"is {Ground.Emulated}, where Terraform would delete the database without waiting for its "
                    + "snapshot. "
                    + $"Use {ConfigKeys.ParkedDatabase}=stopped, or the simulated cloud."
            );
        }
    }

    // What the state says has gone with the emulator that it was on.
    private async Task<ResourceGraph?> StillThereAsync(ResourceGraph? old, CancellationToken cancellation) =>
        await _target.FindEndpointAsync(cancellation) is null ? null : old;

    private StackChange Expected(
        LabConfig config,
        ResourceGraph? old,
        ResourceGraph planned,
        SecretFingerprints known
    ) =>
        StackChange.To(
            _stack.ProjectPath,
            _stack.Name,
            config,
            old,
            old is null ? planned : EmulatedTarget.Expect(planned, old),
            known
        ) with
        {
            Target = Ground.Emulated,
        };

    private async Task<T> CarriedOutAsync<T>(string command, Func<CancellationToken, Task<T>> step)
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
            var stack = _stack.Name == LabStack.DefaultName ? "" : $" --stack {_stack.Name}";
            throw LabFailure.NotCarriedOut(
                $"Interrupted: what is done so far stays. `./lab {command} --target {Ground.Emulated}{stack}` "
                    + $"continues from there, `./lab destroy{stack}` removes it.",
                cancelled
            );
        }
    }
}
