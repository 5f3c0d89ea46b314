using PrivateLinkLab.Amazon.Regions;
using PrivateLinkLab.Cloud.Requests;

namespace PrivateLinkLab.Cloud.Services.Ec2;

/// <summary>
/// Public IPv4 addresses of instances, and the Elastic ones (Amazon EC2 User Guide, "EC2 instance IP addressing").
/// </summary>
internal static class PublicAddresses
{
    /// <summary>
    /// The block that is kept for documentation (RFC 5737), 203.0.113.0/24: never somebody's real address.
    /// </summary>
    public static readonly CidrBlock Block = CidrBlock.Around(IpAddress.Ipv4(0xCB007100), 24);

    /// <summary>An address that nobody has, for the resource with the id.</summary>
    public static string Take(ResourceRequest request, string ownerId) =>
        request.Cloud.Shared<InUse>().Addresses.Take(ownerId)
        ?? throw request.Refuse(
            "InsufficientAddressCapacity",
            $"the simulated cloud has no public address left in {Block}. Use fewer of them in one stack."
        );

    /// <summary>The name that the address has in public DNS.</summary>
    public static string DnsName(string region, string address) =>
        $"ec2-{address.Replace('.', '-')}.{(region == "us-east-1" ? "compute-1" : $"{region}.compute")}."
        + $"{AwsPartition.Of(region).DnsSuffix}";

    /// <summary>The addresses of all accounts and regions.</summary>
    private sealed class InUse
    {
        public AddressPool Addresses { get; } = new(Block);
    }
}
