using CsCheck;
using PrivateLinkLab.Components.Values;

namespace PrivateLinkLab.Components.Tests.Values;

public class Ipv6CidrTests
{
    [Theory]
    [InlineData("2001:db8:1234:1a00::/56", "2001:db8:1234:1a00::/56")]
    [InlineData("2001:0DB8:0000:0000::/64", "2001:db8::/64")]
    [InlineData("::/0", "::/0")]
    [InlineData("::1/128", "::1/128")]
    public void Parse_Block_IsWrittenAsAwsDoes(string text, string written) => Assert.Equal(written, Ipv6Cidr.Parse(text).ToString());

    [Theory]
    [InlineData("2001:db8::", "which is not an IPv6 block in CIDR notation")]
    [InlineData("2001:db8::/129", "which is not an IPv6 block in CIDR notation")]
    [InlineData("2001:db8::/+1", "which is not an IPv6 block in CIDR notation")]
    [InlineData("10.0.0.0/16", "which is not an IPv6 block in CIDR notation")]
    [InlineData("[2001:db8::]/32", "which is not an IPv6 block in CIDR notation")]
    [InlineData("fe80::%1/64", "which is not an IPv6 block in CIDR notation")]
    [InlineData("", "which is not an IPv6 block in CIDR notation")]
    [InlineData("/64", "which is not an IPv6 block in CIDR notation")]
    [InlineData("2001:db8::1/64", "which has host bits set (did you mean 2001:db8::/64?)")]
    public void TryParse_NoBlock_SaysWhy(string text, string problem)
    {
        Assert.False(Ipv6Cidr.TryParse(text, out _, out var said));
        Assert.Equal(problem, said);
    }

    [Theory]
    [InlineData("2001:db8:0:1a00::/56", 64, 0, "2001:db8:0:1a00::/64")]
    [InlineData("2001:db8:0:1a00::/56", 64, 255, "2001:db8:0:1aff::/64")]
    [InlineData("2001:db8::/32", 64, 65536, "2001:db8:1::/64")]
    [InlineData("2001:db8::/64", 64, 0, "2001:db8::/64")]
    public void Subnet_PartOfABlock_IsTheOneAsked(string block, int prefix, int index, string part) =>
        Assert.Equal(part, Ipv6Cidr.Parse(block).Subnet(prefix, index).ToString());

    [Theory]
    [InlineData(64, 256)]
    [InlineData(64, -1)]
    [InlineData(55, 0)]
    [InlineData(129, 0)]
    public void Subnet_NoSuchPart_Throws(int prefix, int index) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => Ipv6Cidr.Parse("2001:db8:0:1a00::/56").Subnet(prefix, index));

    [Fact]
    public void Parse_WhatWasWritten_GivesTheSameBlock() => Gen.Select(Gen.Int[0, 255], Gen.Int[56, 64]).Sample((index, prefix) =>
    {
        var block = Ipv6Cidr.Parse("2001:db8:0:1a00::/56").Subnet(prefix, index & ((1 << (prefix - 56)) - 1));
        return Ipv6Cidr.Parse(block.ToString()) == block;
    });

    [Fact]
    public void TryParse_AnyText_NeverThrows() =>
        Gen.String.Sample(text => Ipv6Cidr.TryParse(text, out _, out var problem) == (problem is null));
}
