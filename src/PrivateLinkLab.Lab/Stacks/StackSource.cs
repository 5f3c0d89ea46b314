using PrivateLinkLab.Graph;
using PrivateLinkLab.Graph.Deployments;
using PrivateLinkLab.Lab.Grounds;
using PrivateLinkLab.Lab.Lessons;
using PrivateLinkLab.Lab.Programs;
using PrivateLinkLab.Lab.State;
using PrivateLinkLab.Terraform.Reading;

namespace PrivateLinkLab.Lab.Stacks;

/// <summary>
/// The one door for what a command looks at: a scenario as the settings plan it, a stack in a file or on standard
/// input, or what is built. Whatever the command, the same words mean the same stack, and one mistake has one sentence.
/// </summary>
internal sealed class StackSource
{
    /// <summary>What stands for standard input in the place of a file.</summary>
    public const string StandardInputFile = "-";

    private readonly LabStack _stack;
    private readonly LabProgram? _program;
    private readonly Func<Stream> _standardInput;

    /// <summary>Says what is looked at; nothing is read yet.</summary>
    /// <param name="stack">The stack, for its settings and for what is built.</param>
    /// <param name="scenario">The scenario that the user names; null for none.</param>
    /// <param name="file">The file that the user names, or <see cref="StandardInputFile"/>; null for none.</param>
    /// <param name="program">The program that the user names; null for none.</param>
    /// <param name="standardInput">Opens standard input.</param>
    /// <exception cref="LabFailure">Settings are given beside a file, which has its own.</exception>
    public StackSource(LabStack stack, string? scenario, string? file, LabProgram? program, Func<Stream> standardInput)
    {
        (_stack, Scenario, File, _program, _standardInput) = (stack, scenario, file, program, standardInput);
        if (file is not null && program is not null)
        {
            throw LabFailure.BadInput("The stack is either in a file or made by a program: give --state or --program.");
        }

        if (file is not null && stack.HasSettings)
        {
            throw LabFailure.BadInput(
                "--config changes what the program builds, and --state names what is built already: give one of "
                    + "the two."
            );
        }
    }

    /// <summary>The scenario that the user names; null for none.</summary>
    public string? Scenario { get; }

    /// <summary>The file that the user names; null for none.</summary>
    public string? File { get; }

    /// <summary>The one stack that the user names, as the user names it; null for none.</summary>
    public string? Named => Scenario ?? File ?? _program?.Folder;

    /// <summary>Whether the user says what is looked at; otherwise it is what is built.</summary>
    public bool IsNamed => Scenario is not null || File is not null || _program is not null || _stack.HasSettings;

    /// <summary>Stops a command that looks at one stack, when the user names two.</summary>
    /// <exception cref="LabFailure">There is a scenario and a file.</exception>
    public void RequireOne()
    {
        if (Scenario is not null && File is not null)
        {
            throw LabFailure.BadInput(
                $"The stack is either the plan of '{Scenario}' or in '{File}': give a SCENARIO or --state."
            );
        }

        if (Scenario is not null && _program is not null)
        {
            throw LabFailure.BadInput(
                $"The stack is either the plan of '{Scenario}' or made by a program: give a SCENARIO or --program."
            );
        }
    }

    /// <summary>Gives the stack that is named, or what is built.</summary>
    /// <exception cref="LabFailure">There is no such stack; the message says what to do.</exception>
    public async Task<ExaminedStack> OpenAsync() =>
        IsNamed
            ? await NamedAsync()
            : Built()
                ?? throw LabFailure.NotCarriedOut(
                    $"The stack '{_stack.Name}' has nothing built: name a SCENARIO to look at its plan, name a file "
                        + "with --state, or run `lab up` first."
                );

    /// <summary>Gives the stack that is named, or what is built, or else the plan of the settings' scenario.</summary>
    /// <exception cref="LabFailure">There is no such stack; the message says what to do.</exception>
    public async Task<ExaminedStack> OpenOrPlanAsync() =>
        IsNamed || !_stack.HasProject ? await NamedAsync()
        : Built() is { } built ? built
        : _stack.IsKnown ? await PlanAsync()
        : throw LabFailure.NotCarriedOut(
            $"The stack '{_stack.Name}' has nothing built and no settings in Pulumi.{_stack.Name}.yaml: name a "
                + "SCENARIO to look at its plan, or choose another stack with --stack."
        );

    /// <summary>Runs the program on the simulated cloud, and writes nothing.</summary>
    /// <param name="scenario">The scenario; null for the one that the user names, or the settings' own.</param>
    /// <exception cref="LabFailure">The settings are not accepted, or the program is refused what it asks
    /// for.</exception>
    public async Task<ExaminedStack> PlanAsync(string? scenario = null)
    {
        var config = _stack.ReadConfig(scenario ?? Scenario);
        var graph = await SimulatedGround.PlanAsync(config, _stack.Name, isPreview: false);
        var name = config.Scenario.Name;
        return new(graph, name, name, $"{name} in {config.Region} (planned on the {Ground.Simulated} cloud)");
    }

    private Task<ExaminedStack> NamedAsync() =>
        _program is { } program ? MadeByAsync(program)
        : File is null ? PlanAsync()
        : Task.FromResult(InFile(File));

    // As an `up` would leave it, wherever nothing is built.
    private async Task<ExaminedStack> MadeByAsync(LabProgram program)
    {
        var run = await program.RunAsync(_stack, null, SecretFingerprints.Empty, isPreview: false);
        return Headed(
            run.Graph,
            Scenario,
            program.Name,
            $"{program.Name} in {run.Region} (planned on the {Ground.Simulated} cloud)"
        );
    }

    private ExaminedStack InFile(string file)
    {
        var name = file == StandardInputFile ? "standard input" : file;
        try
        {
            var graph =
                file == StandardInputFile
                    ? FromStandardInput()
                    : StackFile.Read(_stack.PathOf(file), TerraformFormat.Instance);
            return Headed(graph, Scenario, name, graph.Stack.Length == 0 ? name : $"stack {graph.Stack} of {name}");
        }
        catch (DeploymentFileException unreadable)
        {
            throw LabFailure.BadInput(unreadable.Message, unreadable);
        }
    }

    private ResourceGraph FromStandardInput()
    {
        using var stream = _standardInput();
        return StackFile.ReadStandardInput(stream, TerraformFormat.Instance);
    }

    private ExaminedStack? Built() =>
        _stack.LoadState() is { } graph
            ? Headed(graph, null, $"the stack {_stack.Name}", $"stack {_stack.Name}")
            : null;

    private static ExaminedStack Headed(ResourceGraph graph, string? scenario, string name, string origin) =>
        (scenario ?? LessonCatalog.ScenarioOf(graph)) is { } known
            ? new(graph, known, name, $"{known} ({origin})")
            : new(graph, null, name, origin);
}
