using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;
using System.Runtime.CompilerServices;
using PrivateLinkLab.Engine.Providing;
using PrivateLinkLab.Graph;
using PrivateLinkLab.Lab.Grounds;
using PrivateLinkLab.Lab.Settings;
using PrivateLinkLab.Lab.State;

namespace PrivateLinkLab.Lab.Programs;

/// <summary>
/// A command, mostly of the Pulumi CLI, to which the simulated cloud is AWS's provider for as long as it runs.
/// </summary>
/// <param name="stack">Whose project it is.</param>
/// <param name="folder">Where the command runs.</param>
/// <param name="command">The program and its arguments.</param>
internal sealed class CommandOnCloud(LabStack stack, string folder, IReadOnlyList<string> command)
{
    private const string Variable = "PULUMI_DEBUG_PROVIDERS";

    private static readonly string[] RegionVariables = ["AWS_REGION", "AWS_DEFAULT_REGION"];

    private string? _name;
    private StackLock? _lock;

    /// <summary>Runs it to its end, and keeps what the cloud has then.</summary>
    /// <returns>Its exit status.</returns>
    /// <exception cref="LabFailure">It cannot be started, or there is no project here.</exception>
    // A method of its own: the engine, and ASP.NET with it, is loaded only when it is called.
    [MethodImpl(MethodImplOptions.NoInlining)]
    public async Task<int> RunAsync()
    {
        // Without a project nothing could be kept.
        _ = stack.ProjectPath;
        await using var provider = await ProviderHost.StartAsync(
            new()
            {
                Folder = stack.ProjectPath,
                Region = RegionVariables.Select(Environment.GetEnvironmentVariable).FirstOrDefault(IsGiven)
                    ?? new ProviderOptions { Folder = "" }.Region,
                Load = Load,
            }
        );
        try
        {
            return await CarryOutAsync(provider.Port);
        }
        finally
        {
            Keep(provider.Graph);
            _lock?.Dispose();
        }
    }

    private static bool IsGiven(string? text) => !string.IsNullOrEmpty(text);

    private async Task<int> CarryOutAsync(int port)
    {
        // Ctrl-C reaches the command as well, and it has to end first.
        using var interruption = new Interruption();
        using var process = Start(port);
        try
        {
            await process.WaitForExitAsync(interruption.Token);
        }
        catch (OperationCanceledException)
        {
            await process.WaitForExitAsync(CancellationToken.None);
        }

        return process.ExitCode;
    }

    private Process Start(int port)
    {
        var start = new ProcessStartInfo(command[0], command.Skip(1)) { WorkingDirectory = folder };
        var others = Environment.GetEnvironmentVariable(Variable);
        var own = string.Create(CultureInfo.InvariantCulture, $"aws:{port}");
        start.Environment[Variable] = IsGiven(others) ? $"{others},{own}" : own;
        try
        {
            return Process.Start(start)!;
        }
        catch (Win32Exception missing)
        {
            throw LabFailure.NotCarriedOut($"'{command[0]}' cannot be started: {missing.Message}.", missing);
        }
    }

    private ResourceGraph? Load(string project, string name)
    {
        if (ProgramFile.NameIn(stack.ProjectPath) is { } own && own != project)
        {
            throw new ProvidedStackException(
                $"The program is the project '{project}', and '{stack.ProjectPath}' is the project '{own}': run "
                    + $"the lab "
                    + "in the program's folder, or name it with --project."
            );
        }

        try
        {
            _lock = stack.States.Lock(name);
            var state = stack.States.Load(name);
            if (state?.Root is not null)
            {
                throw new ProvidedStackException(
                    $"The stack '{name}' was built by `lab up`, and the Pulumi CLI does not know of it: `lab destroy` "
                        + "first, or give the CLI another stack."
                );
            }

            _name = name;
            return state;
        }
        catch (Exception refusal) when (refusal is ArgumentException or StackLockedException or StateAccessException)
        {
            throw new ProvidedStackException(refusal.Message, refusal);
        }
    }

    private void Keep(ResourceGraph? graph)
    {
        if (_name is null || graph is null)
        {
            return;
        }

        if (graph.Resources.IsEmpty)
        {
            stack.States.Delete(_name);
        }
        else
        {
            stack.States.Save(_name, graph);
        }
    }
}
