using PrivateLinkLab.Components.Compute;
using PrivateLinkLab.Components.Databases;
using PrivateLinkLab.Components.Network;
using PrivateLinkLab.Components.Policies;
using PrivateLinkLab.Components.Values;

namespace PrivateLinkLab.Configuration;

/// <summary>
/// Every setting of the program with its default, limits and description. Pulumi.yaml's config block and
/// docs/settings.md are written from here; a test holds them fresh.
/// </summary>
public static class ConfigKeys
{
    /// <summary>The namespace of the settings: the Pulumi project's name.</summary>
    public const string Namespace = "privatelinklab";

    /// <summary>The AWS provider's own setting for the region, which is outside the namespace.</summary>
    public const string Region = "aws:region";

    /// <summary>
    /// What stands for a default that depends on other settings, or that is made up when it is needed.
    /// </summary>
    public const string Auto = "auto";

    /// <summary>What stands for no value where Pulumi.yaml must have one.</summary>
    public const string None = "none";

    /// <summary>Which article's network is built.</summary>
    public static readonly ScenarioKey Scenario = new(
        "scenario",
        "Which article's network is built.",
        "port-forwarding"
    );

    /// <summary>Whether what costs by the hour is away.</summary>
    public static readonly BooleanKey Parked = new(
        "parked",
        "Whether what costs by the hour is away for now: no interface endpoint, NAT gateway or load balancer, "
            + "instances stopped, the database as parkedDatabase says. Network, queue, bucket and names stay.",
        false
    );

    /// <summary>What becomes of the database while the stack is parked.</summary>
    public static readonly ChoiceKey<bool> ParkedDatabase = new(
        "parkedDatabase",
        "stopped (it keeps its storage, and AWS starts it again after seven days) or snapshotted (a snapshot "
            + "stands in for it, for as long as wanted; not with databaseDeletion protected): the database while "
            + "parked "
            + "is true.",
        ("stopped", false),
        ("snapshotted", true)
    );

    /// <summary>The VPC's IPv4 block.</summary>
    public static readonly TextKey VpcCidr = new(
        "vpcCidr",
        "The VPC's IPv4 block, /16 to /28.",
        PrivateVpcArgs.DefaultCidrBlock
    );

    /// <summary>The addresses of the VPC and of what stands in it.</summary>
    public static readonly ChoiceKey<AddressFamily> AddressFamily = new(
        "addressFamily",
        "ipv4 or dualstack, for the VPC and all that stands in it. dualstack adds IPv6 addresses, which lead "
            + "nowhere outside an isolated VPC either; Session Manager stays on IPv4.",
        ("ipv4", Components.Values.AddressFamily.Ipv4),
        ("dualstack", Components.Values.AddressFamily.DualStack)
    );

    /// <summary>The subnets' IPv4 blocks.</summary>
    public static readonly ListKey SubnetCidrs = new(
        "subnetCidrs",
        "The private subnets' IPv4 blocks; auto is the articles': 10.0.1.0/24, in port-forwarding also "
            + "10.0.2.0/24, in gateway-endpoint only that."
    );

    /// <summary>The public subnets' IPv4 blocks.</summary>
    public static readonly ListKey PublicSubnetCidrs = new(
        "publicSubnetCidrs",
        "The public subnets' IPv4 blocks, in public-endpoint and gateway-endpoint; auto is the first that are "
            + "free: 10.0.2.0/24 and 10.0.1.0/24."
    );

    /// <summary>How many NAT gateways there are.</summary>
    public static readonly ChoiceKey<NatGatewayPlacement> NatGateways = new(
        "natGateways",
        "one (its zone's loss takes the way out along) or perZone (each costs by the hour): public-endpoint's NAT "
            + "gateways.",
        ("one", NatGatewayPlacement.One),
        ("perZone", NatGatewayPlacement.PerZone)
    );

    /// <summary>The subnets' availability zones.</summary>
    public static readonly ListKey AvailabilityZones = new(
        "availabilityZones",
        "The subnets' availability zones, by name or all by ID (use1-az4), used in turn; with subnetCidrs auto, "
            + "one private subnet in each at least. auto is the region's a and b, in ap-northeast-1 a and c."
    );

    /// <summary>The VPC's DNS server.</summary>
    public static readonly BooleanKey EnableDnsSupport = new(
        "enableDnsSupport",
        "Whether Amazon's DNS server answers in the VPC.",
        true
    );

    /// <summary>The VPC's DNS names.</summary>
    public static readonly BooleanKey EnableDnsHostnames = new(
        "enableDnsHostnames",
        "Whether instances of the VPC get DNS names.",
        true
    );

