using PrivateLinkLab.Amazon.Types;
using PrivateLinkLab.Cloud.Requests;
using PrivateLinkLab.Cloud.Services.CloudWatchLogs;
using PrivateLinkLab.Cloud.Services.Ec2;
using PrivateLinkLab.Cloud.Services.Elb;
using PrivateLinkLab.Cloud.Services.Iam;
using PrivateLinkLab.Cloud.Services.Identity;
using PrivateLinkLab.Cloud.Services.PrivateLink;
using PrivateLinkLab.Cloud.Services.Random;
using PrivateLinkLab.Cloud.Services.Rds;
using PrivateLinkLab.Cloud.Services.S3;
using PrivateLinkLab.Cloud.Services.Sns;
using PrivateLinkLab.Cloud.Services.Sqs;
using PrivateLinkLab.Cloud.Services.Ssm;

namespace PrivateLinkLab.Cloud.Services;

/// <summary>
/// What the simulated cloud knows: one line for each resource type and function, which is described in its own file.
/// </summary>
internal static class ServiceCatalog
{
    private static readonly string[] Packages = ["aws:", "random:"];

    private static readonly Dictionary<string, ResourceKind> Resources = ByToken([
        LogGroups.Kind,
        SecurityGroups.DefaultKind,
        EgressOnlyInternetGateways.Kind,
        ElasticAddresses.Kind,
        FlowLogs.Kind,
        Instances.Kind,
        InternetGateways.Kind,
        NatGateways.Kind,
        NetworkInterfaces.Kind,
        NetworkInterfaces.AttachmentKind,
        Routes.Kind,
        RouteTables.Kind,
        RouteTables.AssociationKind,
        SecurityGroups.Kind,
        Subnets.Kind,
        Vpcs.Kind,
        VpcEndpoints.Kind,
        EndpointConnections.AccepterKind,
        EndpointConnections.NotificationKind,
        VpcEndpointServices.Kind,
        VpcEndpointServices.AllowedPrincipalKind,
        InstanceStates.Kind,
        InstanceProfiles.Kind,
        ManagedPolicies.Kind,
        Roles.Kind,
        Roles.PolicyKind,
        Listeners.Kind,
        LoadBalancers.Kind,
        TargetGroups.Kind,
        TargetGroupAttachments.Kind,
        DbInstances.Kind,
        DbInstanceStates.Kind,
        ParameterGroups.Kind,
        DbSnapshots.Kind,
        SubnetGroups.Kind,
        Buckets.Kind,
        BucketPolicies.Kind,
        BucketPublicAccess.Kind,
        BucketEncryption.Kind,
        Topics.Kind,
        Topics.PolicyKind,
        Queues.Kind,
        Queues.PolicyKind,
        Queues.RedriveAllowPolicyKind,
        EndpointPrivateDns.Kind,
        VpcEndpointServices.PrivateDnsVerificationKind,
        Documents.Kind,
        SecurityGroupRules.EgressKind,
        SecurityGroupRules.IngressKind,
        Providers.Kind,
        RandomIds.Kind,
        RandomPasswords.Kind,
    ]);

    private static readonly Dictionary<string, FunctionKind> Functions = new[]
    {
        EndpointServiceLookup.Kind,
        ZoneLookup.Kind,
        ZoneLookup.ListKind,
        CallerLookup.CallerIdentityKind,
        CallerLookup.PartitionKind,
        CallerLookup.RegionKind,
        PublicParameters.Kind,
    }.ToDictionary(kind => kind.Token, StringComparer.Ordinal);

    /// <summary>The type with a token or an alias of it; null when it is not simulated.</summary>
    public static ResourceKind? ResourceKind(string type) => Resources.GetValueOrDefault(type);

    /// <summary>The function with a token; null when it is not simulated.</summary>
    public static FunctionKind? FunctionKind(string token) => Functions.GetValueOrDefault(token);

    private static Dictionary<string, ResourceKind> ByToken(ReadOnlySpan<ResourceKind> kinds)
    {
        var byToken = new Dictionary<string, ResourceKind>(StringComparer.Ordinal);
        foreach (var kind in kinds)
        {
            foreach (var token in AwsTypes.Find(kind.Type)?.Tokens ?? [kind.Type])
            {
                byToken.Add(token, kind);
            }
        }

        return byToken;
    }

    /// <summary>
    /// Whether a type is a provider's, which the cloud must know, rather than a component's: it is of a simulated
    /// package, or has the form of provider types, package:module/name:Name.
    /// </summary>
    public static bool IsProviderType(string type) =>
        type.Contains('/', StringComparison.Ordinal)
        || Packages.Any(package => type.StartsWith(package, StringComparison.Ordinal));
}
