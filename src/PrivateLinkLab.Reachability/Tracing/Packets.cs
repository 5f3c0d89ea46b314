using PrivateLinkLab.Reachability.Verdicts;

namespace PrivateLinkLab.Reachability.Tracing;

/// <summary>Which packets of a connection pass a place, as people tell them apart there.</summary>
/// <param name="Kind">The kind.</param>
/// <param name="Peer">The name of the interface at the other end; null for the kinds that name none.</param>
internal readonly record struct Packets(PacketKind Kind, string? Peer = null)
{
    /// <summary>The request.</summary>
    public static Packets Request => new(PacketKind.Request);

    /// <summary>The request to the flow's destination, which has no name of its own.</summary>
    public static Packets RequestToDestination => new(PacketKind.RequestToDestination);

    /// <summary>The request that a NAT gateway has translated.</summary>
    public static Packets TranslatedRequest => new(PacketKind.TranslatedRequest);

    /// <summary>The reply.</summary>
    public static Packets Reply => new(PacketKind.Reply);

    /// <summary>The direction that the packets have.</summary>
    public Direction Direction => Kind == PacketKind.Reply ? Direction.Reply : Direction.Request;

    /// <summary>The request, on its way to a named interface.</summary>
    public static Packets RequestTo(string name) => new(PacketKind.RequestTo, name);

    /// <summary>The request, on its way from a named interface.</summary>
    public static Packets RequestFrom(string name) => new(PacketKind.RequestFrom, name);
}

/// <summary>The kinds of <see cref="Packets"/>.</summary>
internal enum PacketKind
{
    /// <summary>The request.</summary>
    Request,

    /// <summary>The request to a named interface.</summary>
    RequestTo,

    /// <summary>The request from a named interface.</summary>
    RequestFrom,

    /// <summary>The request to the flow's destination.</summary>
    RequestToDestination,

    /// <summary>The request that a NAT gateway has translated.</summary>
    TranslatedRequest,

    /// <summary>The reply.</summary>
    Reply,
}
