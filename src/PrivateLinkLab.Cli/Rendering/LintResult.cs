using System.Collections.Immutable;
using PrivateLinkLab.Lab.Stacks;
using PrivateLinkLab.Reachability.Linting;
using PrivateLinkLab.Rules;
using PrivateLinkLab.Rules.Closing;

namespace PrivateLinkLab.Cli.Rendering;

/// <summary>What was found wrong, superfluous or closable in a stack.</summary>
/// <param name="Stack">What was looked at.</param>
/// <param name="Disabled">The codes of the lints that were left out.</param>
/// <param name="Findings">What the lints found, errors first.</param>
/// <param name="File">The rules that say what has to be reachable; null when there are none.</param>
/// <param name="Closable">What could be closed, the most exposed first; null when there are no rules.</param>
internal sealed record LintResult(
    ExaminedStack Stack,
    ImmutableArray<string> Disabled,
    ImmutableArray<LintFinding> Findings,
    RulesFile? File,
    ImmutableArray<ClosableChange>? Closable
)
{
    /// <summary>The code that reports have for what could be closed.</summary>
    public const string ClosableCode = "COULD_BE_CLOSED";

    /// <summary>A severity as JSON and texts have it.</summary>
    public static string Text(LintSeverity severity) =>
        severity switch
        {
            LintSeverity.Note => "note",
            LintSeverity.Warning => "warning",
            LintSeverity.Error => "error",
            _ => throw new UnreachableException($"There is no severity {severity}."),
        };

    /// <summary>What could be closed as JSON has it.</summary>
    public static string Text(ClosableKind kind) =>
        kind switch
        {
            ClosableKind.SecurityGroupRule => "securityGroupRule",
            ClosableKind.Route => "route",
            ClosableKind.Endpoint => "endpoint",
            ClosableKind.Permission => "permission",
            _ => throw new UnreachableException($"There is no kind {kind}."),
        };
}
