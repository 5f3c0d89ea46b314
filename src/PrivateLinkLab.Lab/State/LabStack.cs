using System.Collections.ObjectModel;
using PrivateLinkLab.Configuration;
using PrivateLinkLab.Graph;
using PrivateLinkLab.Lab.Settings;

namespace PrivateLinkLab.Lab.State;

/// <summary>A stack of the project: its name, its settings and its state.</summary>
internal sealed class LabStack
{
    /// <summary>The stack that is meant when none is named.</summary>
    public const string DefaultName = "dev";

    private readonly IReadOnlyDictionary<string, string> _variables;
    private readonly string _current;
    private readonly string? _givenProject;
    private readonly string _projectOption;
    private readonly IReadOnlyList<string> _settings;
    private (bool IsLookedFor, ProjectFolder? Found) _project;

    /// <summary>Names a stack; nothing is read yet.</summary>
    /// <param name="name">The stack's name.</param>
    /// <param name="current">The folder that the user is in.</param>
    /// <param name="project">The project's folder, as the user names it; null for the nearest one from there
    /// up.</param>
    /// <param name="settings">Settings over those of the stack's file, as KEY=VALUE.</param>
    /// <param name="projectOption">The option by which the user names the folder.</param>
    /// <param name="variables">Settings of environment variables, by key; null for none.</param>
    /// <exception cref="LabFailure">The name is not accepted.</exception>
    public LabStack(
        string name,
        string current,
        string? project,
        IReadOnlyList<string> settings,
        string projectOption = "--project",
        IReadOnlyDictionary<string, string>? variables = null
    )
    {
        _variables = variables ?? ReadOnlyDictionary<string, string>.Empty;
        (Name, _current, _givenProject, _settings) = (name, current, project, settings);
        _projectOption = projectOption;
        try
        {
            StateStore.CheckName(name);
        }
        catch (ArgumentException refusal)
        {
            throw LabFailure.BadInput(refusal.Message, refusal);
        }
    }

    /// <summary>The stack's name.</summary>
    public string Name { get; }

    /// <summary>The settings that the user gives over those of the stack's file, as KEY=VALUE.</summary>
    public IReadOnlyList<string> Settings => _settings;

    /// <summary>Whether the user gives settings over those of the stack's file.</summary>
    public bool HasSettings => _settings.Count > 0;

    /// <summary>Whether there is a project here, whose stack this is.</summary>
    /// <exception cref="LabFailure">The folder that the user names is no project.</exception>
    public bool HasProject => ProjectOrNull is not null;

    /// <summary>Whether it is the default stack or has a file of settings: otherwise its name may be a typo.</summary>
    public bool IsKnown => Name == DefaultName || File.Exists(Project.SettingsOf(Name));

    /// <summary>The folder of the states.</summary>
    /// <exception cref="LabFailure">There is no project here.</exception>
    public string StateFolder => Project.StateFolder;

    /// <summary>The states of the project's stacks.</summary>
    /// <exception cref="LabFailure">There is no project here.</exception>
    public StateStore States => new(StateFolder);

    /// <summary>The project's folder.</summary>
    /// <exception cref="LabFailure">There is no project here.</exception>
    public string ProjectPath => Project.Path;

    // Read only when it is in question: most states are of the lab's own program.
    private string? ProjectName => ProgramFile.NameIn(ProjectPath);

    private ProjectFolder Project => ProjectOrNull ?? throw ProjectFolder.Missing(_current);

    private ProjectFolder? ProjectOrNull
    {
        get
        {
            if (!_project.IsLookedFor)
            {
                _project = (true, ProjectFolder.Find(_current, _givenProject, _projectOption));
            }

            return _project.Found;
        }
    }

    /// <summary>Gives the path of a file that the user names.</summary>
    public string PathOf(string file) => Path.GetFullPath(file, _current);

    /// <summary>Gives the stack's state; null when there is none.</summary>
    /// <exception cref="LabFailure">There is no project here, or the file is the state of another stack.</exception>
    public ResourceGraph? LoadState()
    {
        var state = States.Load(Name);
        return
            state is null or { Resources.IsEmpty: true }
            || (state.Stack == Name && (state.Project == ConfigKeys.Namespace || state.Project == ProjectName))
            ? state
            : throw LabFailure.NotCarriedOut(
                $"The file '{States.PathOf(Name)}' is the state of the stack '{state.Stack}' of the project "
                    + $"'{state.Project}', not of '{Name}' of '{ProjectName ?? ConfigKeys.Namespace}': move it away, "
                    + "or choose another stack."
            );
    }

    /// <summary>
    /// Reads the stack's settings without one of those that the user gives; null when the others are not accepted
    /// without it.
    /// </summary>
    /// <param name="key">The setting that is left out.</param>
    /// <param name="scenario">As for <see cref="ReadConfig"/>.</param>
    public LabConfig? TryReadConfigWithout(string key, string? scenario)
    {
        var others = DeploymentSettings
            .Overrides(_settings)
            .Where(setting => setting.Key != key)
            .Select(setting => $"{setting.Key}={setting.Value}");
        try
        {
            return DeploymentSettings.Read(
                ProjectOrNull?.SettingsOf(Name),
                [.. VariableSettings.AsOverrides(_variables), .. others],
                scenario
            );
        }
        catch (Exception refusal) when (refusal is LabFailure or LabConfigException)
        {
            return null;
        }
    }

    /// <summary>Reads the stack's settings; outside of a project those that the user gives alone.</summary>
    /// <param name="scenario">The scenario that the user names; null for the settings' own.</param>
    /// <param name="further">Settings over those that the user gives, as KEY=VALUE; null for none.</param>
    /// <exception cref="LabFailure">One is not accepted.</exception>
    /// <exception cref="LabConfigException">Values are not accepted.</exception>
    public LabConfig ReadConfig(string? scenario, IReadOnlyList<string>? further = null) =>
        DeploymentSettings.Read(
            ProjectOrNull?.SettingsOf(Name),
            [.. VariableSettings.AsOverrides(_variables), .. _settings, .. further ?? []],
            scenario
        );
}
