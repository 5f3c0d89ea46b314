using PrivateLinkLab.Diagrams.Content;

namespace PrivateLinkLab.Diagrams.Drawing;

/// <summary>
/// The symbols as strokes in a square of 24: all of one width, round at their ends, and nobody's trade marks.
/// </summary>
internal static class SymbolPaths
{
    /// <summary>The path data of a symbol.</summary>
    public static string Of(Symbol symbol) =>
        symbol switch
        {
            Symbol.Internet => "M3 12a9 9 0 1 0 18 0a9 9 0 1 0-18 0M3 12h18M12 3c-5 5-5 13 0 18M12 3c5 5 5 13 0 18",
            Symbol.Person => "M4 21v-1a5 5 0 0 1 5-5h1M6 8a4 4 0 1 0 8 0a4 4 0 1 0-8 0M13 14h8v5h-8zM11 21.5h12",
            Symbol.Instance =>
                "M6 6h12v12H6zM9.5 9.5h5v5h-5zM9 6V3M15 6V3M9 21v-3M15 21v-3M6 9H3M6 15H3M21 9h-3M21 15h-3",
            Symbol.Interface => "M3 6h18v12H3zM7 18v3M11 18v3M15 18v3M7 10h4v4H7zM15 10h2",
            Symbol.Endpoint => "M2 12h6M8 7v10M8 9h4a3 3 0 0 1 0 6H8M15 12h2M17 12a2.5 2.5 0 1 0 5 0a2.5 2.5 0 1 0-5 0",
            Symbol.GatewayEndpoint => "M5 21V9a7 7 0 0 1 14 0v12zM2 15h13M11.5 11.5L15 15l-3.500 3.500",
            Symbol.EndpointService => "M12 2.500L20 6v6c0 5-4 8-8 9.500C8 20 4 17 4 12V6zM8.500 12h7M12.500 9l3 3l-3 3",
            Symbol.LoadBalancer =>
                "M2 12h6M8 12a3 3 0 1 0 6 0a3 3 0 1 0-6 0M13.200 9.800L18 5h4M14 12h8M13.200 14.200L18 19h4",
            Symbol.Database => "M4 6a8 3 0 1 0 16 0a8 3 0 1 0-16 0M4 6v12a8 3 0 0 0 16 0V6M4 12a8 3 0 0 0 16 0",
            Symbol.Function => "M3 3h18v18H3zM15 7h-1a2 2 0 0 0-2 2l-1.500 7a2 2 0 0 1-2 1.500M9 11.500h5",
            Symbol.Containers => "M12 2.500l8 4.500v10l-8 4.500l-8-4.500V7zM4 7l8 4.500L20 7M12 11.500v10",
            Symbol.Cache => "M13 2L5 13.500h6L10 22l9-12h-6.500z",
            Symbol.Files => "M3 5h6l2 3h10v11H3zM3 11h18",
            Symbol.Search => "M4 10.500a6.500 6.500 0 1 0 13 0a6.500 6.500 0 1 0-13 0M15.500 15.500L21 21",
            Symbol.Broker => "M3 5h12v9H8l-4 3.500V14H3zM18 9h3v9h-1v3l-3.500-3H11",
            Symbol.InternetGateway =>
                "M4 21V10a8 8 0 0 1 16 0v11M2 21h20M8 14h8M10.500 11.500L8 14l2.500 2.500M13.500 11.500L16 "
                    + "14l-2.500 2.500",
            Symbol.NatGateway => "M3 4h18v16H3zM7 9h10M14 6l3 3l-3 3M17 15H7M10 12.500L7.500 15l2.500 2.500",
            Symbol.Peering => "M3 12a4 4 0 1 0 8 0a4 4 0 1 0-8 0M13 12a4 4 0 1 0 8 0a4 4 0 1 0-8 0M11 12h2",
            Symbol.TransitGateway =>
                "M8.500 12a3.500 3.500 0 1 0 7 0a3.500 3.500 0 1 0-7 0M9.500 9.500L5 5M14.500 9.500L19 5M9.500 "
                    + "14.500L5 19M14.500 14.500L19 19M3 5h4M17 5h4M3 19h4M17 19h4",
            Symbol.Appliance => "M3 4h18v16H3zM3 9.300h18M3 14.600h18M9 4v5.300M15 9.300v5.300M9 14.600V20",
            Symbol.Queue => "M2 12h3M5 6h4v12H5zM11 6h4v12h-4zM17 6h2v12h-2M19 12h3",
            Symbol.Bucket =>
                "M4 6a8 2.500 0 1 0 16 0a8 2.500 0 1 0-16 0M4 6l2.500 13c1.500 2.500 9.500 2.500 11 0L20 6",
            Symbol.Table => "M3 4h18v16H3zM3 9h18M3 14.500h18M10 9v11",
            Symbol.Secret => "M5 11h14v10H5zM8 11V8a4 4 0 0 1 8 0v3M12 15v2.500",
            Symbol.Topic => "M3 10v4h4l7 4.500V5.500L7 10zM17.500 9a4.500 4.500 0 0 1 0 6M20 6.500a8 8 0 0 1 0 11",
            Symbol.Session => "M3 4h18v16H3zM3 8h18M7 12l3 2.500L7 17M12.500 17H17",
            Symbol.Service => "M7 18.500a4.500 4.500 0 0 1-.5-9a6 6 0 0 1 11.500 1a4 4 0 0 1-.5 8z",
            Symbol.Vpc => "M3 8V3h5M16 3h5v5M21 16v5h-5M8 21H3v-5M8 8h8v8H8z",
            _ => throw new UnreachableException($"Nobody draws the symbol {symbol}."),
        };

    /// <summary>The family of a symbol, for its colour.</summary>
    public static string FamilyOf(Symbol symbol) =>
        symbol switch
        {
            Symbol.Internet or Symbol.Person => "outside",
            Symbol.Instance or Symbol.Interface or Symbol.Function or Symbol.Containers => "compute",
            Symbol.Database or Symbol.Cache or Symbol.Files or Symbol.Search or Symbol.Broker => "data",
            Symbol.Queue
            or Symbol.Bucket
            or Symbol.Table
            or Symbol.Secret
            or Symbol.Topic
            or Symbol.Session
            or Symbol.Service => "service",
            _ => "network",
        };
}
