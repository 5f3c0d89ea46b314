using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using PrivateLinkLab.Reachability.Selection;
using PrivateLinkLab.Reachability.Verdicts;
using PrivateLinkLab.Reachability.WholeNetwork;

namespace PrivateLinkLab.Rules;

/// <summary>
/// The rules that hold in a network as it is, to begin with: a file that a person can read and change.
/// </summary>
public static class Baseline
{
    /// <summary>Writes the rules.</summary>
    /// <param name="network">The network.</param>
    /// <param name="title">What the network is, for the comment at the top.</param>
    public static string Write(WholeNetworkReach network, string title)
    {
        ArgumentNullException.ThrowIfNull(network);
        ArgumentNullException.ThrowIfNull(title);
        return new Writer(network).Write(title);
    }

    private sealed class Writer(WholeNetworkReach network)
    {
        private readonly StringBuilder _text = new();
        private readonly SelectorFinder _selectors = new(network.Places);
        private readonly ReachMatrix _matrix = ReachMatrix.Of(network, "tcp");
        private int _unknown;

        public string Write(string title)
        {
            _text
                .Append("# What holds in ")
                .Append(OnOneLine(title))
                .Append(", as `lab check init` found it. Keep what is meant, delete what\n")
                .Append("# just happens to be, and add why (because:). docs/rules.md describes the file.\n");
            _text.Append("version: 1\nrules:\n");
            FromInternet();
            ToInternet();
            Inside();
            Sessions();
            if (_unknown > 0)
            {
                _text
                    .Append("\n  # Not known, and so in no rule: ")
                    .Append(_unknown)
                    .Append(_unknown == 1 ? " pair" : " pairs")
                    .Append(" of places; `lab matrix` shows them.\n");
            }

            return _text.ToString();
        }

        private void FromInternet()
        {
            var internet = _matrix.Sources.Where(IsInternet).ToList();
            var pairs = _matrix.Pairs.Where(pair => IsInternet(pair.From)).ToList();
            if (pairs.Count == 0)
            {
                return;
            }

            Heading("The internet");
            if (!pairs.Exists(IsOpen))
            {
                Rule([PlaceSelector.Internet], [PlaceSelector.Any], [], Expectation.Blocked, anyPort: true);
                return;
            }

            var open = pairs.Where(IsOpen).Select(pair => pair.To.Number).ToHashSet();
            var closed = _matrix
                .Targets.Where(target =>
                    !IsInternet(target)
                    && target.First.Kind != PlaceKind.ServiceResource
                    && !open.Contains(target.Number)
                )
                .ToList();
            foreach (var target in pairs.Where(IsOpen).GroupBy(pair => pair.To.Number))
            {
                foreach (var (ports, sources) in Parts([.. target]))
                {
                    // All of the internet, or single blocks; everybody but a block has no selector.
                    ImmutableArray<string> from =
                        sources.Count == internet.Count
                            ? [PlaceSelector.Internet]
                            :
                            [
                                .. sources
                                    .Where(source => source.First.Block is not null && IsWhole(source, sources))
                                    .Select(source => source.First.Name),
                            ];
                    if (!from.IsEmpty)
                    {
                        Rule(from, Ends(target.First().To, ports), [], Expectation.Reachable);
                    }
                }
            }

            if (closed.Count > 0)
            {
                Rule(
                    [PlaceSelector.Internet],
                    _selectors.Targets(closed.SelectMany(target => target.Members)),
                    [],
                    Expectation.Blocked,
                    anyPort: true
                );
            }

            // A block's selector means the smaller ones inside it as well.
            bool IsWhole(PlaceClass source, IReadOnlyCollection<PlaceClass> sources) =>
                internet
                    .Where(other => other.First.Block is { } block && source.First.Block!.Value.Contains(block))
                    .All(sources.Contains);
        }

