using System.Collections.Immutable;
using PrivateLinkLab.Simulation.Answering;
using PrivateLinkLab.Simulation.Networking;

namespace PrivateLinkLab.Simulation.Services.Identity;

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
        ("dnsSuffix", AwsRegions.DnsSuffix(request.Region)),
        ("id", request.Partition),
        ("partition", request.Partition),
        ("reverseDnsPrefix", AwsRegions.ReverseDnsPrefix(request.Region)));

    public static ImmutableDictionary<string, object> Region(FunctionRequest request) => StateBuilder.Map(
        ("description", AwsRegions.Description(request.Region)),
        ("endpoint", $"ec2.{request.Region}.{AwsRegions.DnsSuffix(request.Region)}"),
        ("id", request.Region),
        ("name", request.Region),
        ("region", request.Region));
}
