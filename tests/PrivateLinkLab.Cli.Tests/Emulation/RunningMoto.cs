using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace PrivateLinkLab.Cli.Tests.Emulation;

/// <summary>moto's server for one test, which is there also when the lab has destroyed its stack.</summary>
internal sealed class RunningMoto : IDisposable
{
    private readonly Process _process;

    private RunningMoto(Process process, Uri endpoint) => (_process, Endpoint) = (process, endpoint);

    public Uri Endpoint { get; }

    public static async Task<RunningMoto> StartAsync(CancellationToken cancellation)
    {
        var port = FreePort().ToString(CultureInfo.InvariantCulture);
        var start = new ProcessStartInfo("moto_server", ["-H", "127.0.0.1", "-p", port])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        var process = Process.Start(start)!;
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        var moto = new RunningMoto(process, new($"http://127.0.0.1:{port}"));
        try
        {
            using var client = new HttpClient(new SocketsHttpHandler { UseProxy = false });
            while (!await AnswersAsync(client, moto.Endpoint, cancellation))
            {
                Assert.False(process.HasExited, "moto_server ended as soon as it was started.");
                await Task.Delay(100, cancellation);
            }
        }
        catch
        {
            moto.Dispose();
            throw;
        }

        return moto;
    }

    public void Dispose()
    {
        _process.Kill(entireProcessTree: true);
        _process.WaitForExit();
        _process.Dispose();
    }

    private static async Task<bool> AnswersAsync(HttpClient client, Uri endpoint, CancellationToken cancellation)
    {
        try
        {
            using var answer = await client.GetAsync(new Uri(endpoint, "moto-api/"), cancellation);
            return true;
        }
        catch (HttpRequestException)
        {
            return false;
        }
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
