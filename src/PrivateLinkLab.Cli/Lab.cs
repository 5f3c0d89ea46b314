using System.CommandLine;
using PrivateLinkLab.Cli.Commands;
using PrivateLinkLab.Cli.Failures;
using PrivateLinkLab.Cli.Options;
using PrivateLinkLab.Cli.Terminals;
using PrivateLinkLab.Lab;

namespace PrivateLinkLab.Cli;

/// <summary>The command-line tool.</summary>
internal static class Lab
{
    private static readonly ParserConfiguration Syntax = new()
    {
        EnablePosixBundling = false,
        ResponseFileTokenReplacer = null,
    };

    /// <summary>Runs one command line.</summary>
    /// <param name="arguments">The words after the tool's name.</param>
    /// <param name="environment">Where it runs.</param>
    /// <returns>The exit status.</returns>
    public static async Task<int> RunAsync(IReadOnlyList<string> arguments, LabEnvironment environment)
    {
        try
        {
            var status = await RunUnguardedAsync(arguments, environment);
            // Not asynchronously, which would start the thread pool.
            environment.Output.Flush();
            return status;
        }
#pragma warning disable CA1031 // The last place where an exception can become a sentence.
        catch (Exception failure)
#pragma warning restore CA1031
        {
            // What was answered before it is not lost, and stands before it.
            await FlushAsync(environment.Output);
            return await FailureReport.WriteAsync(failure, environment);
        }
        finally
        {
            environment.Error.Flush();
        }
    }

    private static async Task FlushAsync(TextWriter output)
    {
        try
        {
            await output.FlushAsync();
        }
        catch (IOException)
        {
            // Nobody reads it any more, which may be the failure itself.
        }
    }

    private static async Task<int> RunUnguardedAsync(IReadOnlyList<string> arguments, LabEnvironment environment)
    {
        return await Parse(arguments, environment)
            .InvokeAsync(
                new InvocationConfiguration
                {
                    EnableDefaultExceptionHandler = false,
                    ProcessTerminationTimeout = null,
                    Output = environment.Output,
                    Error = environment.Error,
                }
            );
    }

    /// <summary>Reads a command line.</summary>
    /// <exception cref="LabFailure">It is not accepted.</exception>
    internal static ParseResult Parse(IReadOnlyList<string> arguments, LabEnvironment environment)
    {
        var line = CreateRoot(environment).Parse(arguments.Count == 0 ? ["--help"] : arguments, Syntax);
        ParseErrors.Check(line);
        return line;
    }

    private static RootCommand CreateRoot(LabEnvironment environment)
    {
        var options = new LabOptions();
        var root = new RootCommand(
            "Proves what private AWS networks let through, before they are deployed: the lab's scenarios and "
                + "your own stacks."
        )
        {
            ScenariosCommand.Create(options, environment),
            PreviewCommand.Create(options, environment),
            UpCommand.Create(options, environment),
            CloudCommand.Create(options, environment),
            CostCommand.Create(options, environment),
            OutputsCommand.Create(options, environment),
            DestroyCommand.Create(options, environment),
            VerifyCommand.Create(options, environment),
            CheckCommand.Create(options, environment),
            LintCommand.Create(options, environment),
            PolicyCommand.Create(options, environment),
            ReachCommand.Create(options, environment),
            MatrixCommand.Create(options, environment),
            CompareCommand.Create(options, environment),
            ProbeCommand.Create(options, environment),
            GraphCommand.Create(options, environment),
            ReportCommand.Create(options, environment),
            FaultsCommand.Create(options, environment),
            PlayCommand.Create(options, environment),
            DiffCommand.Create(options, environment),
            ExportCommand.Create(options, environment),
            CompletionCommand.Create(environment),
            HelpCommand.Create(environment, RunUnguardedAsync),
            VersionCommand.Create(options, environment),
        };
        root.Directives.Clear();
        foreach (var option in options.All)
        {
            root.Add(option);
        }

        return root;
    }
}
