using System.Collections.Immutable;
using System.Diagnostics;
using PrivateLinkLab.Reachability.Questions;
using PrivateLinkLab.Reachability.Selection;
using PrivateLinkLab.Reachability.Verdicts;
using PrivateLinkLab.Reachability.WholeNetwork;

namespace PrivateLinkLab.Rules;

/// <summary>Holds rules against a network.</summary>
public static class RulesCheck
{
    private const string Tcp = "tcp";

    /// <summary>Asks everything that the rules are about, rule by rule.</summary>
    /// <param name="file">The rules.</param>
    /// <param name="network">The network.</param>
    /// <exception cref="RulesException">
    /// A rule names what the network does not have, has no port where it needs one, or contradicts another about the
    /// same pair of places.
    /// </exception>
    public static ImmutableArray<RuleResult> Run(RulesFile file, WholeNetworkReach network)
    {
        ArgumentNullException.ThrowIfNull(file);
        ArgumentNullException.ThrowIfNull(network);
        ImmutableArray<RuleResult> results = [.. file.Rules.Select(rule => new RuleRun(file, rule, network).Check())];
        CheckContradictions(file, results);
        return results;
    }

    // A pair that breaks one rule because another demands it cannot be mended by any change of the network.
    private static void CheckContradictions(RulesFile file, ImmutableArray<RuleResult> results)
    {
        var held = new Dictionary<(string From, string To, string? Action), RuleResult>();
        foreach (var result in results)
        {
            foreach (var pair in result.Pairs.Where(pair => !pair.IsBroken && pair.Expect == Expectation.Reachable))
            {
                held.TryAdd((pair.Result.From, pair.Result.To, pair.Result.Action), result);
            }
        }

        foreach (var result in results)
        {
            foreach (var pair in result.Pairs.Where(pair => pair.IsBroken && pair.Expect == Expectation.Blocked))
            {
                if (held.TryGetValue((pair.Result.From, pair.Result.To, pair.Result.Action), out var other))
                {
                    throw new RulesException(
                        file.Name,
                        result.Rule.Line,
                        result.Rule.Column,
                        $"the rule '{result.Rule.Name}' contradicts '{other.Rule.Name}' in line {other.Rule.Line}: one "
                            + $"expects that {pair.Result.From} does not reach {pair.Result.To}, the other that "
                            + $"it does."
                    );
                }
            }
        }
    }

    private sealed class RuleRun(RulesFile file, Rule rule, WholeNetworkReach network)
    {
        private readonly ImmutableArray<PairResult>.Builder _pairs = ImmutableArray.CreateBuilder<PairResult>();

        public RuleResult Check()
        {
            var clock = Stopwatch.StartNew();
            var from = Places(rule.From);
            var only = Places(rule.OnlyFrom);
            foreach (var target in rule.To)
            {
                Check(from, target, rule.Expect);
                if (!rule.OnlyFrom.IsEmpty)
                {
                    Check(Others(only), target, Expectation.Blocked, isExclusive: true);
                }
            }

            return new(rule, _pairs.ToImmutable(), clock.Elapsed);
        }

        private void Check(
            ImmutableArray<NetworkPlace> from,
            TargetSelector target,
            Expectation expect,
            bool isExclusive = false
        )
        {
            if (from.IsEmpty)
            {
                return;
            }

            // A session's permissions are those of the instance's role.
            var isText = target.Places is null;
            var sources = network.ClassesOf(from, byIdentity: rule.Action is not null || isText);
            if (isText)
            {
                foreach (var source in sources)
                {
                    Add(
                        source,
                        null,
                        expect,
                        [],
                        Ask(() =>
                            network.Prober.Probe(source.First, target.Text, rule.Action, rule.Resource, rule.Protocol)
                        )
                    );
                }

                return;
            }

            var ends = Ask(() => target.Places!.Targets(network.Places));
            var targets = network.ClassesOf(ends, byIdentity: rule.Action is not null);
            foreach (var source in sources)
            {
                foreach (
                    var end in targets.Where(end =>
                        !(target.Places!.IsAny || isExclusive) || !WholeNetworkReach.IsOutside(source, end)
                    )
                )
                {
                    Check(source, end, target, expect);
                }
            }
        }

