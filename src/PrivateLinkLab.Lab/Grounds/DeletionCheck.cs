using PrivateLinkLab.Cloud;
using PrivateLinkLab.Cloud.Deletions;
using PrivateLinkLab.Configuration;
using PrivateLinkLab.Graph;

namespace PrivateLinkLab.Lab.Grounds;

/// <summary>Stops a change that would delete what is guarded against deletion.</summary>
internal static class DeletionCheck
{
    /// <summary>Checks a change.</summary>
    /// <exception cref="LabFailure">It deletes or replaces something guarded; the message says how to do
    /// that.</exception>
    public static void Check(StackChange change)
    {
        var refusals = DeletionRefusals.In(change.Diff);
        if (refusals.Count > 0)
        {
            throw LabFailure.NotCarriedOut(string.Join('\n', refusals.Select(refusal => Sentence(refusal, change))));
        }
    }

    private static string Sentence(DeletionRefusal refusal, StackChange change) =>
        refusal.Guard == DeletionGuard.DeletionProtection
            ? $"{refusal.Message} That is `./lab "
                + $"up {ScenarioOf(change.Old!)}{ForStack(change.Stack)}{ForGround(change.Target)} "
                + $"--config {ConfigKeys.DatabaseDeletion}=lab`; then try this again."
            : refusal.Message;

    private static string ForStack(string stack) => stack == "dev" ? "" : $" --stack {stack}";

    private static string ForGround(string target) => target == Ground.Simulated ? "" : $" --target {target}";

    // Every resource that has tags has the scenario's.
    private static string? ScenarioOf(ResourceGraph state) =>
        state
            .Resources.Select(resource => resource.Inputs.GetMap("tags")?.GetText("Scenario"))
            .FirstOrDefault(scenario => scenario is not null);
}
