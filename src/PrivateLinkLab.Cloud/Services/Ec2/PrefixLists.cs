using PrivateLinkLab.Amazon.Types;
using PrivateLinkLab.Cloud.Hashing;
using PrivateLinkLab.Cloud.Requests;

namespace PrivateLinkLab.Cloud.Services.Ec2;

/// <summary>
/// The prefix lists that AWS keeps for the services of gateway endpoints (Amazon VPC User Guide, "AWS-managed prefix
/// lists"). A region's real list changes over time; a few of AWS's public blocks stand for it here.
/// </summary>
internal static class PrefixLists
{
    private static readonly Dictionary<string, string[]> Blocks = new(StringComparer.Ordinal)
    {
        ["s3"] = ["52.216.0.0/15", "54.231.0.0/16"],
        ["dynamodb"] = ["52.94.0.0/22", "52.119.224.0/20"],
    };

    public static string IdOf(string service, string region) =>
        (service, region) switch
        {
            ("s3", "us-east-1") => "pl-63a5400a",
            ("dynamodb", "us-east-1") => "pl-02cd2c6b",
            _ => $"pl-{StableHash.Of("prefix list", service, region).Hex(8)}",
        };

    public static IReadOnlyList<string> BlocksOf(string service) => Blocks[service];

    public static void RequireKnown(ResourceRequest request, string id) =>
        request.Require(
            Blocks.Keys.Any(service => IdOf(service, request.Region) == id)
                || request.Account.Created.Find(AwsTypes.ManagedPrefixList, request.Region, id) is not null,
            "InvalidPrefixListID.NotFound",
            $"the prefix list '{id}' does not exist in {request.Region}; S3's is {IdOf("s3", request.Region)}, "
                + $"DynamoDB's {IdOf("dynamodb", request.Region)}."
        );
}
