using System.Collections.Immutable;
using PrivateLinkLab.Graph;
using PrivateLinkLab.Network;
using PrivateLinkLab.Shared;

namespace PrivateLinkLab.Reachability.Linting;

/// <summary>Looks for what is wrong or superfluous in a network.</summary>
public static class Linter
{
    /// <summary>Every lint there is, in the order of their families.</summary>
    public static ImmutableArray<Lint> All { get; } =
    [
        new UnattachedGroup(),
        new DuplicateRule(),
        new ImpliedRule(),
        new RuleOutsideVpc(),
        new RuleOfNobody(),
        new RuleOfStrangers(),
        new UnassociatedAcl(),
        new ShadowedEntry(),
        new RepeatedEntry(),
        new EntryOutsideVpc(),
        new DroppedReply(),
        new SplitSubnet(),
        new OverlappingSubnets(),
        new OverlappingPeers(),
        new ImplicitMainTable(),
        new BlackholeRoute(),
        new UnusedNatGateway(),
        new BalancerWithoutListener(),
        new BalancerWithoutTarget(),
        new PlainHttpFromInternet(),
        new BalancerInOneZone(),
        new EndpointForNobody(),
        new EndpointForEverybody(),
        new EndpointWithoutTable(),
        new NamesClaimedTwice(),
        new NamesWithoutDns(),
        new NamesSwitchedOff(),
        new DeadStatement(),
        new SingleZone(),
        new DatabaseInOneZone(),
        new ExposedAdministration(),
        new ServiceForEverybody(),
        new ClusterForEverybody(),
        new ClusterForNobody(),
    ];

    /// <summary>The lint with a code; null when there is none.</summary>
    public static Lint? Find(string code) => All.FirstOrDefault(lint => lint.Code == code);

    /// <summary>The code that somebody may have meant.</summary>
    public static string Nearest(string code) => All.MinBy(lint => EditDistance.Between(lint.Code, code))!.Code;

    /// <summary>Looks for everything.</summary>
    /// <param name="model">The network.</param>
    /// <param name="graph">The graph that it was made from.</param>
    /// <param name="disabled">The codes of lints that are left out.</param>
    /// <returns>What is found: errors first, then by lint.</returns>
    public static ImmutableArray<LintFinding> Run(
        NetworkModel model,
        ResourceGraph graph,
        IReadOnlyCollection<string>? disabled = null
    )
    {
        ArgumentNullException.ThrowIfNull(model);
        ArgumentNullException.ThrowIfNull(graph);
        var network = new LintedNetwork(model, graph);
        return
        [
            .. All.Where(lint => disabled?.Contains(lint.Code) != true)
                .SelectMany(lint => lint.Find(network))
                .OrderByDescending(finding => finding.Lint.Severity),
        ];
    }
}
