using System.Collections.Immutable;
using PrivateLinkLab.Graph;

namespace PrivateLinkLab.Network;

/// <summary>A VPC endpoint of any type.</summary>
public abstract record VpcEndpoint
{
    /// <summary>The resource's identity.</summary>
    public required Identity Identity { get; init; }

    /// <summary>The key of its VPC.</summary>
    public required string Vpc { get; init; }

    /// <summary>
    /// The service's full name, for example <c>com.amazonaws.us-east-1.sqs</c>; null when it is not known.
    /// </summary>
    public string? ServiceName { get; init; }

    /// <summary>The policy; absent means full access.</summary>
    public PolicyText? Policy { get; init; }
}

/// <summary>A gateway endpoint.</summary>
public sealed record GatewayEndpoint : VpcEndpoint
{
    /// <summary>The state as AWS writes it; null when it is not known, which is before it is made.</summary>
    public string? State { get; init; }

    /// <summary>The key of the prefix list with the service's addresses.</summary>
    public required string PrefixList { get; init; }

    /// <summary>The keys of the route tables that have its route.</summary>
    public ImmutableArray<string> RouteTables { get; init; } = [];

    /// <summary>Whether <see cref="RouteTables"/> is complete.</summary>
    public bool RouteTablesKnown { get; init; } = true;
}

/// <summary>An interface endpoint.</summary>
public sealed record InterfaceEndpoint : VpcEndpoint
{
    /// <summary>Its network interfaces, one in each subnet.</summary>
    public ImmutableArray<NetworkInterface> Interfaces { get; init; } = [];

    /// <summary>Whether <see cref="Interfaces"/> is complete.</summary>
    public bool InterfacesKnown { get; init; } = true;

    /// <summary>
    /// The state: <c>available</c>, <c>pendingAcceptance</c>, <c>rejected</c> and so on; null when it is not known.
    /// </summary>
    public string? State { get; init; }

    /// <summary>
    /// Whether AWS has made it and its connection to the service exists, which withdrawn permissions do not end.
    /// </summary>
    public bool IsConnected { get; init; }

    /// <summary>Whether private DNS is on. The provider's default is false.</summary>
    public Truth PrivateDns { get; init; } = Truth.False;

    /// <summary>
    /// Whether private DNS is on for what comes in by Resolver's inbound endpoints only, so that
    /// <see cref="PrivateDns"/> is false for the VPC itself.
    /// </summary>
    public bool IsPrivateDnsInboundOnly { get; init; }

    /// <summary>The private DNS names that it answers to when private DNS is on; <c>*.</c> begins a wildcard.</summary>
    public ImmutableArray<string> PrivateNames { get; init; } = [];

    /// <summary>
    /// Whether <see cref="PrivateNames"/> is what the endpoint answers to; false while AWS has not told them and the
    /// service's are not known.
    /// </summary>
    public bool PrivateNamesKnown { get; init; } = true;

    /// <summary>
    /// The endpoint's own names: without a zone for all interfaces, with one for that zone's interface. Empty while AWS
    /// has not given them.
    /// </summary>
    public ImmutableArray<EndpointName> Names { get; init; } = [];

    /// <summary>
    /// The key of the endpoint service, when that is one of the graph's; null for AWS's own and for strangers'.
    /// </summary>
    public string? Service { get; init; }

    /// <summary>Whether the service is AWS's own.</summary>
    public bool IsAwsService { get; init; }

    /// <summary>The owner.</summary>
    public Owner Owner { get; init; }
}

/// <summary>One of an interface endpoint's own names.</summary>
/// <param name="Name">The name, <c>vpce-...</c>.</param>
/// <param name="Zone">The Availability Zone's name for a zonal name; null for the regional one.</param>
public sealed record EndpointName(string Name, string? Zone);

/// <summary>An endpoint service that the graph provides.</summary>
public sealed record EndpointService
{
    /// <summary>The resource's identity.</summary>
    public required Identity Identity { get; init; }

    /// <summary>The name that endpoints take; null when it is not known.</summary>
    public string? ServiceName { get; init; }

    /// <summary>The keys of the Network Load Balancers behind it.</summary>
    public ImmutableArray<string> LoadBalancers { get; init; } = [];

    /// <summary>Whether its owner has to accept connections.</summary>
    public Truth AcceptanceRequired { get; init; } = Truth.Unknown;

    /// <summary>The principals that may connect, as ARNs or <c>*</c>; the owner's own account always may.</summary>
    public ImmutableArray<string> AllowedPrincipals { get; init; } = [];

    /// <summary>Whether <see cref="AllowedPrincipals"/> is complete.</summary>
    public bool AllowedPrincipalsKnown { get; init; } = true;

    /// <summary>The owner.</summary>
    public Owner Owner { get; init; }

    /// <summary>The private DNS name; null when there is none.</summary>
    public string? PrivateName { get; init; }

    /// <summary>Whether the private name's domain is verified.</summary>
    public Truth PrivateNameVerified { get; init; } = Truth.Unknown;
}
