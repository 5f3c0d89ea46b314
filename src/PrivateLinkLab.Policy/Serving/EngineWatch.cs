using System.Net.Sockets;

namespace PrivateLinkLab.Policy.Serving;

/// <summary>
/// Waits until the engine that started this process is gone. It ends what it started, but not when it is killed.
/// </summary>
internal static class EngineWatch
{
    // An engine that is only busy answers again.
    private const int Misses = 3;

    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    /// <summary>Waits.</summary>
    /// <param name="host">The host that the engine serves on.</param>
    /// <param name="port">Its port.</param>
    /// <param name="cancellation">Ends the waiting.</param>
    /// <exception cref="OperationCanceledException">It was cancelled.</exception>
    public static async Task UntilGoneAsync(string host, int port, CancellationToken cancellation)
    {
        for (var missed = 0; missed < Misses; )
        {
            await Task.Delay(Pause, cancellation);
            missed = await AnswersAsync(host, port, cancellation) ? 0 : missed + 1;
        }
    }

    private static async Task<bool> AnswersAsync(string host, int port, CancellationToken cancellation)
    {
        using var client = new TcpClient();
        try
        {
            await client.ConnectAsync(host, port, cancellation);
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }
}
