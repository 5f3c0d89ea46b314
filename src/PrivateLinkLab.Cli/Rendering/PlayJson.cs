using PrivateLinkLab.Lab.Lessons;
using PrivateLinkLab.Reachability.Verdicts;

namespace PrivateLinkLab.Cli.Rendering;

/// <summary>A play as a JSON document.</summary>
internal static class PlayJson
{
    /// <summary>Gives the document. Trials have the members of <c>lab probe --json</c> and more.</summary>
    public static string Write(Lesson lesson, IReadOnlyList<PlayedAct> acts) =>
        JsonText.Document(writer =>
        {
            var play = lesson.Play;
            writer.WriteStartObject();
            writer.WriteString("scenario", lesson.Scenario.Name);
            writer.WriteString("title", play.Title);
            writer.WriteString("introduction", play.Introduction);
            writer.WriteObjects("acts", acts, played =>
            {
                writer.WriteString("heading", played.Act.Heading);
                writer.WriteString("text", played.Act.Text);
                writer.WriteString("command", PlayView.CommandOf(lesson.Scenario, played.Act));
                writer.WriteString("fault", played.Act.Fault);
                writer.WriteObjects("trials", played.Trials, trial =>
                {
                    ProbeResultJson.WriteMembers(writer, trial.Found);
                    writer.WriteNumber("experiment", trial.Trial.Experiment);
                    writer.WriteString("command", trial.Experiment.Command);
                    writer.WriteString("expected", ProbeResultJson.Text(trial.Trial.Expected));
                    writer.WriteBoolean("asExpected", trial.AsTold);
                    writer.WriteString("remark", trial.Trial.Remark);
                });
            });
            writer.WriteString("afterwards", play.Afterwards);
            writer.WriteEndObject();
        });
}
