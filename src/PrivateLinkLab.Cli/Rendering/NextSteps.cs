using PrivateLinkLab.Lab.Lessons;

namespace PrivateLinkLab.Cli.Rendering;

/// <summary>What to try after a deployment.</summary>
internal static class NextSteps
{
    /// <summary>Shows commands to try, and what differs on AWS itself.</summary>
    public static void Show(Screen screen, string scenario, string stack)
    {
        var option = stack == "dev" ? "" : $" --stack {stack}";
        var next = LessonCatalog.Get(scenario).NextStep;
        (string Command, string Effect)[] steps =
        [
            ($"./lab outputs{option}", "these values again; with a name, one of them"),
            ($"./lab verify{option}", "what this network lets through, and why"),
            ($"./lab {next.Command}{option}", next.Effect),
            ($"./lab destroy{option}", "remove all of it"),
        ];
        var width = steps.Max(step => step.Command.Length);
        screen.Line("");
        screen.Line("What to try next:");
        foreach (var (command, effect) in steps)
        {
            screen.Line($"  {command.PadRight(width)}  ", new(effect, ChangeKindLook.Dim));
        }

        screen.UniformLine(
            "On AWS itself interface endpoints and NAT gateways cost by the hour, and the agent",
            ChangeKindLook.Dim
        );
        screen.UniformLine("of an instance may need some minutes until Session Manager sees it.", ChangeKindLook.Dim);
    }
}
