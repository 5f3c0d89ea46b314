using System.Collections.Immutable;
using PrivateLinkLab.Lab.Stacks;
using PrivateLinkLab.Reachability.Selection;
using PrivateLinkLab.Reachability.Verdicts;
using PrivateLinkLab.Rules;

namespace PrivateLinkLab.Cli.Rendering;

/// <summary>What came of a file of rules, and the texts that every form of it has.</summary>
/// <param name="File">The rules.</param>
/// <param name="Stack">What they were held against.</param>
/// <param name="Results">What became of each.</param>
internal sealed record RulesVerdict(RulesFile File, ExaminedStack Stack, ImmutableArray<RuleResult> Results)
{
    /// <summary>How many rules do not hold.</summary>
    public int Broken => Results.Count(result => !result.Holds);

    /// <summary>What was found of a pair, in one line: who, what, which ports, and the verdict.</summary>
    public static string Line(PairResult pair)
    {
        var to = pair.To is { } end
            ? pair.Ports.IsEmpty
                ? end.Label
                : $"{end.Label} on {Ports(pair.Ports)}"
            : pair.Result.To;
        var action = pair.Result.Action is { } asked ? $" ({asked})" : "";
        return $"{pair.From.Label} -> {to}{action}: {ProbeResultJson.Text(pair.Result.Verdict)}";
    }

    /// <summary>Ports as a sentence has them.</summary>
    private static string Ports(ImmutableArray<PortRange> ports) =>
        ports is [{ First: var first, Last: var last }] && first == last ? $"port {first}"
        : PortRange.Text(ports) is var text && text.StartsWith("all", StringComparison.Ordinal) ? text
        : $"ports {text}";
}
