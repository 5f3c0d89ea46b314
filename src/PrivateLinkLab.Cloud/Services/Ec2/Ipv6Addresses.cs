using System.Buffers.Binary;
using PrivateLinkLab.Cloud.Hashing;
using PrivateLinkLab.Cloud.Requests;

namespace PrivateLinkLab.Cloud.Services.Ec2;

/// <summary>The IPv6 addresses that Amazon gives out: a block to a VPC, an address to a network interface.</summary>
internal static class Ipv6Addresses
{
    // From the block that is kept for documentation (RFC 3849): never somebody's real address.
    private static readonly UInt128 Documentation = (UInt128)0x2001_0db8 << 96;

    /// <summary>The /56 that Amazon gives a VPC.</summary>
    public static CidrBlock BlockOf(StableHash hash) =>
        CidrBlock.Around(IpAddress.Ipv6(Documentation | ((UInt128)hash.Below(1 << 24) << 72)), 56);

    /// <summary>
    /// The address of a network interface in a block, from its id. Of 2^64 no two fall together, so that none is kept
    /// account of; the first four and the last are AWS's own, as in IPv4.
    /// </summary>
    public static string Of(string interfaceId, CidrBlock block)
    {
        var offset = BinaryPrimitives.ReadUInt64BigEndian(StableHash.Of("IPv6 address", interfaceId).Bytes(8));
        return block.Network.Plus(Math.Clamp(offset, 4, ulong.MaxValue - 1)).ToString();
    }

    /// <summary>
    /// The addresses of a network interface in its subnet: the chosen ones, or as many as are asked for.
    /// </summary>
    public static IReadOnlyList<string> Assigned(
        ResourceRequest request,
        SubnetRecord subnet,
        string interfaceId,
        string key
    )
    {
        var chosen = request.Inputs.Texts(key);
        var count = request.Inputs.Integer("ipv6AddressCount") ?? (subnet.AssignsIpv6 ? 1 : 0);
        if (chosen.Count == 0 && count == 0)
        {
            return [];
        }

        request.Require(
            subnet.Ipv6Block is not null,
            "InvalidParameterValue",
            $"an IPv6 address is asked for, and subnet '{subnet.Name}' has no IPv6 block. Give the subnet an "
                + $"ipv6CidrBlock."
        );
        foreach (var text in chosen)
        {
            request.Require(
                IpAddress.TryParse(text, out var address) && subnet.Ipv6Block.Value.Contains(address),
                "InvalidParameterValue",
                $"{key} '{text}' is not an address of {subnet.Ipv6Block} of subnet '{subnet.Name}'."
            );
        }

        return chosen.Count > 0
            ? chosen
            :
            [
                .. Enumerable
                    .Range(0, count)
                    .Select(index => Of(index == 0 ? interfaceId : $"{interfaceId} {index}", subnet.Ipv6Block.Value)),
            ];
    }
}
