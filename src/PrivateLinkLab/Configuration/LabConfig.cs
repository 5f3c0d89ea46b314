using PrivateLinkLab.Components.Compute;
using PrivateLinkLab.Components.Databases;
using PrivateLinkLab.Components.Network;
using PrivateLinkLab.Components.Policies;
using PrivateLinkLab.Components.Values;
using PrivateLinkLab.Scenarios;

namespace PrivateLinkLab.Configuration;

/// <summary>
/// The settings of one deployment, typed and checked. <see cref="Read"/> makes one from texts, wherever they come from. What a
/// component checks itself is left to it.
/// </summary>
public sealed record LabConfig
{
    /// <summary>Which article's network is built.</summary>
    public required Scenario Scenario { get; init; }

    /// <summary>The AWS region's code, such as us-east-1.</summary>
    public required string Region { get; init; }

    /// <summary>Whether what costs by the hour is away for the time being.</summary>
    public bool Parked { get; init; }

    /// <summary>Whether a snapshot stands in for the database while the stack is parked, instead of its being stopped.</summary>
    public bool ParkedDatabaseIsSnapshotted { get; init; }

    /// <summary>The VPC's IPv4 block.</summary>
    public required string VpcCidr { get; init; }

    /// <summary>The addresses of the VPC and of what stands in it.</summary>
    public AddressFamily AddressFamily { get; init; }

    /// <summary>The private subnets.</summary>
    public required IReadOnlyList<PrivateSubnetArgs> Subnets { get; init; }

    /// <summary>The public subnets; none in an isolated VPC.</summary>
    public IReadOnlyList<PublicSubnetArgs> PublicSubnets { get; init; } = [];

    /// <summary>Which NAT gateways the private subnets go out through.</summary>
    public NatGatewayPlacement NatGateways { get; init; } = NatGatewayPlacement.None;

    /// <summary>Whether Amazon's DNS server answers in the VPC.</summary>
    public bool EnableDnsSupport { get; init; } = true;

    /// <summary>Whether instances of the VPC get DNS names.</summary>
    public bool EnableDnsHostnames { get; init; } = true;

    /// <summary>Whether the VPC's traffic is logged.</summary>
    public bool FlowLogs { get; init; } = true;

    /// <summary>The services with an interface endpoint.</summary>
    public required IReadOnlyList<string> Endpoints { get; init; }

    /// <summary>In how many zones each endpoint has an interface.</summary>
    public int EndpointZones { get; init; } = 1;

    /// <summary>The blocks that may connect to the endpoints; with none, the clients' security groups may.</summary>
    public required IReadOnlyList<string> EndpointClients { get; init; }

    /// <summary>How much the endpoints' policies allow.</summary>
    public EndpointPolicyMode EndpointPolicies { get; init; } = EndpointPolicyMode.LeastPrivilege;

    /// <summary>Whether the services' public names lead to the endpoints.</summary>
    public bool PrivateDns { get; init; } = true;

    /// <summary>The services that the subnets reach through a gateway endpoint.</summary>
    public required IReadOnlyList<string> GatewayEndpoints { get; init; }

    /// <summary>The EC2 instance type of the instances.</summary>
    public string InstanceType { get; init; } = "t4g.micro";

    /// <summary>How people get onto the bastion host.</summary>
    public BastionAccess BastionAccess { get; init; } = BastionAccess.SessionManager;

    /// <summary>The bucket's name; null for one that is made up.</summary>
    public string? BucketName { get; init; }

    /// <summary>Whether the bucket's objects are reached through its gateway endpoint only.</summary>
    public bool BucketOnlyThroughEndpoint { get; init; }

    /// <summary>Whether destroying the stack deletes the bucket's objects.</summary>
    public bool EmptyOnDestroy { get; init; }

    /// <summary>The queue's name.</summary>
    public string QueueName { get; init; } = "FilaTeste";

    /// <summary>Whether the queue takes and gives messages through its endpoint only.</summary>
    public bool QueueOnlyThroughEndpoint { get; init; }

    /// <summary>The database's master user and where the password comes from.</summary>
    public DatabaseCredentials DatabaseCredentials { get; init; } = DatabaseCredentials.Managed("admin");

    /// <summary>Whether the database admits the jump server.</summary>
    public bool DatabaseAdmitsJumpServer { get; init; } = true;

    /// <summary>The ids of further security groups that the database admits.</summary>
    public IReadOnlyList<string> DatabaseClients { get; init; } = [];

    /// <summary>Whether the database has a standby in another zone.</summary>
    public bool DatabaseMultiAz { get; init; }

    /// <summary>What becomes of the database when the stack is destroyed.</summary>
    public DatabaseDeletion DatabaseDeletion { get; init; } = DatabaseDeletion.Lab;

    /// <summary>The snapshot that a new database is restored from; null for none.</summary>
    public string? DatabaseSnapshot { get; init; }

    /// <summary>What the scenario endpoint-service has beside these.</summary>
    public required EndpointServiceSettings EndpointService { get; init; }

