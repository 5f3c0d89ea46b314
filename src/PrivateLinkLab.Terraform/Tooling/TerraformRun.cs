using System.Diagnostics;
using System.Text.Json;
using PrivateLinkLab.Graph.Files;

namespace PrivateLinkLab.Terraform.Tooling;

/// <summary>Runs Terraform's steps in one folder.</summary>
/// <param name="program">The path of Terraform or OpenTofu.</param>
/// <param name="folder">The folder with the configuration.</param>
/// <param name="environment">The whole environment of the runs.</param>
/// <param name="search">Where the provider is looked for.</param>
/// <param name="report">Gets the progress.</param>
/// <param name="onStarted">Gets the process of every step that changes something, once it runs.</param>
internal sealed class TerraformRun(
    string program,
    string folder,
    IReadOnlyDictionary<string, string> environment,
    ToolSearch search,
    Action<TerraformProgress> report,
    Action<Process>? onStarted = null
)
{
    private const int HasChanges = 2;

    private string LockFile => Path.Combine(folder, ".terraform.lock.hcl");

    private string InitializedFor => Path.Combine(folder, ".terraform", "initialized-for.json");

    /// <summary>
    /// Gets the provider: from the registry, or where that cannot be reached from a folder on this machine.
    /// </summary>
    public async Task InitAsync(CancellationToken cancellation)
    {
        var versions = await File.ReadAllBytesAsync(Path.Combine(folder, "versions.tf.json"), cancellation);
        var before = File.Exists(InitializedFor) ? await File.ReadAllBytesAsync(InitializedFor, cancellation) : [];
        if (versions.SequenceEqual(before))
        {
            return;
        }

        report(new(ProgressKind.Notice, "Downloading the AWS provider..."));
        var normal = await InitAsync([], cancellation);
        var isReady = normal.ExitCode == 0;
        foreach (var plugins in isReady ? [] : ProviderFolders.Find(search))
        {
            // What an earlier init locked need not be what this folder has.
            File.Delete(LockFile);
            if ((await InitAsync([$"-plugin-dir={plugins}"], cancellation)).ExitCode == 0)
            {
                report(new(ProgressKind.Notice, $"The registry did not answer; using the AWS provider in {plugins}."));
                isReady = true;
                break;
            }
        }

        if (!isReady)
        {
            throw new TerraformException(
                TerraformFailure.MissingTool,
                $"Terraform cannot get the AWS provider: {FirstError(normal)} Without a network, "
                    + $"set {ToolSearch.PluginsVariable} to a folder that has it as "
                    + "registry.terraform.io/hashicorp/aws/VERSION/PLATFORM (terraform providers mirror FOLDER "
                    + "makes one)."
            );
        }

        if (!OperatingSystem.IsWindows() && File.Exists(LockFile))
        {
            // Terraform gives this file a mode of its own.
            File.SetUnixFileMode(LockFile, AtomicFile.OwnerOnly);
        }

        AtomicFile.Write(InitializedFor, versions, AtomicFile.OwnerOnly);
    }

    /// <summary>Makes what the configuration says.</summary>
    public Task ApplyAsync(CancellationToken cancellation) =>
        StepAsync(["apply", "-auto-approve", "-input=false", "-json", "-parallelism=20"], onStarted, cancellation);

    /// <summary>Removes everything that the state has.</summary>
    public Task DestroyAsync(CancellationToken cancellation) =>
        StepAsync(["destroy", "-auto-approve", "-input=false", "-json", "-parallelism=20"], onStarted, cancellation);

    /// <summary>Says what an apply would change.</summary>
    public async Task<IReadOnlyList<PlannedChange>> PlanAsync(CancellationToken cancellation) =>
        (await StepAsync(["plan", "-detailed-exitcode", "-input=false", "-json"], null, cancellation)).Changes;

    /// <summary>Gives the state with everything that the provider knows.</summary>
    public async Task<JsonDocument> ShowAsync(CancellationToken cancellation)
    {
        var result = await ChildProcess.RunAsync(
            program,
            ["show", "-json", "-no-color"],
            folder,
            environment,
            null,
            null,
            cancellation
        );
        return result.ExitCode == 0
            ? JsonDocument.Parse(result.Output)
            : throw new TerraformException(
                TerraformFailure.StepFailed,
                $"Terraform cannot show what it made: {FirstError(result)}"
            );
    }

    private Task<ChildResult> InitAsync(IEnumerable<string> arguments, CancellationToken cancellation) =>
        ChildProcess.RunAsync(
            program,
            ["init", "-input=false", "-no-color", .. arguments],
            folder,
            environment,
            null,
            null,
            cancellation
        );

    private async Task<TerraformMessages> StepAsync(
        IReadOnlyList<string> arguments,
        Action<Process>? whenStarted,
        CancellationToken cancellation
    )
    {
        var messages = new TerraformMessages(report);
        var result = await ChildProcess.RunAsync(
            program,
            arguments,
            folder,
            environment,
            messages.Read,
            whenStarted,
            cancellation
        );
        if (result.ExitCode != 0 && !(result.ExitCode == HasChanges && messages.Errors.Count == 0))
        {
            throw new TerraformException(
                TerraformFailure.StepFailed,
                messages.Errors.Count > 0
                    ? string.Join('\n', messages.Errors)
                    : $"terraform {arguments[0]} failed: {FirstError(result)}"
            );
        }

        return messages;
    }

    // Without -json, Terraform frames its errors and wraps them at 78 characters.
    private static string FirstError(ChildResult result)
    {
        const string Error = "Error: ";
        var lines = (result.Errors + "\n" + result.Output)
            .Split('\n')
            .Select(line => line.Trim('│', '╷', '╵', ' ', '\r'))
            .ToArray();
        var first = Array.FindIndex(lines, line => line.StartsWith(Error, StringComparison.Ordinal));
        if (first < 0)
        {
            return $"exit status {result.ExitCode}.";
        }

        var detail = lines.Skip(first + 1).SkipWhile(line => line.Length == 0).TakeWhile(line => line.Length > 0);
        return $"{lines[first][Error.Length..].TrimEnd('.')}: {string.Join(' ', detail).TrimEnd('.')}.";
    }
}
