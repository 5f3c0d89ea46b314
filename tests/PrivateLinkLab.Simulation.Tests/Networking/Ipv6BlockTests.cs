using PrivateLinkLab.Simulation.Answering;
using PrivateLinkLab.Simulation.Networking;

namespace PrivateLinkLab.Simulation.Tests.Networking;

public sealed class Ipv6BlockTests
{
    [Fact]
    public void Generated_AnyHash_IsASlash56OfTheDocumentationBlock()
    {
        Assert.True(Ipv6Block.TryParse("2001:db8::/32", out var documentation));
        foreach (var name in (string[])["a", "b", "c"])
        {
            var block = Ipv6Block.Generated(StableHash.Of(name));
            Assert.Equal(56, block.Prefix);
            Assert.True(documentation.Contains(block), block.ToString());
            Assert.True(Ipv6Block.TryParse(block.ToString(), out var read));
            Assert.Equal(block, read);
        }
    }

    [Theory]
    [InlineData("2001:db8::/64", "2001:db8::/56", true)]
    [InlineData("2001:db8::/64", "2001:db8::/64", true)]
    [InlineData("2001:db8:0:1::/64", "2001:db8::/64", false)]
    [InlineData("2001:db8:0:100::/56", "2001:db8::/56", false)]
    public void Overlaps_TwoBlocks_IsMutual(string first, string second, bool overlap)
    {
        Assert.True(Ipv6Block.TryParse(first, out var one));
        Assert.True(Ipv6Block.TryParse(second, out var two));

        Assert.Equal((overlap, overlap), (one.Overlaps(two), two.Overlaps(one)));
    }

    [Theory]
    [InlineData("2001:db8::1/64")]
    [InlineData("2001:db8::/129")]
    [InlineData("2001:db8::")]
    [InlineData("10.0.0.0/16")]
    public void TryParse_NoBlock_IsFalse(string text) => Assert.False(Ipv6Block.TryParse(text, out _));

    [Fact]
    public void AddressFor_Interface_IsInTheBlockAndItsOwn()
    {
        Assert.True(Ipv6Block.TryParse("2001:db8:0:1::/64", out var block));
        var addresses = Enumerable.Range(0, 100).Select(index => block.AddressFor($"eni-{index}")).ToList();

        Assert.Equal(100, addresses.Distinct().Count());
        Assert.Equal(addresses[0], block.AddressFor("eni-0"));
        Assert.All(addresses, text => Assert.True(Ipv6Block.TryParseAddress(text, out var address) && block.Contains(address), text));
    }
}