        private void Check(PlaceClass source, PlaceClass end, TargetSelector target, Expectation expect)
        {
            var protocol = rule.Protocol ?? Tcp;
            if (protocol == "icmp")
            {
                if (network.On(source, end, null, protocol) is { } ping)
                {
                    Add(source, end, expect, [], ping);
                }

                return;
            }

            if (
                (
                    target.Ports is { } range
                        ? range.First == range.Last
                            ? range.First
                            : null
                        : UsualPort(end, target)
                ) is
                { } port
            )
            {
                if (Ask(() => network.On(source, end, port, protocol, rule.Action)) is { } result)
                {
                    Add(source, end, expect, [new(port, port)], result);
                }

                return;
            }

            foreach (var answer in network.Between(source, end, protocol)?.Answers ?? [])
            {
                var asked = PortRange.Within(answer.Ports, target.Ports!.Value);
                if (!asked.IsEmpty)
                {
                    Add(source, end, expect, asked, answer.Result);
                }
            }
        }

        private int? UsualPort(PlaceClass end, TargetSelector target) =>
            end.First.UsualPort
            ?? throw Wrong(
                $"'{target}' has no port, and {end.First} has no usual one; write {target}:443 or 'ports: any'."
            );

        private void Add(
            PlaceClass from,
            PlaceClass? to,
            Expectation expect,
            ImmutableArray<PortRange> ports,
            ProbeResult result
        )
        {
            var isBroken = result.Verdict switch
            {
                Verdict.Reachable => expect != Expectation.Reachable,
                Verdict.Blocked => expect != Expectation.Blocked,
                Verdict.Unknown => !rule.AllowsUnknown,
                _ => throw new UnreachableException($"There is no verdict {result.Verdict}."),
            };
            _pairs.Add(new(from, to, ports, expect, result, isBroken));
        }

        private ImmutableArray<NetworkPlace> Places(ImmutableArray<PlaceSelector> selectors) =>
            [.. selectors.SelectMany(selector => Ask(() => selector.Sources(network.Places))).Distinct()];

        // Whoever goes through an instance's session is that instance to the network.
        private ImmutableArray<NetworkPlace> Others(ImmutableArray<NetworkPlace> only)
        {
            var admitted = only.Select(place => place.Identity.Component).ToHashSet(StringComparer.Ordinal);
            return
            [
                .. PlaceSelector
                    .Parse(PlaceSelector.Any)
                    .Sources(network.Places)
                    .Where(place => !admitted.Contains(place.Identity.Component)),
            ];
        }

        private T Ask<T>(Func<T> ask)
        {
            try
            {
                return ask();
            }
            catch (Exception wrong) when (wrong is SelectionException or ProbeException)
            {
                throw new RulesException(file.Name, rule.Line, rule.Column, wrong.Message, wrong);
            }
        }

        private RulesException Wrong(string problem) => new(file.Name, rule.Line, rule.Column, problem);
    }
}

/// <summary>What became of a rule.</summary>
/// <param name="Rule">The rule.</param>
/// <param name="Pairs">Everything that was asked for it.</param>
/// <param name="Duration">How long it took.</param>
public sealed record RuleResult(Rule Rule, ImmutableArray<PairResult> Pairs, TimeSpan Duration)
{
    /// <summary>Whether the rule holds.</summary>
    public bool Holds => !Pairs.Any(pair => pair.IsBroken);

    /// <summary>The pairs that break it.</summary>
    public IEnumerable<PairResult> Broken => Pairs.Where(pair => pair.IsBroken);

    /// <summary>How many pairs of places were asked about.</summary>
    public int Count => Pairs.Sum(pair => pair.Count);
}

/// <summary>What was found of places of two classes, for a rule.</summary>
/// <param name="From">Where connections begin.</param>
/// <param name="To">Where they end; null for a target that is a text.</param>
/// <param name="Ports">The ports that it holds for; empty where there are none, or the target's text has them.</param>
/// <param name="Expect">What the rule expects of the pair.</param>
/// <param name="Result">What was found of the first places, which holds for all.</param>
/// <param name="IsBroken">Whether that breaks the rule.</param>
public sealed record PairResult(
    PlaceClass From,
    PlaceClass? To,
    ImmutableArray<PortRange> Ports,
    Expectation Expect,
    ProbeResult Result,
    bool IsBroken
)
{
    /// <summary>How many pairs of places it stands for.</summary>
    public int Count => From.Members.Length * (To?.Members.Length ?? 1);
}