        private void ToInternet()
        {
            var targets = _matrix.Targets.Where(IsInternet).ToList();
            var sources = _matrix.Pairs.Where(pair => IsInternet(pair.To)).GroupBy(pair => pair.From.Number).ToList();
            if (sources.Count == 0)
            {
                return;
            }

            Heading("To the internet");
            var closed = sources.Where(source => !source.Any(IsOpen)).Select(source => source.First().From).ToList();
            foreach (
                var alike in sources
                    .Where(source => source.Any(IsOpen) && source.Count() == targets.Count)
                    .SelectMany(source =>
                        EverywhereOpen([.. source]).Select(ports => (Ports: ports, source.First().From))
                    )
                    .GroupBy(one => one.Ports)
            )
            {
                Rule(
                    _selectors.Sources(alike.SelectMany(one => one.From.Members)),
                    [$"{PlaceSelector.Internet}:{alike.Key}"],
                    [],
                    Expectation.Reachable
                );
            }

            if (closed.Count > 0)
            {
                Rule(
                    _selectors.Sources(closed.SelectMany(source => source.Members)),
                    [PlaceSelector.Internet],
                    [],
                    Expectation.Blocked,
                    anyPort: true
                );
            }
        }

        private void Inside()
        {
            Heading("Inside");
            var rules = new List<(ImmutableArray<string> From, bool Only, ImmutableArray<string> To)>();
            var alone = new List<PlaceClass>();
            foreach (var target in _matrix.Pairs.Where(pair => !IsInternet(pair.To)).GroupBy(pair => pair.To.Number))
            {
                var pairs = target.ToList();
                _unknown += pairs.Count(pair => pair.Has(Verdict.Unknown));
                var own = pairs.Where(pair => !IsInternet(pair.From)).ToList();
                if (!pairs.Exists(IsOpen))
                {
                    alone.Add(pairs[0].To);
                    continue;
                }

                foreach (var (ports, sources) in Parts(own))
                {
                    var asked = ports.ToList();
                    // Nobody else, as far as that is known of everybody.
                    var only = pairs
                        .Where(pair => !sources.Contains(pair.From))
                        .All(pair =>
                            !pair.Answers.Any(answer =>
                                answer.Verdict != Verdict.Blocked
                                && asked.Exists(ports => !PortRange.Within(answer.Ports, ports).IsEmpty)
                            )
                        );
                    rules.Add(
                        (
                            _selectors.Sources(sources.SelectMany(source => source.Members)),
                            only,
                            Ends(pairs[0].To, asked)
                        )
                    );
                }
            }

            foreach (var alike in rules.GroupBy(rule => (From: string.Join('\n', rule.From), rule.Only)))
            {
                var from = alike.First().From;
                Rule(from, [.. alike.SelectMany(rule => rule.To)], alike.Key.Only ? from : [], Expectation.Reachable);
            }

            if (alone.Count > 0)
            {
                Rule(
                    [PlaceSelector.Any],
                    _selectors.Targets(alone.SelectMany(target => target.Members)),
                    [],
                    Expectation.Blocked,
                    anyPort: true
                );
            }
        }

        private void Sessions()
        {
            ImmutableArray<NetworkPlace> managed =
            [
                .. network
                    .ClassesOf(network.Places.All.Where(place => place.Kind == PlaceKind.Instance), byIdentity: true)
                    .Where(one => network.Prober.Probe(one.First, "session-manager").Verdict == Verdict.Reachable)
                    .SelectMany(one => one.Members),
            ];
            if (!managed.IsEmpty)
            {
                Heading("Session Manager");
                Rule(_selectors.Sources(managed), ["session-manager"], [], Expectation.Reachable);
            }
        }

        private static bool IsInternet(PlaceClass places) => places.First.Kind == PlaceKind.Internet;

        private static bool IsOpen(ClassPair pair) => pair.Has(Verdict.Reachable) || pair.Has(Verdict.Unknown);

