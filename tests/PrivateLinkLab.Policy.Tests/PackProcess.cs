using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text.Json;
using Google.Protobuf;
using Grpc.Core;
using Grpc.Net.Client;
using PrivateLinkLab.Engine.Protocol;
using PrivateLinkLab.Policy.Protocol;

namespace PrivateLinkLab.Policy.Tests;

/// <summary>A pack in a process of its own, started and called as Pulumi's engine does it.</summary>
internal sealed class PackProcess : IAsyncDisposable
{
    private static readonly JsonParser Json = new(JsonParser.Settings.Default.WithIgnoreUnknownFields(true));

    private readonly TcpListener _engine;
    private readonly Process _process;
    private readonly GrpcChannel _channel;

    private PackProcess(TcpListener engine, Process process, GrpcChannel channel) =>
        (_engine, _process, _channel) = (engine, process, channel);

    /// <summary>Starts it in the pack's folder, and reads its port.</summary>
    public static async Task<PackProcess> StartAsync(PackOnDisk pack, params string[] options)
    {
        var engine = new TcpListener(IPAddress.Loopback, 0);
        engine.Start();
        var process = Start(pack.Folder, [$"127.0.0.1:{((IPEndPoint)engine.LocalEndpoint).Port}", ".", .. options]);
        var port = await process.StandardOutput.ReadLineAsync(TestContext.Current.CancellationToken);
        Assert.True(
            int.TryParse(port, NumberStyles.None, CultureInfo.InvariantCulture, out var number),
            $"{port}{(port is null ? await process.StandardError.ReadToEndAsync() : "")}"
        );
        return new(engine, process, GrpcChannel.ForAddress($"http://127.0.0.1:{number}"));
    }

    /// <summary>Runs it to its end.</summary>
    public static async Task<(int Status, string Output, string Error)> RunAsync(params string[] arguments)
    {
        using var process = Start(Path.GetTempPath(), arguments);
        var output = await process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        var error = await process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        return (process.ExitCode, output, error);
    }

    public async Task<TResponse> CallAsync<TRequest, TResponse>(
        string method,
        TRequest request,
        MessageParser<TResponse> response
    )
        where TRequest : class, IMessage<TRequest>, new()
        where TResponse : class, IMessage<TResponse> =>
        await _channel
            .CreateCallInvoker()
            .AsyncUnaryCall(
                Methods.Unary("pulumirpc.Analyzer", method, new MessageParser<TRequest>(() => new()), response),
                null,
                new CallOptions(cancellationToken: TestContext.Current.CancellationToken),
                request
            );

    /// <summary>Makes recorded calls, and gives what the last AnalyzeStack is answered.</summary>
    public async Task<IReadOnlyList<AnalyzeDiagnostic>> PlayAsync(string recording)
    {
        IReadOnlyList<AnalyzeDiagnostic> found = [];
        using var calls = JsonDocument.Parse(
            await File.ReadAllTextAsync(
                RepositoryFile.PathOf($"tests/PrivateLinkLab.Policy.Tests/Recorded/{recording}.json"),
                TestContext.Current.CancellationToken
            )
        );
        foreach (var call in calls.RootElement.EnumerateArray())
        {
            var (method, request) = (call.GetProperty("method").GetString()!, call.GetProperty("request").GetRawText());
            switch (method)
            {
                case "ConfigureStack":
                    await CallAsync(method, Json.Parse<AnalyzerStackConfigureRequest>(request), Empty.Parser);
                    break;
                case "GetAnalyzerInfo":
                    await CallAsync(method, new Empty(), AnalyzerInfo.Parser);
                    break;
                case "Remediate":
                    await CallAsync(method, Json.Parse<AnalyzeRequest>(request), RemediateResponse.Parser);
                    break;
                case "Analyze":
                    var early = await CallAsync(method, Json.Parse<AnalyzeRequest>(request), AnalyzeResponse.Parser);
                    Assert.Empty(early.Diagnostics);
                    break;
                case "AnalyzeStack":
                    var stack = Json.Parse<AnalyzeStackRequest>(request);
                    found = (await CallAsync(method, stack, AnalyzeResponse.Parser)).Diagnostics;
                    break;
                default:
                    await CallAsync(method, new Empty(), Empty.Parser);
                    break;
            }
        }

        return found;
    }

    /// <summary>Lets the engine be gone, and gives the status that the pack ends with.</summary>
    public async Task<int> EndAfterEngineAsync()
    {
        _engine.Stop();
        await _process.WaitForExitAsync(TestContext.Current.CancellationToken);
        return _process.ExitCode;
    }

    public async ValueTask DisposeAsync()
    {
        _channel.Dispose();
        _engine.Dispose();
        if (!_process.HasExited)
        {
            _process.Kill();
            await _process.WaitForExitAsync(CancellationToken.None);
        }

        _process.Dispose();
    }

    private static Process Start(string folder, IReadOnlyList<string> arguments)
    {
        var program = Path.Combine(AppContext.BaseDirectory, "pulumi-analyzer-policy-privatelinklab.dll");
        return Process.Start(
            new ProcessStartInfo("dotnet", [program, .. arguments])
            {
                WorkingDirectory = folder,
                RedirectStandardOutput = true,
                RedirectStandardError = true,
            }
        )!;
    }
}
