namespace PrivateLinkLab.Reachability.Paths;

/// <summary>What is different from a connection between two instances.</summary>
internal sealed record ConnectionOptions
{
    public static ConnectionOptions Usual { get; } = new();

    /// <summary>Whom the destination sees instead of the source's interface; null for the interface itself.</summary>
    public Place? SeenAs { get; init; }

    /// <summary>Whether the source's security groups have a say.</summary>
    public bool FiltersAtSource { get; init; } = true;

    /// <summary>Whether the destination's security groups have a say.</summary>
    public bool FiltersAtDestination { get; init; } = true;
}