        // The ports by who reaches the target on them.
        private static IEnumerable<(IReadOnlyList<PortRange> Ports, IReadOnlyCollection<PlaceClass> Sources)> Parts(
            List<ClassPair> pairs
        )
        {
            var partition = PortPartition.Of(pairs.SelectMany(pair => pair.Answers).SelectMany(answer => answer.Ports));
            return partition
                .Parts.SelectMany(part => part)
                .Select(range =>
                    (
                        Range: range,
                        Sources: pairs
                            .Where(pair => pair.PortsWith(Verdict.Reachable).Any(ports => ports.Contains(range.First)))
                            .Select(pair => pair.From)
                            .ToList()
                    )
                )
                .Where(part => part.Sources.Count > 0)
                .GroupBy(part => string.Join(',', part.Sources.Select(source => source.Number)))
                .Select(group =>
                    (
                        (IReadOnlyList<PortRange>)PortRange.Join(group.Select(part => part.Range)),
                        (IReadOnlyCollection<PlaceClass>)group.First().Sources
                    )
                );
        }

        // The ports that all of the internet is reached on.
        private static IEnumerable<string> EverywhereOpen(List<ClassPair> pairs) =>
            Parts([.. pairs.Select(pair => pair with { From = pair.To })])
                .Where(part => part.Sources.Count == pairs.Count)
                .SelectMany(part => part.Ports)
                .Select(Text);

        private ImmutableArray<string> Ends(PlaceClass target, IEnumerable<PortRange> ports) =>
            [
                .. _selectors
                    .Targets(target.Members)
                    .SelectMany(selector => ports.Select(range => $"{selector}:{Text(range)}")),
            ];

        private static string Text(PortRange range) => range == PortRange.All ? PlaceSelector.Any : range.ToString();

        private void Heading(string heading) => _text.Append("\n  # ").Append(heading).Append('\n');

        private void Rule(
            ImmutableArray<string> from,
            ImmutableArray<string> to,
            ImmutableArray<string> onlyFrom,
            Expectation expect,
            bool anyPort = false
        )
        {
            _text.Append("  - from: ").Append(List(from)).Append('\n');
            _text.Append("    to: ").Append(List(to)).Append('\n');
            if (!onlyFrom.IsEmpty)
            {
                _text.Append("    only-from: ").Append(List(onlyFrom)).Append('\n');
            }

            if (anyPort)
            {
                _text.Append("    ports: any\n");
            }

            if (expect == Expectation.Blocked)
            {
                _text.Append("    expect: blocked\n");
            }
        }

        private static string List(ImmutableArray<string> texts) =>
            texts is [var only] ? Quoted(only) : $"[{string.Join(", ", texts.Select(Quoted))}]";

        // Plain where YAML takes it as it is, also in a list.
        private static string Quoted(string text) =>
            text.Length > 0
            && char.IsAsciiLetter(text[0])
            && text.All(character =>
                char.IsAsciiLetterOrDigit(character) || character is '-' or '_' or '.' or '/' or ':' or '*' or '='
            )
            && text[^1] != ':'
                ? text
            : text.Any(IsHidden) ? Escaped(text)
            : $"'{text.Replace("'", "''", StringComparison.Ordinal)}'";

        // Only between double quotes a text can have escapes.
        private static string Escaped(string text)
        {
            var escaped = new StringBuilder("\"");
            foreach (var character in text)
            {
                if (IsHidden(character))
                {
                    escaped.Append(CultureInfo.InvariantCulture, $"\\u{(int)character:X4}");
                }
                else
                {
                    escaped.Append(character is '"' or '\\' ? "\\" : "").Append(character);
                }
            }

            return escaped.Append('"').ToString();
        }

        private static string OnOneLine(string text) =>
            string.Concat(text.Select(character => IsHidden(character) ? ' ' : character));

        // What a terminal obeys or a reader does not see.
        private static bool IsHidden(char character) =>
            char.GetUnicodeCategory(character)
                is UnicodeCategory.Control
                    or UnicodeCategory.Format
                    or UnicodeCategory.LineSeparator
                    or UnicodeCategory.ParagraphSeparator;
    }
}
