using System.CommandLine;

namespace PrivateLinkLab.Cli.Options;

/// <summary>What preview and up take beside the common options.</summary>
internal sealed class DeploymentArguments
{
    /// <summary>The scenario.</summary>
    public Argument<string?> Scenario { get; } =
        new("SCENARIO")
        {
            Description = "The scenario; without it that of the settings (see `lab scenarios`).",
            Arity = ArgumentArity.ZeroOrOne,
        };

    /// <summary>Whether unchanged resources are listed.</summary>
    public Option<bool> All { get; } =
        new("--all") { Description = "List unchanged resources too.", Arity = ArgumentArity.Zero };

    /// <summary>Adds them to a command.</summary>
    public void AddTo(Command command)
    {
        command.Add(Scenario);
        command.Add(All);
    }
}
