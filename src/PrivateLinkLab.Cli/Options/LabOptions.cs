using System.CommandLine;
using PrivateLinkLab.Configuration;

namespace PrivateLinkLab.Cli.Options;

/// <summary>The options that every command has.</summary>
internal sealed class LabOptions
{
    /// <summary>The option of settings.</summary>
    public const string ConfigName = "--config";

    /// <summary>The option that names a Pulumi program.</summary>
    public const string ProgramName = "--program";

    /// <summary>The stack.</summary>
    public Option<string> Stack { get; } =
        new("--stack", "-s")
        {
            Description = "The stack: its settings are in Pulumi.NAME.yaml, its state in .lab/NAME.json.",
            HelpName = "NAME",
            DefaultValueFactory = _ => "dev",
            Recursive = true,
        };

    /// <summary>The project's folder.</summary>
    public Option<string?> Project { get; } =
        new("--project")
        {
            Description =
                "The folder with Pulumi.yaml, the stacks' settings and .lab; without it the nearest one from here up.",
            HelpName = "DIR",
            Recursive = true,
        };

    /// <summary>Settings over those of the stack's file.</summary>
    public Option<string[]> Config { get; } =
        new(ConfigName, "-c")
        {
            Description =
                $"A setting, over the one in Pulumi.NAME.yaml; repeatable. Keys: {ConfigKeys.Region} "
                + "and those in Pulumi.yaml.",
            HelpName = "KEY=VALUE",
            DefaultValueFactory = _ => [],
            Arity = ArgumentArity.OneOrMore,
            AllowMultipleArgumentsPerToken = false,
            Recursive = true,
        };

    /// <summary>A Pulumi program; for the commands that run one.</summary>
    public Option<string?> Program { get; } =
        new(ProgramName)
        {
            Description =
                "A Pulumi program, in TypeScript, JavaScript or a language of .NET, to run on the simulated cloud: the "
                + "folder with its Pulumi.yaml.",
            HelpName = "DIR",
        };

    /// <summary>Stacks that the program refers to.</summary>
    public Option<string[]> Reference { get; } =
        new("--reference")
        {
            Description = "A stack that the program refers to, by the name in its StackReference; repeatable.",
            HelpName = "NAME=FILE",
            DefaultValueFactory = _ => [],
            Arity = ArgumentArity.OneOrMore,
            AllowMultipleArgumentsPerToken = false,
        };

    /// <summary>How long the program may do nothing.</summary>
    public Option<string?> Patience { get; } =
        new("--patience")
        {
            Description =
                "How long the program may ask for nothing and say nothing before it is ended; 300 without it.",
            HelpName = "SECONDS",
        };

    /// <summary>Whether the answer is JSON.</summary>
    public Option<bool> Json { get; } =
        new("--json")
        {
            Description = "Print JSON.",
            Arity = ArgumentArity.Zero,
            Recursive = true,
        };

    /// <summary>Whether the answer is without colours.</summary>
    public Option<bool> NoColor { get; } =
        new("--no-color")
        {
            Description = "Print without colors, as with NO_COLOR set or into a file.",
            Arity = ArgumentArity.Zero,
            Recursive = true,
        };

    /// <summary>Whether secrets are shown.</summary>
    public Option<bool> ShowSecrets { get; } =
        new("--show-secrets")
        {
            Description = "Print secrets, which otherwise are [secret].",
            Arity = ArgumentArity.Zero,
            Recursive = true,
        };

    /// <summary>Accepted for scripts: nothing asks.</summary>
    public Option<bool> Yes { get; } =
        new("--yes", "-y")
        {
            Description = "Accepted for scripts: no command asks for confirmation.",
            Arity = ArgumentArity.Zero,
            Recursive = true,
        };

    /// <summary>Adds what names a program, and how it runs, to a command.</summary>
    public void AddProgramTo(Command command)
    {
        command.Add(Program);
        command.Add(Reference);
        command.Add(Patience);
    }

    /// <summary>The options in the order of the help text.</summary>
    public IEnumerable<Option> All => [Stack, Project, Config, Json, NoColor, ShowSecrets, Yes];
}
