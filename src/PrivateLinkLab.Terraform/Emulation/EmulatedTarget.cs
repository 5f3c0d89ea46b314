using System.Text.Json;
using PrivateLinkLab.Graph;
using PrivateLinkLab.Graph.Files;
using PrivateLinkLab.Terraform.Export;
using PrivateLinkLab.Terraform.Tooling;

namespace PrivateLinkLab.Terraform.Emulation;

/// <summary>
/// Builds a stack on an AWS emulator, with Terraform and AWS's own provider. What an earlier command left behind, also
/// one that was killed, is understood: see <see cref="TerraformProgress"/> for what it says. The caller holds the
/// stack's lock.
/// </summary>
public sealed class EmulatedTarget
{
    // The version that the graphs are held against, and that the emulator's gaps were found with.
    private const string ProviderVersion = "~> 5.100.0";

    private readonly EmulatedTargetOptions _options;
    private readonly StackFolder _folder;
    private readonly ToolSearch _search;
    private readonly EmulatorSession _session;

    /// <summary>Makes the target. Nothing is started or written before one of the methods is called.</summary>
    /// <param name="options">Where and how.</param>
    public EmulatedTarget(EmulatedTargetOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        _options = options;
        _folder = new(options.Directory, options.Stack);
        _search = options.Search ?? ToolSearch.OfThisMachine();
        _session = new(options, _folder, _search, Report);
    }

    /// <summary>Gives the emulator on which the stack is, or null when there is none that runs.</summary>
    /// <param name="cancellation">Stops the question.</param>
    /// <exception cref="TerraformException">The emulator that the user named does not answer.</exception>
    public Task<Uri?> FindEndpointAsync(CancellationToken cancellation = default) =>
        GuardedAsync<Uri?>(async () => (await _session.FindAsync(cancellation))?.Endpoint);

    /// <summary>
    /// Gives the graph that <see cref="UpAsync"/> would give, as far as it is known before: what is new has unknown
    /// ids.
    /// </summary>
    /// <param name="planned">The graph that the program gave on the simulated cloud.</param>
    /// <param name="built">What <see cref="UpAsync"/> gave the last time.</param>
    public static ResourceGraph Expect(ResourceGraph planned, ResourceGraph built)
    {
        ArgumentNullException.ThrowIfNull(planned);
        ArgumentNullException.ThrowIfNull(built);
        return EmulatedGraph.Expect(planned, built);
    }

    /// <summary>Builds what the graph says, or changes what is built.</summary>
    /// <param name="planned">The graph that the program gave on the simulated cloud, with its secrets.</param>
    /// <param name="cancellation">Stops Terraform gently; what is made until then is remembered, and the next call goes
    /// on from there.</param>
    /// <returns>The same resources with the ids, addresses and other outputs that the emulator gave them.</returns>
    /// <exception cref="TerraformException">It could not be carried out.</exception>
    public Task<ResourceGraph> UpAsync(ResourceGraph planned, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(planned);
        return GuardedAsync(async () =>
        {
            var program = await ReadyAsync(planned, cancellation);
            var record = await _session.FindOrStartAsync(cancellation);
            var configuration = Export(planned, record.Endpoint);
            configuration.WriteTo(_folder.Terraform, AtomicFile.OwnerOnly);
            var run = RunOf(program, configuration, record);
            Report(new(ProgressKind.Notice, "Applying with Terraform..."));
            await ChangeAsync(record, () => run.ApplyAsync(cancellation));
            using var state = await run.ShowAsync(cancellation);
            return EmulatedGraph.Read(planned, configuration, state.RootElement, record.Endpoint);
        });
    }

    /// <summary>Says what <see cref="UpAsync"/> would change on the emulator.</summary>
    /// <param name="planned">The graph that the program gave on the simulated cloud, with its secrets.</param>
    /// <param name="cancellation">Stops Terraform.</param>
    /// <returns>The changes; null when no emulator runs, so that everything would be created.</returns>
    /// <exception cref="TerraformException">It could not be carried out.</exception>
    public Task<IReadOnlyList<PlannedChange>?> PlanAsync(
        ResourceGraph planned,
        CancellationToken cancellation = default
    )
    {
        ArgumentNullException.ThrowIfNull(planned);
        return GuardedAsync<IReadOnlyList<PlannedChange>?>(async () =>
        {
            var program = InstalledTools.Terraform(_search);
            if (await _session.FindAsync(cancellation) is not { } record)
            {
                return null;
            }

            _folder.Create();
            var configuration = Export(planned, record.Endpoint);
            configuration.WriteTo(_folder.Terraform, AtomicFile.OwnerOnly);
            var run = RunOf(program, configuration, record);
            await run.InitAsync(cancellation);
            return await run.PlanAsync(cancellation);
        });
    }

