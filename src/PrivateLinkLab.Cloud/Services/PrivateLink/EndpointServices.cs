using PrivateLinkLab.Amazon.Regions;
using PrivateLinkLab.Amazon.Services;
using PrivateLinkLab.Cloud.Accounts;
using PrivateLinkLab.Shared;

namespace PrivateLinkLab.Cloud.Services.PrivateLink;

/// <summary>What interface endpoints lead to: a service of AWS or of a customer, in one region.</summary>
internal abstract class EndpointService
{
    /// <summary>The name that endpoints take: com.amazonaws.us-east-1.sqs.</summary>
    public required string FullName { get; init; }

    /// <summary>The region it is in.</summary>
    public required string Region { get; init; }

    /// <summary>The names that private DNS answers inside the VPC, the service's default one first.</summary>
    public abstract IReadOnlyList<string> PrivateDnsNames { get; }

    /// <summary>The zone of the endpoint's own names.</summary>
    public abstract string EndpointDomain { get; }

    /// <summary>Whether the interface endpoints can have IPv6 addresses.</summary>
    public abstract bool HasIpv6 { get; }

    /// <summary>Whether endpoints may have a policy of their own instead of the one that allows everything.</summary>
    public abstract bool HasPolicies { get; }

    /// <summary>Whether an endpoint may have an interface in a zone.</summary>
    public abstract bool IsInZone(string zoneId);

    /// <summary>The names of the zones in which it is, as an account sees them.</summary>
    public IReadOnlyList<string> ZonesAmong(AvailabilityZones zones) =>
        [.. zones.Names.Where(zone => IsInZone(zones.IdOf(zone)!))];
}

/// <summary>A service of AWS in a region.</summary>
/// <param name="service">What it is.</param>
internal sealed class AwsEndpointService(AwsService service) : EndpointService
{
    /// <summary>What it is.</summary>
    public AwsService Service => service;

    public override IReadOnlyList<string> PrivateDnsNames => service.PrivateDnsNames(AwsRegion.Of(Region));

    public override string EndpointDomain => service.EndpointDomain(AwsRegion.Of(Region));

    public override bool HasIpv6 => service.HasIpv6;

    public override bool HasPolicies => service.TakesEndpointPolicies;

    /// <summary>
    /// The service with a full name in a region; null when there is none. Of one that is not known more is assumed than
    /// its name.
    /// </summary>
    public static AwsEndpointService? Find(string fullName, string region) =>
        (AwsServices.FindEndpointService(fullName, AwsRegion.Of(region)) ?? Assumed(fullName, region)) is { } service
            ? new(service) { FullName = fullName, Region = region }
            : null;

    private static AwsService? Assumed(string fullName, string region) =>
        EndpointServiceName.Parse(fullName) is { } name && name.Region == region && $"{name}" == fullName
            ? AwsServices.Assume(name.Service)
            : null;

    /// <summary>Why a name is not that of a service, and what it may have meant.</summary>
    public static string Problem(string fullName, string region)
    {
        var here = AwsRegion.Of(region);
        // A name without its region, or the right service under another region or prefix.
        var meant = AwsServices.Find(fullName.Split("amazonaws.")[^1].Split('.', 2)[^1]) ?? AwsServices.Find(fullName);
        if (meant?.IsIn(here) == false)
        {
            return $"the VPC endpoint service '{fullName}' does not exist in {region}: AWS does not offer {meant} "
                + "there.";
        }

        var offered = AwsServices
            .All.Where(service => service.IsIn(here))
            .Select(service => service.EndpointServiceName(here));
        var near = meant?.EndpointServiceName(here) ?? Nearest(fullName, offered);
        return $"the VPC endpoint service '{fullName}' does not exist in {region}. "
            + (
                near is null
                    ? $"Names have the form {AwsServices.Find(AwsServices.Sqs)!.EndpointServiceName(here)}."
                    : $"Did you mean '{near}'?"
            );
    }

    // The name closest to a mistyped one; null when none is within three edits.
    private static string? Nearest(string name, IEnumerable<string> candidates) =>
        candidates
            .Select(candidate => (candidate, distance: EditDistance.Between(name, candidate)))
            .Where(pair => pair.distance <= Math.Min(3, name.Length / 2))
            .OrderBy(pair => pair.distance)
            .ThenBy(pair => pair.candidate, StringComparer.Ordinal)
            .Select(pair => pair.candidate)
            .FirstOrDefault();

    public override bool IsInZone(string zoneId) => service.IsInZone(zoneId);
}
