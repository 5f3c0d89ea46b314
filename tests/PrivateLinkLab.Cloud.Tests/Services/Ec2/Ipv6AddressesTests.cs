using PrivateLinkLab.Amazon.Addresses;
using PrivateLinkLab.Cloud.Hashing;
using PrivateLinkLab.Cloud.Services.Ec2;

namespace PrivateLinkLab.Cloud.Tests.Services.Ec2;

public sealed class Ipv6AddressesTests
{
    [Theory]
    [InlineData("a")]
    [InlineData("b")]
    [InlineData("c")]
    public void BlockOf_AnyHash_IsASlash56OfTheDocumentationBlock(string name)
    {
        var block = Ipv6Addresses.BlockOf(StableHash.Of(name));

        Assert.Equal(56, block.PrefixLength);
        Assert.True(CidrBlock.Parse("2001:db8::/32").Contains(block), block.ToString());
    }

    [Fact]
    public void Of_Interface_IsInTheBlockAndItsOwn()
    {
        var block = CidrBlock.Parse("2001:db8:0:1::/64");
        var addresses = Enumerable.Range(0, 100).Select(index => Ipv6Addresses.Of($"eni-{index}", block)).ToList();

        Assert.Equal(100, addresses.Distinct().Count());
        Assert.Equal(addresses[0], Ipv6Addresses.Of("eni-0", block));
        Assert.All(addresses, text => Assert.True(block.Contains(IpAddress.Parse(text)), text));
    }
}
