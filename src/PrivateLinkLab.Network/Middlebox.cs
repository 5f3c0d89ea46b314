using PrivateLinkLab.Graph;

namespace PrivateLinkLab.Network;

/// <summary>
/// The endpoint of an appliance that looks at traffic which routes lead to it, and sends it on or not.
/// </summary>
/// <param name="Identity">What it is called; its key is the endpoint's id, or what a route refers to while there is
/// none.</param>
/// <param name="Kind">What the appliance is.</param>
/// <param name="State">The endpoint's state as AWS writes it, in lower case; null when it is not known.</param>
public sealed record Middlebox(Identity Identity, MiddleboxKind Kind, string? State)
{
    /// <summary>Whether it takes traffic; one in another state drops what is led to it.</summary>
    public Truth IsAvailable => State is null ? Truth.Unknown : TruthLogic.Of(State is "available" or "ready");
}

/// <summary>The kinds of <see cref="Middlebox"/>.</summary>
public enum MiddleboxKind
{
    /// <summary>The appliances behind a Gateway Load Balancer.</summary>
    GatewayLoadBalancer,

    /// <summary>AWS Network Firewall.</summary>
    NetworkFirewall,
}
