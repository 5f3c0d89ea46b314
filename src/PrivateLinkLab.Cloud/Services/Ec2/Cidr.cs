using PrivateLinkLab.Cloud.Requests;

namespace PrivateLinkLab.Cloud.Services.Ec2;

/// <summary>CIDR blocks in requests, refused with EC2's code when they are not ones.</summary>
internal static class Cidr
{
    public static CidrBlock Required(ResourceRequest request, string key) =>
        Parse(request, key, request.RequiredText(key));

    public static CidrBlock Parse(ResourceRequest request, string key, string text) =>
        CidrBlock.TryParse(text, out var block, out var problem) && !block.IsIpv6
            ? block
            : throw request.Refuse(
                "InvalidParameterValue",
                problem == CidrProblem.HostBitsSet && !block.IsIpv6
                    ? $"{key} '{text}' has host bits set; the network address is {block}."
                    : $"{key} '{text}' is not a CIDR block such as 10.0.0.0/16."
            );

    public static CidrBlock ParseIpv6(ResourceRequest request, string key, string text) =>
        CidrBlock.TryParse(text, out var block, out _) && block.IsIpv6
            ? block
            : throw request.Refuse(
                "InvalidParameterValue",
                $"{key} '{text}' is not an IPv6 CIDR block such as 2001:db8::/32."
            );
}
