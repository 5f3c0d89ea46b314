using PrivateLinkLab.Cli.Terminals;
using PrivateLinkLab.Configuration;
using PrivateLinkLab.Graph.Deployments;
using PrivateLinkLab.Lab;
using PrivateLinkLab.Lab.State;
using PrivateLinkLab.Reachability.Questions;
using PrivateLinkLab.Reachability.Selection;
using PrivateLinkLab.Rules;
using PrivateLinkLab.Shared;

namespace PrivateLinkLab.Cli.Failures;

/// <summary>Turns what ended a command into sentences and an exit status.</summary>
internal static class FailureReport
{
    /// <summary>Writes a failure to the error stream, a line for each sentence.</summary>
    /// <returns>The exit status.</returns>
    public static async Task<int> WriteAsync(Exception failure, LabEnvironment environment)
    {
        var (status, message) = Describe(failure);
        foreach (
            var line in message
                .Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
                .Distinct()
        )
        {
            await environment.Error.WriteLineAsync($"lab: {Printable.Line(line)}");
        }

        if (environment.Debug)
        {
            await environment.Error.WriteLineAsync(failure.ToString());
        }

        return status;
    }

    private static (int Status, string Message) Describe(Exception failure) =>
        failure switch
        {
            LabFailure known => (known.IsBadInput ? ExitStatus.BadInput : ExitStatus.NotCarriedOut, known.Message),
            LabConfigException or ProbeException or RulesException or SelectionException => (
                ExitStatus.BadInput,
                failure.Message
            ),
            DeploymentFileException or StackLockedException or StateAccessException => (
                ExitStatus.NotCarriedOut,
                failure.Message
            ),
            IOException or UnauthorizedAccessException => (
                ExitStatus.NotCarriedOut,
                $"The operating system refused: {failure.Message}"
            ),
            _ => (
                ExitStatus.NotCarriedOut,
                $"Something unexpected happened ({failure.GetType().Name}); with PRIVATELINKLAB_DEBUG=1 the same "
                    + "command shows where."
            ),
        };
}
