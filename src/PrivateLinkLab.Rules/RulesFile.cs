using System.Collections.Immutable;
using PrivateLinkLab.Reachability.Selection;
using PrivateLinkLab.Rules.Yaml;
using PrivateLinkLab.Shared;
using YamlDotNet.Core;

namespace PrivateLinkLab.Rules;

/// <summary>A file of rules about what a network lets through.</summary>
/// <param name="Name">The file's name, as the user gave it.</param>
/// <param name="Rules">The rules in the file's order; at least one.</param>
public sealed record RulesFile(string Name, ImmutableArray<Rule> Rules)
{
    private const string RulesKey = "rules";
    private const string Reachable = "reachable";
    private const string Blocked = "blocked";

    private static readonly string[] TopKeys = ["version", RulesKey];
    private static readonly string[] RuleKeys =
    [
        "name",
        "from",
        "to",
        "only-from",
        "expect",
        "action",
        "resource",
        "protocol",
        "ports",
        "unknown",
        "because",
    ];

    /// <summary>Reads a file.</summary>
    /// <param name="name">Its name, for errors.</param>
    /// <param name="text">Its text.</param>
    /// <exception cref="RulesException">It is no file of rules; the message has the line and the column.</exception>
    public static RulesFile Read(string name, TextReader text)
    {
        ArgumentNullException.ThrowIfNull(name);
        ArgumentNullException.ThrowIfNull(text);
        YamlNode? document;
        try
        {
            document = YamlReader.Read(text);
        }
        catch (YamlException broken)
        {
            throw new RulesException(
                name,
                (int)broken.Start.Line,
                (int)broken.Start.Column,
                $"this is not YAML: {Sentence(broken.Message)}",
                broken
            );
        }

        return new Reader(name).File(document);
    }

    // The library's own messages begin with the place, or do not end as a sentence.
    private static string Sentence(string message)
    {
        var text = message.StartsWith('(')
            ? message[(message.IndexOf("): ", StringComparison.Ordinal) + 3)..]
            : message;
        return text.EndsWith('.') ? text : $"{text}.";
    }

    private sealed class Reader(string name)
    {
        public RulesFile File(YamlNode? document)
        {
            if (document is null or YamlScalar { IsNull: true })
            {
                throw new RulesException(
                    name,
                    0,
                    0,
                    $"the file is empty; expected a list of rules under '{RulesKey}:'."
                );
            }

            if (document is not YamlMap top)
            {
                throw Wrong(document, $"the file is {document.Kind}; expected a list of rules under '{RulesKey}:'.");
            }

            CheckKeys(top, TopKeys, "the file");
            if (top.Find("version") is { } version && version is not YamlScalar { Text: "1" })
            {
                throw Wrong(version, $"the version is {version.Kind}; expected 1.");
            }

            if (top.Find(RulesKey) is not YamlList { Items: [_, ..] } list)
            {
                var found = top.Find(RulesKey);
                throw Wrong(
                    found ?? top,
                    found is null
                        ? $"the file has no '{RulesKey}'."
                        : $"'{RulesKey}' is {(found is YamlList ? "an empty list" : found.Kind)}; expected a "
                            + "list of rules."
                );
            }

            ImmutableArray<Rule> rules = [.. list.Items.Select(Rule)];
            CheckContradictions(rules);
            return new(name, rules);
        }

        private Rule Rule(YamlNode node)
        {
            if (node is not YamlMap map)
            {
                throw Wrong(node, $"a rule is {node.Kind}; expected a map with 'from' and 'to'.");
            }

            CheckKeys(map, RuleKeys, "a rule");
            var anyPort = AnyPort(map);
            var onlyFrom = Selectors(map, "only-from");
            var from = Selectors(map, "from");
            if (from.IsEmpty && onlyFrom.IsEmpty)
            {
                throw Wrong(map, "a rule has no 'from'; expected who connects, such as 'from: web'.");
            }

            var targets = Targets(map, anyPort);
            var expect =
                Word(map, "expect", Reachable, Blocked) == Blocked ? Expectation.Blocked : Expectation.Reachable;
            if (!onlyFrom.IsEmpty && expect == Expectation.Blocked)
            {
                throw Wrong(
                    map.Find("expect")!,
                    "a rule with 'only-from' says who may connect; it cannot expect blocked."
                );
            }

            var written = Text(map, "name");
            return new Rule
            {
                Name = written ?? Described(from, onlyFrom, targets, expect),
                Line = node.Line,
                Column = node.Column,
                From = from,
                To = targets,
                OnlyFrom = onlyFrom,
                Expect = expect,
                Action = Text(map, "action"),
                Resource = Text(map, "resource"),
                Protocol = Word(map, "protocol", "tcp", "udp", "icmp"),
                AllowsUnknown = Word(map, "unknown", "allow", "fail") == "allow",
                Because = Text(map, "because"),
            };
        }

