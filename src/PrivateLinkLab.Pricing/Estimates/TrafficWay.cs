using System.Collections.Immutable;

namespace PrivateLinkLab.Pricing;

/// <summary>A way that traffic can take, and what it is paid for there.</summary>
/// <param name="What">What is paid for.</param>
/// <param name="Item">Its price.</param>
/// <param name="Quantity">How many units a month's traffic has; null when that is not assumed.</param>
internal sealed record TrafficWay(string What, PriceItem Item, Func<Traffic, decimal>? Quantity)
{
    public static readonly TrafficWay InterfaceEndpoints = new(
        "data through interface endpoints",
        PriceItem.InterfaceEndpointData,
        traffic => traffic.Gigabytes
    );

    public static readonly TrafficWay NatGateways = new(
        "data through NAT gateways",
        PriceItem.NatGatewayData,
        traffic => traffic.Gigabytes
    );

    public static readonly TrafficWay TransitGateways = new(
        "data through transit gateways",
        PriceItem.TransitGatewayData,
        traffic => traffic.Gigabytes
    );

    // One capacity unit is a gigabyte of TCP in an hour; new and active connections are fewer than it has here.
    public static readonly TrafficWay NetworkLoadBalancers = new(
        "data through Network Load Balancers",
        PriceItem.NetworkLoadBalancerCapacity,
        traffic => traffic.Gigabytes
    );

    public static readonly TrafficWay ApplicationLoadBalancers = new(
        "data through Application Load Balancers",
        PriceItem.ApplicationLoadBalancerCapacity,
        traffic => traffic.Gigabytes
    );

    public static readonly TrafficWay ClassicLoadBalancers = new(
        "data through Classic Load Balancers",
        PriceItem.ClassicLoadBalancerData,
        traffic => traffic.Gigabytes
    );

    public static readonly TrafficWay GatewayLoadBalancers = new(
        "data through Gateway Load Balancers",
        PriceItem.GatewayLoadBalancerCapacity,
        traffic => traffic.Gigabytes
    );

    public static readonly TrafficWay Queues = new("requests to SQS", PriceItem.QueueRequest, traffic =>
        traffic.Requests
    );

    public static readonly TrafficWay Topics = new("requests to SNS", PriceItem.TopicRequest, traffic =>
        traffic.Requests
    );

    public static readonly TrafficWay BucketRequests = new(
        "requests to S3 that read",
        PriceItem.BucketRequest,
        traffic => traffic.Requests
    );

    public static readonly TrafficWay BucketStorage = new("storage in S3", PriceItem.BucketStorage, traffic =>
        traffic.Gigabytes
    );

    public static readonly TrafficWay LogIngestion = new("logs into CloudWatch Logs", PriceItem.LogIngestion, traffic =>
        traffic.LogGigabytes
    );

    public static readonly TrafficWay LogStorage = new("logs kept in CloudWatch Logs", PriceItem.LogStorage, traffic =>
        traffic.LogGigabytes
    );

    public static readonly TrafficWay RepositoryStorage = new("images in ECR", PriceItem.RepositoryStorage, null);

    public static readonly TrafficWay Internet = new("data out to the internet", PriceItem.DataOut, null);

    public static readonly TrafficWay Zones = new(
        "data between availability zones, on either side",
        PriceItem.DataBetweenZones,
        null
    );

    public static readonly ImmutableArray<TrafficWay> InOrder =
    [
        InterfaceEndpoints,
        NatGateways,
        TransitGateways,
        NetworkLoadBalancers,
        ApplicationLoadBalancers,
        ClassicLoadBalancers,
        GatewayLoadBalancers,
        Queues,
        Topics,
        BucketRequests,
        BucketStorage,
        LogIngestion,
        LogStorage,
        RepositoryStorage,
        Internet,
        Zones,
    ];
}
