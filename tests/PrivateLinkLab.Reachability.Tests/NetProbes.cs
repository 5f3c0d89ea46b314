using PrivateLinkLab.Reachability.Questions;
using PrivateLinkLab.Reachability.Verdicts;

namespace PrivateLinkLab.Reachability.Tests;

/// <summary>Probes of the small graphs.</summary>
internal static class NetProbes
{
    public static ProbeResult Probe(this Net net, string from, string to, string? action = null) =>
        new Prober(net.Model).Probe(from, to, action);
}
