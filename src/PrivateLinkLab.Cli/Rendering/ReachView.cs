using PrivateLinkLab.Lab.Stacks;
using PrivateLinkLab.Reachability.Selection;
using PrivateLinkLab.Reachability.Verdicts;
using PrivateLinkLab.Reachability.WholeNetwork;
using Spectre.Console;

namespace PrivateLinkLab.Cli.Rendering;

/// <summary>Shows what reaches what, for a person.</summary>
internal static class ReachView
{
    /// <summary>Shows the pairs that get through, then those that are not known; of the others how many there
    /// are.</summary>
    public static void Show(Screen screen, ExaminedStack stack, ReachAnswer answer)
    {
        screen.Sentence(stack.Origin);
        screen.Line("");
        var isToward = answer.From is null;
        screen.Line(Question(answer));
        var reachable = answer.Pairs.Where(pair => pair.Has(Verdict.Reachable)).ToList();
        var unknown = answer.Pairs.Where(pair => pair.Has(Verdict.Unknown)).ToList();
        Show(screen, reachable, Verdict.Reachable, isToward);
        if (unknown.Count > 0)
        {
            screen.Line("");
            screen.Line("Not known:");
            Show(screen, unknown, Verdict.Unknown, isToward);
        }

        if (reachable.Count == 0 && unknown.Count == 0)
        {
            screen.UniformLine("Nothing.", VerdictLook.Style(Verdict.Blocked));
        }

        screen.Line("");
        var (sources, targets) = (Count(answer.Sources, "class", "classes"), Count(answer.Targets, "class", "classes"));
        var blocked = answer.Pairs.Where(pair => !pair.Has(Verdict.Reachable) && !pair.Has(Verdict.Unknown)).ToList();
        screen.Paragraph(
            "",
            $"{sources} of sources and {targets} of targets; blocked on every port: "
                + $"{Count(blocked.Count, "pair", "pairs")} of {answer.Pairs.Length}.",
            ChangeKindLook.Dim
        );
    }

    private static string Question(ReachAnswer answer)
    {
        var by = answer.Protocol == "tcp" ? "" : $" by {answer.Protocol.ToUpperInvariant()}";
        return (answer.From, answer.To) switch
        {
            ({ } from, null) => $"{from} reaches{by}:",
            (null, { } to) => $"{to} is reached{by} by:",
            ({ } from, { } to) => $"Of {to}, {from} reaches{by}:",
            _ => throw new UnreachableException("A question has a side."),
        };
    }

    // Places that are reached on the same ports, for the same reason, stand on one line.
    private static void Show(Screen screen, List<ClassPair> pairs, Verdict verdict, bool isToward)
    {
        foreach (
            var group in pairs.GroupBy(pair =>
                (
                    Fixed: isToward ? pair.To.Number : pair.From.Number,
                    Kind: (isToward ? pair.From : pair.To).First.Kind,
                    Ports: PortRange.Text(pair.PortsWith(verdict)),
                    Reason: pair.First(verdict)!.Reason
                )
            )
        )
        {
            var alike = group.Select(pair => isToward ? pair.From : pair.To).ToList();
            var label = new PlaceClass(0, [.. alike.SelectMany(places => places.Members)]).Label;
            var reason = group.Key.Reason is { } code ? $"  {code}" : "";
            var of =
                pairs.Select(pair => isToward ? pair.To.Number : pair.From.Number).Distinct().Count() > 1
                    ? $"{(isToward ? group.First().To : group.First().From).Label} {(isToward ? "<-" : "->")} "
                    : "";
            screen.Paragraph(new($"{verdict.Symbol()} ", verdict.Style()), $"{of}{label}  {group.Key.Ports}{reason}");
        }
    }

    private static string Count(int count, string one, string several) =>
        count == 1 ? $"1 {one}" : $"{count} {several}";
}
