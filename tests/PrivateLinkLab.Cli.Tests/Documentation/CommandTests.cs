using System.Text.RegularExpressions;
using PrivateLinkLab.Cli.Terminals;
using PrivateLinkLab.Configuration;
using PrivateLinkLab.Lab;
using PrivateLinkLab.Lab.Faults;
using PrivateLinkLab.Lab.Settings;
using PrivateLinkLab.Scenarios;

namespace PrivateLinkLab.Cli.Tests.Documentation;

/// <summary>The lab's commands that the documents show are commands of the lab.</summary>
public sealed partial class CommandTests
{
    // Options of other programs that the documents mention by themselves, without the program's name.
    private static readonly string[] OptionsOfOthers = ["--path", "--secret"];

    [Fact]
    public void Documents_EveryCommandOfTheLab_IsAccepted() =>
        Assert.Equal(
            [],
            Document
                .All.SelectMany(document =>
                    Texts(document)
                        .SelectMany(text => Commands(text.Text).Select(command => (text.Line, Command: command)))
                        .Select(found => (document.Name, found.Line, found.Command, Fault: FaultOf(found.Command)))
                )
                .Where(found => found.Fault is not null)
                .Select(found => $"{found.Name}:{found.Line}: {found.Command}: {found.Fault}")
        );

    [Fact]
    public void Documents_ShowManyCommands() =>
        Assert.True(Document.All.SelectMany(Texts).SelectMany(text => Commands(text.Text)).Count() > 40);

    [Fact]
    public void Documents_EveryOptionByItself_IsTheLabs()
    {
        var options = LabCommands().SelectMany(OptionsOf).Concat(OptionsOfOthers).ToHashSet();

        Assert.Equal(
            [],
            Document
                .All.SelectMany(document =>
                    document.Lines.Select((text, index) => (document.Name, Line: index + 1, Text: text))
                )
                .SelectMany(line =>
                    OptionSpan()
                        .Matches(line.Text)
                        .Select(match => (line.Name, line.Line, Option: match.Groups[1].Value))
                )
                .Where(found => !options.Contains(found.Option))
                .Select(found => $"{found.Name}:{found.Line}: the lab has no option {found.Option}")
        );
    }

    [Theory]
    [InlineData("up sqs-endpoint --confg a=b", "There is no option '--confg'; did you mean --config?")]
    [InlineData("up sqs-endpoint --config endpoint=ssm", "There is no setting 'endpoint'.")]
    [InlineData(
        "verify sqs --json",
        "There is no scenario 'sqs'; there are port-forwarding, sqs-endpoint, session-manager, private-subnet, "
            + "public-endpoint, gateway-endpoint, endpoint-service."
    )]
    [InlineData("verify sqs-endpoint --inject nothing", "There is no fault 'nothing'.")]
    [InlineData("export terraform [SCENARIO] [--output DIR]", null)]
    [InlineData("outputs databaseRestoreCommand", null)]
    public void FaultOf_Command_IsWhatIsWrongWithIt(string command, string? expected) =>
        Assert.Equal(expected, FaultOf(command));

    // A line of a console block after its prompt, and what stands between backquotes, which may go on in the next line.
    private static IEnumerable<(int Line, string Text)> Texts(Document document)
    {
        foreach (var block in document.Blocks("console"))
        {
            foreach (
                var (text, index) in block
                    .Lines.Select((text, index) => (text, index))
                    .Where(line => line.text.StartsWith("$ ", StringComparison.Ordinal))
            )
            {
                yield return (block.FirstLine + index, $"{text[2..].Split("  #")[0]}");
            }
        }

        var prose = string.Join('\n', document.Lines);
        foreach (Match span in CodeSpan().Matches(prose))
        {
            yield return (
                prose[..span.Index].Count(character => character == '\n') + 1,
                span.Groups[1].Value.Replace('\n', ' ')
            );
        }
    }

    private static IEnumerable<string> Commands(string text) =>
        Command().Matches(text).Select(match => match.Groups[1].Value.Trim());

    private static string? FaultOf(string command)
    {
        var words = command
            .Replace("[", "", StringComparison.Ordinal)
            .Replace("]", "", StringComparison.Ordinal)
            .Split(' ', StringSplitOptions.RemoveEmptyEntries)
            .Select(word => word is "SCENARIO" ? ScenarioCatalog.All[0].Name : word)
            .ToArray();
        try
        {
            var line = Lab.Parse(words, Environment());
            if (
                line.CommandResult.Command.Arguments.FirstOrDefault(argument =>
                    argument.HelpName == "SCENARIO" || argument.Name == "SCENARIO"
                )
                    is { } argument
                && line.GetResult(argument)?.Tokens is [var scenario, ..]
            )
            {
                ScenarioNames.Check(scenario.Value);
            }
        }
        catch (LabFailure failure)
        {
            return failure.Message;
        }

        return Values(words, "--config")
            .Select(value => value.Split('=')[0])
            .Where(key => key is not "KEY" && ConfigKeys.All.All(known => known.Name != key))
            .Select(key => $"There is no setting '{key}'.")
            .Concat(
                Values(words, "--inject")
                    .Where(name => FaultCatalog.Find(name) is null)
                    .Select(name => $"There is no fault '{name}'.")
            )
            .FirstOrDefault();
    }

    private static IEnumerable<string> Values(string[] words, string option) =>
        words.Zip(words.Skip(1)).Where(pair => pair.First == option).Select(pair => pair.Second);

    private static IEnumerable<System.CommandLine.Command> LabCommands()
    {
        var waiting = new Queue<System.CommandLine.Command>([Lab.Parse([], Environment()).RootCommandResult.Command]);
        while (waiting.TryDequeue(out var command))
        {
            yield return command;
            foreach (var child in command.Subcommands)
            {
                waiting.Enqueue(child);
            }
        }
    }

    private static IEnumerable<string> OptionsOf(System.CommandLine.Command command) =>
        command.Options.Select(option => option.Name);

    private static LabEnvironment Environment() =>
        new()
        {
            Output = TextWriter.Null,
            Error = TextWriter.Null,
            CurrentDirectory = Path.GetTempPath(),
        };

    [GeneratedRegex(@"(?<!`)`([^`\n]+(?:\n[^`\n]+)?)`(?!`)")]
    private static partial Regex CodeSpan();

    // At the beginning, or inside $(...).
    [GeneratedRegex(@"(?:^|\$\()(?:\./)?lab (?=[a-z])([^)>|]*)")]
    private static partial Regex Command();

    [GeneratedRegex(@"`(--[a-z-]+)[^`]*`")]
    private static partial Regex OptionSpan();
}
