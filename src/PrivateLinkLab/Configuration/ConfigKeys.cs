namespace PrivateLinkLab.Configuration;

/// <summary>The settings of the program. Pulumi.yaml and the README list the same ones; a test holds them together.</summary>
public static class ConfigKeys
{
    /// <summary>The namespace of the settings: the Pulumi project's name.</summary>
    public const string Namespace = "privatelinklab";

    /// <summary>The AWS provider's own setting for the region, which is outside the namespace.</summary>
    public const string Region = "aws:region";

    /// <summary>Which article's network is built.</summary>
    public const string Scenario = "scenario";

    /// <summary>Whether what costs by the hour is away.</summary>
    public const string Parked = "parked";

    /// <summary>What becomes of the database while the stack is parked.</summary>
    public const string ParkedDatabase = "parkedDatabase";

    /// <summary>The VPC's IPv4 block.</summary>
    public const string VpcCidr = "vpcCidr";

    /// <summary>The addresses of the VPC and of what stands in it.</summary>
    public const string AddressFamily = "addressFamily";

    /// <summary>The subnets' IPv4 blocks.</summary>
    public const string SubnetCidrs = "subnetCidrs";

    /// <summary>The public subnets' IPv4 blocks.</summary>
    public const string PublicSubnetCidrs = "publicSubnetCidrs";

    /// <summary>How many NAT gateways there are.</summary>
    public const string NatGateways = "natGateways";

    /// <summary>The subnets' availability zones.</summary>
    public const string AvailabilityZones = "availabilityZones";

    /// <summary>The VPC's DNS server.</summary>
    public const string EnableDnsSupport = "enableDnsSupport";

    /// <summary>The VPC's DNS names.</summary>
    public const string EnableDnsHostnames = "enableDnsHostnames";

    /// <summary>The VPC's flow log.</summary>
    public const string FlowLogs = "flowLogs";

    /// <summary>The services with an interface endpoint.</summary>
    public const string Endpoints = "endpoints";

    /// <summary>How many zones get an interface of each endpoint.</summary>
    public const string EndpointZones = "endpointZones";

    /// <summary>Who may connect to the endpoints.</summary>
    public const string EndpointClients = "endpointClients";

    /// <summary>How much the endpoints' policies allow.</summary>
    public const string EndpointPolicies = "endpointPolicies";

    /// <summary>Whether the services' public names lead to the endpoints.</summary>
    public const string PrivateDns = "privateDns";

    /// <summary>The gateway endpoint for S3.</summary>
    public const string S3GatewayEndpoint = "s3GatewayEndpoint";

    /// <summary>The gateway endpoint for DynamoDB.</summary>
    public const string DynamoDbGatewayEndpoint = "dynamoDbGatewayEndpoint";

    /// <summary>The instances' type.</summary>
    public const string InstanceType = "instanceType";

    /// <summary>How people get onto the bastion host.</summary>
    public const string BastionAccess = "bastionAccess";

    /// <summary>From where the bastion host takes SSH.</summary>
    public const string BastionSshCidr = "bastionSshCidr";

    /// <summary>The bastion host's key pair.</summary>
    public const string BastionKeyName = "bastionKeyName";

    /// <summary>The bucket's name.</summary>
    public const string BucketName = "bucketName";

    /// <summary>Whether the bucket's objects are reached through its endpoint only.</summary>
    public const string BucketOnlyThroughEndpoint = "bucketOnlyThroughEndpoint";

    /// <summary>Whether the bucket's objects go with it.</summary>
    public const string EmptyOnDestroy = "emptyOnDestroy";

    /// <summary>The queue's name.</summary>
    public const string QueueName = "queueName";

    /// <summary>Whether the queue takes messages through its endpoint only.</summary>
    public const string QueueOnlyThroughEndpoint = "queueOnlyThroughEndpoint";

    /// <summary>Where the database's password comes from.</summary>
    public const string DatabaseCredentials = "databaseCredentials";

    /// <summary>The database's master user.</summary>
    public const string DatabaseUsername = "databaseUsername";

