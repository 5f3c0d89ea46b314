using PrivateLinkLab.Graph;
using PrivateLinkLab.Lab.State;

namespace PrivateLinkLab.Lab.Grounds;

/// <summary>
/// The ground that a stack is on: what is built on one is never changed as if it were on another. A state on the
/// emulator says so by its AWS provider, which has endpoints; a build that has not ended yet, by the record of its
/// emulator.
/// </summary>
internal static class StackGround
{
    private const string ProviderType = "pulumi:providers:aws";

    /// <summary>Gives the ground, or null when nothing is built.</summary>
    /// <param name="states">The project's states.</param>
    /// <param name="stack">The stack's name.</param>
    /// <param name="state">The stack's state; null when there is none.</param>
    public static string? Find(StateStore states, string stack, ResourceGraph? state) =>
        File.Exists(states.EmulatorRecordOf(stack)) || (state is not null && IsEmulated(state)) ? Ground.Emulated
        : state is null or { Resources.IsEmpty: true } ? null
        : Ground.Simulated;

    /// <summary>Stops a command that is meant for another ground than the stack's.</summary>
    /// <param name="ground">The stack's ground; null when nothing is built.</param>
    /// <param name="meant">The command's ground.</param>
    /// <param name="stack">The stack's name.</param>
    /// <exception cref="LabFailure">It is.</exception>
    public static void Check(string? ground, string meant, string stack)
    {
        if (ground is not null && ground != meant)
        {
            throw LabFailure.NotCarriedOut(
                $"The stack '{stack}' is on {Ground.Noun(ground)}, and this command is for {Ground.Noun(meant)}: "
                    + $"give --target {ground}, or remove the stack there first with `./lab "
                    + $"destroy{ForStack(stack)}`, or choose another stack with --stack."
            );
        }
    }

    private static bool IsEmulated(ResourceGraph state) =>
        state.OfType(ProviderType).Any(provider => provider.Inputs.GetText("endpoints") is { Length: > 0 });

    private static string ForStack(string stack) => stack == "dev" ? "" : $" --stack {stack}";
}
