using System.Globalization;
using System.Runtime.InteropServices;
using PrivateLinkLab.Engine.Serving;
using PrivateLinkLab.Policy.Packs;
using PrivateLinkLab.Policy.Serving;

namespace PrivateLinkLab.Policy;

/// <summary>
/// What Pulumi's engine starts for a policy pack of the runtime privatelinklab, in the pack's folder: its arguments are
/// the engine's address, that folder, and a <c>-KEY=VALUE</c> for each option of the runtime. It answers with the port
/// that it serves on, in a line.
/// </summary>
internal static class Program
{
    private const int BadInput = 2;
    private const string RulesOption = "-rules=";

    private static async Task<int> Main(string[] arguments)
    {
        if (arguments is not [var engine, var folder, .. var options] || !TryParse(engine, out var host, out var port))
        {
            return await RefuseAsync(
                "Pulumi's engine starts this for a policy pack, with its address HOST:PORT and the pack's folder; "
                    + "`lab policy init DIR` writes a pack."
            );
        }

        var rules = PolicyPack.UsualRules;
        foreach (var option in options)
        {
            if (!option.StartsWith(RulesOption, StringComparison.Ordinal) || option.Length == RulesOption.Length)
            {
                return await RefuseAsync(
                    $"The runtime privatelinklab has no option '{option.TrimStart('-')}'; in PulumiPolicy.yaml it has "
                        + "rules: FILE."
                );
            }

            rules = option[RulesOption.Length..];
        }

        var service = new AnalyzerService(
            () => PolicyPack.Read(folder, rules),
            new AnalyzedStack(Environment.GetEnvironmentVariable)
        );
        using var ending = new CancellationTokenSource();
        using var interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, End);
        using var termination = PosixSignalRegistration.Create(PosixSignal.SIGTERM, End);
        await using var server = await GrpcServer.StartAsync(service, AnalyzerService.Methods);
        await using (var output = new StreamWriter(Console.OpenStandardOutput()) { NewLine = "\n" })
        {
            await output.WriteLineAsync(server.Address.Port.ToString(CultureInfo.InvariantCulture));
        }

        try
        {
            await EngineWatch.UntilGoneAsync(host, port, ending.Token);
        }
        catch (OperationCanceledException)
        {
            // The engine is through.
        }

        return 0;

        void End(PosixSignalContext signal)
        {
            signal.Cancel = true;
            ending.Cancel();
        }
    }

    private static bool TryParse(string address, out string host, out int port)
    {
        var end = address.LastIndexOf(':');
        host = end > 0 ? address[..end] : "";
        port = 0;
        return end > 0
            && int.TryParse(address[(end + 1)..], NumberStyles.None, CultureInfo.InvariantCulture, out port)
            && port is > 0 and <= 65535;
    }

    private static async Task<int> RefuseAsync(string sentence)
    {
        await Console.Error.WriteLineAsync($"pulumi-analyzer-policy-privatelinklab: {sentence}");
        return BadInput;
    }
}
