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
                ($"lab reach --from internet{option}", "everything the internet reaches"),
                ($"lab lint{option}", "what is wrong or superfluous, and what could be closed"),
                ($"lab outputs{option}", "these values again; with a name, one of them"),
                ($"lab destroy{option}", "remove everything"),
            ]
        );
    }

    /// <summary>Shows commands to try, and what differs on AWS itself.</summary>
    /// <param name="screen">Where to.</param>
    /// <param name="scenario">The scenario that is built.</param>
    /// <param name="stack">The stack.</param>
    /// <param name="ran">The command that built it, which is not what to try next.</param>
    public static void Show(Screen screen, string scenario, string stack, string ran)
    {
        var option = stack == "dev" ? "" : $" --stack {stack}";
        var next = LessonCatalog.Get(scenario).NextStep;
        if (next.Command == ran)
        {
            next = new($"up {scenario}", "back to the scenario's own settings");
        }

        (string Command, string Effect)[] steps =
        [
            ($"./lab outputs{option}", "these values again; with a name, one of them"),
            ($"./lab verify{option}", "what this network lets through, and why"),
            ($"./lab {next.Command}{option}", next.Effect),
            ($"./lab destroy{option}", "remove everything"),
        ];
        Show(screen, "What to try next:", steps);
        screen.Paragraph(
            "",
            "On AWS, interface endpoints and NAT gateways are billed per hour, and it can take a few minutes until "
                + "Session Manager lists an instance.",
            ChangeKindLook.Dim
        );
    }

    /// <summary>Shows a command and what it does: beside it, or below it on a narrow terminal.</summary>
    public static void Step(Screen screen, string command, int width, string effect)
    {
        if (width + effect.Length + 4 <= (screen.Width ?? int.MaxValue))
        {
            screen.Line($"  {command.PadRight(width)}  ", new(effect, ChangeKindLook.Dim));
            return;
        }

        screen.Line($"  {command}");
        screen.Sentence(effect, ChangeKindLook.Dim, "      ");
    }

    private static void Show(Screen screen, string title, IReadOnlyList<(string Command, string Effect)> steps)
    {
        var width = steps.Max(step => step.Command.Length);
        screen.Line("");
        screen.Line(title);
        foreach (var (command, effect) in steps)
        {
            Step(screen, command, width, effect);
        }
    }
}