    /// <summary>The database's password.</summary>
    public const string DatabasePassword = "databasePassword";

    /// <summary>Whether the database admits the jump server.</summary>
    public const string DatabaseAdmitsJumpServer = "databaseAdmitsJumpServer";

    /// <summary>Further security groups that the database admits.</summary>
    public const string DatabaseClients = "databaseClients";

    /// <summary>Whether the database has a standby in another zone.</summary>
    public const string DatabaseMultiAz = "databaseMultiAz";

    /// <summary>What becomes of the database when the stack is destroyed.</summary>
    public const string DatabaseDeletion = "databaseDeletion";

    /// <summary>The snapshot that a new database is restored from.</summary>
    public const string DatabaseSnapshot = "databaseSnapshot";

    /// <summary>Whether the consumer's connection is accepted.</summary>
    public const string AcceptEndpointConnections = "acceptEndpointConnections";

    /// <summary>The block of the consumer's VPC.</summary>
    public const string ConsumerVpcCidr = "consumerVpcCidr";

    /// <summary>The blocks of the consumer's subnets.</summary>
    public const string ConsumerSubnetCidrs = "consumerSubnetCidrs";

    /// <summary>The availability zones of the consumer's subnets.</summary>
    public const string ConsumerAvailabilityZones = "consumerAvailabilityZones";

    /// <summary>The consumer's region.</summary>
    public const string ConsumerRegion = "consumerRegion";

    /// <summary>The profile of the consumer's account.</summary>
    public const string ConsumerProfile = "consumerProfile";

    /// <summary>The role in the consumer's account.</summary>
    public const string ConsumerRoleArn = "consumerRoleArn";

    /// <summary>The profile of the provider's account.</summary>
    public const string ProviderProfile = "providerProfile";

    /// <summary>The role in the provider's account.</summary>
    public const string ProviderRoleArn = "providerRoleArn";

    /// <summary>The port of the endpoint service.</summary>
    public const string ServicePort = "servicePort";

    /// <summary>The load balancer across zones.</summary>
    public const string ServiceCrossZone = "serviceCrossZone";

    /// <summary>Whether the load balancer's security group filters consumers.</summary>
    public const string ServiceEnforceInboundRules = "serviceEnforceInboundRules";

    /// <summary>Who may make endpoints.</summary>
    public const string ServiceAllowedPrincipals = "serviceAllowedPrincipals";

    /// <summary>The service's private DNS name.</summary>
    public const string ServicePrivateDnsName = "servicePrivateDnsName";

    /// <summary>Whether the private DNS name's record is published.</summary>
    public const string ServicePrivateDnsVerified = "servicePrivateDnsVerified";

    /// <summary>Whether a topic is told of connections.</summary>
    public const string ServiceNotifications = "serviceNotifications";

    /// <summary>What stands for a default that depends on other settings, or that is made up when it is needed.</summary>
    public const string Auto = "auto";

    /// <summary>What stands for no value where Pulumi.yaml must have one.</summary>
    public const string None = "none";

