using System.CommandLine;
using PrivateLinkLab.Cli.Emulation;
using PrivateLinkLab.Cli.Failures;
using PrivateLinkLab.Cli.Rendering;
using PrivateLinkLab.Cli.Settings;
using PrivateLinkLab.Configuration;
using PrivateLinkLab.Graph;
using PrivateLinkLab.Graph.State;

namespace PrivateLinkLab.Cli.Options;

/// <summary>One use of a command: the common options, and the stack that they mean.</summary>
internal sealed class LabInvocation
{
    private readonly LabEnvironment _environment;
    private readonly string[] _config;
    private readonly bool _noColor;
    private readonly string? _givenProject;
    private (bool IsLookedFor, ProjectFolder? Found) _project;

    /// <summary>Reads the common options.</summary>
    /// <exception cref="LabFailure">The stack's name is not accepted.</exception>
    public LabInvocation(ParseResult line, LabOptions options, LabEnvironment environment)
    {
        _environment = environment;
        _config = line.GetValue(options.Config) ?? [];
        _noColor = line.GetValue(options.NoColor);
        _givenProject = line.GetValue(options.Project);
        Stack = line.GetValue(options.Stack)!;
        Json = line.GetValue(options.Json);
        ShowSecrets = line.GetValue(options.ShowSecrets);
        CheckStack();
    }

    /// <summary>The stack's name.</summary>
    public string Stack { get; }

    /// <summary>Whether the answer is JSON.</summary>
    public bool Json { get; }

    /// <summary>Whether secrets are shown.</summary>
    public bool ShowSecrets { get; }

    /// <summary>Whether the command line has settings.</summary>
    public bool HasConfig => _config.Length > 0;

    /// <summary>The folder of the states.</summary>
    /// <exception cref="LabFailure">There is no project here.</exception>
    public string StateFolder => Project.StateFolder;

    /// <summary>The states of the project's stacks.</summary>
    /// <exception cref="LabFailure">There is no project here.</exception>
    public StateStore States => new(StateFolder);

    /// <summary>The project's folder.</summary>
    /// <exception cref="LabFailure">There is no project here.</exception>
    public string ProjectPath => Project.Path;

    private ProjectFolder Project => ProjectOrNull ?? throw ProjectFolder.Missing(_environment.CurrentDirectory);

    private ProjectFolder? ProjectOrNull
    {
        get
        {
            if (!_project.IsLookedFor)
            {
                _project = (true, ProjectFolder.Find(_environment.CurrentDirectory, _givenProject));
            }

            return _project.Found;
        }
    }

    /// <summary>Gives the stack's state; null when there is none.</summary>
    /// <exception cref="LabFailure">The file is the state of another stack.</exception>
    public ResourceGraph? LoadState()
    {
        var state = States.Load(Stack);
        return state is null or { Resources.IsEmpty: true } || (state.Stack, state.Project) == (Stack, ConfigKeys.Namespace)
            ? state
            : throw LabFailure.NotCarriedOut(
                $"The file '{States.PathOf(Stack)}' is the state of the stack '{state.Stack}' of the project '{state.Project}', not of '{Stack}' of '{ConfigKeys.Namespace}': move it away, or choose another stack.");
    }

    /// <summary>Gives the path of a file that the command line names.</summary>
    public string PathOf(string file) => Path.GetFullPath(file, _environment.CurrentDirectory);

    /// <summary>Reads the stack's settings; outside of a project those of the command line alone.</summary>
    /// <param name="scenario">The scenario that the command line names; null for the settings' own.</param>
    /// <param name="further">Settings over those of the command line, as KEY=VALUE; null for none.</param>
    public LabConfig ReadConfig(string? scenario, IReadOnlyList<string>? further = null) =>
        DeploymentSettings.Read(ProjectOrNull?.SettingsOf(Stack), further is null ? _config : [.. _config, .. further], scenario);

    /// <summary>A screen for the answer.</summary>
    public Screen OpenScreen() => new(_environment.Output, _environment.Colors && !_noColor, _environment.Width);

    /// <summary>Shows the progress of what takes long.</summary>
    public ProgressLines OpenProgress() => new(_environment.Error);

    /// <summary>Writes a text as it is.</summary>
    public void Print(string text) => _environment.Output.Write(text);

    /// <summary>Waits until the person at the terminal has pressed Enter; not at all when there is none.</summary>
    public void WaitForEnter()
    {
        if (_environment.Keyboard is not { } keyboard)
        {
            return;
        }

        _environment.Output.Write("\nPress Enter to go on. ");
        _environment.Output.Flush();
        keyboard.ReadLine();
    }

    /// <summary>Writes a note beside the answer.</summary>
    public void Note(string sentence) => _environment.Error.WriteLine($"lab: {sentence}");

    private void CheckStack()
    {
        try
        {
            StateStore.CheckName(Stack);
        }
        catch (ArgumentException refusal)
        {
            throw LabFailure.BadInput(refusal.Message, refusal);
        }
    }
}