        private static string Described(
            ImmutableArray<PlaceSelector> from,
            ImmutableArray<PlaceSelector> onlyFrom,
            ImmutableArray<TargetSelector> to,
            Expectation expect
        )
        {
            var what = string.Join(", ", to.Select(target => target.Text));
            return onlyFrom.IsEmpty
                ? $"{Listed(from)} {(expect == Expectation.Reachable ? "reaches" : "does not reach")} {what}"
                : $"only {Listed(onlyFrom)} reaches {what}";
        }

        private static string Listed(ImmutableArray<PlaceSelector> selectors) =>
            string.Join(", ", selectors.Select(selector => selector.Text));

        private bool AnyPort(YamlMap map) =>
            map.Find("ports") is { } ports
            && (
                ports is YamlScalar { Text: "any" }
                    ? true
                    : throw Wrong(
                        ports,
                        $"'ports' is {ports.Kind}; expected any, or a port after the target, as in 'to: db:3306'."
                    )
            );

        private ImmutableArray<PlaceSelector> Selectors(YamlMap map, string key) =>
            [.. Scalars(map, key).Select(scalar => Read(scalar, () => PlaceSelector.Parse(scalar.Text)))];

        private ImmutableArray<TargetSelector> Targets(YamlMap map, bool anyPort)
        {
            ImmutableArray<TargetSelector> targets =
            [
                .. Scalars(map, "to").Select(scalar => Read(scalar, () => TargetSelector.Parse(scalar.Text, anyPort))),
            ];
            return targets.IsEmpty
                ? throw Wrong(map, "a rule has no 'to'; expected what is connected to, such as 'to: db:3306'.")
                : targets;
        }

        private T Read<T>(YamlScalar scalar, Func<T> read)
        {
            try
            {
                return read();
            }
            catch (SelectionException wrong)
            {
                throw new RulesException(name, scalar.Line, scalar.Column, wrong.Message, wrong);
            }
        }

        // One text, or a list of them.
        private IEnumerable<YamlScalar> Scalars(YamlMap map, string key)
        {
            var node = map.Find(key);
            var nodes = node switch
            {
                null => [],
                YamlList { Items: [] } => throw Wrong(node, $"'{key}' is an empty list; expected at least one."),
                YamlList list => list.Items,
                _ => [node],
            };
            return nodes.Select(one =>
                one is YamlScalar { IsNull: false, Text.Length: > 0 } scalar
                    ? scalar
                    : throw Wrong(one, $"'{key}' has {one.Kind}; expected a text or a list of texts.")
            );
        }

        private string? Text(YamlMap map, string key) =>
            map.Find(key) switch
            {
                null => null,
                YamlScalar { IsNull: false, Text: { Length: > 0 } text } => text,
                { } other => throw Wrong(other, $"'{key}' is {other.Kind}; expected a text."),
            };

        private string? Word(YamlMap map, string key, params string[] accepted) =>
            map.Find(key) switch
            {
                null => null,
                YamlScalar { Text: var text } when accepted.Contains(text, StringComparer.Ordinal) => text,
                { } other => throw Wrong(other, $"'{key}' is {other.Kind}; expected {string.Join(" or ", accepted)}."),
            };

        private void CheckKeys(YamlMap map, string[] known, string owner)
        {
            foreach (var ((key, _), (line, column)) in map.Entries.Zip(map.Keys))
            {
                if (!known.Contains(key, StringComparer.Ordinal))
                {
                    var nearest = known.MinBy(one => EditDistance.Between(one, key))!;
                    throw new RulesException(
                        name,
                        line,
                        column,
                        EditDistance.Between(nearest, key) <= 2
                            ? $"{owner} has no '{key}'; did you mean '{nearest}'?"
                            : $"{owner} has no '{key}'; expected one of {string.Join(", ", known)}."
                    );
                }
            }
        }

        // The same question with two answers cannot hold, whatever the network.
        private void CheckContradictions(ImmutableArray<Rule> rules)
        {
            var asked = new Dictionary<string, Rule>(StringComparer.Ordinal);
            foreach (var rule in rules.Where(rule => !rule.From.IsEmpty))
            {
                foreach (var (from, to) in rule.From.SelectMany(from => rule.To.Select(to => (from, to))))
                {
                    var question = string.Join(
                        '\n',
                        from.Text,
                        to.Text,
                        to.Ports,
                        rule.Protocol,
                        rule.Action,
                        rule.Resource
                    );
                    if (asked.TryAdd(question, rule))
                    {
                        continue;
                    }

                    if (asked[question] is var earlier && earlier.Expect != rule.Expect)
                    {
                        throw new RulesException(
                            name,
                            rule.Line,
                            rule.Column,
                            $"the rule '{rule.Name}' contradicts '{earlier.Name}' in line {earlier.Line}: both are "
                                + $"about {from.Text} and {to.Text}, and one expects reachable, the other blocked."
                        );
                    }
                }
            }
        }

        private RulesException Wrong(YamlNode node, string problem) => new(name, node.Line, node.Column, problem);
    }
}
