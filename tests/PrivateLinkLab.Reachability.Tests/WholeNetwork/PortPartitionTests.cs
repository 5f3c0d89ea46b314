using CsCheck;
using PrivateLinkLab.Reachability.Selection;
using PrivateLinkLab.Reachability.WholeNetwork;

namespace PrivateLinkLab.Reachability.Tests.WholeNetwork;

public sealed class PortPartitionTests
{
    private static readonly Gen<PortRange> Range = Gen.Select(Gen.Int[1, 65535], Gen.Int[1, 65535])
        .Select((one, other) => new PortRange(Math.Min(one, other), Math.Max(one, other)));

    [Fact]
    public void Partition_HasEveryPortOnce_AndNoPartStraddlesARange() =>
        Range
            .Array[0, 6]
            .Sample(ranges =>
            {
                var parts = PortPartition.Of(ranges).Parts;

                Assert.Equal(65535, parts.SelectMany(part => part).Sum(range => range.Last - range.First + 1));
                Assert.Equal([PortRange.All], PortRange.Join(parts.SelectMany(part => part)));
                Assert.All(parts, part =>
                    Assert.All(ranges, range =>
                        Assert.Single(
                            part.Select(one => range.Contains(one.First) && range.Contains(one.Last)).Distinct()
                        )
                    )
                );
            });

    [Fact]
    public void Partition_OfOnePort_HasTwoParts()
    {
        var parts = PortPartition.Of([new(443, 443)]).Parts;

        Assert.Equal(["1-442, 444-65535", "443"], parts.Select(part => string.Join(", ", part)));
    }

    [Theory]
    [InlineData("1-10", "1-10")]
    [InlineData("1-10,11-20,5-7", "1-20")]
    [InlineData("80-80,443-443", "80, 443")]
    [InlineData("1-65535", "all ports")]
    public void Text_JoinsWhatAdjoins(string ranges, string expected) =>
        Assert.Equal(
            expected,
            PortRange.Text(
                ranges
                    .Split(',')
                    .Select(range => new PortRange(int.Parse(range.Split('-')[0]), int.Parse(range.Split('-')[1])))
            )
        );
}
