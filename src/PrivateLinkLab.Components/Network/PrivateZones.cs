using System.Collections.Immutable;
using System.Text.RegularExpressions;
using PrivateLinkLab.Amazon.Regions;
using PrivateLinkLab.Components.Validation;
using Pulumi;
using Aws = Pulumi.Aws;

namespace PrivateLinkLab.Components.Network;

/// <summary>The arguments of <see cref="PrivateZones"/>.</summary>
public sealed class PrivateZonesArgs : ResourceArgs
{
    /// <summary>
    /// The endpoints that the names lead to, without private DNS of their own
    /// (<see cref="InterfaceEndpointSetArgs.PrivateDnsEnabled"/>).
    /// </summary>
    public required InterfaceEndpointSet Endpoints { get; init; }

    /// <summary>The endpoints' VPC, in which the names lead to them as well.</summary>
    public required VpcNetwork Network { get; init; }

    /// <summary>
    /// The other VPCs in which the names lead to the endpoints, by a short name, of the same account and with both DNS
    /// attributes on. None when not set.
    /// </summary>
    public Dictionary<string, VpcNetwork> Spokes { get; init; } = [];

    /// <summary>
    /// By service, the public names that its clients use; *. begins a wildcard. When not set, those that AWS's private
    /// DNS has. Needed for a service of which these are not known.
    /// </summary>
    public Dictionary<string, IReadOnlyList<string>> DnsNames { get; init; } = [];

    /// <summary>Tags for every resource, beside Name, Project and Stack.</summary>
    [Input("tags")]
    public Dictionary<string, string> Tags { get; init; } = [];
}

/// <summary>
/// Private hosted zones that do for several VPCs what an endpoint's private DNS does for its own: in each of them the
/// public name of a service leads to the shared endpoint.
/// </summary>
/// <remarks>
/// A service has a zone for each of its names, such as sqs.us-east-1.amazonaws.com and sqs.us-east-1.api.aws, with an
/// alias record at its apex or, for names such as those of buckets, a wildcard. A zone costs by the month, the
/// associations with VPCs nothing (Amazon Route 53 pricing). Sources: Amazon Route 53 Developer Guide, "Working with
/// private hosted zones"; AWS whitepaper "Building a Scalable and Secure Multi-VPC AWS Network Infrastructure",
/// "Centralized access to VPC private endpoints". A VPC that has an endpoint with private DNS for a service cannot have
/// such a zone as well: the component refuses it.
/// </remarks>
public sealed partial class PrivateZones : ComponentResource
{
    /// <summary>Creates the zones, their records and their associations with the other VPCs.</summary>
    /// <param name="name">The component's name.</param>
    /// <param name="args">The arguments.</param>
    /// <param name="options">Pulumi's options.</param>
    /// <exception cref="ComponentArgumentException">An argument is not valid. No resource was registered.</exception>
    public PrivateZones(string name, PrivateZonesArgs args, ComponentResourceOptions? options = null)
        : base(ComponentTypes.PrivateZones, name, Checked(name, args), options)
    {
        var asChild = new CustomResourceOptions { Parent = this };
        var region = AwsAccount.Of(this).Region;
        var zones = new Dictionary<string, Output<string>>();
        foreach (var service in args.Endpoints.Services)
        {
            foreach (var served in ServedZone.Of(service, args.DnsNames.GetValueOrDefault(service)))
            {
                var zoneName = region.Apply(served.NameIn);
                var zone = new Aws.Route53.Zone(
                    $"{name}-{served.Role}",
                    new Aws.Route53.ZoneArgs
                    {
                        Name = zoneName,
                        Comment = $"{service}, by the endpoint that several VPCs share",
                        Vpcs = { new Aws.Route53.Inputs.ZoneVpcArgs { VpcId = args.Network.ClaimedVpcId } },
                        Tags = ResourceTags.For($"{name}-{served.Role}", args.Tags),
                    },
                    // The zone's list has what its associations add
                    // (registry.terraform.io/providers/hashicorp/aws, aws_route53_zone_association).
                    new CustomResourceOptions { Parent = this, IgnoreChanges = { "vpcs" } }
                );
                zones[served.Role] = zone.ZoneId;
                if (args.Endpoints.DnsOf(service) is { } endpoint)
                {
                    CreateRecords(name, args, service, served, zone, zoneName, endpoint);
                }

                foreach (var (spoke, network) in args.Spokes)
                {
                    _ = new Aws.Route53.ZoneAssociation(
                        $"{name}-{served.Role}-in-{spoke}",
                        new Aws.Route53.ZoneAssociationArgs { ZoneId = zone.ZoneId, VpcId = network.ClaimedVpcId },
                        asChild
                    );
                }
            }
        }

        ZoneIds = Output
            .All(zones.Values)
            .Apply(ids => zones.Keys.Zip(ids).ToImmutableDictionary(pair => pair.First, pair => pair.Second));
        RegisterOutputs();
    }

