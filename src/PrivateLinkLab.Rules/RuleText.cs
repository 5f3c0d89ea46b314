using System.Collections.Immutable;
using PrivateLinkLab.Graph;
using PrivateLinkLab.Reachability.Explanations;
using PrivateLinkLab.Reachability.Selection;
using PrivateLinkLab.Reachability.Verdicts;

namespace PrivateLinkLab.Rules;

/// <summary>The sentences about rules, which every form of an answer has.</summary>
public static class RuleText
{
    /// <summary>What was found of a pair, in one line: who, what, which ports, and the verdict.</summary>
    public static string Line(PairResult pair)
    {
        ArgumentNullException.ThrowIfNull(pair);
        var to = pair.To is { } end
            ? pair.Ports.IsEmpty
                ? end.Label
                : $"{end.Label} on {Ports(pair.Ports)}"
            : pair.Result.To;
        var action = pair.Result.Action is { } asked ? $" ({asked})" : "";
        return $"{pair.From.Label} -> {to}{action}: {ProbeResultJson.Text(pair.Result.Verdict)}";
    }

    /// <summary>
    /// That line, and below it what lets the connection through, what would have to change, or why nobody knows.
    /// </summary>
    public static IEnumerable<string> Details(PairResult pair)
    {
        ArgumentNullException.ThrowIfNull(pair);
        return
        [
            Line(pair),
            .. pair.Result.Verdict switch
            {
                Verdict.Reachable => ProbeText
                    .LetThroughBy(pair.Result)
                    .Select(evidence => $"  let through: {evidence}"),
                Verdict.Unknown => [$"  {pair.Result.Explanation}"],
                Verdict.Blocked => pair.Result.Changes.Select(change =>
                    $"  {NameOf(change.Component)} ({change.Reason}): {change.Change}"
                ),
                _ => throw new UnreachableException($"There is no verdict {pair.Result.Verdict}."),
            },
        ];
    }

    private static string NameOf(string component) =>
        ResourceUrn.TryParse(component, out var urn) ? urn.Name : component;

    // Ports as a sentence has them.
    private static string Ports(ImmutableArray<PortRange> ports) =>
        ports is [{ First: var first, Last: var last }] && first == last ? $"port {first}"
        : PortRange.Text(ports) is var text && text.StartsWith("all", StringComparison.Ordinal) ? text
        : $"ports {text}";
}
