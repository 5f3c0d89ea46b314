using System.Collections.Immutable;
using System.Globalization;
using PrivateLinkLab.Diagrams.Content;
using PrivateLinkLab.Diagrams.Layout;
using PrivateLinkLab.Lab.Faults;
using PrivateLinkLab.Lab.Lessons;
using PrivateLinkLab.Lab.Stacks;
using PrivateLinkLab.Pricing;
using PrivateLinkLab.Reachability.Questions;
using PrivateLinkLab.Reachability.Selection;
using PrivateLinkLab.Reachability.Verdicts;
using PrivateLinkLab.Reachability.WholeNetwork;
using PrivateLinkLab.Rules;

namespace PrivateLinkLab.Cli.HtmlReports.Content;

/// <summary>Asks everything that a report answers.</summary>
internal sealed class ReportBuilder
{
    private const string Tcp = "tcp";

    // A page holds a few megabytes; what is beyond these, the commands answer.
    private const int MostPairs = 1_000_000;
    private const int MostClassesInDetail = 2_500;
    private const int MostPathsOfLargeMatrix = 300;
    private const int MostChecks = 40;
    private const int MostChanges = 60;
    private const int MostResourcesWithFaults = 400;
    private const int LongestKey = 60;

    private readonly ExaminedStack _stack;
    private readonly RulesFile? _rules;
    private readonly ReportedState _state;
    private readonly ImmutableArray<string>.Builder _leftOut = ImmutableArray.CreateBuilder<string>();

    private ReportBuilder(ExaminedStack stack, RulesFile? rules)
    {
        (_stack, _rules) = (stack, rules);
        _state = new(stack.Graph);
    }

    /// <summary>Makes the report of a stack.</summary>
    /// <param name="stack">The stack.</param>
    /// <param name="rules">Rules to hold it against; null for none.</param>
    /// <exception cref="RulesException">A rule does not fit the network.</exception>
    public static NetworkReport Of(ExaminedStack stack, RulesFile? rules) => new ReportBuilder(stack, rules).Build();

    private NetworkReport Build()
    {
        var experiments = Experiments();
        var rules = _rules is null ? [] : RulesCheck.Run(_rules, _state.Network);
        // What only a path shows, such as Session Manager, is on the map too.
        foreach (
            var found in experiments
                .Select(result => result.Found)
                .Concat(rules.SelectMany(result => result.Pairs).Select(pair => pair.Result))
        )
        {
            ProbedPath.On(_state.Reader, found, _state.ComponentOf, static _ => null);
        }

        var title = Path.GetFileName(_stack.Name);
        var map = PictureLayout.Of(NetworkDiagram.Of(title, _state.Network, _state.Reader));
        var paths = new PathTable(map);
        var findings = Findings(experiments, rules);
        ImmutableArray<FindingOutcome> outcomes =
        [
            .. experiments.Select(result => OutcomeOf(result, _state, paths)),
            .. rules.Select(result => OutcomeOf(result, _state, paths)),
        ];
        var matrix = MatrixOf(paths);
        var faults = Faults(findings, paths);
        return new()
        {
            Name = title,
            Origin = _stack.Origin,
            Counts = NetworkDiagram.Counts(_state.Network.Places.Model),
            Map = map,
            Findings = findings,
            Outcomes = outcomes,
            Matrix = matrix,
            Faults = faults,
            Paths = paths.All,
            Cost = CostEstimate.Calculate(_stack.Graph, PriceTable.Default, Traffic.Default),
            Warnings = _state.Network.Places.Model.Warnings,
            NotModelled = _state.Network.Places.Model.NotModelled,
            LeftOut = _leftOut.ToImmutable(),
        };
    }

    private ImmutableArray<ExperimentResult> Experiments()
    {
        if (_stack.Scenario is not { } scenario)
        {
            return [];
        }

        try
        {
            return Verification.Run(scenario, _stack.Graph).Results;
        }
        catch (ProbeException missing)
        {
            _leftOut.Add($"The experiments of {scenario}: {missing.Message}");
            return [];
        }
    }

