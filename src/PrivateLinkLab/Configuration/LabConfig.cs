using PrivateLinkLab.Components.Compute;
using PrivateLinkLab.Components.Databases;
using PrivateLinkLab.Components.Network;
using PrivateLinkLab.Components.Policies;
using PrivateLinkLab.Components.Values;

namespace PrivateLinkLab.Configuration;

/// <summary>
/// The settings of one deployment, typed and checked. <see cref="Read"/> makes one from texts, wherever they come from.
/// What a component checks itself is left to it.
/// </summary>
public sealed record LabConfig
{
    /// <summary>Which article's network is built.</summary>
    public required ScenarioShape Scenario { get; init; }

    /// <summary>The AWS region's code, such as us-east-1.</summary>
    public required string Region { get; init; }

    /// <summary>Whether what costs by the hour is away for the time being.</summary>
    public required bool Parked { get; init; }

    /// <summary>
    /// Whether a snapshot stands in for the database while the stack is parked, instead of its being stopped.
    /// </summary>
    public required bool ParkedDatabaseIsSnapshotted { get; init; }

    /// <summary>The VPC's IPv4 block.</summary>
    public required string VpcCidr { get; init; }

    /// <summary>The addresses of the VPC and of what stands in it.</summary>
    public required AddressFamily AddressFamily { get; init; }

    /// <summary>The private subnets.</summary>
    public required IReadOnlyList<PrivateSubnetArgs> Subnets { get; init; }

    /// <summary>The public subnets; none in an isolated VPC.</summary>
    public required IReadOnlyList<PublicSubnetArgs> PublicSubnets { get; init; }

    /// <summary>Which NAT gateways the private subnets go out through.</summary>
    public required NatGatewayPlacement NatGateways { get; init; }

    /// <summary>Whether Amazon's DNS server answers in the VPC.</summary>
    public required bool EnableDnsSupport { get; init; }

    /// <summary>Whether instances of the VPC get DNS names.</summary>
    public required bool EnableDnsHostnames { get; init; }

    /// <summary>Whether the VPC's traffic is logged.</summary>
    public required bool FlowLogs { get; init; }

    /// <summary>The services with an interface endpoint.</summary>
    public required IReadOnlyList<string> Endpoints { get; init; }

    /// <summary>In how many zones each endpoint has an interface.</summary>
    public required int EndpointZones { get; init; }

    /// <summary>The blocks that may connect to the endpoints; with none, the clients' security groups may.</summary>
    public required IReadOnlyList<string> EndpointClients { get; init; }

    /// <summary>How much the endpoints' policies allow.</summary>
    public required EndpointPolicyMode EndpointPolicies { get; init; }

    /// <summary>Whether the services' public names lead to the endpoints.</summary>
    public required bool PrivateDns { get; init; }

    /// <summary>The services that the subnets reach through a gateway endpoint.</summary>
    public required IReadOnlyList<string> GatewayEndpoints { get; init; }

    /// <summary>The EC2 instance type of the instances.</summary>
    public required string InstanceType { get; init; }

    /// <summary>How people get onto the bastion host.</summary>
    public required BastionAccess BastionAccess { get; init; }

    /// <summary>The bucket's name; null for one that is made up.</summary>
    public required string? BucketName { get; init; }

    /// <summary>Whether the bucket's objects are reached through its gateway endpoint only.</summary>
    public required bool BucketOnlyThroughEndpoint { get; init; }

    /// <summary>Whether destroying the stack deletes the bucket's objects.</summary>
    public required bool EmptyOnDestroy { get; init; }

    /// <summary>The queue's name.</summary>
    public required string QueueName { get; init; }

    /// <summary>Whether the queue takes and gives messages through its endpoint only.</summary>
    public required bool QueueOnlyThroughEndpoint { get; init; }

    /// <inheritdoc cref="ConfigKeys.DeployerPrincipalArns"/>
    public required IReadOnlyList<string> DeployerPrincipalArns { get; init; }

    /// <summary>The database's master user and where the password comes from.</summary>
    public required DatabaseCredentials DatabaseCredentials { get; init; }

    /// <summary>Whether the database admits the jump server.</summary>
    public required bool DatabaseAdmitsJumpServer { get; init; }

    /// <summary>The ids of further security groups that the database admits.</summary>
    public required IReadOnlyList<string> DatabaseClients { get; init; }

    /// <summary>Whether the database has a standby in another zone.</summary>
    public required bool DatabaseMultiAz { get; init; }

    /// <summary>What becomes of the database when the stack is destroyed.</summary>
    public required DatabaseDeletion DatabaseDeletion { get; init; }

    /// <summary>The snapshot that a new database is restored from; null for none.</summary>
    public required string? DatabaseSnapshot { get; init; }

