using PrivateLinkLab.Graph;

namespace PrivateLinkLab.Components.Tests.PrivateLink;

/// <summary>What a consumer's endpoint is after a deployment that takes something back.</summary>
public class SecondDayTests
{
    private const string Name = "api.example.com";

    [Fact]
    public async Task PrivateDns_DeployedAsOff_IsOff()
    {
        var on = await PairAsync(new() { PrivateDnsName = Name });

        var off = await PairAsync(new() { PrivateDnsName = Name, PrivateDnsEnabled = false }, on);

        var dns = off.Only(Types.PrivateDns);
        Assert.Equal(on.Only(Types.PrivateDns).Urn, dns.Urn);
        Assert.False(dns.Inputs.GetBool("privateDnsEnabled"));
        Assert.Null(off.Get(ComponentTypes.ConsumerPrivateDns, "dns").Outputs.GetText("dnsName"));
        Assert.False(IsOn(off));
    }

    // AWS's provider does nothing when the resource goes, and no later deployment notices.
    [Fact]
    public async Task PrivateDns_Removed_StaysOnUntilItIsTurnedOff()
    {
        PrivateLinkPairOptions without = new() { PrivateDnsName = Name, PrivateDnsEnabled = null };
        var on = await PairAsync(new() { PrivateDnsName = Name });

        var removed = await PairAsync(without, on);
        var later = await PairAsync(without, removed);
        var off = await PairAsync(new() { PrivateDnsName = Name, PrivateDnsEnabled = false }, later);

        Assert.True(IsOn(removed));
        Assert.True(IsOn(later));
        Assert.False(IsOn(off));
        Assert.False(IsOn(await PairAsync(without, off)));
    }

    [Fact]
    public async Task Acceptance_Withdrawn_RejectsTheConnectionUntilItIsAcceptedAgain()
    {
        PrivateLinkPairOptions withdrawn = new() { Accepted = false };
        var accepted = await PairAsync(new());

        var rejected = await PairAsync(withdrawn, accepted);
        var later = await PairAsync(withdrawn, rejected);
        var again = await PairAsync(new(), later);

        Assert.Equal("rejected", StateOf(rejected));
        Assert.Equal("rejected", StateOf(later));
        Assert.NotEqual("rejected", StateOf(again));
    }

    [Fact]
    public async Task Acceptance_NeverGiven_IsPending()
    {
        var first = await PairAsync(new() { Accepted = false });

        Assert.Equal("pendingAcceptance", StateOf(await PairAsync(new() { Accepted = false }, first)));
    }

    private static bool IsOn(ResourceGraph graph) => Endpoint(graph).Outputs.GetBool("privateDnsEnabled") == true;

    private static string? StateOf(ResourceGraph graph) => Endpoint(graph).Outputs.GetText("state");

    private static ResourceNode Endpoint(ResourceGraph graph) => graph.Get(Types.VpcEndpoint, "consumer-endpoint");

    private static Task<ResourceGraph> PairAsync(PrivateLinkPairOptions options, ResourceGraph? before = null) =>
        ComponentGraph.OfAsync(() => _ = new PrivateLinkPair(options), before);
}
