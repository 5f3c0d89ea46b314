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

    /// <summary>The VPC's IPv4 block.</summary>
    public required string VpcCidr { get; init; }

    /// <summary>The private subnets.</summary>
    public required IReadOnlyList<PrivateSubnetArgs> Subnets { get; init; }

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

    /// <summary>The IPv4 blocks that may connect to the endpoints; with none, the clients' security groups may.</summary>
    public required IReadOnlyList<string> EndpointClients { get; init; }

    /// <summary>How much the endpoints' policies allow.</summary>
    public EndpointPolicyMode EndpointPolicies { get; init; } = EndpointPolicyMode.LeastPrivilege;

    /// <summary>Whether the services' public names lead to the endpoints.</summary>
    public bool PrivateDns { get; init; } = true;

    /// <summary>Whether the subnets reach S3 through a gateway endpoint.</summary>
    public required bool S3GatewayEndpoint { get; init; }

    /// <summary>The EC2 instance type of AppServer and JumpServer.</summary>
    public string InstanceType { get; init; } = "t4g.micro";

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

    /// <summary>What becomes of the database when the stack is destroyed.</summary>
    public DatabaseDeletion DatabaseDeletion { get; init; } = DatabaseDeletion.Lab;

    /// <summary>What the scenario endpoint-service has beside these.</summary>
    public required EndpointServiceSettings EndpointService { get; init; }

    /// <summary>
    /// What is added to the name of every component, so that one program can hold a scenario several times. Nothing when not
    /// set.
    /// </summary>
    public string NameSuffix { get; init; } = "";

    /// <summary>Reads and checks settings.</summary>
    /// <param name="settings">Texts by key; keys without namespace, and aws:region.</param>
    /// <exception cref="LabConfigException">Something is not acceptable; the message tells all of it.</exception>
    public static LabConfig Read(IReadOnlyDictionary<string, string> settings)
    {
        var reader = new SettingsReader(settings);
        var scenario = reader.Choice(
            ConfigKeys.Scenario, [.. ScenarioCatalog.All.Select(candidate => (candidate.Name, candidate))]);
        var region = ReadRegion(reader);
        var vpcCidr = reader.Text(ConfigKeys.VpcCidr, "10.0.0.0/16");
        var endpoints = reader.List(ConfigKeys.Endpoints) ?? scenario.Endpoints;
        var config = new LabConfig
        {
            Scenario = scenario,
            Region = region,
            VpcCidr = vpcCidr,
            Subnets = SubnetSettings.Read(reader, SubnetSettings.Own, scenario.Subnets, region, vpcCidr),
            EnableDnsSupport = reader.Boolean(ConfigKeys.EnableDnsSupport, true),
            EnableDnsHostnames = reader.Boolean(ConfigKeys.EnableDnsHostnames, true),
            FlowLogs = reader.Boolean(ConfigKeys.FlowLogs, true),
            Endpoints = endpoints,
            EndpointZones = reader.Integer(ConfigKeys.EndpointZones, 1, least: 1, most: 6),
            EndpointClients = reader.List(ConfigKeys.EndpointClients) ?? [vpcCidr],
            EndpointPolicies = reader.Choice(
                ConfigKeys.EndpointPolicies, ("leastPrivilege", EndpointPolicyMode.LeastPrivilege), ("full", EndpointPolicyMode.Full)),
            PrivateDns = reader.Boolean(ConfigKeys.PrivateDns, true),
            S3GatewayEndpoint = reader.Boolean(ConfigKeys.S3GatewayEndpoint, true) && scenario.OffersS3GatewayEndpoint,
            InstanceType = reader.Text(ConfigKeys.InstanceType, "t4g.micro"),
            QueueName = reader.Text(ConfigKeys.QueueName, "FilaTeste"),
            QueueOnlyThroughEndpoint = reader.Boolean(ConfigKeys.QueueOnlyThroughEndpoint, false),
            DatabaseCredentials = ReadCredentials(reader),
            DatabaseAdmitsJumpServer = reader.Boolean(ConfigKeys.DatabaseAdmitsJumpServer, true),
            DatabaseClients = reader.List(ConfigKeys.DatabaseClients) ?? [],
            DatabaseDeletion = reader.Choice(
                ConfigKeys.DatabaseDeletion, ("lab", DatabaseDeletion.Lab), ("protected", DatabaseDeletion.Protected)),
            EndpointService = EndpointServiceSettings.Read(reader, region),
        };
        if (config.QueueOnlyThroughEndpoint && scenario.HasQueue && !endpoints.Contains(InterfaceService.Sqs))
        {
            reader.Add(
                ConfigKeys.QueueOnlyThroughEndpoint,
                $"is true, and {ConfigKeys.Endpoints} has no {InterfaceService.Sqs}",
                "Add sqs to the endpoints: nobody could use the queue.");
        }

        reader.Throw();
        return config;
    }

    private static string ReadRegion(SettingsReader reader)
    {
        var region = reader.TextOrNull(ConfigKeys.Region);
        if (region is null)
        {
            reader.Add(ConfigKeys.Region, "is not set", "Set it, for example with `pulumi config set aws:region us-east-1`.");
        }
        else if (!RegionName.IsValid(region))
        {
            reader.Add(ConfigKeys.Region, $"is '{region}'", "It is a region's code, such as us-east-1.");
        }

        return region ?? "us-east-1";
    }

    private static DatabaseCredentials ReadCredentials(SettingsReader reader)
    {
        var username = reader.Text(ConfigKeys.DatabaseUsername, "admin");
        var password = reader.TextOrNull(ConfigKeys.DatabasePassword);
        var source = reader.Choice(ConfigKeys.DatabaseCredentials, ("managed", 'm'), ("generated", 'g'), ("given", 'p'));
        switch (source)
        {
            case 'p' when password is null:
                reader.Add(
                    ConfigKeys.DatabasePassword, "is not set, and databaseCredentials is given", "Set it, 8 to 41 letters and digits.");
                return DatabaseCredentials.Managed(username);
            case 'p':
                return DatabaseCredentials.Given(username, password);
            case var _ when password is not null:
                reader.Add(
                    ConfigKeys.DatabasePassword,
                    $"is set, and {ConfigKeys.DatabaseCredentials} is not given",
                    $"Set {ConfigKeys.DatabaseCredentials} to given, or remove the password.");
                return DatabaseCredentials.Managed(username);
            case 'g':
                return DatabaseCredentials.Generated(username);
            default:
                return DatabaseCredentials.Managed(username);
        }
    }
}
