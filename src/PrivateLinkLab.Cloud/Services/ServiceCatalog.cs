using PrivateLinkLab.Amazon.Types;
using PrivateLinkLab.Cloud.Requests;
using PrivateLinkLab.Cloud.Services.Acm;
using PrivateLinkLab.Cloud.Services.AutoScaling;
using PrivateLinkLab.Cloud.Services.CloudWatch;
using PrivateLinkLab.Cloud.Services.CloudWatchLogs;
using PrivateLinkLab.Cloud.Services.DynamoDb;
using PrivateLinkLab.Cloud.Services.Ec2;
using PrivateLinkLab.Cloud.Services.Ecr;
using PrivateLinkLab.Cloud.Services.Ecs;
using PrivateLinkLab.Cloud.Services.Efs;
using PrivateLinkLab.Cloud.Services.Eks;
using PrivateLinkLab.Cloud.Services.ElastiCache;
using PrivateLinkLab.Cloud.Services.Elb;
using PrivateLinkLab.Cloud.Services.Iam;
using PrivateLinkLab.Cloud.Services.Identity;
using PrivateLinkLab.Cloud.Services.Kms;
using PrivateLinkLab.Cloud.Services.Lambda;
using PrivateLinkLab.Cloud.Services.PrivateLink;
using PrivateLinkLab.Cloud.Services.Random;
using PrivateLinkLab.Cloud.Services.Rds;
using PrivateLinkLab.Cloud.Services.Route53;
using PrivateLinkLab.Cloud.Services.S3;
using PrivateLinkLab.Cloud.Services.SecretsManager;
using PrivateLinkLab.Cloud.Services.Sns;
using PrivateLinkLab.Cloud.Services.Sqs;
using PrivateLinkLab.Cloud.Services.Ssm;
using PrivateLinkLab.Cloud.Tables;

namespace PrivateLinkLab.Cloud.Services;

/// <summary>
/// What the simulated cloud knows: one line for each resource type and function, which is described in its own file.
/// </summary>
internal static class ServiceCatalog
{
    private static readonly string[] Packages = ["aws:", "random:"];

    /// <summary>The types of which a row tells all.</summary>
    public static readonly IReadOnlyList<TypeRow> Rows =
    [
        .. Ec2Rows.All,
        LaunchTemplates.Row,
        TransitGateways.PrefixListReference,
        .. IamRows.All,
        .. ScalingRows.All,
        .. LambdaRows.All,
        .. EcsRows.All,
        .. EksRows.All,
        .. EcrRows.All,
        .. SecretRows.All,
        .. KmsRows.All,
        .. SsmRows.All,
        .. DynamoDbRows.All,
        .. ElastiCacheRows.All,
        .. BucketRows.All,
        .. CloudWatchRows.All,
        .. SubscriptionRows.All,
        .. ClusterRows.All,
        .. EfsRows.All,
        .. ClassicRows.All,
        .. CertificateRows.All,
    ];

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
        DefaultVpcs.Kind,
        DefaultVpcs.SubnetKind,
        RouteTables.DefaultKind,
        RouteTables.MainKind,
        SecurityGroupRules.ListKind,
        NetworkAcls.Kind,
        NetworkAcls.DefaultKind,
        NetworkAcls.RuleKind,
        NetworkAcls.AssociationKind,
        PeeringConnections.Kind,
        PeeringConnections.AccepterKind,
        PeeringConnections.OptionsKind,
        TransitGateways.Kind,
        TransitGateways.AttachmentKind,
        TransitGateways.AccepterKind,
        TransitGateways.TableKind,
        TransitGateways.RouteKind,
        TransitGateways.AssociationKind,
        TransitGateways.PropagationKind,
        EipAssociations.Kind,
        EndpointAssociations.TableKind,
        EndpointAssociations.SubnetKind,
        EndpointAssociations.GroupKind,
        EndpointAssociations.PolicyKind,
        HostedZones.Kind,
        HostedZones.AssociationKind,
        HostedZones.RecordKind,
        HttpListeners.RuleKind,
        .. Rows.Select(row => row.Kind),
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
        MachineImageLookup.Kind,
        Ec2Lookups.PrefixListKind,
        PolicyDocuments.Kind,
    }
        .Concat(Ec2Lookups.All.Concat(ElbLookups.All).Concat(OtherLookups.All).Select(row => row.Kind))
        .Concat(ElbLookups.Functions)
        .Concat(OtherLookups.Functions)
        .ToDictionary(kind => kind.Token, StringComparer.Ordinal);

    /// <summary>The type with a token or an alias of it; null when it is not simulated.</summary>
    public static ResourceKind? ResourceKind(string type) => Resources.GetValueOrDefault(type);

    /// <summary>The function with a token; null when it is not simulated.</summary>
    public static FunctionKind? FunctionKind(string token) => Functions.GetValueOrDefault(token);

    private static Dictionary<string, ResourceKind> ByToken(IEnumerable<ResourceKind> kinds)
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
