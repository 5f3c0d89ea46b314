using System.CommandLine;
using System.Runtime.CompilerServices;
using System.Text;
using PrivateLinkLab.Cli.Failures;
using PrivateLinkLab.Cli.Options;
using PrivateLinkLab.Cli.Rendering;
using PrivateLinkLab.Cli.Terminals;
using PrivateLinkLab.Diagrams.Content;
using PrivateLinkLab.Diagrams.Drawing;
using PrivateLinkLab.Diagrams.Layout;
using PrivateLinkLab.Lab;
using PrivateLinkLab.Lab.Faults;
using PrivateLinkLab.Lab.Stacks;
using PrivateLinkLab.Network.Ingest;
using PrivateLinkLab.Reachability.WholeNetwork;

namespace PrivateLinkLab.Cli.Commands;

/// <summary><c>lab graph [SCENARIO | --state FILE] [--from WHO --to WHERE | --diff OLD] [--format FORMAT]
/// [--output FILE]</c></summary>
internal static class GraphCommand
{
    private const string Json = "json";

    private static readonly string[] Formats = ["svg", "html", "mermaid", "drawio", Json];

    /// <summary>Makes the command.</summary>
    public static Command Create(LabOptions options, LabEnvironment environment)
    {
        var stack = new StackArguments(StackArguments.PlannedOrBuilt);
        var inject = new InjectOption();
        var format = new Option<string>("--format")
        {
            Description = $"The picture's format: {string.Join(", ", Formats)}.",
            HelpName = string.Join("|", Formats),
            DefaultValueFactory = _ => Formats[0],
        };
        var output = new Option<string?>("--output")
        {
            Description = "The file that gets the picture; standard output without it.",
            HelpName = "FILE",
        };
        var from = new Option<string?>("--from")
        {
            Description = "Draw one path: who asks, as for `lab probe`.",
            HelpName = "WHO",
        };
        var to = new Option<string?>("--to")
        {
            Description = "Where the path leads, as for `lab probe`.",
            HelpName = "WHERE",
        };
        var action = new Option<string?>("--action")
        {
            Description = "What the path is for: an action such as sqs:SendMessage.",
            HelpName = "ACTION",
        };
        var diff = new Option<string?>("--diff")
        {
            Description = "Draw what is new, gone or another since OLD, a scenario or a file as for --state.",
            HelpName = "OLD",
        };
        var command = new Command("graph", "Draw a network: what stands where, and what reaches what.")
        {
            format,
            output,
            from,
            to,
            action,
            diff,
        };
        stack.AddTo(command, options);
        inject.AddTo(command);
        command.SetAction(line =>
        {
            var invocation = new LabInvocation(line, options, environment);
            var faults = inject.Read(line);
            var question = new Question(
                line.GetValue(from),
                line.GetValue(to),
                line.GetValue(action),
                line.GetValue(diff) is { } old ? CompareCommand.Source(invocation, old) : null
            );
            question.Check();
            var source = stack.Read(line, invocation);
            if ((source.File, question.Old?.File) is (StackSource.StandardInputFile, StackSource.StandardInputFile))
            {
                throw LabFailure.BadInput("--state and --diff are '-'; standard input can be only one of them.");
            }

            return RunAsync(
                invocation,
                source,
                faults,
                question,
                FormatOf(line, format, invocation),
                line.GetValue(output)
            );
        });
        return command;
    }

    // --json is what it is everywhere: the answer as JSON.
    private static string FormatOf(ParseResult line, Option<string> format, LabInvocation invocation)
    {
        var chosen = AcceptedWords.Check(format.Name, line.GetValue(format)!, Formats);
        if (!invocation.Json || chosen == Json)
        {
            return chosen;
        }

        return line.GetResult(format) is { Implicit: false }
            ? throw LabFailure.BadInput(
                $"--json is --format {Json}, and {format.Name} is '{chosen}': give one of the two."
            )
            : Json;
    }

    private static async Task<int> RunAsync(
        LabInvocation invocation,
        StackSource source,
        IReadOnlyList<Fault> faults,
        Question question,
        string format,
        string? output
    )
    {
        var old = question.Old is { } before ? await before.OpenAsync() : null;
        var stack = await InjectedFaults.IntoAsync(await source.OpenAsync(), faults);
        var text = Draw(stack, old, question, format);
        if (output is null)
        {
            invocation.Print(text);
        }
        else
        {
            NamedFile.Write(invocation.Stack.PathOf(output), Encoding.UTF8.GetBytes(text), "The picture");
        }

        return ExitStatus.Done;
    }

    // By itself, so that other commands load nothing of it.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static string Draw(ExaminedStack stack, ExaminedStack? old, Question question, string format)
    {
        var diagram = DiagramOf(stack, old, question);
        return format switch
        {
            "svg" => SvgWriter.Write(PictureLayout.Of(diagram)),
            "html" => HtmlWriter.Write(PictureLayout.Of(diagram)),
            "mermaid" => MermaidWriter.Write(diagram),
            "drawio" => DrawIoWriter.Write(PictureLayout.Of(diagram)),
            Json => JsonText.Document(writer => DiagramJson.Write(writer, PictureLayout.Of(diagram))),
            _ => throw new UnreachableException($"Nobody draws the format {format}."),
        };
    }

    private static Diagram DiagramOf(ExaminedStack stack, ExaminedStack? old, Question question)
    {
        var (title, model) = (Path.GetFileName(stack.Name), ModelBuilder.Build(stack.Graph));
        if (old is not null)
        {
            // Both tell the same hosts of the internet apart.
            var before = ModelBuilder.Build(old.Graph);
            return NetworkDifference.Of(
                $"{Path.GetFileName(old.Name)} → {title}",
                new(before, old.Graph, WholeNetworkReach.BlocksNamedBy(model)),
                new(model, stack.Graph, WholeNetworkReach.BlocksNamedBy(before))
            );
        }

        var network = new WholeNetworkReach(model, stack.Graph);
        return question is { From: { } from, To: { } to }
            ? ProbedPath.Of(title, network, network.Prober.Probe(from, to, question.Action))
            : NetworkDiagram.Of(title, network);
    }

    private sealed record Question(string? From, string? To, string? Action, StackSource? Old)
    {
        public void Check()
        {
            if (From is null != To is null)
            {
                throw LabFailure.BadInput(
                    From is null
                        ? "A path has two ends: --to is given and --from is not."
                        : "A path has two ends: --from is given and --to is not."
                );
            }

            if (Action is not null && From is null)
            {
                throw LabFailure.BadInput($"--action is '{Action}', and there is no path: give --from and --to too.");
            }

            if (Old is not null && From is not null)
            {
                throw LabFailure.BadInput(
                    "--diff draws every path that changes, --from and --to one path: give one of the two."
                );
            }
        }
    }
}