    /// <summary>
    /// The ids of the hosted zones, by what precedes the region in the name, with hyphens: sqs, dkr-ecr; for a name of
    /// api.aws with that at the end, and for a name of your own the whole name.
    /// </summary>
    [Output("zoneIds")]
    public Output<ImmutableDictionary<string, string>> ZoneIds { get; private set; }

    private void CreateRecords(
        string name,
        PrivateZonesArgs args,
        string service,
        ServedZone served,
        Aws.Route53.Zone zone,
        Output<string> zoneName,
        Output<(string Name, string HostedZoneId)> endpoint
    )
    {
        foreach (var isWildcard in served.Wildcards)
        {
            foreach (var type in args.Endpoints.IsDualStack(service) ? ["A", "AAAA"] : (string[])["A"])
            {
                var role = $"{name}-{served.Role}{(isWildcard ? "-any" : "")}{(type == "A" ? "" : "-ipv6")}";
                _ = new Aws.Route53.Record(
                    role,
                    new Aws.Route53.RecordArgs
                    {
                        ZoneId = zone.ZoneId,
                        Name = isWildcard ? zoneName.Apply(known => $"*.{known}") : zoneName,
                        Type = type,
                        Aliases =
                        {
                            new Aws.Route53.Inputs.RecordAliasArgs
                            {
                                // Route 53 writes an asterisk so, and a plan would differ for ever from another way
                                // (github.com/hashicorp/terraform-provider-aws/issues/21845).
                                Name = endpoint.Apply(entry =>
                                    entry.Name.Replace("*", "\\052", StringComparison.Ordinal)
                                ),
                                ZoneId = endpoint.Apply(entry => entry.HostedZoneId),
                                EvaluateTargetHealth = false,
                            },
                        },
                    },
                    new CustomResourceOptions { Parent = this }
                );
            }
        }
    }

    /// <summary>Checks the arguments, and claims the services' names in all the VPCs.</summary>
    /// <exception cref="ComponentArgumentException">An argument is not valid; nothing is claimed.</exception>
    private static PrivateZonesArgs Checked(string name, PrivateZonesArgs args)
    {
        var errors = ArgumentErrors.Of(nameof(PrivateZones), name, args);
        var endpoints = args.Endpoints;
        errors.Require(
            !endpoints.HasPrivateDns,
            nameof(args.Endpoints),
            $"is {nameof(InterfaceEndpointSet)} '{endpoints.GetResourceName()}', which has private DNS of its own",
            $"Set its {nameof(InterfaceEndpointSetArgs.PrivateDnsEnabled)} to false: a VPC has one of the two "
                + $"for a name."
        );
        CheckNames(errors, endpoints.Services, args.DnsNames);
        foreach (
            var service in endpoints.Services.Where(service => !endpoints.IsParked && endpoints.DnsOf(service) is null)
        )
        {
            errors.Add(
                nameof(args.Endpoints),
                $"has '{service}' by an endpoint that was there already, whose name it does not know",
                "Leave the service out."
            );
        }

        CheckNetworks(errors, args.Network, args.Spokes);
        Claim(errors, args.Network, args.Spokes, endpoints.Services, nameof(args.Endpoints));
        errors.Throw();
        return args;
    }

    /// <summary>Checks that the names of services are known or given.</summary>
    internal static void CheckNames(
        ArgumentErrors errors,
        IReadOnlyList<string> services,
        Dictionary<string, IReadOnlyList<string>> dnsNames
    )
    {
        foreach (var service in dnsNames.Keys.Where(service => !services.Contains(service)))
        {
            errors.Add(
                nameof(PrivateZonesArgs.DnsNames),
                $"names '{service}', of which there is no endpoint",
                services.Count == 0 ? "Leave it out." : $"Name one of {string.Join(", ", services)}."
            );
        }

        foreach (var service in services)
        {
            if (!dnsNames.TryGetValue(service, out var names))
            {
                errors.Require(
                    ServedZone.Of(service, null).Count > 0,
                    nameof(PrivateZonesArgs.DnsNames),
                    $"has none for '{service}', whose public name is not known here",
                    $"Give the names that its clients use."
                );
                continue;
            }

            errors.Require(
                names.Count > 0 && names.All(DomainForm().IsMatch),
                $"{nameof(PrivateZonesArgs.DnsNames)}['{service}']",
                $"is {(names.Count == 0 ? "empty" : string.Join(", ", names))}",
                $"Give domain names, such as sqs.us-east-1.amazonaws.com or *.s3.us-east-1.amazonaws.com."
            );
        }
    }