    /// <summary>What the scenario endpoint-service has beside these.</summary>
    public required EndpointServiceSettings EndpointService { get; init; }

    /// <summary>
    /// What is added to the name of every component, so that one program can hold a scenario several times. Nothing
    /// when not set.
    /// </summary>
    public string NameSuffix { get; init; } = "";

    /// <summary>Whether the scenario's database is away, and a snapshot stands in for it.</summary>
    public bool HasSnapshotOnly => Scenario.HasDatabase && Parked && ParkedDatabaseIsSnapshotted;

    /// <summary>Reads and checks settings.</summary>
    /// <param name="settings">Texts by key; keys without namespace, and aws:region.</param>
    /// <param name="scenarios">The scenarios that there are, the default first.</param>
    /// <exception cref="LabConfigException">Something is not acceptable; the message tells all of it.</exception>
    public static LabConfig Read(IReadOnlyDictionary<string, string> settings, IReadOnlyList<ScenarioShape> scenarios)
    {
        var reader = new SettingsReader(settings);
        var scenario = ConfigKeys.Scenario.Read(reader, scenarios);
        var region = DeploymentRegion.Read(reader);
        var vpcCidr = reader.Read(ConfigKeys.VpcCidr);
        var bastionAccess = BastionSettings.Read(reader);
        // With SSH, as in the article, nobody needs Session Manager's endpoints to get onto the private instance.
        var hasSsh = scenario.HasBastion && bastionAccess.KeyName is not null;
        var endpoints = reader.Read(ConfigKeys.Endpoints) ?? (hasSsh ? [] : scenario.Endpoints);
        var subnets = SubnetSettings.Read(
            reader,
            SubnetSettings.Own,
            region,
            vpcCidr,
            scenario.Subnets,
            scenario.FirstSubnet,
            scenario.SubnetName
        );
        var natGateways = reader.Read(ConfigKeys.NatGateways);
        natGateways = scenario.HasNat ? natGateways : NatGatewayPlacement.None;
        var config = new LabConfig
        {
            Scenario = scenario,
            Region = region,
            Parked = reader.Read(ConfigKeys.Parked),
            ParkedDatabaseIsSnapshotted = reader.Read(ConfigKeys.ParkedDatabase),
            VpcCidr = vpcCidr,
            AddressFamily = reader.Read(ConfigKeys.AddressFamily),
            Subnets = subnets,
            PublicSubnets = scenario.HasPublicSubnet
                ? PublicSubnetSettings.Read(reader, vpcCidr, subnets, natGateways)
                : [],
            NatGateways = natGateways,
            EnableDnsSupport = reader.Read(ConfigKeys.EnableDnsSupport),
            EnableDnsHostnames = reader.Read(ConfigKeys.EnableDnsHostnames),
            FlowLogs = reader.Read(ConfigKeys.FlowLogs),
            Endpoints = endpoints,
            EndpointZones = reader.Read(ConfigKeys.EndpointZones),
            EndpointClients = reader.Read(ConfigKeys.EndpointClients) ?? [vpcCidr],
            EndpointPolicies = reader.Read(ConfigKeys.EndpointPolicies),
            PrivateDns = reader.Read(ConfigKeys.PrivateDns),
            GatewayEndpoints = GatewayEndpointSettings.Read(reader, scenario),
            InstanceType = reader.Read(ConfigKeys.InstanceType),
            BastionAccess = bastionAccess,
            BucketName = reader.Read(ConfigKeys.BucketName),
            BucketOnlyThroughEndpoint = reader.Read(ConfigKeys.BucketOnlyThroughEndpoint),
            EmptyOnDestroy = reader.Read(ConfigKeys.EmptyOnDestroy),
            QueueName = reader.Read(ConfigKeys.QueueName),
            QueueOnlyThroughEndpoint = reader.Read(ConfigKeys.QueueOnlyThroughEndpoint),
            DeployerPrincipalArns = reader.Read(ConfigKeys.DeployerPrincipalArns) ?? [],
            DatabaseCredentials = DatabaseCredentialSettings.Read(reader),
            DatabaseAdmitsJumpServer = reader.Read(ConfigKeys.DatabaseAdmitsJumpServer),
            DatabaseClients = reader.Read(ConfigKeys.DatabaseClients) ?? [],
            DatabaseMultiAz = reader.Read(ConfigKeys.DatabaseMultiAz),
            DatabaseDeletion = reader.Read(ConfigKeys.DatabaseDeletion),
            DatabaseSnapshot = reader.Read(ConfigKeys.DatabaseSnapshot),
            EndpointService = EndpointServiceSettings.Read(reader, region),
        };
        LabConfigChecks.Check(reader, config);
        reader.Throw();
        return config;
    }
}
