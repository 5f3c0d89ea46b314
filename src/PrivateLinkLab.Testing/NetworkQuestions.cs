using System.Collections.Immutable;
using System.Text;
using PrivateLinkLab.Graph;
using PrivateLinkLab.Network;
using PrivateLinkLab.Network.Ingest;
using PrivateLinkLab.Reachability.Explanations;
using PrivateLinkLab.Reachability.Questions;
using PrivateLinkLab.Reachability.Selection;
using PrivateLinkLab.Reachability.Verdicts;
using PrivateLinkLab.Reachability.WholeNetwork;
using PrivateLinkLab.Rules;

namespace PrivateLinkLab.Testing;

/// <summary>Asks about the network of a stack, and tells what is not as expected.</summary>
internal sealed class NetworkQuestions
{
    // Traces are long: a failure tells the first ones in full.
    private const int ShownTraces = 3;

    private readonly NetworkModel _model;
    private readonly WholeNetworkReach _network;

    /// <summary>Prepares questions about a stack.</summary>
    public NetworkQuestions(ResourceGraph graph)
    {
        _model = ModelBuilder.Build(graph);
        _network = new(_model, graph);
    }

    /// <summary>Asks one question.</summary>
    /// <exception cref="QuestionException">It names what the stack does not have.</exception>
    public ProbeResult Probe(string from, string to, string? action, string? resource, string? protocol)
    {
        try
        {
            return _network.Prober.Probe(from, to, action, resource, protocol);
        }
        catch (ProbeException none)
        {
            throw new QuestionException(none.Message, none);
        }
    }

    /// <summary>Holds one expectation against the network.</summary>
    /// <param name="question">The question as the test asked it, for errors.</param>
    /// <param name="sentence">What is expected, as a sentence.</param>
    /// <param name="rule">Makes the expectation.</param>
    public void Expect(string question, string sentence, Func<Rule> rule)
    {
        RuleResult result;
        try
        {
            result = RulesCheck.Run(new(question, [rule()]), _network)[0];
        }
        catch (Exception none) when (none is RulesException or SelectionException)
        {
            throw new QuestionException(none.Message, none);
        }

        if (!result.Holds)
        {
            var text = new StringBuilder(sentence);
            Tell(text, result);
            throw new ReachabilityException(text.ToString(), [.. result.Broken.Select(pair => pair.Result)]);
        }
    }

    /// <summary>Holds a file of rules against the network.</summary>
    /// <exception cref="QuestionException">The file is none, or does not fit the stack.</exception>
    public void Check(RulesFile file)
    {
        ImmutableArray<RuleResult> results;
        try
        {
            results = RulesCheck.Run(file, _network);
        }
        catch (RulesException wrong)
        {
            throw new QuestionException(wrong.Message, wrong);
        }

        var broken = results.Where(result => !result.Holds).ToList();
        if (broken.Count == 0)
        {
            return;
        }

        var text = new StringBuilder($"{file.Name}: {broken.Count} of {results.Length} rules broken.");
        foreach (var result in broken)
        {
            text.Append($"\n\n{ProbeText.Bad} {result.Rule.Name} (line {result.Rule.Line})");
            if (result.Rule.Because is { } because)
            {
                text.Append($"\n  because {because}");
            }

            Tell(text, result);
        }

        throw new ReachabilityException(
            text.ToString(),
            [.. broken.SelectMany(result => result.Broken).Select(pair => pair.Result)]
        );
    }

    private static void Tell(StringBuilder text, RuleResult result)
    {
        var pairs = result.Broken.ToList();
        foreach (var pair in pairs.Take(ShownTraces))
        {
            text.Append("\n\n").AppendJoin('\n', ProbeText.Lines(pair.Result));
            if (pair is { Expect: Expectation.Blocked, Result.Verdict: Verdict.Reachable })
            {
                text.Append("\n\nWhat lets it through:\n")
                    .AppendJoin('\n', ProbeText.LetThroughBy(pair.Result).Select(evidence => $"- {evidence}"));
            }
        }

        if (pairs.Count > ShownTraces)
        {
            text.Append("\n\nAnd ");
            text.AppendJoin(", ", pairs.Skip(ShownTraces).Select(pair => $"{pair.Result.From} -> {pair.Result.To}"));
            text.Append('.');
        }
    }
}
