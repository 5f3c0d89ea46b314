using System.Collections.Immutable;
using PrivateLinkLab.Lab.Stacks;
using PrivateLinkLab.Rules;

namespace PrivateLinkLab.Cli.Rendering;

/// <summary>What came of a file of rules.</summary>
/// <param name="File">The rules.</param>
/// <param name="Stack">What they were held against.</param>
/// <param name="Results">What became of each.</param>
internal sealed record RulesVerdict(RulesFile File, ExaminedStack Stack, ImmutableArray<RuleResult> Results)
{
    /// <summary>How many rules do not hold.</summary>
    public int Broken => Results.Count(result => !result.Holds);
}
