using PrivateLinkLab.Simulation.Answering;
using PrivateLinkLab.Simulation.Networking;

namespace PrivateLinkLab.Simulation.Services.Ec2;

/// <summary>CIDR blocks in requests, refused with EC2's code when they are not ones.</summary>
internal static class Cidr
{
    public static Ipv4Block Required(ResourceRequest request, string key) =>
        Parse(request, key, request.RequiredText(key));

    public static Ipv4Block Parse(ResourceRequest request, string key, string text) =>
        Ipv4Block.TryParse(text, out var block, out var problem)
            ? block
            : throw request.Refuse("InvalidParameterValue", $"{key} '{text}' {problem}.");

    public static Ipv6Block ParseIpv6(ResourceRequest request, string key, string text) =>
        Ipv6Block.TryParse(text, out var block)
            ? block
            : throw request.Refuse("InvalidParameterValue", $"{key} '{text}' is not an IPv6 CIDR block such as 2001:db8::/32.");
}
