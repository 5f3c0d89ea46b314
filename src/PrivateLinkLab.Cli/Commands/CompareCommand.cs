using System.CommandLine;
using PrivateLinkLab.Cli.Failures;
using PrivateLinkLab.Cli.Options;
using PrivateLinkLab.Cli.Rendering;
using PrivateLinkLab.Cli.Reports;
using PrivateLinkLab.Cli.Terminals;
using PrivateLinkLab.Lab;
using PrivateLinkLab.Lab.Faults;
using PrivateLinkLab.Lab.Stacks;
using PrivateLinkLab.Network.Ingest;
using PrivateLinkLab.Reachability.WholeNetwork;
using PrivateLinkLab.Scenarios;

namespace PrivateLinkLab.Cli.Commands;

/// <summary><c>lab compare [OLD] NEW</c></summary>
internal static class CompareCommand
{
    private static readonly Dictionary<string, ReachChangeKind> Kinds = new(StringComparer.Ordinal)
    {
        ["opened"] = ReachChangeKind.Opened,
        ["closed"] = ReachChangeKind.Closed,
        ["unknown"] = ReachChangeKind.NotKnown,
    };

    /// <summary>Makes the command.</summary>
    public static Command Create(LabOptions options, LabEnvironment environment)
    {
        var stacks = new Argument<string[]>("OLD NEW")
        {
            Description =
                "Two stacks, each a scenario as the settings plan it, or a file as for --state (one of them may be -, "
                + "standard input). One alone is compared with what is built. With --program it is OLD alone, or none.",
            Arity = new ArgumentArity(0, 2),
        };
        var inject = new InjectOption();
        var protocol = ReachCommand.ProtocolOption();
        var reports = new ReportOptions();
        var failOn = new Option<string[]>("--fail-on")
        {
            Description = "End with status 1 when something is opened, closed or unknown; repeatable.",
            HelpName = "opened|closed|unknown",
            AllowMultipleArgumentsPerToken = false,
            Arity = ArgumentArity.OneOrMore,
            DefaultValueFactory = _ => [],
        };
        var command = new Command(
            "compare",
            "Find what a change opens and closes: what becomes reachable, and what no longer is."
        )
        {
            stacks,
            protocol,
            failOn,
        };
        options.AddProgramTo(command);
        inject.AddTo(command);
        reports.AddTo(command);
        command.SetAction(line =>
        {
            var invocation = new LabInvocation(line, options, environment);
            var faults = inject.Read(line);
            var sources = Sources(invocation, line.GetValue(stacks)!);
            var failing = (line.GetValue(failOn) ?? [])
                .Select(word => Kinds[AcceptedWords.Check(failOn.Name, word, [.. Kinds.Keys])])
                .ToHashSet();
            return RunAsync(invocation, sources, ReachCommand.ReadProtocol(line, protocol), failing, faults, report =>
                reports.Write(line, invocation, report)
            );
        });
        return command;
    }

    private static async Task<int> RunAsync(
        LabInvocation invocation,
        (StackSource Old, StackSource New) sources,
        string protocol,
        HashSet<ReachChangeKind> failing,
        IReadOnlyList<Fault> faults,
        Action<Report> write
    )
    {
        var old = await sources.Old.OpenAsync();
        var @new = await InjectedFaults.IntoAsync(await sources.New.OpenAsync(), faults);
        // Both tell the same hosts of the internet apart.
        var (oldModel, newModel) = (ModelBuilder.Build(old.Graph), ModelBuilder.Build(@new.Graph));
        var comparison = ReachComparison.Of(
            new WholeNetworkReach(oldModel, old.Graph, WholeNetworkReach.BlocksNamedBy(newModel)),
            new WholeNetworkReach(newModel, @new.Graph, WholeNetworkReach.BlocksNamedBy(oldModel)),
            protocol
        );
        var compared = new ComparedStacks(old, @new, comparison);
        if (invocation.Json)
        {
            invocation.Print(ComparisonJson.Of(compared));
        }
        else
        {
            ComparisonView.Show(invocation.OpenScreen(), compared);
        }

        write(ComparisonReport.Of(compared, failing));
        return comparison.Changes.Any(change => failing.Contains(change.Kind))
            ? ExitStatus.NotAsExpected
            : ExitStatus.Done;
    }

    private static (StackSource Old, StackSource New) Sources(LabInvocation invocation, string[] named)
    {
        if (named is [StackSource.StandardInputFile, StackSource.StandardInputFile])
        {
            throw LabFailure.BadInput("Both stacks are '-'; standard input can be only one of them.");
        }

        if (invocation.Program is not null)
        {
            return named switch
            {
                [] => (invocation.SourceBesideProgram(null, null), invocation.Source(null, null)),
                [var before] => (Source(invocation, before), invocation.Source(null, null)),
                _ => throw LabFailure.BadInput(
                    $"'{named[1]}' and the program are both NEW: give OLD alone, or leave out --program."
                ),
            };
        }

        return named switch
        {
            [var old, var @new] => (Source(invocation, old), Source(invocation, @new)),
            [var @new] => (invocation.Source(null, null), Source(invocation, @new)),
            _ => throw LabFailure.BadInput(
                "'compare' needs two stacks, OLD and NEW, or one to compare with what is built."
            ),
        };
    }

    /// <summary>The stack that a word means: a scenario, or a file.</summary>
    /// <exception cref="LabFailure">It is neither.</exception>
    internal static StackSource Source(LabInvocation invocation, string word)
    {
        if (ScenarioCatalog.All.Any(scenario => scenario.Name == word))
        {
            return invocation.SourceBesideProgram(word, null);
        }

        return word == StackSource.StandardInputFile || File.Exists(invocation.Stack.PathOf(word))
            ? invocation.SourceBesideProgram(null, word)
            : throw LabFailure.BadInput(
                $"'{word}' is neither a scenario (`lab scenarios` lists them) nor a file with a stack."
            );
    }
}
