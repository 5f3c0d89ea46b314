using System.Diagnostics;
using PrivateLinkLab.Shared;

namespace PrivateLinkLab.Terraform.Tooling;

/// <summary>What a program answered.</summary>
/// <param name="ExitCode">The exit status.</param>
/// <param name="Output">Its standard output, unless that was given to a callback.</param>
/// <param name="Errors">Its standard error.</param>
internal sealed record ChildResult(int ExitCode, string Output, string Errors);

/// <summary>Runs a tool to its end, and stops it gently when the user cancels.</summary>
internal static class ChildProcess
{
    // What Terraform says when it has heard of a person's Ctrl-C.
    private const string Heard = "Interrupt received";

    /// <summary>Runs a program.</summary>
    /// <param name="program">Its path.</param>
    /// <param name="arguments">Its arguments.</param>
    /// <param name="folder">The folder in which it runs.</param>
    /// <param name="environment">Its whole environment.</param>
    /// <param name="onLine">Gets every line of its standard output; null to have them in the result.</param>
    /// <param name="onStarted">Gets the process once it runs; null when nobody asks.</param>
    /// <param name="cancellation">Stops the program gently.</param>
    /// <exception cref="TerraformException">It cannot be started.</exception>
    /// <exception cref="OperationCanceledException">The user cancelled, and the program has ended.</exception>
    public static async Task<ChildResult> RunAsync(
        string program,
        IEnumerable<string> arguments,
        string folder,
        IReadOnlyDictionary<string, string> environment,
        Action<string>? onLine,
        Action<Process>? onStarted,
        CancellationToken cancellation
    )
    {
        try
        {
            var end = await ProcessRun.ToEndAsync(
                new(program, arguments, folder, environment)
                {
                    OnLine = onLine,
                    OnStarted = onStarted,
                    StopsWhenItSays = Heard,
                },
                cancellation
            );
            return new(end.ExitCode, end.Output, end.Errors);
        }
        catch (ProcessStartException failure)
        {
            throw new TerraformException(TerraformFailure.MissingTool, failure.Message, failure);
        }
    }
}
