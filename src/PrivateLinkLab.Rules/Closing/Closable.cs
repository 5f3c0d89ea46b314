using System.Collections.Immutable;
using PrivateLinkLab.Graph;
using PrivateLinkLab.Network;
using PrivateLinkLab.Reachability.Selection;
using PrivateLinkLab.Reachability.Verdicts;
using PrivateLinkLab.Reachability.WholeNetwork;

namespace PrivateLinkLab.Rules.Closing;

/// <summary>
/// Finds what a network could do without: rules of security groups, routes, endpoints and permissions of roles without
/// which every rule that wants something reachable holds as it does now. Each is taken away and the rules are asked
/// again, the most exposed first, on top of what was found before it, so that all that is found can be closed together.
/// </summary>
public sealed class Closable
{
    private readonly ResourceGraph _graph;
    private readonly NetworkModel _model;
    private readonly Requirement[] _requirements;

    private Closable(RulesFile file, NetworkModel model, ResourceGraph graph)
    {
        (_model, _graph) = (model, graph);
        var network = new WholeNetworkReach(model, graph);
        _requirements =
        [
            .. file
                .Rules.Where(rule => rule.Expect == Expectation.Reachable && !rule.From.IsEmpty)
                .Select(rule => new Requirement(file with { Rules = [rule with { OnlyFrom = [] }] }, network)),
        ];
    }

    /// <summary>Finds the changes that can all be made together, the most exposed first.</summary>
    /// <param name="file">The rules; what no rule wants reachable may be closed.</param>
    /// <param name="model">The network.</param>
    /// <param name="graph">The graph that it was made from.</param>
    /// <exception cref="RulesException">A rule names what the network does not have.</exception>
    public static ImmutableArray<ClosableChange> Find(RulesFile file, NetworkModel model, ResourceGraph graph)
    {
        ArgumentNullException.ThrowIfNull(file);
        ArgumentNullException.ThrowIfNull(model);
        ArgumentNullException.ThrowIfNull(graph);
        var candidates = Candidate.In(model);
        var found = new Closable(file, model, graph).Find(candidates, byTraces: true);
        // What a trace does not name does not count for it. Where that is wrong, everything is asked.
        found ??= new Closable(file, model, graph).Find(candidates, byTraces: false)!;
        return [.. found.Select(candidate => candidate.Change)];
    }

    private List<Candidate>? Find(ImmutableArray<Candidate> candidates, bool byTraces)
    {
        var closed = new List<Candidate>();
        foreach (var candidate in candidates)
        {
            var affected = _requirements.Where(requirement => !byTraces || requirement.MayNeed(candidate)).ToList();
            if (affected.Count == 0 || Holds(affected, [.. closed, candidate]))
            {
                closed.Add(candidate);
            }
        }

        return !byTraces || closed.Count == 0 || Holds(_requirements, closed) ? closed : null;
    }

    private bool Holds(IReadOnlyCollection<Requirement> affected, IReadOnlyCollection<Candidate> without)
    {
        var network = new WholeNetworkReach(Removal.From(_model, without), _graph);
        var answers = new List<(Requirement Requirement, RuleResult Result)>();
        foreach (var requirement in affected)
        {
            if (requirement.Ask(network) is not { } result)
            {
                return false;
            }

            answers.Add((requirement, result));
        }

        // Another way may be taken now.
        foreach (var (requirement, result) in answers)
        {
            requirement.Take(result);
        }

        return true;
    }

    /// <summary>A rule that is to hold as it does now.</summary>
    private sealed class Requirement
    {
        private readonly RulesFile _rule;
        private readonly long _broken;
        private HashSet<string> _named = [];
        private bool _needsAnything;

        public Requirement(RulesFile rule, WholeNetworkReach network)
        {
            _rule = rule;
            var result = RulesCheck.Run(rule, network)[0];
            _broken = BrokenIn(result);
            Take(result);
        }

        // What sessions, names and permissions depend on, a trace tells in short.
        public bool MayNeed(Candidate candidate) =>
            _needsAnything
            || candidate.Change.Kind is ClosableKind.Endpoint or ClosableKind.Permission
            || candidate.Components.Any(_named.Contains);

        /// <summary>What becomes of it; null when more of it is broken than before.</summary>
        public RuleResult? Ask(WholeNetworkReach network)
        {
            try
            {
                var result = RulesCheck.Run(_rule, network)[0];
                return BrokenIn(result) <= _broken ? result : null;
            }
            catch (RulesException)
            {
                // It names what is taken away.
                return null;
            }
        }

        public void Take(RuleResult result)
        {
            _named =
            [
                .. result
                    .Pairs.SelectMany(pair => pair.Result.Hops)
                    .SelectMany(hop => (string?[])[hop.Component, hop.Rule])
                    .OfType<string>(),
            ];
            _needsAnything = result.Pairs.Any(pair =>
                pair.From.First.Kind == PlaceKind.Computer
                || (pair.To is null && pair.Result.Dns is null)
                || pair.Result.Verdict != Verdict.Reachable
            );
        }

        private static long BrokenIn(RuleResult result) =>
            result.Broken.Sum(pair =>
                (long)pair.Count * Math.Max(1, pair.Ports.Sum(ports => ports.Last - ports.First + 1))
            );
    }
}
