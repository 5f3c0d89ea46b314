using PrivateLinkLab.Engine.Deploying;
using PrivateLinkLab.Engine.Serving;
using PrivateLinkLab.Engine.Typings;
using PrivateLinkLab.Shared;

namespace PrivateLinkLab.Engine.Running;

/// <summary>Runs a Pulumi program of its own process against the simulated cloud.</summary>
public static class ProgramHost
{
    // What Pulumi's SDK for Node.js ends with when it has logged the program's error (cmd/run).
    private const int ErrorIsLogged = 32;

    // What a terminal shows on a few screens; a program that floods its output must not fill our memory.
    private const int LongestLine = 16 * 1024;

    private static readonly TimeSpan GentleStop = TimeSpan.FromSeconds(5);

    /// <summary>Runs a program to its end.</summary>
    /// <param name="program">The program.</param>
    /// <param name="options">What it is told.</param>
    /// <param name="output">Gets what it says, line by line.</param>
    /// <param name="cancellation">Ends it.</param>
    /// <exception cref="EngineException">It did not come up; the message says why.</exception>
    /// <exception cref="OperationCanceledException">It was cancelled, and has ended.</exception>
    public static async Task<ProgramResult> RunAsync(
        PulumiProgram program,
        EngineOptions options,
        TextWriter output,
        CancellationToken cancellation
    )
    {
        ArgumentNullException.ThrowIfNull(program);
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(output);
        var messages = new ProgramMessages(output);
        var run = new StackRun(
            options,
            new PackageTypings(program.Runtime == ProgramRuntime.NodeJs ? program.Folder : null)
        );
        using var engine = new EngineService(run, messages);
        await using var server = await EngineServer.StartAsync(engine);
        var start = ProgramStart.Of(program, options, server.Address.Authority);
        var ended = await CarryOutAsync(program, start, engine, messages, cancellation);
        Check(program, run, engine, messages, ended);
        return run.Finish();
    }

    private static async Task<ProcessEnd> CarryOutAsync(
        PulumiProgram program,
        ProgramStart start,
        EngineService engine,
        ProgramMessages messages,
        CancellationToken cancellation
    )
    {
        using var ending = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        var watching = WatchAsync(program, engine, ending);
        try
        {
            return await ProcessRun.ToEndAsync(
                new(start.Tool, start.Arguments, start.Folder, start.Environment)
                {
                    OnLine = Show,
                    OnErrorLine = Show,
                    LongestLine = LongestLine,
                    GentleStop = GentleStop,
                },
                ending.Token
            );
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            throw engine.Failure is { } failure
                ? new EngineException($"The engine failed: {failure.Message}", cause: failure)
                : new EngineException(
                    $"The program in '{program.Folder}' asked for nothing and said nothing for "
                        + $"{program.Patience.TotalSeconds:0} seconds, and was ended."
                );
        }
        catch (ProcessStartException missing)
        {
            throw new EngineException(
                program.Runtime == ProgramRuntime.NodeJs
                    ? $"{missing.Message} The program in '{program.Folder}' needs Node.js."
                    : $"{missing.Message} The program in '{program.Folder}' needs the .NET SDK.",
                cause: missing
            );
        }
        finally
        {
            await ending.CancelAsync();
            await watching;
        }

        void Show(string line)
        {
            engine.Touch();
            messages.Note(line);
        }
    }

    // A program that hangs, or whose engine has failed, is ended.
    private static async Task WatchAsync(PulumiProgram program, EngineService engine, CancellationTokenSource ending)
    {
        engine.Touch();
        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(200));
        try
        {
            while (await timer.WaitForNextTickAsync(ending.Token))
            {
                if (engine.Idle > program.Patience || engine.Failure is not null)
                {
                    await ending.CancelAsync();
                }
            }
        }
        catch (OperationCanceledException)
        {
            // It has ended.
        }
    }

    private static void Check(
        PulumiProgram program,
        StackRun run,
        EngineService engine,
        ProgramMessages messages,
        ProcessEnd ended
    )
    {
        if (engine.Failure is { } failure)
        {
            throw new EngineException($"The engine failed: {failure.Message}", cause: failure);
        }

        var sentences = run.Refusals.Select(refusal => refusal.ToString()).ToList();
        if (run.Skipped > 0)
        {
            sentences.Add(
                run.Skipped == 1
                    ? "One more resource needs what was refused, and was not asked for."
                    : $"{run.Skipped} more resources need what was refused, and were not asked for."
            );
        }

        if (messages.Missing is { } missing)
        {
            throw new EngineException(
                $"The program needs the setting {missing}: give it with --config {missing}=VALUE, or write it into the "
                    + "stack's file.",
                isBadInput: true
            );
        }

        if (sentences.Count == 0 && (ended.ExitCode != 0 || messages.HasErrors))
        {
            sentences.Add(
                ended.ExitCode is 0 or ErrorIsLogged || messages.HasErrors
                    ? $"The program in '{program.Folder}' failed; what it said is above."
                    : $"The program in '{program.Folder}' ended with status {ended.ExitCode}."
            );
        }

        if (sentences.Count == 0 && !run.HasStack)
        {
            sentences.Add($"The program in '{program.Folder}' ended without having been a Pulumi program.");
        }

        if (sentences.Count > 0)
        {
            throw new EngineException(string.Join('\n', sentences));
        }
    }
}
