using PrivateLinkLab.Lab.Grounds;
using PrivateLinkLab.Pricing;

namespace PrivateLinkLab.Cli.Rendering;

/// <summary>What a deployment would cost on AWS, in one line.</summary>
internal static class CostLine
{
    /// <summary>Shows the line.</summary>
    public static void Show(Screen screen, StackChange change) =>
        screen.Sentence(
            Of(change.Cost, $"./lab cost {What(change)}{(change.Stack == "dev" ? "" : $" --stack {change.Stack}")}")
        );

    private static string? What(StackChange change) => change.Project is null ? change.Scenario : "--program DIR";

    /// <summary>Gives the line.</summary>
    /// <param name="cost">The estimate.</param>
    /// <param name="command">The command that shows more.</param>
    public static string Of(CostEstimate cost, string command)
    {
        if (cost.IsUnknown)
        {
            return $"Cost on AWS: not known in {string.Join(" and ", cost.Regions)}; see `{command}`.";
        }

        var least = cost.IsComplete ? "" : "at least ";
        return $"Cost on AWS: {least}{Money.Hourly(cost.Hourly)} per hour, {Money.Monthly(cost.Monthly)} per month, "
            + $"without traffic; see `{command}`.";
    }
}
