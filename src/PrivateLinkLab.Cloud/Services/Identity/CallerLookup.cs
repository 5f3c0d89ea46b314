using PrivateLinkLab.Amazon.Regions;
using PrivateLinkLab.Cloud.Requests;
using PrivateLinkLab.Graph;

namespace PrivateLinkLab.Cloud.Services.Identity;

/// <summary>Who deploys, and where: STS API Reference, "GetCallerIdentity".</summary>
internal static class CallerLookup
{
    public static readonly FunctionKind CallerIdentityKind = new(
        "aws:index/getCallerIdentity:getCallerIdentity",
        "STS Caller Identity",
        CallerIdentity
    );
    public static readonly FunctionKind PartitionKind = new(
        "aws:index/getPartition:getPartition",
        "AWS Partition",
        Partition
    );
    public static readonly FunctionKind RegionKind = new("aws:index/getRegion:getRegion", "AWS Region", Region);

    private const string RoleId = "AROALABDEPLOYER000000";

    public static MapValue CallerIdentity(FunctionRequest request)
    {
        var account = request.Caller.AccountId;
        return StateBuilder.Map(
            ("accountId", account),
            ("arn", $"arn:{request.Partition}:sts::{account}:assumed-role/{request.Caller.RoleName}/lab"),
            ("id", account),
            ("userId", $"{RoleId}:lab")
        );
    }

    public static MapValue Partition(FunctionRequest request) =>
        StateBuilder.Map(
            ("dnsSuffix", AwsPartition.Of(request.Region).DnsSuffix),
            ("id", request.Partition),
            ("partition", request.Partition),
            ("reverseDnsPrefix", AwsPartition.Of(request.Region).ReverseDns)
        );

    public static MapValue Region(FunctionRequest request) =>
        StateBuilder.Map(
            ("description", AwsRegion.Of(request.Region).Name),
            ("endpoint", $"ec2.{request.Region}.{AwsPartition.Of(request.Region).DnsSuffix}"),
            ("id", request.Region),
            ("name", request.Region),
            ("region", request.Region)
        );
}