    private static ImmutableArray<Finding> Findings(
        ImmutableArray<ExperimentResult> experiments,
        ImmutableArray<RuleResult> rules
    )
    {
        var keys = new HashSet<string>(StringComparer.Ordinal);
        return
        [
            .. experiments.Select(result => new Finding
            {
                Key = KeyOf(result.Experiment.Title, keys),
                Title = result.Experiment.Title,
                Command = result.Experiment.Command,
                Because = result.Experiment.Because,
                Before = result.Experiment.Before,
            }),
            .. rules.Select(result => new Finding
            {
                Key = KeyOf(result.Rule.Name, keys),
                IsRule = true,
                Title = result.Rule.Name,
                Because = result.Rule.Because,
            }),
        ];
    }

    // A link to a finding says what it is, and stays good when others come before it.
    private static string KeyOf(string title, HashSet<string> keys)
    {
        var words = string.Concat(title.Select(letter => char.IsAsciiLetterOrDigit(letter) ? letter : ' '))
            .Split(' ', StringSplitOptions.RemoveEmptyEntries);
        var slug = string.Join('-', words).ToLowerInvariant();
        slug = slug.Length == 0 ? "finding" : slug[..Math.Min(slug.Length, LongestKey)].TrimEnd('-');
        var key = slug;
        for (var number = 2; !keys.Add(key); number++)
        {
            key = string.Create(CultureInfo.InvariantCulture, $"{slug}-{number}");
        }

        return key;
    }

    private static FindingOutcome OutcomeOf(ExperimentResult result, ReportedState state, PathTable paths)
    {
        var (experiment, found) = (result.Experiment, result.Found);
        var asked = experiment.Before is { } before ? state.With(FaultCatalog.Get(before)) ?? state : state;
        return new(
            result.AsExpected,
            [
                new(
                    Question(found.From, found.To, found.Action),
                    experiment.Expected,
                    found.Verdict,
                    found.Reason,
                    result.AsExpected,
                    result.Differences,
                    paths.Of(asked, found)
                ),
            ],
            0
        );
    }

    private static FindingOutcome OutcomeOf(RuleResult result, ReportedState state, PathTable paths)
    {
        var pairs = result.Pairs.OrderBy(pair => pair.IsBroken ? 0 : 1).ToList();
        return new(
            result.Holds,
            [
                .. pairs
                    .Take(MostChecks)
                    .Select(pair => new Check(
                        TextOf(pair),
                        pair.Expect == Rules.Expectation.Reachable ? Verdict.Reachable : Verdict.Blocked,
                        pair.Result.Verdict,
                        pair.Result.Reason,
                        !pair.IsBroken,
                        [],
                        paths.Of(state, pair.Result)
                    )),
            ],
            Math.Max(0, pairs.Count - MostChecks)
        );
    }

    private static string TextOf(PairResult pair) =>
        pair.To is not { } to ? Question(pair.From.Label, pair.Result.To, pair.Result.Action)
        : pair.Ports.IsEmpty ? Question(pair.From.Label, to.Label, pair.Result.Action)
        : Question(pair.From.Label, $"{to.Label}, {PortRange.Text(pair.Ports)}", pair.Result.Action);

    private static string Question(string from, string to, string? action) =>
        $"{from} → {to}{(action is null ? "" : $" ({action})")}";

    private ReportedMatrix? MatrixOf(PathTable paths)
    {
        var network = _state.Network;
        var (sources, targets) = (ReachMatrix.SourcesOf(network), ReachMatrix.TargetsOf(network));
        if ((long)sources.Length * targets.Length > MostPairs)
        {
            _leftOut.Add(
                "Who reaches what: there are too many places for a page. `lab reach` asks about one, `lab matrix` "
                    + "about all."
            );
            return null;
        }

        var pairs = network.AllBetween(sources, targets, Tcp);
        var left = pairs.Length <= MostClassesInDetail ? int.MaxValue : MostPathsOfLargeMatrix;
        if (left < int.MaxValue)
        {
            _leftOut.Add(
                "The paths of most pairs of places, of which only the verdicts are here: `lab probe` shows one."
            );
        }

        var answers = ImmutableArray.CreateBuilder<ImmutableArray<ReportedAnswer>>();
        var indices = new Dictionary<string, int>(StringComparer.Ordinal);
        var cells = new Dictionary<(int, int), int>();
        foreach (var pair in pairs)
        {
            ImmutableArray<ReportedAnswer> found = [.. pair.Answers.Select(Reported)];
            var key = string.Join('\n', found.Select(one => $"{one.Ports} {one.Verdict} {one.Reason} {one.Path}"));
            if (!indices.TryGetValue(key, out var index))
            {
                indices.Add(key, index = answers.Count);
                answers.Add(found);
            }

            cells[(pair.From.Number, pair.To.Number)] = index;
        }

        return new(
            [.. sources.Select(Drawn)],
            [.. targets.Select(Drawn)],
            answers.ToImmutable(),
            [
                .. sources.Select(source =>
                    targets
                        .Select(target => cells.GetValueOrDefault((source.Number, target.Number), -1))
                        .ToImmutableArray()
                ),
            ]
        );

        ReportedAnswer Reported(PortAnswer answer)
        {
            var hasPath = left == int.MaxValue || (answer.Verdict != Verdict.Blocked && left-- > 0);
            return new(
                PortRange.Text(answer.Ports),
                answer.Verdict,
                answer.Reason,
                hasPath ? paths.Of(_state, answer.Result) : null
            );
        }

        ReportedClass Drawn(PlaceClass places) => new(places, ItemOf(places.First, paths));
    }

