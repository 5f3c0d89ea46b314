using System.Net;
using CsCheck;
using PrivateLinkLab.Amazon.Addresses;

namespace PrivateLinkLab.Aws.Tests.Addresses;

public sealed class IpAddressTests
{
    [Theory]
    [InlineData("10.0.1.5", false)]
    [InlineData("255.255.255.255", false)]
    [InlineData("2001:db8::5", true)]
    [InlineData("::", true)]
    public void Parse_Address_IsOfItsFamily(string text, bool isIpv6)
    {
        var address = IpAddress.Parse(text);

        Assert.Equal((isIpv6, isIpv6 ? 128 : 32, text), (address.IsIpv6, address.Bits, address.ToString()));
    }

    [Theory]
    [InlineData("")]
    [InlineData("10.0.1")]
    [InlineData("10.0.1.5.6")]
    [InlineData("10.0.1.05")]
    [InlineData("10.0.1.256")]
    [InlineData("10.0.1. 5")]
    [InlineData("0x0a.0.1.5")]
    [InlineData("fe80::1%eth0")]
    [InlineData("[::1]")]
    [InlineData("2001:db8:::5")]
    public void TryParse_OtherSpellings_AreRefused(string text)
    {
        Assert.False(IpAddress.TryParse(text, out var address));
        Assert.Equal(default, address);
    }

    [Fact]
    public void TryParse_AnyIpv4_IsWhatTheSystemReads() =>
        Gen.UInt.Sample(value =>
        {
            var address = IpAddress.Ipv4(value);

            Assert.Equal(IPAddress.Parse(address.ToString()).ToString(), address.ToString());
            Assert.True(IpAddress.TryParse(address.ToString(), out var read) && read == address && read.Value == value);
        });

    [Fact]
    public void TryParse_AnyIpv6_GivesItBack() =>
        Gen.Select(Gen.ULong, Gen.ULong)
            .Sample(
                (high, low) =>
                {
                    var address = IpAddress.Ipv6(new UInt128(high, low));

                    Assert.True(IpAddress.TryParse(address.ToString(), out var read) && read == address);
                }
            );

    [Fact]
    public void Order_AnyTwoOfAFamily_IsThatOfTheirNumbers() =>
        Gen.Select(Gen.UInt, Gen.UInt)
            .Sample(
                (one, other) =>
                {
                    Assert.Equal(one < other, IpAddress.Ipv4(one) < IpAddress.Ipv4(other));
                    Assert.Equal(one <= other, IpAddress.Ipv6(one) <= IpAddress.Ipv6(other));
                    Assert.True(IpAddress.Ipv4(one) < IpAddress.Ipv6(other));
                    Assert.NotEqual(IpAddress.Ipv4(one), IpAddress.Ipv6(one));
                }
            );

    [Theory]
    [InlineData("10.0.0.255", 1, "10.0.1.0")]
    [InlineData("255.255.255.255", 1, "0.0.0.0")]
    [InlineData("2001:db8::ffff:ffff:ffff:ffff", 1, "2001:db8:0:1::")]
    public void Plus_Offset_IsSoManyFurther(string from, int offset, string to) =>
        Assert.Equal(to, IpAddress.Parse(from).Plus((UInt128)offset).ToString());
}
