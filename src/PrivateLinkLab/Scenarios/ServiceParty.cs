using PrivateLinkLab.Amazon.Services;
using PrivateLinkLab.Components.Compute;
using PrivateLinkLab.Components.Network;
using PrivateLinkLab.Configuration;
using Pulumi;
using Aws = Pulumi.Aws;

namespace PrivateLinkLab.Scenarios;

/// <summary>
/// One of the two parties of an endpoint service: an account and region, and what it has there.
/// </summary>
internal sealed class ServiceParty
{
    private readonly LabConfig _config;

    /// <param name="config">The settings.</param>
    /// <param name="role">provider or consumer.</param>
    /// <param name="access">How the party's account is reached.</param>
    /// <param name="tags">Tags for every resource.</param>
    public ServiceParty(LabConfig config, string role, AccountAccess access, Dictionary<string, string> tags)
    {
        _config = config;
        Tags = tags;
        Provider = access.IsDeployers(config.Region)
            ? null
            : new Aws.Provider(
                Named($"{role}-account"),
                new Aws.ProviderArgs
                {
                    Region = access.Region,
                    Profile = access.Profile!,
                    AssumeRoles = access.RoleArn is null
                        ? null!
                        : (InputList<Aws.Inputs.ProviderAssumeRoleArgs>)
                            new Aws.Inputs.ProviderAssumeRoleArgs
                            {
                                RoleArn = access.RoleArn,
                                SessionName = $"privatelinklab-{role}",
                            },
                }
            );
    }

    public Dictionary<string, string> Tags { get; }

    /// <summary>The party's provider; null for the stack's own.</summary>
    public Aws.Provider? Provider { get; }

    /// <summary>Options for a component of the party's.</summary>
    public ComponentResourceOptions Options => new() { Provider = Provider };

    /// <summary>The ARN that stands for everybody in the party's account.</summary>
    public Output<string> AccountPrincipal
    {
        get
        {
            var options = new InvokeOptions { Provider = Provider };
            var account = Aws.GetCallerIdentity.Invoke(new Aws.GetCallerIdentityInvokeArgs(), options);
            var partition = Aws.GetPartition.Invoke(new Aws.GetPartitionInvokeArgs(), options);
            return Output.Format(
                $"arn:{partition.Apply(known => known.Partition)}:iam::{account.Apply(known => known.AccountId)}:root"
            );
        }
    }

    /// <summary>Gives a component's name in this copy of the scenario.</summary>
    public string Named(string name) => $"{name}{_config.NameSuffix}";

    /// <summary>Makes the party's VPC, with the endpoints by which Session Manager reaches its instances.</summary>
    public ServiceNetwork CreateNetwork(
        string name,
        string cidrBlock,
        IReadOnlyList<PrivateSubnetArgs> subnets,
        IReadOnlyList<string> endpointClients
    )
    {
        var vpcName = Named(name);
        var vpc = new PrivateVpc(
            vpcName,
            new PrivateVpcArgs
            {
                CidrBlock = cidrBlock,
                AddressFamily = _config.AddressFamily,
                Subnets = subnets,
                EnableDnsSupport = _config.EnableDnsSupport,
                EnableDnsHostnames = _config.EnableDnsHostnames,
                FlowLogs = _config.FlowLogs,
                Tags = Tags,
            },
            Options
        );
        var endpoints = new InterfaceEndpointSet(
            $"{vpcName}-endpoints",
            new InterfaceEndpointSetArgs
            {
                Network = vpc.Network,
                Services = _config.Endpoints,
                Parked = _config.Parked,
                Subnets =
                [
                    .. vpc.Network.Subnets.DistinctBy(subnet => subnet.AvailabilityZone).Take(_config.EndpointZones),
                ],
                AllowedCidrBlocks = endpointClients,
                PrivateDnsEnabled = _config.PrivateDns,
                PolicyMode = _config.EndpointPolicies,
                NameTags = new()
                {
                    [AwsServices.Ssm] = "SSMInterfaceEndpoint",
                    [AwsServices.SsmMessages] = "SSMMessagesInterfaceEndpoint",
                },
                SecurityGroupNameTag = "VPCEndpointSecurityGroup",
                Tags = Tags,
            },
            Options
        );
        var gatewayEndpoints =
            _config.GatewayEndpoints.Count > 0
                ? new GatewayEndpointSet(
                    $"{vpcName}-gateway-endpoints",
                    new GatewayEndpointSetArgs
                    {
                        Network = vpc.Network,
                        Services = _config.GatewayEndpoints,
                        Ipv4Services = [GatewayEndpointSet.DynamoDb],
                        PolicyMode = _config.EndpointPolicies,
                        Tags = Tags,
                    },
                    Options
                )
                : null;
        return new ServiceNetwork(vpc, endpoints, gatewayEndpoints);
    }

    /// <summary>Makes an instance of the party's.</summary>
    public PrivateInstance CreateInstance(
        string name,
        ServiceNetwork network,
        Components.Network.PrivateSubnet? subnet = null,
        string? userData = null
    ) =>
        new(
            Named(name),
            new PrivateInstanceArgs
            {
                Network = network.Vpc.Network,
                Subnet = subnet,
                Endpoints = network.Endpoints,
                GatewayEndpoints = network.GatewayEndpoints,
                InstanceType = _config.InstanceType,
                UserData = userData,
                Stopped = _config.Parked,
                Tags = Tags,
            },
            Options
        );
}

/// <summary>The VPC of a party, with its endpoints for AWS services.</summary>
internal sealed record ServiceNetwork(
    PrivateVpc Vpc,
    InterfaceEndpointSet Endpoints,
    GatewayEndpointSet? GatewayEndpoints
);
