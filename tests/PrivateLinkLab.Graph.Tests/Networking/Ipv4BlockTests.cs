using CsCheck;
using PrivateLinkLab.Graph.Networking;

namespace PrivateLinkLab.Graph.Tests.Networking;

public sealed class Ipv4BlockTests
{
    private static readonly Gen<Ipv4Block> Blocks = Gen.Select(Gen.UInt, Gen.Int[0, 32], (address, prefix) =>
        new Ipv4Block(prefix == 0 ? 0 : address & (uint.MaxValue << (32 - prefix)), prefix)
    );

    [Fact]
    public void TryParse_TextOfAnyBlock_GivesItBack() =>
        Blocks.Sample(block =>
            Assert.True(Ipv4Block.TryParse(block.ToString(), out var parsed, out _) && parsed == block)
        );

    [Fact]
    public void TryParse_AnyText_NeverThrows() =>
        Gen.String[Gen.Char["0123456789./ax- "], 0, 20]
            .Sample(text => Assert.Equal(Ipv4Block.TryParse(text, out var block, out _), block.ToString() == text));

    [Theory]
    [InlineData("10.0.0.0/08")]
    [InlineData("10.0.0.0/ 8")]
    [InlineData("10.0.0.0/+8")]
    [InlineData("010.0.0.0/8")]
    [InlineData("10.0.0.0/8/8")]
    [InlineData("10.0.0.0/")]
    [InlineData("/8")]
    [InlineData("")]
    public void TryParse_OtherSpellings_AreRefused(string text) => Assert.False(Ipv4Block.TryParse(text, out _, out _));

    [Fact]
    public void Overlaps_AnyTwo_IsSharingAnAddress() =>
        Gen.Select(Blocks, Blocks)
            .Sample(
                (one, other) =>
                {
                    long firstOne = one.Network;
                    long firstOther = other.Network;
                    var shares = firstOne < firstOther + other.Size && firstOther < firstOne + one.Size;

                    Assert.Equal(shares, one.Overlaps(other));
                    Assert.Equal(one.Overlaps(other), other.Overlaps(one));
                    Assert.Equal(
                        firstOne <= firstOther && firstOther + other.Size <= firstOne + one.Size,
                        one.Contains(other)
                    );
                }
            );
}
