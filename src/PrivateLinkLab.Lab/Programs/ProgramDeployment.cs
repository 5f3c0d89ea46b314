using PrivateLinkLab.Graph;
using PrivateLinkLab.Graph.Diffs;
using PrivateLinkLab.Lab.Grounds;
using PrivateLinkLab.Lab.State;

namespace PrivateLinkLab.Lab.Programs;

/// <summary>
/// What can be done to a program's stack on the simulated cloud; each step leaves the state as it is there.
/// </summary>
/// <param name="stack">The stack.</param>
/// <param name="program">The program.</param>
internal sealed class ProgramDeployment(LabStack stack, LabProgram program)
{
    /// <summary>Says what <see cref="UpAsync"/> would change; writes nothing.</summary>
    /// <exception cref="LabFailure">The program did not come up, or something is protected.</exception>
    public Task<StackChange> PreviewAsync() =>
        ChangeAsync(stack.LoadState(), stack.States.LoadFingerprints(stack.Name), isPreview: true);

    /// <summary>Builds the program's resources, or changes what is built.</summary>
    /// <exception cref="LabFailure">The program did not come up, or something is protected.</exception>
    public async Task<StackChange> UpAsync()
    {
        var states = stack.States;
        using (states.Lock(stack.Name))
        {
            var known = states.LoadFingerprints(stack.Name);
            var change = await ChangeAsync(stack.LoadState(), known, isPreview: false);
            // Before the state: a snapshot that no file knows is lost.
            states.Retain(stack.Name, change.New.Project, change.Retained);
            states.Save(stack.Name, change.New, known);
            return change;
        }
    }

    private async Task<StackChange> ChangeAsync(ResourceGraph? old, SecretFingerprints known, bool isPreview)
    {
        var run = await program.RunAsync(stack, old, known, isPreview);
        var change = new StackChange
        {
            Folder = stack.ProjectPath,
            Stack = stack.Name,
            Project = program.Name,
            Region = run.Region,
            Old = old,
            New = run.Graph,
            Diff = GraphDiff.Compare(old, run.Graph, known.Matches),
            NotSimulated = run.NotSimulated,
        };
        DeletionCheck.Check(change);
        return change;
    }
}