    /// <summary>Checks that all the VPCs can have private hosted zones.</summary>
    internal static void CheckNetworks(ArgumentErrors errors, VpcNetwork hub, Dictionary<string, VpcNetwork> spokes)
    {
        SecurityGroupRuleText.CheckNames(errors, nameof(PrivateZonesArgs.Spokes), spokes.Keys);
        foreach (
            var (argument, network) in spokes
                .Select(spoke => ($"{nameof(PrivateZonesArgs.Spokes)}['{spoke.Key}']", spoke.Value))
                .Prepend((nameof(PrivateZonesArgs.Network), hub))
        )
        {
            errors.RequireValue(network, argument);
            errors.Require(
                network is null or { SupportsPrivateDns: true },
                argument,
                $"lacks enableDnsSupport or enableDnsHostnames",
                $"Private hosted zones need both: turn them on."
            );
        }
    }

    // An endpoint with private DNS makes a zone of the same name, and a VPC has one of a name.
    private static void Claim(
        ArgumentErrors errors,
        VpcNetwork hub,
        Dictionary<string, VpcNetwork> spokes,
        IReadOnlyList<string> services,
        string argument
    )
    {
        var all = spokes
            .Select(spoke => (Vpc: $"the VPC of spoke '{spoke.Key}'", Network: spoke.Value))
            .Prepend((Vpc: "the endpoints' VPC", Network: hub))
            .Where(place => place.Network is not null)
            .Select(place =>
                (
                    place.Network,
                    Claims: services
                        .Select(service => new VpcClaim(
                            RequestedService.Read(service).Name,
                            argument,
                            owner => $"has '{service}', whose private DNS name {owner} claims in {place.Vpc} already",
                            "Leave that out: its clients use the shared endpoint."
                        ))
                        .ToList()
                )
            )
            .ToList();
        foreach (var (network, claims) in all)
        {
            network.CheckClaims(errors, claims);
        }

        if (errors.None)
        {
            foreach (var (network, claims) in all)
            {
                network.Claim(errors, claims);
            }
        }
    }

    [GeneratedRegex(
        @"^(?:\*\.)?(?:[a-z0-9_](?:[a-z0-9_-]{0,61}[a-z0-9])?\.)+[a-z]{2,}\z",
        RegexOptions.CultureInvariant
    )]
    private static partial Regex DomainForm();
}

/// <summary>A zone in which names of a service are.</summary>
/// <param name="Role">What the zone is called in the names of resources.</param>
/// <param name="NameIn">Gives the zone's name in a region.</param>
/// <param name="Wildcards">Whether a record is the zone's wildcard, or else its apex, for each record.</param>
internal sealed record ServedZone(string Role, Func<string, string> NameIn, IReadOnlyList<bool> Wildcards)
{
    private const string Wildcard = "*.";

    /// <summary>Gives the zones of a service; none when nothing is known of its names.</summary>
    /// <param name="service">The service.</param>
    /// <param name="given">The names that the program gives; null for those that AWS's private DNS has.</param>
    public static IReadOnlyList<ServedZone> Of(string service, IReadOnlyList<string>? given)
    {
        if (given is not null)
        {
            return Zones(given, host => host, (name, _) => name);
        }

        var requested = RequestedService.Read(service);
        if (requested.Known is not { } known)
        {
            return [];
        }

        AwsRegion RegionOf(string own) => AwsRegion.Of(requested.Region ?? own);
        return
        [
            .. Zones(known.Hosts, host => host.Replace('.', '-'), (host, own) => RegionOf(own).Host(host)),
            .. Zones(
                known.DualStackHosts,
                host => $"{host.Replace('.', '-')}-api-aws",
                (host, own) => RegionOf(own).DualStackHost(host)
            ),
        ];
    }

    private static IEnumerable<ServedZone> Grouped(
        IEnumerable<string> hosts,
        Func<string, string> role,
        Func<string, string, string> nameIn
    ) =>
        hosts
            .GroupBy(Apex)
            .Select(zone => new ServedZone(
                role(zone.Key),
                own => nameIn(zone.Key, own),
                [.. zone.Select(host => host != zone.Key).Distinct()]
            ));

    private static IReadOnlyList<ServedZone> Zones(
        IEnumerable<string> hosts,
        Func<string, string> role,
        Func<string, string, string> nameIn
    ) => [.. Grouped(hosts, role, nameIn)];

    private static string Apex(string host) =>
        host.StartsWith(Wildcard, StringComparison.Ordinal) ? host[Wildcard.Length..] : host;
}
