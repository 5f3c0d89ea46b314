using PrivateLinkLab.Graph;
using PrivateLinkLab.Network.Ingest;
using PrivateLinkLab.Policy.Protocol;
using PrivateLinkLab.Reachability.Verdicts;
using PrivateLinkLab.Reachability.WholeNetwork;
using PrivateLinkLab.Rules;
using PrivateLinkLab.Shared;

namespace PrivateLinkLab.Policy.Packs;

/// <summary>Holds a pack's rules against a stack.</summary>
/// <param name="pack">The pack.</param>
internal sealed class Violations(PolicyPack pack)
{
    private const int ShownPairs = 5;

    /// <summary>Gives a diagnostic for each rule that is broken, in the file's order.</summary>
    /// <param name="graph">The stack.</param>
    /// <param name="levelOf">How a policy is enforced.</param>
    public IEnumerable<AnalyzeDiagnostic> Of(ResourceGraph graph, Func<Policy, EnforcementLevel> levelOf)
    {
        var asked = pack.Policies.Where(policy => levelOf(policy) != EnforcementLevel.Disabled).ToList();
        if (asked.Count == 0)
        {
            yield break;
        }

        var network = new WholeNetworkReach(ModelBuilder.Build(graph), graph);
        foreach (var (policy, message, component) in Broken(asked, network))
        {
            yield return new()
            {
                PolicyName = policy.Name,
                PolicyPackName = pack.Name,
                PolicyPackVersion = PolicyPack.Version,
                Description = policy.Rule.Name,
                Message = Printable.Text(message),
                EnforcementLevel = levelOf(policy),
                // The engine takes the stack for what has none.
                Urn = ResourceUrn.TryParse(component, out var urn) && graph.Find(urn) is not null ? component : "",
            };
        }
    }

    private IEnumerable<(Policy Policy, string Message, string? Component)> Broken(
        List<Policy> asked,
        WholeNetworkReach network
    )
    {
        var file = pack.File with { Rules = [.. asked.Select(policy => policy.Rule)] };
        IReadOnlyList<RuleResult> results;
        try
        {
            results = RulesCheck.Run(file, network);
        }
        catch (RulesException)
        {
            // A rule that cannot be asked is a violation of its own, and the others are asked all the same.
            return asked.SelectMany(policy => Alone(policy, network));
        }

        return asked
            .Zip(results)
            .Where(pair => !pair.Second.Holds)
            .Select(pair => (pair.First, Message(pair.Second), Component(pair.Second)));
    }

    private IEnumerable<(Policy Policy, string Message, string? Component)> Alone(
        Policy policy,
        WholeNetworkReach network
    )
    {
        RuleResult result;
        try
        {
            result = RulesCheck.Run(pack.File with { Rules = [policy.Rule] }, network)[0];
        }
        catch (RulesException wrong)
        {
            return [(policy, wrong.Message, null)];
        }

        return result.Holds ? [] : [(policy, Message(result), Component(result))];
    }

    private static string Message(RuleResult result)
    {
        var broken = result.Broken.ToList();
        IEnumerable<string> because = result.Rule.Because is { } text ? [$"because {text}"] : [];
        IEnumerable<string> more =
            broken.Count > ShownPairs ? [$"and {broken.Count - ShownPairs} more; `lab check` has all."] : [];
        return string.Join('\n', [.. because, .. broken.Take(ShownPairs).SelectMany(RuleText.Details), .. more]);
    }

    // What has to change, or the place that is reached or not known to be.
    private static string? Component(RuleResult result)
    {
        var pair = result.Broken.First();
        return pair.Result is { Verdict: Verdict.Blocked, Changes: [var first, ..] }
            ? first.Component
            : (pair.To ?? pair.From).First.Identity.Component;
    }
}
