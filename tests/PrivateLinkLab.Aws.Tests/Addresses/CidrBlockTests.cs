using CsCheck;
using PrivateLinkLab.Amazon.Addresses;

namespace PrivateLinkLab.Aws.Tests.Addresses;

public sealed class CidrBlockTests
{
    private static readonly Gen<CidrBlock> Ipv4Blocks = Gen.Select(Gen.UInt, Gen.Int[0, 32], (address, length) =>
        CidrBlock.Around(IpAddress.Ipv4(address), length)
    );

    private static readonly Gen<CidrBlock> Ipv6Blocks = Gen.Select(
        Gen.ULong,
        Gen.ULong,
        Gen.Int[0, 128],
        (high, low, length) => CidrBlock.Around(IpAddress.Ipv6(new UInt128(high, low)), length)
    );

    private static readonly Gen<CidrBlock> Blocks = Gen.OneOf(Ipv4Blocks, Ipv6Blocks);

    [Theory]
    [InlineData("10.0.0.0/16", "10.0.0.0/16")]
    [InlineData("0.0.0.0/0", "0.0.0.0/0")]
    [InlineData("2001:db8:1234:1a00::/56", "2001:db8:1234:1a00::/56")]
    [InlineData("2001:0DB8:0000:0000::/64", "2001:db8::/64")]
    [InlineData("::/0", "::/0")]
    [InlineData("::1/128", "::1/128")]
    public void Parse_Block_IsWrittenAsAwsDoes(string text, string written) =>
        Assert.Equal(written, CidrBlock.Parse(text).ToString());

    [Theory]
    [InlineData("10.0.0.0", CidrProblem.NoPrefixLength, "10.0.0.0/16")]
    [InlineData("10.0.1.0", CidrProblem.NoPrefixLength, "10.0.1.0/24")]
    [InlineData("10.0.1.5", CidrProblem.NoPrefixLength, "10.0.1.5/32")]
    [InlineData("2001:db8::", CidrProblem.NoPrefixLength, "2001:db8::/64")]
    [InlineData("2001:db8::5", CidrProblem.NoPrefixLength, "2001:db8::5/128")]
    [InlineData("10.0.1.5/24", CidrProblem.HostBitsSet, "10.0.1.0/24")]
    [InlineData("2001:db8::1/64", CidrProblem.HostBitsSet, "2001:db8::/64")]
    [InlineData("10.0.0.0/33", CidrProblem.PrefixLengthOutOfRange, "0.0.0.0/0")]
    [InlineData("10.0.0.0/-1", CidrProblem.PrefixLengthOutOfRange, "0.0.0.0/0")]
    [InlineData("10.0.0.0/+8", CidrProblem.PrefixLengthOutOfRange, "0.0.0.0/0")]
    [InlineData("10.0.0.0/ 8", CidrProblem.PrefixLengthOutOfRange, "0.0.0.0/0")]
    [InlineData("10.0.0.0/", CidrProblem.PrefixLengthOutOfRange, "0.0.0.0/0")]
    [InlineData("10.0.0.0/8/8", CidrProblem.PrefixLengthOutOfRange, "0.0.0.0/0")]
    [InlineData("2001:db8::/129", CidrProblem.PrefixLengthOutOfRange, "0.0.0.0/0")]
    [InlineData("10.0.0.0/08", CidrProblem.NoBlock, "0.0.0.0/0")]
    [InlineData("2001:db8::/032", CidrProblem.NoBlock, "0.0.0.0/0")]
    [InlineData("10.0/16", CidrProblem.NoBlock, "0.0.0.0/0")]
    [InlineData("010.0.0.0/16", CidrProblem.NoBlock, "0.0.0.0/0")]
    [InlineData("256.0.0.0/8", CidrProblem.NoBlock, "0.0.0.0/0")]
    [InlineData("[2001:db8::]/32", CidrProblem.NoBlock, "0.0.0.0/0")]
    [InlineData("fe80::%1/64", CidrProblem.NoBlock, "0.0.0.0/0")]
    [InlineData("mySubnet", CidrProblem.NoBlock, "0.0.0.0/0")]
    [InlineData("/8", CidrProblem.NoBlock, "0.0.0.0/0")]
    [InlineData("", CidrProblem.NoBlock, "0.0.0.0/0")]
    [InlineData(null, CidrProblem.NoBlock, "0.0.0.0/0")]
    public void TryParse_NoBlock_SaysWhyAndWhatWasMeant(string? text, CidrProblem problem, string meant)
    {
        Assert.False(CidrBlock.TryParse(text, out var block, out var said));
        Assert.Equal((problem, meant), (said, block.ToString()));
    }

    [Theory]
    [InlineData("10.0.1.5/24", "'10.0.1.5/24' has host bits set; the block is 10.0.1.0/24.")]
    [InlineData("all", "'all' is not a block in CIDR notation, such as 10.0.0.0/16 or 2001:db8::/56.")]
    public void Parse_NoBlock_Throws(string text, string message) =>
        Assert.Equal(message, Assert.Throws<FormatException>(() => CidrBlock.Parse(text)).Message);

