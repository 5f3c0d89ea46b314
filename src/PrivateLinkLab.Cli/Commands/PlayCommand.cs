using System.CommandLine;
using System.Text;
using PrivateLinkLab.Cli.Failures;
using PrivateLinkLab.Cli.Options;
using PrivateLinkLab.Cli.Rendering;
using PrivateLinkLab.Cli.Terminals;
using PrivateLinkLab.Lab;
using PrivateLinkLab.Lab.Faults;
using PrivateLinkLab.Lab.Lessons;
using PrivateLinkLab.Lab.Lessons.Plays;
using PrivateLinkLab.Lab.Settings;

namespace PrivateLinkLab.Cli.Commands;

/// <summary><c>lab play SCENARIO [--language TAG] [--explain] [--step | --record FILE]</c></summary>
internal static class PlayCommand
{
    /// <summary>Makes the command.</summary>
    public static Command Create(LabOptions options, LabEnvironment environment)
    {
        var scenario = new Argument<string>("SCENARIO") { Description = "The scenario (see `lab scenarios`)." };
        var inject = new InjectOption();
        var language = new Option<string>("--language")
        {
            Description = $"The language of the play: {string.Join(" or ", PlayText.Languages.Keys)}.",
            HelpName = string.Join("|", PlayText.Languages.Keys),
            DefaultValueFactory = _ => PlayText.Languages.Keys.First(),
        };
        var explain = new Option<bool>("--explain")
        {
            Description = "Show of each step every hop and why, and of each act every change.",
            Arity = ArgumentArity.Zero,
        };
        var step = new Option<bool>("--step")
        {
            Description = "Wait after each step for a key: Enter goes on, q ends.",
            Arity = ArgumentArity.Zero,
        };
        var record = new Option<string?>("--record")
        {
            Description = "Write a recording that asciinema plays (asciicast v2), and show nothing.",
            HelpName = "FILE",
        };
        var command = new Command(
            "play",
            "Show an article's experiment as a person sees it: what is typed, and what the terminal answers."
        )
        {
            scenario,
            language,
            explain,
            step,
            record,
        };
        inject.AddTo(command);
        command.SetAction(line =>
        {
            var invocation = new LabInvocation(line, options, environment);
            var look = new PlayLook(
                PlayText.Languages[
                    AcceptedWords.Check(language.Name, line.GetValue(language)!, [.. PlayText.Languages.Keys])
                ],
                invocation.IsAscii,
                line.GetValue(explain)
            );
            var way = new Way(line.GetValue(step), line.GetValue(record));
            way.Check(invocation);
            return RunAsync(invocation, line.GetValue(scenario)!, inject.Read(line), look, way);
        });
        return command;
    }

    private static async Task<int> RunAsync(
        LabInvocation invocation,
        string scenario,
        IReadOnlyList<Fault> faults,
        PlayLook look,
        Way way
    )
    {
        ScenarioNames.Check(scenario);
        var lesson = LessonCatalog.Get(scenario);
        var acts = await PlayedAct.AllOfAsync(lesson, invocation.Stack, faults);
        if (way.Recording is { } file)
        {
            using var cast = new Cast($"lab play {scenario}: {lesson.Play.Title.In(look.Language)}");
            var screen = new Screen(cast.Output, colors: true, Cast.Width);
            Show(new(screen, look with { IsAscii = false }, cast), lesson, acts, () => true);
            NamedFile.Write(invocation.Stack.PathOf(file), Encoding.UTF8.GetBytes(cast.ToString()), "The recording");
        }

        if (invocation.Json)
        {
            invocation.Print(PlayJson.Write(lesson, acts, look.Language));
        }
        else if (way.Recording is null)
        {
            var view = new PlayView(invocation.OpenScreen(), look);
            Show(view, lesson, acts, () =>
            {
                if (!way.IsStepwise)
                {
                    return true;
                }

                view.AskForKey();
                return invocation.WaitForKey();
            });
        }

        return acts.All(act => act.Steps.All(step => step.AsTold)) ? ExitStatus.Done : ExitStatus.NotAsExpected;
    }

    private static void Show(PlayView view, Lesson lesson, IReadOnlyList<PlayedAct> acts, Func<bool> goesOn)
    {
        view.ShowBeginning(lesson.Play);
        foreach (var (index, act) in acts.Index())
        {
            view.ShowAct(lesson.Scenario, act, index + 1);
            foreach (var step in act.Steps)
            {
                view.ShowStep(step);
                if (!goesOn())
                {
                    return;
                }
            }
        }

        view.ShowEnd(lesson.Play);
    }

    private sealed record Way(bool IsStepwise, string? Recording)
    {
        public void Check(LabInvocation invocation)
        {
            if (!IsStepwise)
            {
                return;
            }

            if (invocation.Json || Recording is not null)
            {
                throw LabFailure.BadInput(
                    $"--step waits for a person's keys, and {(invocation.Json ? "--json" : "--record")} shows nothing "
                        + "to wait for: give one of the two."
                );
            }

            if (!invocation.HasKeys)
            {
                throw LabFailure.BadInput(
                    "--step waits for a key after each step, and standard input or output is no terminal: leave it out."
                );
            }
        }
    }
}
