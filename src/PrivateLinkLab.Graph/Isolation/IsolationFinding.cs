namespace PrivateLinkLab.Graph.Isolation;

/// <summary>A way out of a VPC that says it is isolated.</summary>
/// <param name="Vpc">The VPC.</param>
/// <param name="Opener">The resource that makes the way: a gateway, a route, or a route table with a route of its
/// own.</param>
/// <param name="Reason">What kind of way it is.</param>
/// <param name="Message">A sentence that names the VPC and the way, and one that says what to do.</param>
public sealed record IsolationFinding(ResourceUrn Vpc, ResourceUrn Opener, WayOut Reason, string Message)
{
    /// <summary>The route table, when the way is a route.</summary>
    public ResourceUrn? RouteTable { get; init; }

    /// <summary>The route's destination, such as 0.0.0.0/0, when the way is a route.</summary>
    public string? Destination { get; init; }
}
