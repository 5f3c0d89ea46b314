using System.Text.Json;
using PrivateLinkLab.Lab.Lessons;
using PrivateLinkLab.Lab.Lessons.Plays;
using PrivateLinkLab.Reachability.Verdicts;

namespace PrivateLinkLab.Cli.Rendering;

/// <summary>A play as a JSON document.</summary>
internal static class PlayJson
{
    /// <summary>
    /// Gives the document. A trial that sends something through the network has the members of <c>lab probe --json</c>,
    /// and more.
    /// </summary>
    public static string Write(Lesson lesson, IReadOnlyList<PlayedAct> acts, PlayLanguage language) =>
        JsonText.Document(writer =>
        {
            var play = lesson.Play;
            writer.WriteStartObject();
            writer.WriteString("scenario", lesson.Scenario.Name);
            writer.WriteString("language", PlayText.Languages.First(one => one.Value == language).Key);
            writer.WriteString("title", play.Title.In(language));
            writer.WriteString("introduction", play.Introduction.In(language));
            writer.WriteObjects("acts", acts, played =>
            {
                writer.WriteString("heading", played.Act.Heading.In(language));
                writer.WriteString("text", played.Act.Text.In(language));
                writer.WriteString("command", played.Act.CommandFor(lesson.Scenario.Name));
                writer.WriteString("fault", played.Act.Fault);
                writer.WriteTexts("picture", PlayPicture.Of(played.Graph, Cast.Width));
                writer.WriteObjects("trials", played.Steps, step => WriteMembers(writer, step, language));
            });
            writer.WriteString("afterwards", play.Afterwards.In(language));
            writer.WriteEndObject();
        });

    private static void WriteMembers(Utf8JsonWriter writer, PlayStep step, PlayLanguage language)
    {
        if (step.Found is { } found)
        {
            ProbeResultJson.WriteMembers(writer, found);
        }

        WriteNumber(writer, "experiment", step.Experiment);
        writer.WriteString("terminal", step.Terminal.In(language));
        writer.WriteString("command", step.Command);
        writer.WriteNumber("seconds", step.Answer.Seconds);
        writer.WriteTexts("answer", step.Answer.Lines);
        writer.WriteString("note", step.Answer.Note?.In(language));
        writer.WriteString("outcome", Word(step.Answer.Outcome));
        writer.WriteString("expected", step.Expected == Outcome.Works ? "reachable" : "blocked");
        writer.WriteString("claim", step.Claim?.In(language));
        writer.WriteBoolean("asExpected", step.AsTold);
        writer.WriteObjects("path", step.Path, stop =>
        {
            writer.WriteString("name", stop.Name.In(language));
            writer.WriteString("kind", stop.Kind);
            writer.WriteString("decision", stop.Decided is { } decided ? ProbeResultJson.Text(decided) : null);
        });
        writer.WriteString("remark", step.Remark.In(language));
    }

    private static void WriteNumber(Utf8JsonWriter writer, string name, int? number)
    {
        if (number is { } known)
        {
            writer.WriteNumber(name, known);
        }
        else
        {
            writer.WriteNull(name);
        }
    }

    private static string Word(Outcome outcome) =>
        outcome switch
        {
            Outcome.Works => "works",
            Outcome.Fails => "fails",
            Outcome.NotKnown => "not-known",
            Outcome.NoTerminal => "no-terminal",
            _ => throw new ArgumentOutOfRangeException(nameof(outcome), outcome, "There is no such outcome."),
        };
}
