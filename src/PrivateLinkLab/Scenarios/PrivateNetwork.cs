using System.Collections.Immutable;
using PrivateLinkLab.Amazon.Regions;
using PrivateLinkLab.Amazon.Services;
using PrivateLinkLab.Components.Messaging;
using PrivateLinkLab.Components.Network;
using PrivateLinkLab.Components.Storage;
using PrivateLinkLab.Components.Values;
using PrivateLinkLab.Configuration;
using Pulumi;

namespace PrivateLinkLab.Scenarios;

/// <summary>
/// What every scenario begins with: the VPC, its endpoints and their security group, and its way out if it has one.
/// </summary>
internal sealed class PrivateNetwork
{
    // No endpoint has this ID: while the endpoints are parked, a queue that is behind one is closed to all but who
    // deploys.
    private const string NoEndpoint = "vpce-00000000000000000";

    private readonly LabConfig _config;

    public PrivateNetwork(LabConfig config)
    {
        _config = config;
        Tags = new() { ["Scenario"] = config.Scenario.Name };
        Vpc = new PrivateVpc(
            Named("myVPC"),
            new PrivateVpcArgs
            {
                CidrBlock = config.VpcCidr,
                AddressFamily = config.AddressFamily,
                Subnets = config.Subnets,
                EnableDnsSupport = config.EnableDnsSupport,
                EnableDnsHostnames = config.EnableDnsHostnames,
                FlowLogs = config.FlowLogs,
                Isolated = !config.Scenario.HasPublicSubnet,
                Tags = Tags,
            }
        );
        PublicEgress = config.Scenario.HasPublicSubnet
            ? new PublicEgress(
                Named("egress"),
                new PublicEgressArgs
                {
                    Network = Vpc.Network,
                    Subnets = config.PublicSubnets,
                    NatGateways = config.NatGateways,
                    Parked = config.Parked,
                    Tags = Tags,
                }
            )
            : null;
        Endpoints = new InterfaceEndpointSet(
            Named("endpoints"),
            new InterfaceEndpointSetArgs
            {
                Network = Vpc.Network,
                Services = config.Endpoints,
                Parked = config.Parked,
                Subnets =
                [
                    .. Vpc.Network.Subnets.DistinctBy(subnet => subnet.AvailabilityZone).Take(config.EndpointZones),
                ],
                AllowedCidrBlocks = config.EndpointClients,
                PrivateDnsEnabled = config.PrivateDns,
                PolicyMode = config.EndpointPolicies,
                Resources =
                    config.Scenario.HasQueue && config.Endpoints.Contains(AwsServices.Sqs)
                        ? new() { [AwsServices.Sqs] = SqsQueue.ArnOf(QueueName) }
                        : [],
                NameTags = new()
                {
                    [AwsServices.Ssm] = "SSMInterfaceEndpoint",
                    [AwsServices.SsmMessages] = "SSMMessagesInterfaceEndpoint",
                    [AwsServices.Sqs] = "SQSVPCEndpoint",
                },
                SecurityGroupNameTag = "VPCEndpointSecurityGroup",
                Tags = Tags,
            }
        );
        GatewayEndpoints =
            config.GatewayEndpoints.Count > 0
                ? new GatewayEndpointSet(
                    Named("gateway-endpoints"),
                    new GatewayEndpointSetArgs
                    {
                        Network = Vpc.Network,
                        Services = config.GatewayEndpoints,
                        Ipv4Services = [GatewayEndpointSet.DynamoDb],
                        PolicyMode = config.EndpointPolicies,
                        Tags = Tags,
                    }
                )
                : null;
    }

    public Dictionary<string, string> Tags { get; }

    public PrivateVpc Vpc { get; }

    /// <summary>The way to the internet; null when the VPC is isolated.</summary>
    public PublicEgress? PublicEgress { get; }

    public InterfaceEndpointSet Endpoints { get; }

    public GatewayEndpointSet? GatewayEndpoints { get; }

    /// <summary>
    /// The public name of SQS that clients in the network use: in a dual-stack VPC the one that has IPv6 addresses as
    /// well.
    /// </summary>
    public string SqsHost =>
        IsDualStack
            ? AwsRegion.Of(_config.Region).DualStackHost(AwsServices.Sqs)
            : AwsRegion.Of(_config.Region).Host(AwsServices.Sqs);

    public bool IsDualStack => _config.AddressFamily == AddressFamily.DualStack;

    private string QueueName => $"{_config.QueueName}{_config.NameSuffix}";

    /// <summary>Gives a component's name in this copy of the scenario.</summary>
    public string Named(string name) => $"{name}{_config.NameSuffix}";

    /// <summary>
    /// Adds what the endpoints warn of, where the settings depart from the article: several zones, of which AWS may
    /// leave some out, or a service that it retires.
    /// </summary>
    public void AddWarnings(IDictionary<string, object?> outputs)
    {
        if (
            !_config.Parked
            && (
                (_config.EndpointZones > 1 && _config.Endpoints.Count > 0)
                || _config.Endpoints.Any(service => AwsServices.Find(service)?.Retirement is not null)
            )
        )
        {
            outputs["endpointWarnings"] = Endpoints.Warnings;
        }
    }

    /// <summary>Makes the scenario's queue.</summary>
    public SqsQueue CreateQueue() =>
        new(
            Named("FilaTeste"),
            new SqsQueueArgs
            {
                QueueName = QueueName,
                OnlyThroughEndpoint =
                    !_config.QueueOnlyThroughEndpoint ? null
                    : _config.Parked ? (Input<string>)NoEndpoint
                    : (Input<string>)Endpoints.EndpointId(AwsServices.Sqs),
                DeployerPrincipalArns = Deployers,
                Tags = Tags,
            }
        );

    private InputList<string>? Deployers =>
        _config.DeployerPrincipalArns.Count == 0
            ? null
            : (InputList<string>)_config.DeployerPrincipalArns.ToImmutableArray();

    /// <summary>Makes the scenario's bucket.</summary>
    public S3Bucket CreateBucket() =>
        new(
            Named("myBucket"),
            new S3BucketArgs
            {
                BucketName = _config.BucketName is null ? null : $"{_config.BucketName}{_config.NameSuffix}",
                OnlyThroughEndpoint = _config.BucketOnlyThroughEndpoint
                    ? (Input<string>)GatewayEndpoints!.EndpointId(GatewayEndpointSet.S3)
                    : null,
                DeployerPrincipalArns = Deployers,
                EmptyOnDestroy = _config.EmptyOnDestroy,
                Tags = Tags,
            }
        );
}
