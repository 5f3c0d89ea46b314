using System.Collections.Immutable;
using PrivateLinkLab.Amazon.Regions;
using PrivateLinkLab.Components.Network;
using PrivateLinkLab.Components.Validation;
using PrivateLinkLab.Components.Values;
using Pulumi;
using Aws = Pulumi.Aws;

namespace PrivateLinkLab.Components.PrivateLink;

/// <summary>The arguments of a <see cref="ConsumerEndpoint"/>.</summary>
public sealed class ConsumerEndpointArgs : ResourceArgs
{
    /// <summary>The consumer's VPC. Its addresses may be the provider's: nothing is routed between the two.</summary>
    public required VpcNetwork Network { get; init; }

    /// <summary>The service that the endpoint leads to.</summary>
    public required EndpointServiceOffer Service { get; init; }

    /// <summary>
    /// The subnets that get a network interface, one in each availability zone. When not set, the network's first
    /// subnet in every zone. Those in zones without the service are left out; every interface costs by the hour, and
    /// with one only, the loss of its zone takes the endpoint along.
    /// </summary>
    public IReadOnlyList<PrivateSubnet>? Subnets { get; init; }

    /// <summary>
    /// The ids of the consumer's zones in which the service can be reached, such as use1-az4. When not set, the
    /// service's own zones; across regions all, because AWS does not tell which.
    /// </summary>
    [Input("availabilityZoneIds")]
    public IReadOnlyList<string>? AvailabilityZoneIds { get; init; }

    /// <summary>
    /// The security groups that may connect, by a short name. Both halves of the way are made: the endpoint admits the
    /// client, and the client may go out to the endpoint. None when not set: nobody can connect.
    /// </summary>
    public Dictionary<string, Input<string>> Clients { get; init; } = [];

    /// <summary>Tags for every resource, beside Name, Project and Stack.</summary>
    [Input("tags")]
    public Dictionary<string, string> Tags { get; init; } = [];
}

/// <summary>
/// An interface endpoint for an endpoint service, behind a security group that is its own from creation. Until
/// the provider accepts the connection it is pendingAcceptance and carries nothing. In a dual-stack VPC it has IPv6
/// addresses as well when the service does. <see cref="ConsumerPrivateDns"/> adds the service's private DNS name
/// afterwards.
/// </summary>
/// <remarks>
/// Zones are matched by their id, which is the same in every account (AWS PrivateLink guide, "Subnets and Availability
/// Zones"). A subnet in another zone is left out with a warning; when none is left, the deployment fails.
/// </remarks>
public sealed class ConsumerEndpoint : ComponentResource
{
    private readonly string _name;

    /// <summary>Creates the security group, its rules and the endpoint.</summary>
    /// <param name="name">The component's name, and the endpoint's Name tag.</param>
    /// <param name="args">The arguments.</param>
    /// <param name="options">Pulumi's options.</param>
    /// <exception cref="ComponentArgumentException">An argument is not valid. No resource was registered.</exception>
    public ConsumerEndpoint(string name, ConsumerEndpointArgs args, ComponentResourceOptions? options = null)
        : base(ComponentTypes.ConsumerEndpoint, name, Checked(name, args), options)
    {
        _name = name;
        Network = args.Network;
        Service = args.Service;
        var securityGroup = new Aws.Ec2.SecurityGroup(
            $"{name}-security-group",
            new Aws.Ec2.SecurityGroupArgs
            {
                VpcId = args.Network.VpcId,
                Description = "Endpoint of a service: its clients on its port, nothing outbound",
                Tags = ResourceTags.For($"{name}-security-group", args.Tags),
            },
            new CustomResourceOptions { Parent = this }
        );
        var rules = CreateRules(name, args, securityGroup.Id);

        var region = AwsAccount.Of(this).Region;
        var serviceRegion = args.Service.Region is null ? region : args.Service.Region.ToOutput();
        var match = Match(args, region, serviceRegion);
        var isDualStack = args.Network.IsDualStack && args.Service.AddressFamily == AddressFamily.DualStack;
        var endpoint = new Aws.Ec2.VpcEndpoint(
            $"{name}-endpoint",
            new Aws.Ec2.VpcEndpointArgs
            {
                VpcId = args.Network.VpcId,
                ServiceName = args.Service.ServiceName,
                ServiceRegion = Output
                    .Tuple(region, serviceRegion)
                    .Apply(known => known.Item1 == known.Item2 ? null! : known.Item2),
                VpcEndpointType = "Interface",
                IpAddressType =
                    !args.Network.IsDualStack ? null!
                    : isDualStack ? "dualstack"
                    : "ipv4",
                DnsOptions = isDualStack
                    ? new Aws.Ec2.Inputs.VpcEndpointDnsOptionsArgs { DnsRecordIpType = "dualstack" }
                    : null!,
                SubnetIds = match.Apply(zones => zones.SubnetIds),
                SecurityGroupIds = { securityGroup.Id },
                PrivateDnsEnabled = false,
                Tags = ResourceTags.For(name, args.Tags),
            },
            new CustomResourceOptions
            {
                Parent = this,
                DependsOn = rules,
                // It belongs to ConsumerPrivateDns, which turns it on after the acceptance.
                IgnoreChanges = { "privateDnsEnabled" },
            }
        );

        EndpointId = endpoint.Id;
        State = endpoint.State;
        SecurityGroupId = securityGroup.Id;
        NetworkInterfaceIds = endpoint.NetworkInterfaceIds;
        DnsName = endpoint.DnsEntries.Apply(entries => entries.IsDefaultOrEmpty ? "" : entries[0].DnsName ?? "");
        ExcludedZones = match.Apply(zones => zones.Excluded);
        RegisterOutputs();
    }

