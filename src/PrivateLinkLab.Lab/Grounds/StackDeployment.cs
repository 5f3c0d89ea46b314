using System.Runtime.CompilerServices;
using PrivateLinkLab.Configuration;
using PrivateLinkLab.Graph;
using PrivateLinkLab.Lab.State;

namespace PrivateLinkLab.Lab.Grounds;

/// <summary>
/// What can be done to a stack, on the ground that the user chooses: each step leaves the state as the ground is.
/// </summary>
/// <param name="stack">The stack.</param>
/// <param name="choice">The ground.</param>
/// <param name="progress">Where the progress of what takes long is shown.</param>
internal sealed class StackDeployment(LabStack stack, GroundChoice choice, TextWriter progress)
{
    /// <summary>Says what <see cref="UpAsync"/> would change; writes nothing.</summary>
    /// <param name="config">The settings.</param>
    /// <exception cref="LabFailure">The stack is on another ground, or the ground refuses.</exception>
    public Task<StackChange> PreviewAsync(LabConfig config)
    {
        var old = LoadState(choice.Ground);
        return GroundOf(choice.Ground).PreviewAsync(config, old, stack.States.LoadFingerprints(stack.Name));
    }

    /// <summary>Builds the program's resources, or changes what is built.</summary>
    /// <param name="config">The settings.</param>
    /// <exception cref="LabFailure">The stack is on another ground, or the ground refuses.</exception>
    public async Task<StackChange> UpAsync(LabConfig config)
    {
        var states = stack.States;
        using (states.Lock(stack.Name))
        {
            var old = LoadState(choice.Ground);
            var known = states.LoadFingerprints(stack.Name);
            var change = await GroundOf(choice.Ground).UpAsync(config, old, known);
            // Before the state: a snapshot that no file knows is lost.
            states.Retain(stack.Name, ConfigKeys.Namespace, change.Retained);
            states.Save(stack.Name, change.New, known);
            return change;
        }
    }

    /// <summary>Removes everything, wherever the stack is unless the user says where it has to be.</summary>
    /// <exception cref="LabFailure">The stack is on another ground, or something is protected.</exception>
    public async Task<StackChange> DestroyAsync()
    {
        var states = stack.States;
        if (!states.Has(stack.Name))
        {
            return StackChange.ToNothing(stack.ProjectPath, stack.Name, null);
        }

        using (states.Lock(stack.Name))
        {
            var old = stack.LoadState();
            var ground = StackGround.Find(states, stack.Name, old) ?? choice.Ground;
            StackGround.Check(ground, choice.Target ?? ground, stack.Name);
            var change = await GroundOf(ground).DestroyAsync(old);
            states.Retain(stack.Name, change.New.Project, change.Retained);
            states.Delete(stack.Name);
            return change;
        }
    }

    /// <summary>Gives what is built, wherever the stack is unless the user says where it has to be.</summary>
    /// <exception cref="LabFailure">Nothing is built, or it is on another ground.</exception>
    public ResourceGraph Built() =>
        (choice.Target is { } target ? LoadState(target) : stack.LoadState())
        ?? throw LabFailure.NotCarriedOut($"The stack '{stack.Name}' has nothing built: run `lab up` first.");

    private ResourceGraph? LoadState(string meant)
    {
        var state = stack.LoadState();
        StackGround.Check(StackGround.Find(stack.States, stack.Name, state), meant, stack.Name);
        return state;
    }

    private IGround GroundOf(string name) => name == Ground.Emulated ? Emulated() : new SimulatedGround(stack);

    // A method of its own: the Terraform library is loaded only when it is called.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private EmulatedGround Emulated() => new(stack, choice, progress);
}
