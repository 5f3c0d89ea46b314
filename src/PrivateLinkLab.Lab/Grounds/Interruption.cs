using System.Runtime.InteropServices;

namespace PrivateLinkLab.Lab.Grounds;

/// <summary>
/// Turns a person's Ctrl-C, or a request to end, into a cancellation; the second one ends the process as usual.
/// </summary>
internal sealed class Interruption : IDisposable
{
    private static readonly PosixSignal[] Signals = [PosixSignal.SIGINT, PosixSignal.SIGTERM, PosixSignal.SIGHUP];

    private readonly CancellationTokenSource _source = new();
    private readonly PosixSignalRegistration[] _registrations;

    /// <summary>Begins to listen.</summary>
    public Interruption() =>
        _registrations = [.. Signals.Select(signal => PosixSignalRegistration.Create(signal, Cancel))];

    /// <summary>What is cancelled.</summary>
    public CancellationToken Token => _source.Token;

    /// <summary>Stops listening.</summary>
    public void Dispose()
    {
        foreach (var registration in _registrations)
        {
            registration.Dispose();
        }

        _source.Dispose();
    }

    private void Cancel(PosixSignalContext context)
    {
        context.Cancel = !_source.IsCancellationRequested;
        _source.Cancel();
    }
}
