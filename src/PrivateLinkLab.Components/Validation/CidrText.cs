using PrivateLinkLab.Amazon.Addresses;

namespace PrivateLinkLab.Components.Validation;

/// <summary>How sentences describe a text that is not a CIDR block.</summary>
public static class CidrText
{
    /// <summary>Reads a block of one family, or says why the text is not one.</summary>
    /// <param name="text">The block in CIDR notation.</param>
    /// <param name="isIpv6">Whether it is to be an IPv6 block.</param>
    /// <param name="block">The block.</param>
    /// <returns>Why the text is none, as "which ..." without a period; null when it is one.</returns>
    public static string? ProblemOf(string? text, bool isIpv6, out CidrBlock block)
    {
        if (CidrBlock.TryParse(text, out block, out var problem) && block.IsIpv6 == isIpv6)
        {
            return null;
        }

        var family = isIpv6 ? "IPv6" : "IPv4";
        return problem switch
        {
            _ when IpAddress.LooksLikeIpv6(text) != isIpv6 => $"which is not an {family} block in CIDR notation",
            CidrProblem.HostBitsSet => $"which has host bits set (did you mean {block}?)",
            CidrProblem.NoPrefixLength when !isIpv6 => $"which lacks its prefix length (did you mean {block}?)",
            CidrProblem.PrefixLengthOutOfRange when !isIpv6 => "which has a prefix length outside 0 to 32",
            _ => $"which is not an {family} block in CIDR notation",
        };
    }
}
