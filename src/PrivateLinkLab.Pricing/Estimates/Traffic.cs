namespace PrivateLinkLab.Pricing;

/// <summary>
/// What goes through a network in a month. No graph tells it: it is assumed, and said with every estimate.
/// </summary>
public sealed record Traffic
{
    /// <summary>The gigabytes when nobody says how many.</summary>
    public const decimal DefaultGigabytes = 1;

    /// <summary>The requests when nobody says how many.</summary>
    public const decimal DefaultRequests = 100_000;

    /// <summary>
    /// The gigabytes of logs when nobody says how many: five network interfaces with ten flows a minute each, and some
    /// 140 bytes for each flow's record.
    /// </summary>
    public const decimal DefaultLogGigabytes = 0.3m;

    /// <summary>
    /// The most gigabytes, of traffic and of logs, to which the prices apply: from 10 TB on AWS's tiers begin.
    /// </summary>
    public const decimal MostGigabytes = 10_000;

    /// <summary>The most requests to which the prices apply: from 100 billion on SQS's tiers begin.</summary>
    public const decimal MostRequests = 100_000_000_000;

    /// <summary>The traffic when nobody says anything.</summary>
    public static Traffic Default { get; } = new();

    /// <summary>
    /// The gigabytes that go each way there is: all interface endpoints together, the NAT gateways, the load balancers.
    /// A bucket keeps as many.
    /// </summary>
    public decimal Gigabytes
    {
        get;
        init => field = Within(value, MostGigabytes);
    } = DefaultGigabytes;

    /// <summary>The requests to each service there is: SQS, SNS and S3.</summary>
    public decimal Requests
    {
        get;
        init => field = Within(value, MostRequests);
    } = DefaultRequests;

    /// <summary>The gigabytes that all log groups together take in and keep.</summary>
    public decimal LogGigabytes
    {
        get;
        init => field = Within(value, MostGigabytes);
    } = DefaultLogGigabytes;

    private static decimal Within(decimal value, decimal most) =>
        value >= 0 && value <= most
            ? value
            : throw new ArgumentOutOfRangeException(nameof(value), value, $"Traffic is 0 to {most} a month.");
}