    /// <summary>The VPC's flow log.</summary>
    public static readonly BooleanKey FlowLogs = new(
        "flowLogs",
        "Whether the VPC's traffic is logged to CloudWatch Logs for a week.",
        true
    );

    /// <summary>The services with an interface endpoint.</summary>
    public static readonly ListKey Endpoints = new(
        "endpoints",
        "The services with an interface endpoint; auto is the scenario's own. [ssm, ssmmessages] leaves out sqs, "
            + "as in an article's \"before\"."
    );

    /// <summary>How many zones get an interface of each endpoint.</summary>
    public static readonly WholeNumberKey EndpointZones = new(
        "endpointZones",
        "In how many zones each endpoint has an interface, one in each, as far as there are subnets; every one "
            + "costs by the hour, and with one its loss takes the endpoints along.",
        1,
        least: 1,
        most: 6
    );

    /// <summary>Who may connect to the endpoints.</summary>
    public static readonly ListKey EndpointClients = new(
        "endpointClients",
        "The blocks that may connect to the endpoints, with dualstack also IPv6 ones; auto is the VPC's own, [] "
            + "admits the instances' security groups instead."
    );

    /// <summary>How much the endpoints' policies allow.</summary>
    public static readonly ChoiceKey<EndpointPolicyMode> EndpointPolicies = new(
        "endpointPolicies",
        "leastPrivilege (the account's own, and this stack's queue) or full (AWS's default).",
        ("leastPrivilege", EndpointPolicyMode.LeastPrivilege),
        ("full", EndpointPolicyMode.Full)
    );

    /// <summary>Whether the services' public names lead to the endpoints.</summary>
    public static readonly BooleanKey PrivateDns = new(
        "privateDns",
        "Whether the services' public names lead to the endpoints inside the VPC.",
        true
    );

    /// <summary>The gateway endpoint for S3.</summary>
    public static readonly BooleanKey S3GatewayEndpoint = new(
        "s3GatewayEndpoint",
        "Whether the subnets reach S3, where Amazon Linux keeps its packages, through a gateway endpoint (free of "
            + "charge). private-subnet and public-endpoint never have one.",
        true
    );

    /// <summary>The gateway endpoint for DynamoDB.</summary>
    public static readonly BooleanKey DynamoDbGatewayEndpoint = new(
        "dynamoDbGatewayEndpoint",
        "Whether the subnets reach DynamoDB through a gateway endpoint (free of charge). private-subnet and "
            + "public-endpoint never have one.",
        false
    );

    /// <summary>The instances' type.</summary>
    public static readonly TextKey InstanceType = new(
        "instanceType",
        "The EC2 instance type of the instances.",
        HostArgs.DefaultInstanceType
    );

    /// <summary>How people get onto the bastion host.</summary>
    public static readonly ChoiceKey<bool> BastionAccess = new(
        "bastionAccess",
        "sessionManager (no inbound rule, no key pair) or ssh (the article's: port 22 of gateway-endpoint's "
            + "bastion host is open to bastionSshCidr).",
        ("sessionManager", false),
        ("ssh", true)
    );

    /// <summary>From where the bastion host takes SSH.</summary>
    public static readonly OptionalTextKey BastionSshCidr = new(
        "bastionSshCidr",
        "The IPv4 block from which the bastion host takes SSH, /8 or smaller, such as 203.0.113.7/32; none "
            + "without ssh.",
        None
    );

    /// <summary>The bastion host's key pair.</summary>
    public static readonly OptionalTextKey BastionKeyName = new(
        "bastionKeyName",
        "The EC2 key pair of the bastion host and the private instance, which must exist in the region; none "
            + "without ssh.",
        None
    );

    /// <summary>The bucket's name.</summary>
    public static readonly OptionalTextKey BucketName = new(
        "bucketName",
        "The bucket's name, unique among all accounts; auto makes one up.",
        Auto
    );

    /// <summary>Whether the bucket's objects are reached through its endpoint only.</summary>
    public static readonly BooleanKey BucketOnlyThroughEndpoint = new(
        "bucketOnlyThroughEndpoint",
        "Whether the bucket's objects are reached through its gateway endpoint only (the deployer is exempt).",
        false
    );

    /// <summary>Whether the bucket's objects go with it.</summary>
    public static readonly BooleanKey EmptyOnDestroy = new(
        "emptyOnDestroy",
        "Whether destroying the stack deletes the bucket's objects; if not, AWS keeps a bucket that has some. A "
            + "queue always goes with its messages.",
        false
    );

    /// <summary>The queue's name.</summary>
    public static readonly TextKey QueueName = new("queueName", "The queue's name.", "FilaTeste");

