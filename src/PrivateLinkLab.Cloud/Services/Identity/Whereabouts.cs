using System.Collections.Immutable;
using PrivateLinkLab.Amazon.Regions;
using PrivateLinkLab.Cloud.Answering;

namespace PrivateLinkLab.Cloud.Services.Identity;

/// <summary>Who deploys, and where: STS API Reference, "GetCallerIdentity".</summary>
internal static class Whereabouts
{
    private const string RoleId = "AROALABDEPLOYER000000";

    public static ImmutableDictionary<string, object> CallerIdentity(FunctionRequest request)
    {
        var account = request.Caller.AccountId;
        return StateBuilder.Map(
            ("accountId", account),
            ("arn", $"arn:{request.Partition}:sts::{account}:assumed-role/{request.Caller.RoleName}/lab"),
            ("id", account),
            ("userId", $"{RoleId}:lab"));
    }

    public static ImmutableDictionary<string, object> Partition(FunctionRequest request) => StateBuilder.Map(
        ("dnsSuffix", AwsPartition.Of(request.Region).DnsSuffix),
        ("id", request.Partition),
        ("partition", request.Partition),
        ("reverseDnsPrefix", AwsPartition.Of(request.Region).ReverseDns));

    public static ImmutableDictionary<string, object> Region(FunctionRequest request) => StateBuilder.Map(
        ("description", AwsRegion.Of(request.Region).Name),
        ("endpoint", $"ec2.{request.Region}.{AwsPartition.Of(request.Region).DnsSuffix}"),
        ("id", request.Region),
        ("name", request.Region),
        ("region", request.Region));
}