    /// <summary>Every setting, in the order of the documentation.</summary>
    public static readonly IReadOnlyList<ConfigKey> All =
    [
        new(Scenario, ConfigKind.Text, "port-forwarding", "Which article's network is built."),
        new(Parked, ConfigKind.Boolean, "false", "Whether what costs by the hour is away for now: no interface endpoint, NAT gateway or load balancer, instances stopped, the database as parkedDatabase says. Network, queue, bucket and names stay."),
        new(ParkedDatabase, ConfigKind.Text, "stopped", "stopped (it keeps its storage, and AWS starts it again after seven days) or snapshotted (a snapshot stands in for it, for as long as wanted; not with databaseDeletion protected): the database while parked is true."),
        new(VpcCidr, ConfigKind.Text, "10.0.0.0/16", "The VPC's IPv4 block, /16 to /28."),
        new(AddressFamily, ConfigKind.Text, "ipv4", "ipv4 or dualstack, for the VPC and all that stands in it. dualstack adds IPv6 addresses, which lead nowhere outside an isolated VPC either; Session Manager stays on IPv4."),
        new(SubnetCidrs, ConfigKind.List, "[auto]", "The private subnets' IPv4 blocks; auto is the articles': 10.0.1.0/24, in port-forwarding also 10.0.2.0/24, in gateway-endpoint only that."),
        new(PublicSubnetCidrs, ConfigKind.List, "[auto]", "The public subnets' IPv4 blocks, in public-endpoint and gateway-endpoint; auto is the first that are free: 10.0.2.0/24 and 10.0.1.0/24."),
        new(NatGateways, ConfigKind.Text, "one", "one (its zone's loss takes the way out along) or perZone (each costs by the hour): public-endpoint's NAT gateways."),
        new(AvailabilityZones, ConfigKind.List, "[auto]", "The subnets' availability zones, by name or all by ID (use1-az4), used in turn; with subnetCidrs auto, one private subnet in each at least. auto is the region's a and b, in ap-northeast-1 a and c."),
        new(EnableDnsSupport, ConfigKind.Boolean, "true", "Whether Amazon's DNS server answers in the VPC."),
        new(EnableDnsHostnames, ConfigKind.Boolean, "true", "Whether instances of the VPC get DNS names."),
        new(FlowLogs, ConfigKind.Boolean, "true", "Whether the VPC's traffic is logged to CloudWatch Logs for a week."),
        new(Endpoints, ConfigKind.List, "[auto]", "The services with an interface endpoint; auto is the scenario's own. [ssm, ssmmessages] leaves out sqs, as in an article's \"before\"."),
        new(EndpointZones, ConfigKind.WholeNumber, "1", "In how many zones each endpoint has an interface, one in each, as far as there are subnets; every one costs by the hour, and with one its loss takes the endpoints along."),
        new(EndpointClients, ConfigKind.List, "[auto]", "The blocks that may connect to the endpoints, with dualstack also IPv6 ones; auto is the VPC's own, [] admits the instances' security groups instead."),
        new(EndpointPolicies, ConfigKind.Text, "leastPrivilege", "leastPrivilege (the account's own, and this stack's queue) or full (AWS's default)."),
        new(PrivateDns, ConfigKind.Boolean, "true", "Whether the services' public names lead to the endpoints inside the VPC."),
        new(S3GatewayEndpoint, ConfigKind.Boolean, "true", "Whether the subnets reach S3, where Amazon Linux keeps its packages, through a gateway endpoint (free of charge). private-subnet and public-endpoint never have one."),
        new(DynamoDbGatewayEndpoint, ConfigKind.Boolean, "false", "Whether the subnets reach DynamoDB through a gateway endpoint (free of charge). private-subnet and public-endpoint never have one."),
        new(InstanceType, ConfigKind.Text, "t4g.micro", "The EC2 instance type of the instances."),
        new(BastionAccess, ConfigKind.Text, "sessionManager", "sessionManager (no inbound rule, no key pair) or ssh (the article's: port 22 of gateway-endpoint's bastion host is open to bastionSshCidr)."),
        new(BastionSshCidr, ConfigKind.Text, "none", "The IPv4 block from which the bastion host takes SSH, /8 or smaller, such as 203.0.113.7/32; none without ssh."),
        new(BastionKeyName, ConfigKind.Text, "none", "The EC2 key pair of the bastion host and the private instance, which must exist in the region; none without ssh."),
        new(BucketName, ConfigKind.Text, "auto", "The bucket's name, unique among all accounts; auto makes one up."),
        new(BucketOnlyThroughEndpoint, ConfigKind.Boolean, "false", "Whether the bucket's objects are reached through its gateway endpoint only (who deploys is exempt)."),
        new(EmptyOnDestroy, ConfigKind.Boolean, "false", "Whether destroying the stack deletes the bucket's objects; if not, AWS keeps a bucket that has some. A queue always goes with its messages."),
        new(QueueName, ConfigKind.Text, "FilaTeste", "The queue's name."),
        new(QueueOnlyThroughEndpoint, ConfigKind.Boolean, "false", "Whether the queue takes and gives messages through its interface endpoint only (who deploys is exempt)."),
        new(DatabaseCredentials, ConfigKind.Text, "managed", "managed (RDS keeps the password in Secrets Manager), generated (random, in the state as a secret) or given."),
        new(DatabaseUsername, ConfigKind.Text, "admin", "The master user: 1 to 16 letters and digits, the first a letter."),
        new(DatabasePassword, ConfigKind.Text, "", "The password when databaseCredentials is given: 8 to 41 letters and digits.") { IsSecret = true },
        new(DatabaseAdmitsJumpServer, ConfigKind.Boolean, "true", "Whether the database's security group admits the jump server's: false for the article's \"before\"."),
        new(DatabaseClients, ConfigKind.List, "[]", "The ids of further security groups that may connect to the database."),
        new(DatabaseMultiAz, ConfigKind.Boolean, "false", "Whether a standby in another zone takes over when the database's zone is lost, for twice the price."),
        new(DatabaseDeletion, ConfigKind.Text, "lab", "lab (deleted at once, no snapshot) or protected (deletion protection and a final snapshot)."),
        new(DatabaseSnapshot, ConfigKind.Text, "none", "The DB snapshot that a new database is restored from, such as that of a parked stack, or none for an empty one. A database that is there already stays as it is."),
        new(AcceptEndpointConnections, ConfigKind.Boolean, "true", "Whether the provider accepts the consumer's connection: false for the article's \"pending acceptance\"."),
        new(ConsumerVpcCidr, ConfigKind.Text, "10.0.0.0/16", "The IPv4 block of the consumer's VPC in endpoint-service, /16 to /28; it may be the provider's own."),
        new(ConsumerSubnetCidrs, ConfigKind.List, "[auto]", "The IPv4 blocks of the consumer's subnets, in the zone of each of which its endpoint has an interface; auto is 10.0.1.0/24."),
        new(ConsumerAvailabilityZones, ConfigKind.List, "[auto]", "The availability zones of the consumer's subnets, by the names that they have in its account or all by ID; with consumerSubnetCidrs auto, one subnet in each at least. auto is the region's a and b, in ap-northeast-1 a and c."),
        new(ConsumerRegion, ConfigKind.Text, "auto", "The consumer's region; auto is the provider's, which is aws:region."),
        new(ConsumerProfile, ConfigKind.Text, "auto", "The AWS CLI profile of the consumer's account; auto is the deployer's own credentials."),
        new(ConsumerRoleArn, ConfigKind.Text, "auto", "The ARN of a role to assume in the consumer's account; auto is none."),
        new(ProviderProfile, ConfigKind.Text, "auto", "The AWS CLI profile of the provider's account; auto is the deployer's own credentials."),
        new(ProviderRoleArn, ConfigKind.Text, "auto", "The ARN of a role to assume in the provider's account; auto is none."),
        new(ServicePort, ConfigKind.WholeNumber, "80", "The TCP port of the endpoint service and its web server."),
        new(ServiceCrossZone, ConfigKind.Boolean, "false", "Whether the load balancer sends connections to servers in other zones, which costs traffic between them; with false, a zone without a server answers nobody."),
        new(ServiceEnforceInboundRules, ConfigKind.Boolean, "true", "Whether the load balancer's security group admits only the consumer's VPC, by the client's address; with false, whoever has an accepted endpoint."),
        new(ServiceAllowedPrincipals, ConfigKind.List, "[auto]", "The ARNs of who may make endpoints for the service; auto is the consumer's account."),
        new(ServicePrivateDnsName, ConfigKind.Text, "none", "The service's private DNS name in a domain of yours, such as api.example.com, or none. The output privateDnsRecord is what to publish."),
        new(ServicePrivateDnsVerified, ConfigKind.Boolean, "false", "Whether that record is published: the name is then verified, and leads to the endpoint once the connection is accepted."),
        new(ServiceNotifications, ConfigKind.Boolean, "false", "Whether an SNS topic is told of connections to the service."),
    ];
}
