using System.Collections.Immutable;
using PrivateLinkLab.Amazon.Addresses;
using PrivateLinkLab.Reachability.Verdicts;

namespace PrivateLinkLab.Lab.Lessons;

/// <summary>Holds what a probe found against what an experiment expects.</summary>
internal static class Expectation
{
    private static readonly string[] Settings =
    [
        HopKind.SecurityGroup,
        HopKind.RouteTable,
        HopKind.InternetGateway,
        HopKind.NatGateway,
        HopKind.Peering,
        HopKind.Policy,
    ];

    /// <summary>Gives a sentence for each thing that is not as expected.</summary>
    public static ImmutableArray<string> Differences(Experiment experiment, ProbeResult found)
    {
        var sentences = ImmutableArray.CreateBuilder<string>();
        if (found.Verdict != experiment.Expected)
        {
            sentences.Add(
                $"Expected {Word(experiment.Expected)}, "
                    + $"found {Word(found.Verdict)}{Because(found)}{LetThrough(experiment, found)}."
            );
        }
        else if (experiment.ExpectedReason is { } reason && !Names(found, reason))
        {
            sentences.Add($"Expected the reason {reason}, found {found.Reason ?? "none"}.");
        }

        if (experiment.ExpectedZone is { } zone && found.Dns?.Zone != zone)
        {
            sentences.Add($"Expected an answer from {Word(zone)}, found {Word(found.Dns)}.");
        }

        if (!experiment.ExpectedAnswers.IsEmpty && !AllWithin(found.Dns, experiment.ExpectedAnswers))
        {
            sentences.Add(
                $"Expected DNS to answer {string.Join(" or ", experiment.ExpectedAnswers.Select(Address))}, "
                    + $"found {Answers(found.Dns)}."
            );
        }

        return sentences.ToImmutable();
    }

    private static bool Names(ProbeResult found, string reason) =>
        found.Reason == reason || found.Changes.Any(change => change.Reason == reason);

    private static bool AllWithin(DnsAnswer? dns, ImmutableArray<CidrBlock> blocks) =>
        dns is { Answers.IsEmpty: false }
        && dns.Answers.All(answer => BlockOf(answer) is { } block && blocks.Any(outer => outer.Contains(block)));

    private static CidrBlock? BlockOf(string answer) =>
        IpAddress.TryParseIpv4(answer, out var address) ? CidrBlock.Of(address)
        : CidrBlock.TryParseIpv4(answer, out var block) ? block
        : null;

    // What settings decide, in the order of the path: one of them was opened.
    private static string LetThrough(Experiment experiment, ProbeResult found)
    {
        string[] names = (experiment.Expected, found.Verdict) is (Verdict.Blocked, Verdict.Reachable)
            ? [.. found.Hops.Where(hop => Settings.Contains(hop.Kind)).Select(hop => hop.Name).Distinct()]
            : [];
        return names.Length == 0 ? "" : $", let through by {string.Join(", ", names)}";
    }

    private static string Because(ProbeResult found) => found.Reason is { } reason ? $" ({reason})" : "";

    private static string Word(Verdict verdict) => ProbeResultJson.Text(verdict);

    private static string Word(DnsZone zone) => zone == DnsZone.Private ? "a private zone" : "the public DNS";

    private static string Word(DnsAnswer? dns) =>
        dns is null ? "that no name was asked for" : $"one from {Word(dns.Zone)}";

    private static string Answers(DnsAnswer? dns) =>
        dns is { Answers.IsEmpty: false } ? string.Join(", ", dns.Answers) : "no answer";

    private static string Address(CidrBlock block) =>
        block.HostBits == 0 ? block.Network.ToString() : $"an address of {block}";
}
