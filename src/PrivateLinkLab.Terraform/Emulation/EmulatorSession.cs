using PrivateLinkLab.Terraform.Tooling;

namespace PrivateLinkLab.Terraform.Emulation;

/// <summary>
/// The emulator of a stack: found again, started, or stopped. Understands what an earlier command left behind.
/// </summary>
internal sealed class EmulatorSession(
    EmulatedTargetOptions options,
    StackFolder folder,
    ToolSearch search,
    Action<TerraformProgress> report
)
{
    private readonly EmulatorFile _file = new(folder.EmulatorFile);

    /// <summary>Gives the record of an emulator that still runs, or null.</summary>
    public async Task<EmulatorRecord?> FindAsync(CancellationToken cancellation)
    {
        if (_file.Load() is not { } record)
        {
            return null;
        }

        // The user allowed the host when the stack was built there; AWS is not allowed by a file either.
        EmulatorEndpoint.Check(record.Endpoint, allowRemote: true);

        if (KnownProcess.IsRunning(record.Unfinished))
        {
            Report("An earlier command was killed while Terraform worked; that Terraform is stopped.");
            KnownProcess.Stop(record.Unfinished);
        }

        var runs =
            (record.Emulator is null || KnownProcess.IsRunning(record.Emulator))
            && await MotoServer.AnswersAsync(record.Endpoint, cancellation);
        if (!runs && record.Emulator is null)
        {
            throw new TerraformException(
                TerraformFailure.EmulatorUnavailable,
                $"The emulator at {record.Endpoint} does not answer; start it again, or forget what was on it by "
                    + $"deleting {folder.EmulatorFile} and {folder.Terraform}."
            );
        }

        if (!runs)
        {
            Report($"The emulator at {record.Endpoint} has gone, and everything on it.");
            Forget(record);
            return null;
        }

        if (record.Unfinished is not null && record.Emulator is not null)
        {
            // Nothing says what Terraform made without writing it down, so the emulator cannot be trusted.
            Report("The last change was cut off; the emulator is started afresh.");
            Forget(record);
            return null;
        }

        return record;
    }

    /// <summary>
    /// Checks that <see cref="FindOrStartAsync"/> can find or start one, as far as that is known without trying.
    /// </summary>
    public async Task CheckAsync(CancellationToken cancellation)
    {
        if (options.Endpoint is { } named)
        {
            EmulatorEndpoint.Check(named, options.AllowRemoteEndpoint);
        }
        else if (await FindAsync(cancellation) is null)
        {
            InstalledTools.Moto(search);
        }
    }

    /// <summary>Gives the emulator that the options name, or that was started before, or starts one.</summary>
    public async Task<EmulatorRecord> FindOrStartAsync(CancellationToken cancellation)
    {
        if (options.Endpoint is { } named)
        {
            EmulatorEndpoint.Check(named, options.AllowRemoteEndpoint);
        }

        var known = await FindAsync(cancellation);
        if (known is not null && (options.Endpoint is null || options.Endpoint == known.Endpoint))
        {
            return known;
        }

        if (known is not null)
        {
            throw new TerraformException(
                TerraformFailure.EndpointRefused,
                $"The stack {options.Stack} is on the emulator at {known.Endpoint}; destroy it there before it is "
                    + $"built at {options.Endpoint}."
            );
        }

        return options.Endpoint is { } endpoint
            ? await UseAsync(endpoint, cancellation)
            : await StartAsync(cancellation);
    }

    /// <summary>Remembers which Terraform changes something, or with null that none does.</summary>
    public EmulatorRecord Remember(EmulatorRecord record, ProcessRecord? unfinished)
    {
        var changed = record with { Unfinished = unfinished };
        _file.Save(changed);
        return changed;
    }

    /// <summary>Stops the emulator when the lab started it, and forgets it with everything on it.</summary>
    public void Forget(EmulatorRecord record)
    {
        KnownProcess.Stop(record.Emulator);
        folder.DeleteState();
        _file.Delete();
    }

    private async Task<EmulatorRecord> UseAsync(Uri endpoint, CancellationToken cancellation)
    {
        if (!await MotoServer.AnswersAsync(endpoint, cancellation))
        {
            throw new TerraformException(
                TerraformFailure.EmulatorUnavailable,
                $"No emulator answers at {endpoint}; start one there, or leave the endpoint out to have moto started."
            );
        }

        folder.DeleteState();
        return Remember(new(endpoint), null);
    }

    private async Task<EmulatorRecord> StartAsync(CancellationToken cancellation)
    {
        folder.DeleteState();
        Report("Starting moto...");
        var environment = ChildEnvironment.Of(search.Environment, folder.EmptyFile, []);
        var record = await MotoServer.StartAsync(search, environment, folder.EmulatorLog, _file.Save, cancellation);
        Report($"moto is running at {record.Endpoint}.");
        return record;
    }

    private void Report(string sentence) => report(new(ProgressKind.Notice, sentence));
}
