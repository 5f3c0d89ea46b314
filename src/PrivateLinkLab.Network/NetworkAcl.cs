using System.Collections.Immutable;
using System.Globalization;
using PrivateLinkLab.Amazon.Addresses;
using PrivateLinkLab.Graph;

namespace PrivateLinkLab.Network;

/// <summary>A network ACL with its entries, inline and standalone.</summary>
public sealed record NetworkAcl
{
    /// <summary>The resource's identity.</summary>
    public required Identity Identity { get; init; }

    /// <summary>The key of its VPC; null when it is not known.</summary>
    public string? Vpc { get; init; }

    /// <summary>The IPv4 entries for what enters a subnet, lowest number first.</summary>
    public ImmutableArray<NetworkAclEntry> Ingress { get; init; } = [];

    /// <summary>The IPv4 entries for what leaves a subnet, lowest number first.</summary>
    public ImmutableArray<NetworkAclEntry> Egress { get; init; } = [];

    /// <summary>Whether it lets all IPv6 traffic into a subnet; unknown also when some of it passes.</summary>
    public Truth AdmitsIpv6 { get; init; } = Truth.False;

    /// <summary>Whether it lets all IPv6 traffic out of a subnet; unknown also when some of it passes.</summary>
    public Truth ReleasesIpv6 { get; init; } = Truth.False;

    /// <summary>False for an ACL that the graph refers to but does not have: it may have any entries.</summary>
    public bool EntriesKnown { get; init; } = true;
}

/// <summary>An entry of a network ACL.</summary>
public sealed record NetworkAclEntry
{
    /// <summary>The resource that has the entry: the ACL itself, or the entry's own resource.</summary>
    public required Identity DeclaredBy { get; init; }

    /// <summary>The rule number; null when it is not known.</summary>
    public int? Number { get; init; }

    /// <summary>Whether it allows.</summary>
    public Truth Allows { get; init; } = Truth.Unknown;

    /// <summary>Protocol and ports; null when they are not known.</summary>
    public Transport? Transport { get; init; }

    /// <summary>The addresses; null when they are not known.</summary>
    public CidrBlock? Block { get; init; }

    /// <summary>The entry as sentences have it.</summary>
    public override string ToString() =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"rule {Number?.ToString(CultureInfo.InvariantCulture) ?? "?"} ({Effect} "
                + $"{Transport?.ToString() ?? "unknown ports"} {Block?.ToString() ?? "an unknown block"})"
        );

    private string Effect =>
        Allows switch
        {
            Truth.True => "allow",
            Truth.False => "deny",
            Truth.Unknown => "allow or deny",
            _ => throw new System.Diagnostics.UnreachableException($"There is no certainty {Allows}."),
        };
}
