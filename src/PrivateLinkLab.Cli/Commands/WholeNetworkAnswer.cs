using System.Collections.Immutable;
using PrivateLinkLab.Cli.Failures;
using PrivateLinkLab.Cli.Options;
using PrivateLinkLab.Cli.Rendering;
using PrivateLinkLab.Lab.Faults;
using PrivateLinkLab.Lab.Stacks;
using PrivateLinkLab.Network.Ingest;
using PrivateLinkLab.Reachability.WholeNetwork;

namespace PrivateLinkLab.Cli.Commands;

/// <summary>What commands do that ask about a whole network: ask, and show or print the answer.</summary>
/// <typeparam name="T">The kind of answer.</typeparam>
/// <param name="Ask">Asks the network.</param>
/// <param name="Pairs">The pairs of classes in an answer.</param>
/// <param name="Show">Shows an answer to a person.</param>
/// <param name="Json">Gives an answer as JSON.</param>
internal sealed record WholeNetworkAnswer<T>(
    Func<WholeNetworkReach, T> Ask,
    Func<T, ImmutableArray<ClassPair>> Pairs,
    Action<Screen, ExaminedStack, T> Show,
    Func<ExaminedStack, T, string> Json
)
{
    /// <summary>Opens the stack, asks, and answers.</summary>
    public async Task<int> RunAsync(LabInvocation invocation, StackSource source, IReadOnlyList<Fault> faults)
    {
        var stack = await InjectedFaults.IntoAsync(await source.OpenAsync(), faults);
        var model = ModelBuilder.Build(stack.Graph);
        var answer = Ask(new WholeNetworkReach(model, stack.Graph));
        if (invocation.Json)
        {
            invocation.Print(Json(stack, answer));
            return ExitStatus.Done;
        }

        var screen = invocation.OpenScreen();
        Show(screen, stack, answer);
        FindingsView.Show(
            screen,
            model.Warnings,
            model.NotModelled,
            Pairs(answer).SelectMany(pair => pair.Answers).Select(found => found.Verdict)
        );
        return ExitStatus.Done;
    }
}