    private string? ItemOf(NetworkPlace place, PathTable paths) =>
        place.Kind switch
        {
            PlaceKind.Internet => NetworkReader.Internet,
            PlaceKind.Computer => NetworkReader.Person,
            PlaceKind.Subnet => paths.ItemOf(_state, _state.Reader.AddHost(place.Identity.Key) ?? ""),
            _ => _state.Reader.ItemsOf(place.Identity.Component) is [var first, ..]
                ? paths.ItemOf(_state, first)
                : null,
        };

    private ImmutableArray<ReportedFault> Faults(ImmutableArray<Finding> findings, PathTable paths)
    {
        if (_stack.Graph.Resources.Length > MostResourcesWithFaults)
        {
            _leftOut.Add("Faults: the network is too large to try each. `lab compare` shows what one changes.");
            return [];
        }

        return [.. FaultCatalog.ApplyingTo(_stack.Graph).Select(fault => Reported(fault, findings, paths))];
    }

    private ReportedFault Reported(Fault fault, ImmutableArray<Finding> findings, PathTable paths)
    {
        var with = _state.With(fault)!;
        var (before, after) = (_state.Network.Places.Model, with.Network.Places.Model);
        // Both tell the same hosts of the internet apart.
        var comparison = ReachComparison.Of(
            new(before, _state.Graph, WholeNetworkReach.BlocksNamedBy(after)),
            new(after, with.Graph, WholeNetworkReach.BlocksNamedBy(before)),
            Tcp
        );
        return new(
            fault,
            [.. OutcomesWith(with, findings, paths)],
            [.. comparison.Changes.Take(MostChanges).Select(change => Reported(change, with, paths))],
            Math.Max(0, comparison.Changes.Length - MostChanges)
        );
    }

    private ReportedChange Reported(ReachChange change, ReportedState with, PathTable paths) =>
        new(
            change.From,
            change.To,
            PortRange.Text(change.Ports),
            change.Kind,
            change.Old?.Verdict,
            change.New is { } found ? new(found.Verdict, found.Reason) : null,
            change.New is { } now ? paths.Of(with, now.Result) : paths.Of(_state, change.Old!.Result)
        );

    // A fault can take away what an experiment or a rule asks for.
    private IEnumerable<FindingOutcome?> OutcomesWith(
        ReportedState with,
        ImmutableArray<Finding> findings,
        PathTable paths
    )
    {
        var experiments = findings.Count(finding => !finding.IsRule);
        ImmutableArray<FindingOutcome?> ofExperiments = [];
        ImmutableArray<FindingOutcome?> ofRules = [];
        if (experiments > 0)
        {
            try
            {
                ofExperiments =
                [
                    .. Verification
                        .Run(_stack.Scenario!, with.Graph)
                        .Results.Select(one => OutcomeOf(one, with, paths)),
                ];
            }
            catch (ProbeException)
            {
                ofExperiments = [];
            }
        }

        if (_rules is not null)
        {
            try
            {
                ofRules = [.. RulesCheck.Run(_rules, with.Network).Select(one => OutcomeOf(one, with, paths))];
            }
            catch (RulesException)
            {
                ofRules = [];
            }
        }

        return findings.Select(
            (finding, at) =>
                finding.IsRule ? ofRules.ElementAtOrDefault(at - experiments)
                : ofExperiments.Length == experiments ? ofExperiments[at]
                : null
        );
    }
}
