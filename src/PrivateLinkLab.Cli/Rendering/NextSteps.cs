using PrivateLinkLab.Lab.Grounds;
using PrivateLinkLab.Lab.Lessons;

namespace PrivateLinkLab.Cli.Rendering;

/// <summary>What to try after a deployment.</summary>
internal static class NextSteps
{
    /// <summary>Shows commands to try with a program of the user's.</summary>
    public static void ShowForProgram(Screen screen, StackChange change)
    {
        var option = change.Stack == "dev" ? "" : $" --stack {change.Stack}";
        Show(
            screen,
            "What to try next, in that folder:",
            [
                ($"lab reach --from internet{option}", "all that the internet reaches"),
                ($"lab lint{option}", "what is wrong, superfluous, or could be closed"),
                ($"lab outputs{option}", "these values again; with a name, one of them"),
                ($"lab destroy{option}", "remove all of it"),
            ]
        );
    }

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
        Show(screen, "What to try next:", steps);
        screen.UniformLine(
            "On AWS itself interface endpoints and NAT gateways cost by the hour, and the agent",
            ChangeKindLook.Dim
        );
        screen.UniformLine("of an instance may need some minutes until Session Manager sees it.", ChangeKindLook.Dim);
    }

    private static void Show(Screen screen, string title, IReadOnlyList<(string Command, string Effect)> steps)
    {
        var width = steps.Max(step => step.Command.Length);
        screen.Line("");
        screen.Line(title);
        foreach (var (command, effect) in steps)
        {
            screen.Line($"  {command.PadRight(width)}  ", new(effect, ChangeKindLook.Dim));
        }
    }
}