    /// <summary>Whether the queue takes messages through its endpoint only.</summary>
    public static readonly BooleanKey QueueOnlyThroughEndpoint = new(
        "queueOnlyThroughEndpoint",
        "Whether the queue takes and gives messages through its interface endpoint only (the deployer is exempt).",
        false
    );

    /// <summary>Who deploys.</summary>
    public static readonly ListKey DeployerPrincipalArns = new(
        "deployerPrincipalArns",
        "The ARNs of all who deploy, whom queueOnlyThroughEndpoint and bucketOnlyThroughEndpoint exempt; empty for "
            + "whoever deploys at the time, who then shuts out the others.",
        isAuto: false
    );

    /// <summary>Where the database's password comes from.</summary>
    public static readonly ChoiceKey<PasswordSource> DatabaseCredentials = new(
        "databaseCredentials",
        "managed (RDS keeps the password in Secrets Manager), generated (random, in the state as a secret) or given.",
        ("managed", PasswordSource.Managed),
        ("generated", PasswordSource.Generated),
        ("given", PasswordSource.Given)
    );

    /// <summary>The database's master user.</summary>
    public static readonly TextKey DatabaseUsername = new(
        "databaseUsername",
        "The master user: 1 to 16 letters and digits, the first a letter.",
        "admin"
    );

    /// <summary>The database's password.</summary>
    public static readonly SecretKey DatabasePassword = new(
        "databasePassword",
        "The password when databaseCredentials is given: 8 to 41 letters and digits."
    );

    /// <summary>Whether the database admits the jump server.</summary>
    public static readonly BooleanKey DatabaseAdmitsJumpServer = new(
        "databaseAdmitsJumpServer",
        "Whether the database's security group admits the jump server's: false for the article's \"before\".",
        true
    );

    /// <summary>Further security groups that the database admits.</summary>
    public static readonly ListKey DatabaseClients = new(
        "databaseClients",
        "The ids of further security groups that may connect to the database.",
        isAuto: false
    );

    /// <summary>Whether the database has a standby in another zone.</summary>
    public static readonly BooleanKey DatabaseMultiAz = new(
        "databaseMultiAz",
        "Whether a standby in another zone takes over when the database's zone is lost, for twice the price.",
        false
    );

    /// <summary>What becomes of the database when the stack is destroyed.</summary>
    public static readonly ChoiceKey<DatabaseDeletion> DatabaseDeletion = new(
        "databaseDeletion",
        "lab (deleted at once, no snapshot) or protected (deletion protection and a final snapshot).",
        ("lab", Components.Databases.DatabaseDeletion.Lab),
        ("protected", Components.Databases.DatabaseDeletion.Protected)
    );

    /// <summary>The snapshot that a new database is restored from.</summary>
    public static readonly OptionalTextKey DatabaseSnapshot = new(
        "databaseSnapshot",
        "The DB snapshot that a new database is restored from, such as that of a parked stack, or none for an "
            + "empty one. A database that is there already stays as it is.",
        None
    );

    /// <summary>Whether the consumer's connection is accepted.</summary>
    public static readonly BooleanKey AcceptEndpointConnections = new(
        "acceptEndpointConnections",
        "Whether the provider accepts the consumer's connection: false for the article's \"pending acceptance\".",
        true
    );

    /// <summary>The block of the consumer's VPC.</summary>
    public static readonly TextKey ConsumerVpcCidr = new(
        "consumerVpcCidr",
        "The IPv4 block of the consumer's VPC in endpoint-service, /16 to /28; it may be the provider's own.",
        PrivateVpcArgs.DefaultCidrBlock
    );

    /// <summary>The blocks of the consumer's subnets.</summary>
    public static readonly ListKey ConsumerSubnetCidrs = new(
        "consumerSubnetCidrs",
        "The IPv4 blocks of the consumer's subnets, in the zone of each of which its endpoint has an interface; "
            + "auto is 10.0.1.0/24."
    );

    /// <summary>The availability zones of the consumer's subnets.</summary>
    public static readonly ListKey ConsumerAvailabilityZones = new(
        "consumerAvailabilityZones",
        "The availability zones of the consumer's subnets, by the names that they have in its account or all by "
            + "ID; with consumerSubnetCidrs auto, one subnet in each at least. auto is the region's a and b, in "
            + "ap-northeast-1 a and c."
    );

    /// <summary>The consumer's region.</summary>
    public static readonly OptionalTextKey ConsumerRegion = new(
        "consumerRegion",
        "The consumer's region; auto is the provider's, which is aws:region.",
        Auto
    );

