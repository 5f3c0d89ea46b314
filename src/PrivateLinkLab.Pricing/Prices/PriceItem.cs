namespace PrivateLinkLab.Pricing;

/// <summary>Something that AWS asks a price for.</summary>
/// <param name="Key">The key in the price table.</param>
/// <param name="Name">What it is, to complete "There is no price for …".</param>
public readonly record struct PriceItem(string Key, string Name)
{
    /// <summary>A network interface of an interface endpoint: one for each of its zones.</summary>
    public static PriceItem InterfaceEndpoint => new("interface-endpoint", "interface endpoints");

    /// <summary>A gigabyte through an interface endpoint.</summary>
    public static PriceItem InterfaceEndpointData => new("interface-endpoint-data", "data through interface endpoints");

    /// <summary>A NAT gateway.</summary>
    public static PriceItem NatGateway => new("nat-gateway", "NAT gateways");

    /// <summary>A gigabyte through a NAT gateway.</summary>
    public static PriceItem NatGatewayData => new("nat-gateway-data", "data through NAT gateways");

    /// <summary>A VPC's attachment to a transit gateway.</summary>
    public static PriceItem TransitGatewayAttachment =>
        new("transit-gateway-attachment", "attachments to transit gateways");

    /// <summary>A gigabyte that a VPC sends to a transit gateway.</summary>
    public static PriceItem TransitGatewayData => new("transit-gateway-data", "data through transit gateways");

    /// <summary>A hosted zone in Route 53, among the first 25 of an account.</summary>
    public static PriceItem HostedZone => new("hosted-zone", "hosted zones in Route 53");

    /// <summary>A public IPv4 address, in use or idle.</summary>
    public static PriceItem PublicIpv4 => new("public-ipv4", "public IPv4 addresses");

    /// <summary>A Network Load Balancer.</summary>
    public static PriceItem NetworkLoadBalancer => new("network-load-balancer", "Network Load Balancers");

    /// <summary>A capacity unit of a Network Load Balancer: a gigabyte of TCP in an hour.</summary>
    public static PriceItem NetworkLoadBalancerCapacity =>
        new("network-load-balancer-capacity", "capacity units of Network Load Balancers");

    /// <summary>An Application Load Balancer.</summary>
    public static PriceItem ApplicationLoadBalancer => new("application-load-balancer", "Application Load Balancers");

    /// <summary>A capacity unit of an Application Load Balancer: a gigabyte in an hour.</summary>
    public static PriceItem ApplicationLoadBalancerCapacity =>
        new("application-load-balancer-capacity", "capacity units of Application Load Balancers");

    /// <summary>A Classic Load Balancer.</summary>
    public static PriceItem ClassicLoadBalancer => new("classic-load-balancer", "Classic Load Balancers");

    /// <summary>A gigabyte through a Classic Load Balancer.</summary>
    public static PriceItem ClassicLoadBalancerData =>
        new("classic-load-balancer-data", "data through Classic Load Balancers");

    /// <summary>A Gateway Load Balancer.</summary>
    public static PriceItem GatewayLoadBalancer => new("gateway-load-balancer", "Gateway Load Balancers");

    /// <summary>A capacity unit of a Gateway Load Balancer: a gigabyte in an hour.</summary>
    public static PriceItem GatewayLoadBalancerCapacity =>
        new("gateway-load-balancer-capacity", "capacity units of Gateway Load Balancers");

    /// <summary>An EKS cluster whose Kubernetes version is in standard support.</summary>
    public static PriceItem KubernetesCluster => new("kubernetes-cluster", "EKS clusters");

    /// <summary>A vCPU of a task on Fargate with Linux.</summary>
    public static PriceItem FargateCpu(bool isArm) => new($"fargate-cpu/{Architecture(isArm)}", "Fargate vCPUs");

    /// <summary>A gigabyte of a task's memory on Fargate with Linux.</summary>
    public static PriceItem FargateMemory(bool isArm) => new($"fargate-memory/{Architecture(isArm)}", "Fargate memory");

    /// <summary>A gigabyte out to the internet.</summary>
    public static PriceItem DataOut => new("data-out", "data out to the internet");

    /// <summary>A gigabyte from one availability zone to another; both sides pay.</summary>
    public static PriceItem DataBetweenZones => new("data-between-zones", "data between availability zones");

    /// <summary>A secret in Secrets Manager.</summary>
    public static PriceItem Secret => new("secret", "secrets in Secrets Manager");

    /// <summary>A customer managed key in KMS.</summary>
    public static PriceItem KmsKey => new("key", "customer managed keys in KMS");

    /// <summary>A gigabyte into CloudWatch Logs.</summary>
    public static PriceItem LogIngestion => new("log-ingestion", "ingestion into CloudWatch Logs");

    /// <summary>A gigabyte kept in CloudWatch Logs.</summary>
    public static PriceItem LogStorage => new("log-storage", "storage in CloudWatch Logs");

    /// <summary>A request to a standard SQS queue.</summary>
    public static PriceItem QueueRequest => new("queue-request", "requests to SQS");

    /// <summary>A request to a standard SNS topic.</summary>
    public static PriceItem TopicRequest => new("topic-request", "requests to SNS");

    /// <summary>A request to S3 that reads.</summary>
    public static PriceItem BucketRequest => new("bucket-request", "requests to S3");

    /// <summary>A gigabyte kept in S3 Standard.</summary>
    public static PriceItem BucketStorage => new("bucket-storage", "storage in S3");

    /// <summary>A gigabyte kept in a private repository of ECR.</summary>
    public static PriceItem RepositoryStorage => new("repository-storage", "storage in ECR");

    /// <summary>A running EC2 instance with Linux, on demand, on shared hardware.</summary>
    public static PriceItem Instance(string type) => new($"instance/{type}", $"{type} instances");

    /// <summary>A gigabyte of an EBS volume.</summary>
    public static PriceItem Volume(string type) => new($"volume/{type}", $"{type} volumes");

    /// <summary>A running database instance.</summary>
    public static PriceItem Database(string engine, string instanceClass, bool multiAz) =>
        new(
            $"database/{engine}/{instanceClass}/{Zones(multiAz)}",
            $"{instanceClass} databases ({engine}, {ZonesName(multiAz)})"
        );

    /// <summary>A gigabyte of a database's storage.</summary>
    public static PriceItem DatabaseStorage(string engine, string storage, bool multiAz) =>
        new(
            $"database-storage/{engine}/{storage}/{Zones(multiAz)}",
            $"{storage} storage of databases ({engine}, {ZonesName(multiAz)})"
        );

    /// <summary>A gigabyte of a database's backups beyond what is free.</summary>
    public static PriceItem DatabaseBackup(string engine) =>
        new($"database-backup/{engine}", $"backup storage of databases ({engine})");

    private static string Architecture(bool isArm) => isArm ? "arm64" : "x86_64";

    private static string Zones(bool multiAz) => multiAz ? "multi-az" : "single-az";

    private static string ZonesName(bool multiAz) => multiAz ? "Multi-AZ" : "Single-AZ";
}
