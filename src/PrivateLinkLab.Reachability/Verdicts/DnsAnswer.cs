using System.Collections.Immutable;

namespace PrivateLinkLab.Reachability.Verdicts;

/// <summary>Where a name's answer comes from.</summary>
public enum DnsZone
{
    /// <summary>A zone that only the VPC's resolver knows.</summary>
    Private,

    /// <summary>The DNS that everyone sees; its answers can be private addresses all the same.</summary>
    Public,
}

/// <summary>What the source's resolver answers.</summary>
/// <param name="Name">The name asked for.</param>
/// <param name="Answers">
/// Addresses in dotted form; a block in CIDR notation for an address that is drawn from it at deployment; <c>a public
/// address</c> for one that only AWS or the internet knows. Empty when there is no answer.
/// </param>
/// <param name="Zone">Where the answer comes from.</param>
public sealed record DnsAnswer(string Name, ImmutableArray<string> Answers, DnsZone Zone)
{
    /// <inheritdoc/>
    public bool Equals(DnsAnswer? other) =>
        other is not null
        && (Name, Zone) == (other.Name, other.Zone)
        && Answers.AsSpan().SequenceEqual(other.Answers.AsSpan());

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Name, Zone, Answers.Length);
}
