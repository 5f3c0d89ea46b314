namespace PrivateLinkLab.Pricing;

/// <summary>What a price is paid for.</summary>
public enum PriceUnit
{
    /// <summary>Every hour that something exists or runs.</summary>
    Hour,

    /// <summary>Every month that something exists.</summary>
    Month,

    /// <summary>Every gigabyte that is kept for a month.</summary>
    GigabyteMonth,

    /// <summary>Every gigabyte that passes.</summary>
    Gigabyte,

    /// <summary>Every request.</summary>
    Request,

    /// <summary>Every hour in which a load balancer's capacity unit is used.</summary>
    CapacityUnitHour,
}
