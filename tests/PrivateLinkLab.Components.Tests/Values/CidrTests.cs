using CsCheck;
using PrivateLinkLab.Components.Values;

namespace PrivateLinkLab.Components.Tests.Values;

public class CidrTests
{
    private static readonly Gen<Cidr> Blocks =
        from address in Gen.UInt
        from length in Gen.Int[0, 32]
        let masked = length == 0 ? 0 : address & (uint.MaxValue << (32 - length))
        select Cidr.Parse($"{masked >> 24}.{(masked >> 16) & 255}.{(masked >> 8) & 255}.{masked & 255}/{length}");

    [Theory]
    [InlineData("10.0.0.0", "'10.0.0.0' which lacks its prefix length (did you mean 10.0.0.0/16?).")]
    [InlineData("10.0.1.0", "'10.0.1.0' which lacks its prefix length (did you mean 10.0.1.0/24?).")]
    [InlineData("10.0.1.5", "'10.0.1.5' which lacks its prefix length (did you mean 10.0.1.5/32?).")]
    [InlineData("10.0.1.5/24", "'10.0.1.5/24' which has host bits set (did you mean 10.0.1.0/24?).")]
    [InlineData("10.0.0.0/33", "'10.0.0.0/33' which has a prefix length outside 0 to 32.")]
    [InlineData("10.0.0.0/-1", "'10.0.0.0/-1' which has a prefix length outside 0 to 32.")]
    [InlineData("10.0.0.0/", "'10.0.0.0/' which has a prefix length outside 0 to 32.")]
    [InlineData("10.0/16", "'10.0/16' which is not an IPv4 block in CIDR notation.")]
    [InlineData("010.0.0.0/16", "'010.0.0.0/16' which is not an IPv4 block in CIDR notation.")]
    [InlineData("256.0.0.0/8", "'256.0.0.0/8' which is not an IPv4 block in CIDR notation.")]
    [InlineData("fd00::/8", "'fd00::/8' which is not an IPv4 block in CIDR notation.")]
    [InlineData("", "'' which is not an IPv4 block in CIDR notation.")]
    [InlineData("mySubnet", "'mySubnet' which is not an IPv4 block in CIDR notation.")]
    public void Parse_NotABlock_SaysWhy(string text, string message) =>
        Assert.Equal(message, Assert.Throws<FormatException>(() => Cidr.Parse(text)).Message);

    [Fact]
    public void Parse_WhatToStringWrites_GivesTheSameBlock() =>
        Blocks.Sample(block => Cidr.Parse(block.ToString()) == block);

    [Fact]
    public void Overlaps_AnyTwoBlocks_ExactlyWhenOneContainsTheOther() =>
        Gen.Select(Blocks, Blocks).Sample((a, b) => a.Overlaps(b) == (a.Contains(b) || b.Contains(a)) && a.Overlaps(b) == b.Overlaps(a));

    [Fact]
    public void Subnet_PartsOfABlock_AreInsideAndDisjoint() =>
        (from block in Blocks.Where(block => block.PrefixLength <= 24)
         from more in Gen.Int[1, 8]
         from first in Gen.Int[0, (1 << more) - 1]
         from second in Gen.Int[0, (1 << more) - 1]
         select (block, length: block.PrefixLength + more, first, second)).Sample(t =>
         {
             var (a, b) = (t.block.Subnet(t.length, t.first), t.block.Subnet(t.length, t.second));
             return t.block.Contains(a) && a.Overlaps(b) == (t.first == t.second);
         });

    [Theory]
    [InlineData("10.0.0.0/16", "10.0.255.0/24", true)]
    [InlineData("10.0.0.0/16", "10.1.0.0/24", false)]
    [InlineData("10.0.1.0/24", "10.0.0.0/16", false)]
    [InlineData("0.0.0.0/0", "10.0.0.0/16", true)]
    [InlineData("10.0.0.0/16", "10.0.0.0/16", true)]
    public void Contains_Examples(string outer, string inner, bool expected) =>
        Assert.Equal(expected, Cidr.Parse(outer).Contains(Cidr.Parse(inner)));
}
