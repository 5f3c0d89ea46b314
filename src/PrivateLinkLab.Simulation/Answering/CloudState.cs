using PrivateLinkLab.Simulation.Networking;
using PrivateLinkLab.Simulation.Services.CloudWatchLogs;
using PrivateLinkLab.Simulation.Services.Ec2;
using PrivateLinkLab.Simulation.Services.Iam;
using PrivateLinkLab.Simulation.Services.Rds;
using PrivateLinkLab.Simulation.Services.S3;
using PrivateLinkLab.Simulation.Services.Sqs;

namespace PrivateLinkLab.Simulation.Answering;

/// <summary>What exists in the account so far: what later requests refer to, or collide with. Guarded by the cloud's lock.</summary>
internal sealed class CloudState(CloudOptions options)
{
    public CloudOptions Options { get; } = options;

    public Dictionary<string, VpcRecord> Vpcs { get; } = new(StringComparer.Ordinal);

    public Dictionary<string, SubnetRecord> Subnets { get; } = new(StringComparer.Ordinal);

    public Dictionary<string, RouteTableRecord> RouteTables { get; } = new(StringComparer.Ordinal);

    public Dictionary<string, SecurityGroupRecord> SecurityGroups { get; } = new(StringComparer.Ordinal);

    public Dictionary<string, InternetGatewayRecord> InternetGateways { get; } = new(StringComparer.Ordinal);

    public Dictionary<string, NatGatewayRecord> NatGateways { get; } = new(StringComparer.Ordinal);

    /// <summary>Elastic IP addresses, by allocation id.</summary>
    public Dictionary<string, ElasticAddressRecord> ElasticAddresses { get; } = new(StringComparer.Ordinal);

    /// <summary>The public addresses in use, of all regions.</summary>
    public AddressPool PublicAddresses { get; } = new(Services.Ec2.PublicAddresses.Block);

    public Dictionary<string, InstanceRecord> Instances { get; } = new(StringComparer.Ordinal);

    /// <summary>The architecture of the machine images that were looked up, by image id.</summary>
    public Dictionary<string, string> ImageArchitectures { get; } = new(StringComparer.Ordinal);

    public Dictionary<string, RoleRecord> RolesByName { get; } = new(StringComparer.Ordinal);

    public Dictionary<string, InstanceProfileRecord> InstanceProfiles { get; } = new(StringComparer.Ordinal);

    public Dictionary<string, SubnetGroupRecord> SubnetGroups { get; } = new(StringComparer.Ordinal);

    public Dictionary<string, ParameterGroupRecord> ParameterGroups { get; } = new(StringComparer.Ordinal);

    public Dictionary<string, QueueRecord> QueuesByUrl { get; } = new(StringComparer.Ordinal);

    public Dictionary<string, BucketRecord> BucketsByName { get; } = new(StringComparer.Ordinal);

    public Dictionary<string, LogGroupRecord> LogGroupsByArn { get; } = new(StringComparer.Ordinal);

    /// <summary>Names that must be unique, as (kind of name, scope and name), with the resource that has them.</summary>
    private readonly Dictionary<(string Kind, string Name), string> _names = [];

    /// <summary>Takes a unique name. Null when it was free, else the resource that has it.</summary>
    public string? TakeName(string kind, string name, string resource) =>
        _names.TryAdd((kind, name), resource) ? null : _names[(kind, name)];
}