    /// <summary>
    /// Removes everything, stops the emulator when the lab started it, and deletes what was kept for the stack.
    /// </summary>
    /// <param name="cancellation">Stops Terraform gently; the next call goes on from there.</param>
    /// <returns>True when something was there.</returns>
    /// <exception cref="TerraformException">It could not be carried out.</exception>
    public Task<bool> DestroyAsync(CancellationToken cancellation = default) =>
        GuardedAsync(async () =>
        {
            if (!File.Exists(_folder.EmulatorFile))
            {
                _folder.Delete();
                return false;
            }

            if (await RemoveAsync(cancellation) is { } record)
            {
                _session.Forget(record);
            }

            _folder.Delete();
            return true;
        });

    /// <summary>Removes everything, and lets the emulator run.</summary>
    internal Task RemoveResourcesAsync(CancellationToken cancellation) => GuardedAsync(() => RemoveAsync(cancellation));

    // What is missing on this machine is found before an emulator is started for nothing.
    private async Task<string> ReadyAsync(ResourceGraph planned, CancellationToken cancellation)
    {
        var program = InstalledTools.Terraform(_search);
        await _session.CheckAsync(cancellation);
        _folder.Create();
        var anywhere = new EmulatorRecord(new Uri("http://127.0.0.1"));
        var configuration = Export(planned, anywhere.Endpoint);
        configuration.WriteTo(_folder.Terraform, AtomicFile.OwnerOnly);
        await RunOf(program, configuration, anywhere).InitAsync(cancellation);
        return program;
    }

    private async Task<EmulatorRecord?> RemoveAsync(CancellationToken cancellation)
    {
        var record = await _session.FindAsync(cancellation);
        if (record is not null && _folder.HasState)
        {
            _folder.Create();
            var run = RunOf(InstalledTools.Terraform(_search), null, record);
            await run.InitAsync(cancellation);
            await ChangeAsync(record, () => run.DestroyAsync(cancellation));
        }

        return record;
    }

    private static TerraformConfiguration Export(ResourceGraph planned, Uri endpoint) =>
        TerraformExporter.Export(
            planned,
            new()
            {
                EmulatorEndpoint = endpoint,
                WriteOnlySecrets = true,
                ProviderVersion = ProviderVersion,
            }
        );

    private TerraformRun RunOf(string program, TerraformConfiguration? configuration, EmulatorRecord record)
    {
        var variables = configuration is null ? AnyValues() : ValuesOf(configuration);
        // For a service that the provider block does not name: AWS must not be asked in any case.
        var environment = ChildEnvironment.Of(
            _search.Environment,
            _folder.EmptyFile,
            variables.Append(KeyValuePair.Create("AWS_ENDPOINT_URL", EmulatorBlock.BaseOf(record.Endpoint)))
        );
        return new(
            program,
            _folder.Terraform,
            environment,
            _search,
            progress =>
                Report(
                    progress.Address is { } address ? progress with { Urn = configuration?.UrnOf(address) } : progress
                ),
            process => _session.Remember(record, KnownProcess.Of(process))
        );
    }

    private static IEnumerable<KeyValuePair<string, string>> ValuesOf(TerraformConfiguration configuration) =>
        configuration.Variables.Select(variable =>
            KeyValuePair.Create(
                variable.EnvironmentVariable,
                variable.Value
                    ?? throw new TerraformException(
                        TerraformFailure.NotExportable,
                        $"The secret {variable.Name} is not in the graph; build the stack from its program, not from "
                            + "a state file."
                    )
            )
        );

    // Terraform asks for every variable even when it deletes, where none is used.
    private IEnumerable<KeyValuePair<string, string>> AnyValues()
    {
        var file = Path.Combine(_folder.Terraform, "variables.tf.json");
        if (!File.Exists(file))
        {
            return [];
        }

        using var document = JsonDocument.Parse(File.ReadAllBytes(file));
        return document.RootElement.TryGetProperty("variable", out var variables)
            ?
            [
                .. variables
                    .EnumerateObject()
                    .Select(variable => KeyValuePair.Create($"TF_VAR_{variable.Name}", "none")),
            ]
            : [];
    }

    // The record names the Terraform that works (RunOf), until that has ended by itself, well or not.
    private async Task ChangeAsync(EmulatorRecord record, Func<Task> change)
    {
        try
        {
            await change();
        }
        finally
        {
            _session.Remember(record, null);
        }
    }

    private void Report(TerraformProgress progress) => _options.Progress?.Invoke(progress);

    private static async Task<T> GuardedAsync<T>(Func<Task<T>> step)
    {
        try
        {
            return await step();
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException or JsonException)
        {
            throw new TerraformException(
                TerraformFailure.FileAccess,
                $"A file of the emulated stack cannot be used: {failure.Message}",
                failure
            );
        }
    }
}
