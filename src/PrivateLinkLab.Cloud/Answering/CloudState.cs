using PrivateLinkLab.Cloud.Networking;
using PrivateLinkLab.Cloud.Services.CloudWatchLogs;
using PrivateLinkLab.Cloud.Services.Ec2;
using PrivateLinkLab.Cloud.Services.Elb;
using PrivateLinkLab.Cloud.Services.Iam;
using PrivateLinkLab.Cloud.Services.Rds;
using PrivateLinkLab.Cloud.Services.S3;
using PrivateLinkLab.Cloud.Services.Sns;
using PrivateLinkLab.Cloud.Services.Sqs;

namespace PrivateLinkLab.Cloud.Answering;

/// <summary>What exists in one account so far: what later requests refer to, or collide with. Guarded by the cloud's lock.</summary>
/// <param name="accountId">The account.</param>
/// <param name="accounts">All the accounts of the cloud.</param>
internal sealed class CloudState(string accountId, CloudAccounts accounts)
{
    public string AccountId { get; } = accountId;

    /// <summary>What the account shares with the others.</summary>
    public CloudAccounts Accounts { get; } = accounts;

    public Dictionary<string, VpcRecord> Vpcs { get; } = new(StringComparer.Ordinal);

    public Dictionary<string, SubnetRecord> Subnets { get; } = new(StringComparer.Ordinal);

    public Dictionary<string, RouteTableRecord> RouteTables { get; } = new(StringComparer.Ordinal);

    public Dictionary<string, SecurityGroupRecord> SecurityGroups { get; } = new(StringComparer.Ordinal);

    public Dictionary<string, InternetGatewayRecord> InternetGateways { get; } = new(StringComparer.Ordinal);

    public Dictionary<string, EgressOnlyInternetGatewayRecord> EgressOnlyInternetGateways { get; } = new(StringComparer.Ordinal);

    public Dictionary<string, NatGatewayRecord> NatGateways { get; } = new(StringComparer.Ordinal);

    /// <summary>Elastic IP addresses, by allocation id.</summary>
    public Dictionary<string, ElasticAddressRecord> ElasticAddresses { get; } = new(StringComparer.Ordinal);

    public Dictionary<string, InstanceRecord> Instances { get; } = new(StringComparer.Ordinal);

    /// <summary>The architecture of the machine images that were looked up, by image id.</summary>
    public Dictionary<string, string> ImageArchitectures { get; } = new(StringComparer.Ordinal);

    public Dictionary<string, RoleRecord> RolesByName { get; } = new(StringComparer.Ordinal);

    public Dictionary<string, InstanceProfileRecord> InstanceProfiles { get; } = new(StringComparer.Ordinal);

    public Dictionary<string, SubnetGroupRecord> SubnetGroups { get; } = new(StringComparer.Ordinal);

    /// <summary>The DB instances, by region and identifier.</summary>
    public Dictionary<(string Region, string Identifier), DbInstanceRecord> DbInstances { get; } = [];

    /// <summary>The DB snapshots that this deployment takes, by ARN.</summary>
    public Dictionary<string, InputBag> DbSnapshots { get; } = new(StringComparer.Ordinal);

    public Dictionary<string, ParameterGroupRecord> ParameterGroups { get; } = new(StringComparer.Ordinal);

    public Dictionary<string, QueueRecord> QueuesByUrl { get; } = new(StringComparer.Ordinal);

    public Dictionary<string, BucketRecord> BucketsByName { get; } = new(StringComparer.Ordinal);

    public Dictionary<string, LogGroupRecord> LogGroupsByArn { get; } = new(StringComparer.Ordinal);

    /// <summary>The interface endpoints, by id.</summary>
    public Dictionary<string, InterfaceEndpointRecord> InterfaceEndpoints { get; } = new(StringComparer.Ordinal);

    public Dictionary<string, LoadBalancerRecord> LoadBalancersByArn { get; } = new(StringComparer.Ordinal);

    public Dictionary<string, TargetGroupRecord> TargetGroupsByArn { get; } = new(StringComparer.Ordinal);

    public Dictionary<string, TopicRecord> TopicsByArn { get; } = new(StringComparer.Ordinal);

    /// <summary>Names that must be unique, as (kind of name, scope and name), with the resource that has them.</summary>
    private readonly Dictionary<(string Kind, string Name), string> _names = [];

    /// <summary>A region's zones, as the account sees them.</summary>
    public AvailabilityZones ZonesOf(string region) => AvailabilityZones.Of(region, AccountId, Accounts.Options.AccountId);

    /// <summary>Takes a unique name. Null when it was free, else the resource that has it.</summary>
    public string? TakeName(string kind, string name, string resource) =>
        _names.TryAdd((kind, name), resource) ? null : _names[(kind, name)];
}
