using PrivateLinkLab.Graph;
using PrivateLinkLab.Reachability.Dns;
using PrivateLinkLab.Reachability.Filters;
using PrivateLinkLab.Reachability.Tracing;

namespace PrivateLinkLab.Reachability.Explanations;

/// <summary>Words that sentences of several families have in common.</summary>
internal static class Words
{
    /// <summary>What stands for a route's target that is not known.</summary>
    public const string UnknownTarget = "a target that is not known yet";

    /// <summary>Packets: <c>the request to myServer</c>.</summary>
    public static string Of(Packets packets, Flow flow) =>
        packets.Kind switch
        {
            PacketKind.Request => "the request",
            PacketKind.RequestTo => $"the request to {packets.Peer}",
            PacketKind.RequestFrom => $"the request from {packets.Peer}",
            PacketKind.RequestToDestination => $"the request to {flow.Destination.Text}",
            PacketKind.TranslatedRequest => "the translated request",
            PacketKind.Reply => "the reply",
            _ => throw new UnreachableException($"There are no words for packets of the kind {packets.Kind}."),
        };

    /// <summary>A route table at the beginning of a sentence.</summary>
    public static string Of(TableUse table) =>
        table.IsMain ? $"Main route table {table.Table}" : $"Route table {table.Table}";

    /// <summary>A service by its name among endpoint services, as far as its region is known.</summary>
    public static string Of(Destination.Service service, string? fullName) =>
        fullName ?? $"{service.Name} of {service.Region}";

    /// <summary>A part of a sentence with the words before it; nothing where there is none.</summary>
    public static string After(string words, string? part) => part is null ? "" : words + part;

    /// <summary>What a switch over the certainties ends in.</summary>
    public static UnreachableException NoSuch(Truth certainty) => new($"There is no certainty {certainty}.");

    /// <summary>The word before a filter's other side.</summary>
    public static string Preposition(bool isOutbound) => isOutbound ? "to" : "from";

    /// <summary>The direction of a filter's line.</summary>
    public static string Bound(bool isOutbound) => isOutbound ? "outbound" : "inbound";
}