    /// <summary>The endpoint's id.</summary>
    [Output("endpointId")]
    public Output<string> EndpointId { get; private set; }

    /// <summary>How far the connection came when the endpoint was made: pendingAcceptance or available.</summary>
    [Output("state")]
    public Output<string> State { get; private set; }

    /// <summary>
    /// The endpoint's Regional DNS name, which resolves to private addresses of the consumer's subnets.
    /// </summary>
    [Output("dnsName")]
    public Output<string> DnsName { get; private set; }

    /// <summary>The id of the endpoint's security group.</summary>
    [Output("securityGroupId")]
    public Output<string> SecurityGroupId { get; private set; }

    /// <summary>The ids of the endpoint's network interfaces, one in each zone.</summary>
    [Output("networkInterfaceIds")]
    public Output<ImmutableArray<string>> NetworkInterfaceIds { get; private set; }

    /// <summary>The subnets that were left out, each with its zone and the reason.</summary>
    [Output("excludedZones")]
    public Output<ImmutableArray<string>> ExcludedZones { get; private set; }

    internal VpcNetwork Network { get; }

    internal EndpointServiceOffer Service { get; }

    private InputList<Resource> CreateRules(string name, ConsumerEndpointArgs args, Output<string> securityGroupId)
    {
        var created = new InputList<Resource>();
        foreach (var (suffix, port, protocol) in args.Service.Rules)
        {
            var rules = new GroupRules(this, port, args.Tags, protocol);
            foreach (var (client, clientSecurityGroupId) in args.Clients)
            {
                created.Add(
                    rules.Admit(
                        $"{name}-from-{client}{suffix}",
                        securityGroupId,
                        clientSecurityGroupId,
                        $"Connections from {client}"
                    )
                );
                created.Add(
                    rules.LetOut(
                        $"{name}-for-{client}{suffix}",
                        clientSecurityGroupId,
                        securityGroupId,
                        $"Connections to {name}",
                        $"{client}-to-{name}"
                    )
                );
            }
        }

        return created;
    }

    private Output<ZoneMatch> Match(ConsumerEndpointArgs args, Output<string> region, Output<string> serviceRegion)
    {
        var zones = OneSubnetPerZone.ZonesOf(
            this,
            $"{nameof(ConsumerEndpoint)} '{_name}'",
            args.Network,
            args.Subnets,
            "An endpoint"
        );
        return Output
            .Tuple(
                zones,
                zones.Apply(known => Output.All(known.Select(zone => zone.Subnet.Id))),
                Offered(args, region, serviceRegion)
            )
            .Apply(known =>
            {
                var match = ZoneMatch.Of(known.Item1, known.Item2, known.Item3);
                if (match.SubnetIds.IsEmpty)
                {
                    return Mismatch(match, known.Item3!.Value);
                }

                foreach (var excluded in match.Excluded)
                {
                    Log.Warn($"ConsumerEndpoint '{_name}': no network interface for {excluded}.", this);
                }

                return Output.Create(match);
            });
    }