    /// <summary>The profile of the consumer's account.</summary>
    public static readonly OptionalTextKey ConsumerProfile = new(
        "consumerProfile",
        "The AWS CLI profile of the consumer's account; auto is the deployer's own credentials.",
        Auto
    );

    /// <summary>The role in the consumer's account.</summary>
    public static readonly OptionalTextKey ConsumerRoleArn = new(
        "consumerRoleArn",
        "The ARN of a role to assume in the consumer's account; auto is none.",
        Auto
    );

    /// <summary>The profile of the provider's account.</summary>
    public static readonly OptionalTextKey ProviderProfile = new(
        "providerProfile",
        "The AWS CLI profile of the provider's account; auto is the deployer's own credentials.",
        Auto
    );

    /// <summary>The role in the provider's account.</summary>
    public static readonly OptionalTextKey ProviderRoleArn = new(
        "providerRoleArn",
        "The ARN of a role to assume in the provider's account; auto is none.",
        Auto
    );

    /// <summary>The port of the endpoint service.</summary>
    public static readonly WholeNumberKey ServicePort = new(
        "servicePort",
        "The TCP port of the endpoint service and its web server.",
        80,
        least: 1,
        most: 65535
    );

    /// <summary>The load balancer across zones.</summary>
    public static readonly BooleanKey ServiceCrossZone = new(
        "serviceCrossZone",
        "Whether the load balancer sends connections to servers in other zones, which costs traffic between them; "
            + "with false, a zone without a server answers nobody.",
        false
    );

    /// <summary>Whether the load balancer's security group filters consumers.</summary>
    public static readonly BooleanKey ServiceEnforceInboundRules = new(
        "serviceEnforceInboundRules",
        "Whether the load balancer's security group admits only the consumer's VPC, by the client's address; with "
            + "false, whoever has an accepted endpoint.",
        true
    );

    /// <summary>Who may make endpoints.</summary>
    public static readonly ListKey ServiceAllowedPrincipals = new(
        "serviceAllowedPrincipals",
        "The ARNs of who may make endpoints for the service; auto is the consumer's account."
    );

    /// <summary>The service's private DNS name.</summary>
    public static readonly OptionalTextKey ServicePrivateDnsName = new(
        "servicePrivateDnsName",
        "The service's private DNS name in a domain of yours, such as api.example.com, or none. The output "
            + "privateDnsRecord is what to publish.",
        None
    );

    /// <summary>Whether the private DNS name's record is published.</summary>
    public static readonly BooleanKey ServicePrivateDnsVerified = new(
        "servicePrivateDnsVerified",
        "Whether that record is published: the name is then verified, and leads to the endpoint once the "
            + "connection is accepted.",
        false
    );

    /// <summary>Whether a topic is told of connections.</summary>
    public static readonly BooleanKey ServiceNotifications = new(
        "serviceNotifications",
        "Whether an SNS topic is told of connections to the service.",
        false
    );

    /// <summary>Every setting, in the order of the documentation.</summary>
    public static readonly IReadOnlyList<ConfigKey> All =
    [
        Scenario,
        Parked,
        ParkedDatabase,
        VpcCidr,
        AddressFamily,
        SubnetCidrs,
        PublicSubnetCidrs,
        NatGateways,
        AvailabilityZones,
        EnableDnsSupport,
        EnableDnsHostnames,
        FlowLogs,
        Endpoints,
        EndpointZones,
        EndpointClients,
        EndpointPolicies,
        PrivateDns,
        S3GatewayEndpoint,
        DynamoDbGatewayEndpoint,
        InstanceType,
        BastionAccess,
        BastionSshCidr,
        BastionKeyName,
        BucketName,
        BucketOnlyThroughEndpoint,
        EmptyOnDestroy,
        QueueName,
        QueueOnlyThroughEndpoint,
        DeployerPrincipalArns,
        DatabaseCredentials,
        DatabaseUsername,
        DatabasePassword,
        DatabaseAdmitsJumpServer,
        DatabaseClients,
        DatabaseMultiAz,
        DatabaseDeletion,
        DatabaseSnapshot,
        AcceptEndpointConnections,
        ConsumerVpcCidr,
        ConsumerSubnetCidrs,
        ConsumerAvailabilityZones,
        ConsumerRegion,
        ConsumerProfile,
        ConsumerRoleArn,
        ProviderProfile,
        ProviderRoleArn,
        ServicePort,
        ServiceCrossZone,
        ServiceEnforceInboundRules,
        ServiceAllowedPrincipals,
        ServicePrivateDnsName,
        ServicePrivateDnsVerified,
        ServiceNotifications,
    ];
}
