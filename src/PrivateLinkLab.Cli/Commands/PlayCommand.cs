using System.CommandLine;
using PrivateLinkLab.Cli.Failures;
using PrivateLinkLab.Cli.Options;
using PrivateLinkLab.Cli.Rendering;
using PrivateLinkLab.Cli.Terminals;
using PrivateLinkLab.Lab.Lessons;
using PrivateLinkLab.Lab.Settings;

namespace PrivateLinkLab.Cli.Commands;

/// <summary><c>lab play SCENARIO</c></summary>
internal static class PlayCommand
{
    /// <summary>Makes the command.</summary>
    public static Command Create(LabOptions options, LabEnvironment environment)
    {
        var scenario = new Argument<string>("SCENARIO") { Description = "The scenario (see `lab scenarios`)." };
        var pause = new Option<bool>("--pause")
        {
            Description = "Wait for Enter after each step, when there is a terminal.",
            Arity = ArgumentArity.Zero,
        };
        var command = new Command(
            "play",
            "Show an article's experiment step by step: what is built, typed, seen and why, before and after."
        )
        {
            scenario,
            pause,
        };
        command.SetAction(line =>
            RunAsync(new(line, options, environment), line.GetValue(scenario)!, line.GetValue(pause))
        );
        return command;
    }

    private static async Task<int> RunAsync(LabInvocation invocation, string scenario, bool pause)
    {
        ScenarioNames.Check(scenario);
        var lesson = LessonCatalog.Get(scenario);
        var acts = await PlayedAct.AllOfAsync(lesson, invocation.Stack);
        if (invocation.Json)
        {
            invocation.Print(PlayJson.Write(lesson, acts));
        }
        else
        {
            Show(invocation, lesson, acts, pause);
        }

        return acts.All(act => act.Trials.All(trial => trial.AsTold)) ? ExitStatus.Done : ExitStatus.NotAsExpected;
    }

    private static void Show(LabInvocation invocation, Lesson lesson, IReadOnlyList<PlayedAct> acts, bool pause)
    {
        var screen = invocation.OpenScreen();
        PlayView.ShowBeginning(screen, lesson.Play);
        foreach (var (index, act) in acts.Index())
        {
            PlayView.ShowAct(screen, lesson.Scenario, act, index + 1);
            if (pause && index < acts.Count - 1)
            {
                invocation.WaitForEnter();
            }
        }

        PlayView.ShowEnd(screen, lesson.Play);
    }
}