    // Null stands for every zone.
    private Output<ImmutableArray<string>?> Offered(
        ConsumerEndpointArgs args,
        Output<string> region,
        Output<string> serviceRegion
    )
    {
        if (args.AvailabilityZoneIds is { } given)
        {
            return Output.Create((ImmutableArray<string>?)[.. given]);
        }

        return Output
            .Tuple(region, serviceRegion)
            .Apply(known =>
                known.Item1 != known.Item2
                    ? Output.Create((ImmutableArray<string>?)null)
                    : args.Service.AvailabilityZoneIds?.ToOutput().Apply(ids => (ImmutableArray<string>?)ids)
                        ?? Aws.Ec2.GetVpcEndpointService.Invoke(
                                new Aws.Ec2.GetVpcEndpointServiceInvokeArgs
                                {
                                    ServiceName = args.Service.ServiceName,
                                    ServiceType = "Interface",
                                },
                                new InvokeOptions { Parent = this }
                            )
                            .Apply(service => (ImmutableArray<string>?)service.AvailabilityZones)
            );
    }

    // Says what the zones are called in the consumer's account, where somebody has to choose one.
    private Output<ZoneMatch> Mismatch(ZoneMatch match, ImmutableArray<string> offered) =>
        Output
            .All(
                offered
                    .Order(StringComparer.Ordinal)
                    .Select(zone =>
                        AvailabilityZoneName.IsId(zone)
                            ? ZoneMatch.NameOf(zone, this).Apply(name => $"{name} ({zone})")
                            : Output.Create(zone)
                    )
            )
            .ApplyUnlessRefused(
                ZoneMatch (names) =>
                    throw new ComponentArgumentException(
                        $"ConsumerEndpoint '{_name}': Subnets has none in a zone of the "
                            + $"service: {string.Join("; ", match.Excluded)}. "
                            + $"Use a subnet in {string.Join(" or ", names)}."
                    )
            );

    private static ConsumerEndpointArgs Checked(string name, ConsumerEndpointArgs args)
    {
        var errors = ArgumentErrors.Of(nameof(ConsumerEndpoint), name, args);
        OneSubnetPerZone.Check(errors, args.Network, args.Subnets, "An endpoint");
        args.Service.Check(errors, nameof(args.Service));
        SecurityGroupRuleText.CheckNames(errors, nameof(args.Clients), args.Clients.Keys);
        errors.Require(
            args.AvailabilityZoneIds is null or { Count: > 0 },
            nameof(args.AvailabilityZoneIds),
            $"is empty",
            $"Give at least one zone's id, such as use1-az4, or leave it out."
        );
        foreach (var zone in args.AvailabilityZoneIds ?? [])
        {
            errors.Require(
                AvailabilityZoneName.IsId(zone),
                nameof(args.AvailabilityZoneIds),
                $"has '{zone}'",
                $"A zone's id looks like use1-az4; its name differs from account to account."
            );
        }

        errors.Throw();
        return args;
    }
}

/// <summary>Which subnets are in a zone where a service can be reached, and why the others are not.</summary>
/// <param name="SubnetIds">The ids of the subnets that are.</param>
/// <param name="Excluded">A sentence without a period for each of the others.</param>
internal sealed record ZoneMatch(ImmutableArray<string> SubnetIds, ImmutableArray<string> Excluded)
{
    /// <summary>Looks up the name that a zone has in the account of a component, by its id.</summary>
    public static Output<string> NameOf(string zoneId, Resource component) =>
        Aws
            .GetAvailabilityZone.Invoke(
                new Aws.GetAvailabilityZoneInvokeArgs { ZoneId = zoneId },
                new InvokeOptions { Parent = component }
            )
            .Apply(result => result.Name);

    /// <summary>Matches subnets with the zones of a service.</summary>
    /// <param name="zones">The subnets' zones.</param>
    /// <param name="subnetIds">The subnets' ids, in the same order.</param>
    /// <param name="offered">The service's zones, by id or by the name that they have in the subnets' account; null for
    /// all.</param>
    public static ZoneMatch Of(
        ImmutableArray<SubnetZone> zones,
        ImmutableArray<string> subnetIds,
        ImmutableArray<string>? offered
    )
    {
        var (matching, excluded) = (new List<string>(), new List<string>());
        foreach (var (zone, subnetId) in zones.Zip(subnetIds))
        {
            if (offered is not { } known || known.Contains(zone.Name) || known.Contains(zone.Id))
            {
                matching.Add(subnetId);
            }
            else
            {
                excluded.Add(
                    $"subnet '{zone.Subnet.Name}' in {zone}: the service is "
                        + $"in {string.Join(", ", known.Order(StringComparer.Ordinal))} only"
                );
            }
        }

        return new ZoneMatch([.. matching], [.. excluded]);
    }
}
