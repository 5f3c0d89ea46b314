using System.Runtime.CompilerServices;
using System.Text.Json;
using PrivateLinkLab.Cloud.Accounts;
using PrivateLinkLab.Engine;
using PrivateLinkLab.Engine.Running;
using PrivateLinkLab.Graph;
using PrivateLinkLab.Lab.Grounds;
using PrivateLinkLab.Lab.Settings;
using PrivateLinkLab.Lab.State;

namespace PrivateLinkLab.Lab.Programs;

/// <summary>
/// A Pulumi program that the user names: it runs in a process of its own, with Pulumi's own SDK, against the simulated
/// cloud.
/// </summary>
/// <param name="folder">The folder of its Pulumi.yaml.</param>
/// <param name="overrides">Settings over those of its files, as KEY=VALUE.</param>
/// <param name="references">Stacks that it refers to, as NAME=FILE.</param>
/// <param name="patience">How long it may do nothing, in seconds; null for the default.</param>
/// <param name="output">Gets what it says.</param>
internal sealed class LabProgram(
    string folder,
    IReadOnlyList<string> overrides,
    IReadOnlyList<string> references,
    int? patience,
    TextWriter output
)
{
    private ProgramFile? _file;

    /// <summary>The folder of its Pulumi.yaml.</summary>
    public string Folder => folder;

    /// <summary>The project's name.</summary>
    /// <exception cref="LabFailure">Pulumi.yaml cannot be read.</exception>
    public string Name => File.Name;

    private ProgramFile File => _file ??= ProgramFile.Read(folder);

    /// <summary>Runs the program.</summary>
    /// <param name="stack">Its stack.</param>
    /// <param name="before">The stack's state before; null to run it as if nothing were there.</param>
    /// <param name="known">The fingerprints of the secrets in that state.</param>
    /// <param name="isPreview">Whether it is a preview.</param>
    /// <exception cref="LabFailure">The program did not come up.</exception>
    // A method of its own: the engine, and ASP.NET with it, is loaded only when it is called.
    [MethodImpl(MethodImplOptions.NoInlining)]
    public async Task<ProgramRun> RunAsync(
        LabStack stack,
        ResourceGraph? before,
        SecretFingerprints known,
        bool isPreview
    )
    {
        var settings = ProgramSettings.Read(File, stack.Name, overrides);
        var options = new EngineOptions
        {
            Project = File.Name,
            Stack = stack.Name,
            Folder = File.Folder,
            IsPreview = isPreview,
            Cloud = CloudFor(settings),
            Config = settings.Values,
            SecretKeys = settings.SecretKeys,
            Before = before,
            Secrets = known.Matches,
            References = new ReferencedStacks(stack, File.Name, references).Find,
        };
        using var interruption = new Interruption();
        try
        {
            var result = await ProgramHost.RunAsync(Program(), options, output, interruption.Token);
            return new(result.Graph, settings.Region, result.NotSimulated);
        }
        catch (EngineException refusal)
        {
            throw refusal.IsBadInput
                ? LabFailure.BadInput(refusal.Message, refusal)
                : LabFailure.NotCarriedOut(refusal.Message, refusal);
        }
        catch (OperationCanceledException interrupted)
        {
            throw LabFailure.NotCarriedOut("Interrupted: the program was ended, and nothing is changed.", interrupted);
        }
    }

    private PulumiProgram Program() =>
        new()
        {
            Folder = File.Folder,
            Runtime = File.Runtime switch
            {
                "nodejs" => ProgramRuntime.NodeJs,
                "dotnet" => ProgramRuntime.DotNet,
                var other => throw LabFailure.BadInput(
                    $"{Path.Combine(File.Folder, ProgramFile.FileName)}: the lab runs no programs of the runtime "
                        + $"'{other}'; it runs those of nodejs and dotnet."
                ),
            },
            Main = File.Main,
            TypeScript = File.Option("typescript") != "false",
            NodeArguments = File.Option("nodeargs")?.Split(' ', StringSplitOptions.RemoveEmptyEntries) ?? [],
            PackageManager = File.Option("packagemanager") ?? "npm",
            Binary = File.Option("binary"),
            Patience = patience is { } seconds
                ? TimeSpan.FromSeconds(seconds)
                : new PulumiProgram { Folder = "", Runtime = default }.Patience,
        };

    private static CloudOptions CloudFor(ProgramSettings settings)
    {
        try
        {
            var options = new CloudOptions { Region = settings.Region };
            return AllowedAccount(settings) is { } account ? options with { AccountId = account } : options;
        }
        catch (ArgumentException unknown)
        {
            throw LabFailure.BadInput(unknown.Message, unknown);
        }
    }

    // Whoever names the only account that may be changed is in it.
    private static string? AllowedAccount(ProgramSettings settings)
    {
        try
        {
            return
                settings.Values.GetValueOrDefault("aws:allowedAccountIds") is { } json
                && JsonElement.Parse(json) is { ValueKind: JsonValueKind.Array } accounts
                && accounts.GetArrayLength() == 1
                ? accounts[0].ToString()
                : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
