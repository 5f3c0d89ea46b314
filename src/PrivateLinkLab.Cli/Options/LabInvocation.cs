using System.CommandLine;
using System.Globalization;
using PrivateLinkLab.Cli.Rendering;
using PrivateLinkLab.Cli.Terminals;
using PrivateLinkLab.Configuration;
using PrivateLinkLab.Lab;
using PrivateLinkLab.Lab.Grounds;
using PrivateLinkLab.Lab.Programs;
using PrivateLinkLab.Lab.Stacks;
using PrivateLinkLab.Lab.State;
using PrivateLinkLab.Shared;

namespace PrivateLinkLab.Cli.Options;

/// <summary>One use of a command: the common options, and the stack that they mean.</summary>
internal sealed class LabInvocation
{
    private static readonly string[] WithoutSettings = ["scenarios", "outputs", "version"];

    private readonly LabEnvironment _environment;
    private readonly bool _noColor;

    /// <summary>Reads the common options.</summary>
    /// <exception cref="LabFailure">The stack's name is not accepted.</exception>
    public LabInvocation(ParseResult line, LabOptions options, LabEnvironment environment)
    {
        _environment = environment;
        _noColor = line.GetValue(options.NoColor);
        Json = line.GetValue(options.Json);
        ShowSecrets = line.GetValue(options.ShowSecrets);
        var program = ProgramFolder(line, options);
        var config = (line.GetValue(options.Config) ?? []).Select(FromInput).ToArray();
        Stack = new(
            line.GetValue(options.Stack)!,
            environment.CurrentDirectory,
            program ?? line.GetValue(options.Project),
            config,
            program is null ? options.Project.Name : options.Program.Name,
            environment.Settings
        );
        if (line.GetValue(options.Project) is not null)
        {
            // A folder that is no project is a slip even where nothing of it is asked for.
            _ = Stack.HasProject;
        }

        if (config.Length > 0 && WithoutSettings.Contains(line.CommandResult.Command.Name))
        {
            throw LabFailure.BadInput(
                $"'{line.CommandResult.Command.Name}' uses no settings: leave out {LabOptions.ConfigName}."
            );
        }

        if (program is not null)
        {
            var references = line.GetValue(options.Reference) ?? [];
            ReferencedStacks.Check(references);
            Program = new(
                Stack.ProjectPath,
                [.. environment.Settings.Select(variable => $"{variable.Key}={variable.Value}"), .. config],
                references,
                Patience(line, options),
                environment.Error
            );
        }
    }

    /// <summary>The stack.</summary>
    public LabStack Stack { get; }

    /// <summary>The program that the command line names; null for none.</summary>
    public LabProgram? Program { get; }

    /// <summary>Whether the answer is JSON.</summary>
    public bool Json { get; }

    /// <summary>Whether secrets are shown.</summary>
    public bool ShowSecrets { get; }

    /// <summary>Gives what the command looks at.</summary>
    /// <param name="scenario">The scenario that the command line names; null for none.</param>
    /// <param name="file">The file that it names; null for none.</param>
    /// <exception cref="LabFailure">Settings are given beside a file.</exception>
    public StackSource Source(string? scenario, string? file) =>
        new(Stack, scenario, file, Program, _environment.OpenInput);

    /// <summary>What the command compares the program with, or looks at without it.</summary>
    /// <param name="scenario">The scenario that the command line names; null for none.</param>
    /// <param name="file">The file that it names; null for none.</param>
    /// <exception cref="LabFailure">Settings are given beside a file.</exception>
    public StackSource SourceBesideProgram(string? scenario, string? file) =>
        new(Stack, scenario, file, null, _environment.OpenInput);

    /// <summary>A screen for the answer.</summary>
    public Screen OpenScreen() =>
        new(_environment.Output, _environment.Colors && !_noColor, _environment.Width, IsAscii);

    /// <summary>What can be done to the stack on a ground.</summary>
    public StackDeployment On(GroundChoice choice) => new(Stack, choice, _environment.Error);

    private static string? ProgramFolder(ParseResult line, LabOptions options)
    {
        if (line.GetValue(options.Program) is { } program)
        {
            return line.GetValue(options.Project) is null
                ? program
                : throw LabFailure.BadInput("--program is a project's folder, as --project is: give one of the two.");
        }

        var beside =
            (line.GetValue(options.Reference) ?? []).Length > 0 ? options.Reference.Name
            : line.GetValue(options.Patience) is null ? null
            : options.Patience.Name;
        return beside is null ? null : throw LabFailure.BadInput($"{beside} is for a program: give --program DIR too.");
    }

    private static int? Patience(ParseResult line, LabOptions options) =>
        line.GetValue(options.Patience) is not { } text ? null
        : int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds)
        && seconds is > 0 and <= 86400
            ? seconds
        : throw LabFailure.BadInput(
            $"{options.Patience.Name} is '{text}'; expected a number of seconds from 1 to 86400."
        );

    // KEY=- is the first line of standard input for a secret setting, so that it is on no command line.
    private string FromInput(string setting)
    {
        var end = setting.IndexOf('=', StringComparison.Ordinal);
        if (
            end < 0
            || setting[(end + 1)..] != StackSource.StandardInputFile
            || !ConfigKeys.All.OfType<SecretKey>().Any(key => key.Name == setting[..end])
        )
        {
            return setting;
        }

        using var input = new StreamReader(_environment.OpenInput());
        return $"{setting[..end]}={input.ReadLine()}";
    }

    /// <summary>Writes a text as it is.</summary>
    public void Print(string text) => _environment.Output.Write(text);

    /// <summary>Writes a text that is no part of the answer: beside it where that is JSON, else below it.</summary>
    public void PrintBeside(string text) => (Json ? _environment.Error : _environment.Output).Write(text);

    /// <summary>Whether a person is at a terminal and can press keys.</summary>
    public bool HasKeys => _environment.ReadKey is not null;

    /// <summary>Whether the terminal shows ASCII only.</summary>
    public bool IsAscii => _environment.IsAscii;

    /// <summary>Waits until a person has pressed Enter or q.</summary>
    /// <returns>Whether it goes on.</returns>
    public bool WaitForKey()
    {
        _environment.Output.Flush();
        while (true)
        {
            switch (_environment.ReadKey!())
            {
                case '\r' or '\n' or ' ':
                    return true;
                case 'q' or 'Q':
                    return false;
                default:
                    break;
            }
        }
    }

    /// <summary>Writes a note beside the answer.</summary>
    public void Note(string sentence) => _environment.Error.WriteLine($"lab: {Printable.Line(sentence)}");
}
