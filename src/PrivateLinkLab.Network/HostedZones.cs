using System.Collections.Immutable;

namespace PrivateLinkLab.Network;

/// <summary>A hosted zone of Route 53.</summary>
/// <param name="Identity">The resource's identity.</param>
/// <param name="Name">The domain in lower case, without a dot at its end; null when it is not known.</param>
/// <param name="Vpcs">The keys of the VPCs in which it answers; empty for a public zone.</param>
public sealed record HostedZone(Identity Identity, string? Name, ImmutableArray<string> Vpcs)
{
    /// <summary>The records that the graph has in it.</summary>
    public ImmutableArray<DnsRecord> Records { get; init; } = [];
}

/// <summary>
/// A record of a hosted zone: one that says where a name leads (A, AAAA, CNAME, or an alias), or one of another type,
/// of which only the name counts.
/// </summary>
/// <param name="Identity">The resource's identity.</param>
/// <param name="Name">The whole name in lower case, without a dot at its end; a wildcard begins with <c>*.</c>.</param>
/// <param name="Type">The type, such as A.</param>
public sealed record DnsRecord(Identity Identity, string Name, string Type)
{
    /// <summary>The addresses, or the names of a CNAME or an alias.</summary>
    public ImmutableArray<string> Values { get; init; } = [];

    /// <summary>Whether it says where the name leads.</summary>
    public bool IsLeading => Type is "A" or "AAAA" or "CNAME";

    /// <summary>Whether <see cref="Values"/> is complete.</summary>
    public bool ValuesKnown { get; init; } = true;
}