    /// <summary>
    /// What is added to the name of every component, so that one program can hold a scenario several times. Nothing when not
    /// set.
    /// </summary>
    public string NameSuffix { get; init; } = "";

    /// <summary>Whether the scenario's database is away, and a snapshot stands in for it.</summary>
    public bool HasSnapshotOnly => Scenario.HasDatabase && Parked && ParkedDatabaseIsSnapshotted;

    /// <summary>Reads and checks settings.</summary>
    /// <param name="settings">Texts by key; keys without namespace, and aws:region.</param>
    /// <exception cref="LabConfigException">Something is not acceptable; the message tells all of it.</exception>
    public static LabConfig Read(IReadOnlyDictionary<string, string> settings)
    {
        var reader = new SettingsReader(settings);
        var scenario = reader.Choice(
            ConfigKeys.Scenario, [.. ScenarioCatalog.All.Select(candidate => (candidate.Name, candidate))]);
        var region = RegionName.Read(reader);
        var vpcCidr = reader.Text(ConfigKeys.VpcCidr, "10.0.0.0/16");
        var bastionAccess = BastionSettings.Read(reader);
        // With SSH, as in the article, nobody needs Session Manager's endpoints to get onto the private instance.
        var hasSsh = scenario.HasBastion && bastionAccess.KeyName is not null;
        var endpoints = reader.List(ConfigKeys.Endpoints) ?? (hasSsh ? [] : scenario.Endpoints);
        var subnets = SubnetSettings.Read(
            reader, SubnetSettings.Own, region, vpcCidr, scenario.Subnets, scenario.FirstSubnet, scenario.SubnetName);
        var natGateways = reader.Choice(
            ConfigKeys.NatGateways, ("one", NatGatewayPlacement.One), ("perZone", NatGatewayPlacement.PerZone));
        natGateways = scenario.HasNat ? natGateways : NatGatewayPlacement.None;
        var config = new LabConfig
        {
            Scenario = scenario,
            Region = region,
            Parked = reader.Boolean(ConfigKeys.Parked, false),
            ParkedDatabaseIsSnapshotted = reader.Choice(ConfigKeys.ParkedDatabase, ("stopped", false), ("snapshotted", true)),
            VpcCidr = vpcCidr,
            AddressFamily = reader.Choice(
                ConfigKeys.AddressFamily, ("ipv4", AddressFamily.Ipv4), ("dualstack", AddressFamily.DualStack)),
            Subnets = subnets,
            PublicSubnets = scenario.HasPublicSubnet ? PublicSubnetSettings.Read(reader, vpcCidr, subnets, natGateways) : [],
            NatGateways = natGateways,
            EnableDnsSupport = reader.Boolean(ConfigKeys.EnableDnsSupport, true),
            EnableDnsHostnames = reader.Boolean(ConfigKeys.EnableDnsHostnames, true),
            FlowLogs = reader.Boolean(ConfigKeys.FlowLogs, true),
            Endpoints = endpoints,
            EndpointZones = reader.Integer(ConfigKeys.EndpointZones, 1, least: 1, most: 6),
            EndpointClients = reader.List(ConfigKeys.EndpointClients) ?? [vpcCidr],
            EndpointPolicies = reader.Choice(
                ConfigKeys.EndpointPolicies, ("leastPrivilege", EndpointPolicyMode.LeastPrivilege), ("full", EndpointPolicyMode.Full)),
            PrivateDns = reader.Boolean(ConfigKeys.PrivateDns, true),
            GatewayEndpoints = GatewayEndpointSettings.Read(reader, scenario),
            InstanceType = reader.Text(ConfigKeys.InstanceType, "t4g.micro"),
            BastionAccess = bastionAccess,
            BucketName = reader.TextUnless(ConfigKeys.BucketName, ConfigKeys.Auto),
            BucketOnlyThroughEndpoint = reader.Boolean(ConfigKeys.BucketOnlyThroughEndpoint, false),
            EmptyOnDestroy = reader.Boolean(ConfigKeys.EmptyOnDestroy, false),
            QueueName = reader.Text(ConfigKeys.QueueName, "FilaTeste"),
            QueueOnlyThroughEndpoint = reader.Boolean(ConfigKeys.QueueOnlyThroughEndpoint, false),
            DatabaseCredentials = DatabaseCredentialSettings.Read(reader),
            DatabaseAdmitsJumpServer = reader.Boolean(ConfigKeys.DatabaseAdmitsJumpServer, true),
            DatabaseClients = reader.List(ConfigKeys.DatabaseClients) ?? [],
            DatabaseMultiAz = reader.Boolean(ConfigKeys.DatabaseMultiAz, false),
            DatabaseDeletion = reader.Choice(
                ConfigKeys.DatabaseDeletion, ("lab", DatabaseDeletion.Lab), ("protected", DatabaseDeletion.Protected)),
            DatabaseSnapshot = reader.TextUnless(ConfigKeys.DatabaseSnapshot, ConfigKeys.None),
            EndpointService = EndpointServiceSettings.Read(reader, region),
        };
        LabConfigChecks.Check(reader, config);
        reader.Throw();
        return config;
    }
}