    [Fact]
    public void TryParse_OfOneFamily_TakesThatOneOnly() =>
        Blocks.Sample(block =>
        {
            Assert.Equal(!block.IsIpv6, CidrBlock.TryParseIpv4(block.ToString(), out _));
            Assert.Equal(block.IsIpv6, CidrBlock.TryParseIpv6(block.ToString(), out _));
            Assert.Equal(!block.IsIpv6, IpAddress.TryParseIpv4(block.Network.ToString(), out _));
        });

    [Fact]
    public void TryParse_TextOfAnyBlock_GivesItBack() =>
        Blocks.Sample(block =>
            Assert.True(CidrBlock.TryParse(block.ToString(), out var parsed, out _) && parsed == block)
        );

    [Fact]
    public void TryParse_AnyIpv4Text_IsABlockOnlyAsItIsWritten() =>
        Gen.String[Gen.Char["0123456789./ax- "], 0, 20]
            .Sample(text => Assert.Equal(CidrBlock.TryParse(text, out var block, out _), block.ToString() == text));

    [Fact]
    public void TryParse_AnyText_NeverThrows() =>
        Gen.String.Sample(text =>
            Assert.Equal(CidrBlock.TryParse(text, out _, out var problem), problem == CidrProblem.None)
        );

    [Fact]
    public void Overlaps_AnyTwo_IsSharingAnAddress() =>
        Gen.Select(Blocks, Blocks)
            .Sample(
                (one, other) =>
                {
                    var sameFamily = one.IsIpv6 == other.IsIpv6;
                    var shares = sameFamily && one.Network <= other.Last && other.Network <= one.Last;

                    Assert.Equal(shares, one.Overlaps(other));
                    Assert.Equal(one.Overlaps(other), other.Overlaps(one));
                    Assert.Equal(
                        sameFamily && one.Network <= other.Network && other.Last <= one.Last,
                        one.Contains(other)
                    );
                }
            );

    [Fact]
    public void Contains_AnyAddress_IsBetweenFirstAndLast() =>
        Gen.Select(Blocks, Blocks)
            .Sample(
                (block, other) =>
                {
                    Assert.True(block.Contains(block.Network) && block.Contains(block.Last));
                    Assert.Equal(
                        block.IsIpv6 == other.IsIpv6 && block.Network <= other.Last && other.Last <= block.Last,
                        block.Contains(other.Last)
                    );
                }
            );

    [Fact]
    public void Contains_EverythingOfOneFamily_HasNothingOfTheOther() =>
        Blocks.Sample(block =>
        {
            Assert.Equal(!block.IsIpv6, CidrBlock.AllIpv4.Contains(block));
            Assert.Equal(block.IsIpv6, CidrBlock.AllIpv6.Contains(block));
        });

    [Theory]
    [InlineData("2001:db8:0:1a00::/56", 64, 0, "2001:db8:0:1a00::/64")]
    [InlineData("2001:db8:0:1a00::/56", 64, 255, "2001:db8:0:1aff::/64")]
    [InlineData("2001:db8::/32", 64, 65536, "2001:db8:1::/64")]
    [InlineData("2001:db8::/64", 64, 0, "2001:db8::/64")]
    [InlineData("10.0.0.0/16", 24, 1, "10.0.1.0/24")]
    [InlineData("10.0.0.0/8", 32, 255, "10.0.0.255/32")]
    [InlineData("0.0.0.0/0", 32, int.MaxValue, "127.255.255.255/32")]
    public void Subnet_PartOfABlock_IsTheOneAsked(string block, int prefix, int index, string part) =>
        Assert.Equal(part, CidrBlock.Parse(block).Subnet(prefix, index).ToString());

    [Theory]
    [InlineData("2001:db8:0:1a00::/56", 64, 256)]
    [InlineData("2001:db8:0:1a00::/56", 64, -1)]
    [InlineData("2001:db8:0:1a00::/56", 55, 0)]
    [InlineData("2001:db8:0:1a00::/56", 129, 0)]
    [InlineData("10.0.0.0/16", 33, 0)]
    [InlineData("10.0.0.0/16", 24, 256)]
    public void Subnet_NoSuchPart_Throws(string block, int prefix, int index) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => CidrBlock.Parse(block).Subnet(prefix, index));

    [Fact]
    public void Subnet_PartsOfABlock_AreInsideAndDisjoint() =>
        (
            from block in Blocks.Where(block => block.HostBits >= 8)
            from more in Gen.Int[1, 8]
            from first in Gen.Int[0, (1 << more) - 1]
            from second in Gen.Int[0, (1 << more) - 1]
            select (block, length: block.PrefixLength + more, first, second)
        ).Sample(t =>
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
        Assert.Equal(expected, CidrBlock.Parse(outer).Contains(CidrBlock.Parse(inner)));
}
