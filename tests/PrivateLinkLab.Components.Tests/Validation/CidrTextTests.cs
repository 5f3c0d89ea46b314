using PrivateLinkLab.Components.Validation;

namespace PrivateLinkLab.Components.Tests.Validation;

public sealed class CidrTextTests
{
    [Theory]
    [InlineData("10.0.0.0", false, "which lacks its prefix length (did you mean 10.0.0.0/16?)")]
    [InlineData("10.0.1.0", false, "which lacks its prefix length (did you mean 10.0.1.0/24?)")]
    [InlineData("10.0.1.5", false, "which lacks its prefix length (did you mean 10.0.1.5/32?)")]
    [InlineData("10.0.1.5/24", false, "which has host bits set (did you mean 10.0.1.0/24?)")]
    [InlineData("10.0.0.0/33", false, "which has a prefix length outside 0 to 32")]
    [InlineData("10.0.0.0/-1", false, "which has a prefix length outside 0 to 32")]
    [InlineData("10.0.0.0/", false, "which has a prefix length outside 0 to 32")]
    [InlineData("10.0/16", false, "which is not an IPv4 block in CIDR notation")]
    [InlineData("010.0.0.0/16", false, "which is not an IPv4 block in CIDR notation")]
    [InlineData("fd00::/8", false, "which is not an IPv4 block in CIDR notation")]
    [InlineData("fd00::1/8", false, "which is not an IPv4 block in CIDR notation")]
    [InlineData("", false, "which is not an IPv4 block in CIDR notation")]
    [InlineData(null, false, "which is not an IPv4 block in CIDR notation")]
    [InlineData("2001:db8::1/64", true, "which has host bits set (did you mean 2001:db8::/64?)")]
    [InlineData("2001:db8::", true, "which is not an IPv6 block in CIDR notation")]
    [InlineData("2001:db8::/129", true, "which is not an IPv6 block in CIDR notation")]
    [InlineData("10.0.0.0/16", true, "which is not an IPv6 block in CIDR notation")]
    [InlineData("10.0.0.1/16", true, "which is not an IPv6 block in CIDR notation")]
    [InlineData("", true, "which is not an IPv6 block in CIDR notation")]
    public void ProblemOf_NoBlockOfTheFamily_SaysWhy(string? text, bool isIpv6, string problem) =>
        Assert.Equal(problem, CidrText.ProblemOf(text, isIpv6, out _));

    [Theory]
    [InlineData("10.0.0.0/16", false)]
    [InlineData("2001:db8::/56", true)]
    public void ProblemOf_Block_IsNone(string text, bool isIpv6)
    {
        Assert.Null(CidrText.ProblemOf(text, isIpv6, out var block));
        Assert.Equal(text, block.ToString());
    }
}
