using System.CommandLine;
using PrivateLinkLab.Lab.Faults;
using PrivateLinkLab.Scenarios;

namespace PrivateLinkLab.Cli.Completion;

/// <summary>What can stand after a command.</summary>
/// <param name="Path">The command's words, such as <c>export terraform</c>; empty for the lab itself.</param>
/// <param name="Description">What it does.</param>
/// <param name="Words">Commands below it, and words that its argument takes.</param>
/// <param name="Options">Its options, the common ones too.</param>
/// <param name="TakesFiles">Whether its argument may be a file.</param>
internal sealed record CompletedCommand(
    string Path,
    string Description,
    IReadOnlyList<string> Words,
    IReadOnlyList<CompletedOption> Options,
    bool TakesFiles
)
{
    /// <summary>Every command of the lab, itself first.</summary>
    public static IReadOnlyList<CompletedCommand> All(Command root)
    {
        var common = root.Options.Where(option => option.Recursive).ToList();
        return [.. Of(root, "", common)];
    }

    private static IEnumerable<CompletedCommand> Of(Command command, string path, List<Option> common)
    {
        var options = command.Options.Concat(common).Where(option => !option.Hidden).Distinct();
        yield return new(
            path,
            command.Description ?? "",
            [
                .. command.Subcommands.Select(child => child.Name),
                .. command.Arguments.SelectMany(argument => WordsOf(argument.HelpName ?? argument.Name)),
            ],
            [.. options.Select(CompletedOption.Of)],
            command.Arguments.Any(argument => argument.Name == "OLD NEW")
        );
        foreach (var child in command.Subcommands)
        {
            foreach (var below in Of(child, path.Length == 0 ? child.Name : $"{path} {child.Name}", common))
            {
                yield return below;
            }
        }
    }

    /// <summary>The words that a value takes, by what the help calls it; none where anything goes.</summary>
    internal static IReadOnlyList<string> WordsOf(string helpName) =>
        helpName switch
        {
            "SCENARIO" or "OLD NEW" or "OLD" => [.. ScenarioCatalog.All.Select(scenario => scenario.Name)],
            "FAULT" => [.. FaultCatalog.All.Select(fault => fault.Name)],
            "VERDICT" => ["reachable", "blocked", "unknown"],
            "PROTOCOL" => ["tcp", "udp", "icmp"],
            _ when helpName.Contains('|', StringComparison.Ordinal) => helpName.Split('|'),
            _ => [],
        };
}

/// <summary>An option to complete.</summary>
/// <param name="Name">Its name, with the hyphens.</param>
/// <param name="Description">What it is for.</param>
/// <param name="TakesValue">Whether a value follows.</param>
/// <param name="Words">The values that it takes; none where anything goes.</param>
/// <param name="TakesFiles">Whether the value is a file or folder.</param>
internal sealed record CompletedOption(
    string Name,
    string Description,
    bool TakesValue,
    IReadOnlyList<string> Words,
    bool TakesFiles
)
{
    /// <summary>Gives an option of the command line.</summary>
    public static CompletedOption Of(Option option) =>
        new(
            option.Name,
            option.Description ?? "",
            option.Arity.MaximumNumberOfValues > 0,
            CompletedCommand.WordsOf(option.HelpName ?? ""),
            option.HelpName is "FILE" or "DIR" or "OLD" or "NAME=FILE"
        );
}
