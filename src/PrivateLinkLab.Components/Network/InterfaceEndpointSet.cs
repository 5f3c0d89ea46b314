using System.Collections.Immutable;
using System.Globalization;
using PrivateLinkLab.Amazon.Addresses;
using PrivateLinkLab.Amazon.Services;
using PrivateLinkLab.Components.Policies;
using PrivateLinkLab.Components.Validation;
using Pulumi;
using Aws = Pulumi.Aws;

namespace PrivateLinkLab.Components.Network;

/// <summary>The arguments of an <see cref="InterfaceEndpointSet"/>.</summary>
public sealed class InterfaceEndpointSetArgs : EndpointPolicyArgs
{
    /// <summary>The VPC that gets the endpoints.</summary>
    public required VpcNetwork Network { get; init; }

    /// <summary>
    /// The services, by the last part of their name (<see cref="AwsServices"/>): ssm and ssmmessages for Session
    /// Manager. A whole name, such as com.amazonaws.eu-west-1.s3 or aws.api.us-east-1.kendra-ranking, is taken as it
    /// is; with another region in it, the endpoint leads there. One that is not known here has a warning. None is
    /// accepted: the security group then stands ready for endpoints to come.
    /// </summary>
    [Input("services", required: true)]
    public required IReadOnlyList<string> Services { get; init; }

    /// <summary>
    /// The subnets that get a network interface of each endpoint, one in each availability zone. When not set, the
    /// network's first subnet in every zone. Every interface costs by the hour; with one zone only, its loss takes the
    /// endpoints along.
    /// </summary>
    public IReadOnlyList<PrivateSubnet>? Subnets { get; init; }

    /// <summary>
    /// By service, the TCP ports of its endpoint, 1 to 65535. When not set, 443, and for email-smtp the ports of SMTP.
    /// The endpoints have one security group, which admits the ports of all of them.
    /// </summary>
    public Dictionary<string, IReadOnlyList<int>> Ports { get; init; } = [];

    /// <summary>
    /// Blocks that may connect to the endpoints, on their ports: IPv4 and, in a dual-stack VPC, IPv6. There the VPC's
    /// own IPv4 block stands for its IPv6 block as well. When not set, none: clients such as
    /// <see cref="Compute.PrivateInstance"/> then add a rule for their own security group, which is for both families.
    /// </summary>
    [Input("allowedCidrBlocks")]
    public IReadOnlyList<string> AllowedCidrBlocks { get; init; } = [];

    /// <summary>
    /// IPv4 blocks that may connect, by a short name: as <see cref="AllowedCidrBlocks"/>, for blocks that the
    /// deployment alone knows, such as those of other VPCs. Everybody (0.0.0.0/0) is refused. None when not set.
    /// </summary>
    [Input("clientCidrBlocks")]
    public Dictionary<string, Input<string>> ClientCidrBlocks { get; init; } = [];

    /// <summary>
    /// The security groups that may connect, by a short name. Both halves of the way are made: the endpoints admit the
    /// client, and the client may go out to the endpoints. None when not set; the components that take an
    /// InterfaceEndpointSet add themselves.
    /// </summary>
    public Dictionary<string, Input<string>> Clients { get; init; } = [];

    /// <summary>
    /// The id of a security group that is there already, for the endpoints. When not set, the component makes one.
    /// </summary>
    [Input("securityGroupId")]
    public Input<string>? SecurityGroupId { get; init; }

    /// <summary>
    /// Whether the rules of <see cref="SecurityGroupId"/> are its owner's business: no component then adds a client's
    /// to it. False when not set.
    /// </summary>
    [Input("leavesRulesToOwner")]
    public bool LeavesRulesToOwner { get; init; }

    /// <summary>
    /// By service, the IPv4 addresses of its endpoint's network interfaces, by the name of the subnet. AWS chooses
    /// those that are not named.
    /// </summary>
    public Dictionary<string, Dictionary<string, string>> Addresses { get; init; } = [];

    /// <summary>
    /// Whether the service's public name leads to the endpoint inside the VPC. True when not set; needs both DNS
    /// attributes of the VPC. A service without private DNS, such as dynamodb, is refused when the deployment asks for
    /// its offer.
    /// </summary>
    [Input("privateDnsEnabled")]
    public bool PrivateDnsEnabled { get; init; } = true;

    /// <summary>
    /// Whether the private DNS name of s3 is for what comes in through a Route 53 Resolver inbound endpoint alone, so
    /// that the VPC's own traffic keeps to the gateway endpoint, which costs nothing. False when not set; needs
    /// <see cref="GatewayEndpoints"/> with s3 (Amazon S3 user guide, "AWS PrivateLink for Amazon S3", private DNS).
    /// </summary>
    public bool PrivateDnsOnlyForInboundResolver { get; init; }

    /// <summary>
    /// The VPC's gateway endpoints, which are made before these. Needed for
    /// <see cref="PrivateDnsOnlyForInboundResolver"/> alone.
    /// </summary>
    public GatewayEndpointSet? GatewayEndpoints { get; init; }

    /// <summary>
    /// Services whose endpoints have IPv4 addresses alone, also in a dual-stack VPC. When not set, those of Session
    /// Manager (<see cref="AwsServices.SsmAgent"/>), whose agent talks IPv4. Another service that AWS does not offer
    /// over IPv6 is refused in a dual-stack VPC unless it is named here.
    /// </summary>
    public IReadOnlyList<string> Ipv4Services { get; init; } = AwsServices.SsmAgent;

    /// <summary>
    /// By service, the ids of endpoints that the VPC has already. They are not made again, which AWS would refuse, and
    /// <see cref="InterfaceEndpointSet.EndpointId"/> gives them.
    /// </summary>
    public Dictionary<string, Input<string>> ExistingEndpoints { get; init; } = [];

    /// <summary>
    /// Whether the endpoints, which cost by the hour, are left out for the time being. Their security group stays, and
    /// so do its rules. False when not set.
    /// </summary>
    public bool Parked { get; init; }

    /// <summary>By service, the endpoint's Name tag. When not set, the component's name and the service.</summary>
    public Dictionary<string, string> NameTags { get; init; } = [];

    /// <summary>
    /// The Name tag of the endpoints' security group. When not set, the component's name and "endpoints".
    /// </summary>
    public string? SecurityGroupNameTag { get; init; }

    /// <summary>Tags for every resource, beside Name, Project and Stack.</summary>
    [Input("tags")]
    public Dictionary<string, string> Tags { get; init; } = [];
}

/// <summary>
/// Interface endpoints (AWS PrivateLink) for AWS services in a VPC, behind one security group that is theirs from
/// creation.
/// </summary>
/// <remarks>
/// An interface endpoint costs by the hour in every zone, and by the GB (AWS PrivateLink pricing). Zones that a service
/// does not offer are left out with a warning, and one zone alone has a warning as well (<see cref="Warnings"/>); when
/// none is left, the deployment fails.
/// </remarks>
public sealed class InterfaceEndpointSet : ComponentResource
{
    internal const int HttpsPort = 443;

    private readonly string _name;
    private readonly Dictionary<string, Output<string>> _endpointIds = [];
    private readonly Dictionary<string, Output<(string Name, string HostedZoneId)>> _dnsEntries = [];
    private readonly List<string> _parked = [];
    private readonly IReadOnlyCollection<string> _ipv4Services;

    /// <summary>Creates the security group, its rules and the endpoints.</summary>
    /// <param name="name">The component's name.</param>
    /// <param name="args">The arguments.</param>
    /// <param name="options">Pulumi's options.</param>
    /// <exception cref="ComponentArgumentException">An argument is not valid. No resource was registered.</exception>
    public InterfaceEndpointSet(string name, InterfaceEndpointSetArgs args, ComponentResourceOptions? options = null)
        : base(ComponentTypes.InterfaceEndpointSet, name, Checked(name, args), options)
    {
        _name = name;
        _ipv4Services = args.Network.IsDualStack ? args.Ipv4Services : args.Services;
        IsParked = args.Parked;
        HasPrivateDns = args.PrivateDnsEnabled;
        Services = args.Services;
        var services = args.Services.Select(RequestedService.Read).ToList();
        Ports = PortsOf(args, services);
        AdmitsClients = args.AllowedCidrBlocks.Count + args.ClientCidrBlocks.Count > 0 || args.LeavesRulesToOwner;
        var account = AwsAccount.Of(this);
        var securityGroupTag = args.SecurityGroupNameTag ?? $"{name}-endpoints";
        SecurityGroupId = args.SecurityGroupId?.ToOutput()
            ?? new Aws.Ec2.SecurityGroup(
                $"{name}-security-group",
                new Aws.Ec2.SecurityGroupArgs
                {
                    VpcId = args.Network.VpcId,
                    Description = "Interface endpoints: HTTPS from their clients, nothing outbound",
                    Tags = ResourceTags.For(securityGroupTag, args.Tags),
                },
                new CustomResourceOptions { Parent = this }
            ).Id;

        var before = CreateClientRules(name, args, securityGroupTag);
        if (args.GatewayEndpoints is not null)
        {
            before.Add(args.GatewayEndpoints);
        }

        var wanted = OneSubnetPerZone.ZonesOf(
            this,
            $"{nameof(InterfaceEndpointSet)} '{name}'",
            args.Network,
            args.Subnets,
            "An endpoint"
        );
        var warnings = new List<Output<ImmutableArray<string>>>();
        foreach (var service in services.Where(service => !args.ExistingEndpoints.ContainsKey(service.Given)))
        {
            if (args.Parked)
            {
                _parked.Add(service.Given);
                continue;
            }

            var endpoint = Create(name, args, service, account, wanted, before, warnings);
            _endpointIds[service.Given] = endpoint.Id;
            _dnsEntries[service.Given] = endpoint.DnsEntries.Apply(entries =>
                entries.IsDefaultOrEmpty ? ("", "") : (entries[0].DnsName ?? "", entries[0].HostedZoneId ?? "")
            );
        }

        foreach (var (service, id) in args.ExistingEndpoints)
        {
            _endpointIds[service] = id;
        }

        var known = services.Select(WarningOf).OfType<string>().ToList();
        foreach (var warning in known)
        {
            Log.Warn($"InterfaceEndpointSet '{_name}': {warning}", this);
        }

        Warnings = Output.All(warnings).Apply(all => all.SelectMany(some => some).Concat(known).ToImmutableArray());
        EndpointIds = Output
            .All(_endpointIds.Values)
            .Apply(ids => _endpointIds.Keys.Zip(ids).ToImmutableDictionary(pair => pair.First, pair => pair.Second));
        DnsNames = DnsOfEach(entry => entry.Name);
        HostedZoneIds = DnsOfEach(entry => entry.HostedZoneId);
        RegisterOutputs();
    }

    /// <summary>The id of the endpoints' security group.</summary>
    [Output("securityGroupId")]
    public Output<string> SecurityGroupId { get; private set; }

    /// <summary>The ids of the endpoints, by service; without those that are parked.</summary>
    [Output("endpointIds")]
    public Output<ImmutableDictionary<string, string>> EndpointIds { get; private set; }

    /// <summary>
    /// The Regional DNS names of the endpoints, by service, which lead to them also without private DNS: an alias
    /// record of a zone of your own needs one, with the endpoint's hosted zone. Without those that are parked or were
    /// there already.
    /// </summary>
    [Output("dnsNames")]
    public Output<ImmutableDictionary<string, string>> DnsNames { get; private set; }

    /// <summary>The ids of the hosted zones of <see cref="DnsNames"/>, by service.</summary>
    [Output("hostedZoneIds")]
    public Output<ImmutableDictionary<string, string>> HostedZoneIds { get; private set; }

    /// <summary>
    /// What the deployment warns of: a sentence for every zone that a service does not offer, for every endpoint that
    /// stands in one zone only or cannot have a policy, for a service that AWS retires and for one that is not known.
    /// </summary>
    [Output("warnings")]
    public Output<ImmutableArray<string>> Warnings { get; private set; }

    /// <summary>
    /// Whether the endpoints admit clients by address, or their owner does, so that a client adds no rule of its own.
    /// </summary>
    internal bool AdmitsClients { get; }

    /// <summary>The services, as the program named them.</summary>
    internal IReadOnlyList<string> Services { get; }

    /// <summary>Whether the services' public names lead to the endpoints inside their VPC by themselves.</summary>
    internal bool HasPrivateDns { get; }

    /// <summary>Whether the endpoints are left out for the time being.</summary>
    internal bool IsParked { get; }

    /// <summary>
    /// The Regional DNS name of a service's endpoint, with its hosted zone; null for one that is parked or was there
    /// already.
    /// </summary>
    internal Output<(string Name, string HostedZoneId)>? DnsOf(string service) =>
        _dnsEntries.GetValueOrDefault(service);

    /// <summary>Whether a service's endpoint has IPv6 addresses as well.</summary>
    internal bool IsDualStack(string service) => !_ipv4Services.Contains(service);

    /// <summary>The ports of all the endpoints, ascending; never empty.</summary>
    internal IReadOnlyList<int> Ports { get; }

    /// <summary>The id of one service's endpoint.</summary>
    /// <param name="service">The service, such as sqs.</param>
    /// <exception cref="ArgumentException">The set has no endpoint for the service, or none while it is
    /// parked.</exception>
    public Output<string> EndpointId(string service) =>
        _endpointIds.TryGetValue(service, out var id)
            ? id
            : throw new ArgumentException(
                _parked.Contains(service)
                    ? $"InterfaceEndpointSet '{_name}' is parked: there is no endpoint for '{service}' "
                        + $"until {nameof(InterfaceEndpointSetArgs.Parked)} is false."
                    : $"InterfaceEndpointSet '{_name}' has no endpoint for '{service}'; it "
                        + $"has {(_endpointIds.Count == 0 ? "none" : string.Join(", ", _endpointIds.Keys))}.",
                nameof(service)
            );

    /// <summary>Whether the set has an endpoint for a service, parked or not.</summary>
    /// <param name="service">The service, such as sqs.</param>
    public bool Has(string service) =>
        _endpointIds
            .Keys.Concat(_parked)
            .Any(given => given == service || RequestedService.Read(given).Name == service);

    /// <summary>The rules' names: what is for 443 has none of a port in it.</summary>
    internal static string PortSuffix(int port) =>
        port == HttpsPort ? "" : string.Create(CultureInfo.InvariantCulture, $"-{port}");

    /// <summary>What a rule for a port says that it is for.</summary>
    internal static string ProtocolOf(int port) =>
        port == HttpsPort ? "HTTPS" : string.Create(CultureInfo.InvariantCulture, $"TCP {port}");

    private static string? WarningOf(RequestedService service) =>
        service.Known?.Retirement is { } retirement ? $"{service.Given}: {retirement}" : service.Warning;

    private static List<int> PortsOf(InterfaceEndpointSetArgs args, List<RequestedService> services) =>
        services.Count == 0
            ? [HttpsPort]
            :
            [
                .. services
                    .SelectMany(service => args.Ports.GetValueOrDefault(service.Given) ?? service.Ports)
                    .Distinct()
                    .Order(),
            ];

    private Aws.Ec2.VpcEndpoint Create(
        string name,
        InterfaceEndpointSetArgs args,
        RequestedService service,
        AwsAccount account,
        Output<ImmutableArray<SubnetZone>> wanted,
        InputList<Resource> before,
        List<Output<ImmutableArray<string>>> warnings
    )
    {
        var given = service.Given;
        var serviceName = account.Region.Apply(service.NameIn);
        var offer = InterfaceEndpointOffer.LookUp(this, name, args, service, account.Region);
        var zones = InterfaceEndpointOffer.ZonesOf(this, name, given, offer, wanted);
        warnings.Add(zones.Apply(known => known.Warnings));
        warnings.Add(
            offer.Apply(known => InterfaceEndpointOffer.PolicyWarnings(this, name, given, args.PolicyMode, known))
        );
        var isDualStack = args.Network.IsDualStack && !args.Ipv4Services.Contains(given);
        return new Aws.Ec2.VpcEndpoint(
            $"{name}-{given}",
            new Aws.Ec2.VpcEndpointArgs
            {
                VpcId = args.PrivateDnsEnabled ? args.Network.ClaimedVpcId : args.Network.VpcId,
                ServiceName = serviceName,
                ServiceRegion = service.Region is null
                    ? null!
                    : (Input<string>)account.Region.Apply(region => service.RegionFrom(region)!),
                VpcEndpointType = "Interface",
                IpAddressType =
                    !args.Network.IsDualStack ? null!
                    : isDualStack ? "dualstack"
                    : "ipv4",
                DnsOptions = DnsOf(service.Name, isDualStack, args)!,
                SubnetIds = zones.Apply(known => Output.All(known.Subnets.Select(subnet => subnet.Id))),
                SubnetConfigurations = args.Addresses.TryGetValue(given, out var addresses)
                    ? (InputList<Aws.Ec2.Inputs.VpcEndpointSubnetConfigurationArgs>)
                        zones.Apply(known => ConfigurationsOf(name, given, known.Subnets, addresses))
                    : null!,
                SecurityGroupIds = { SecurityGroupId },
                PrivateDnsEnabled = args.PrivateDnsEnabled,
                Policy = offer.Apply(known =>
                    InterfaceEndpointOffer.PolicyFor(
                        known,
                        args.PolicyOf($"{nameof(InterfaceEndpointSet)} '{name}'", service.Given, service.Name, account)
                    )
                ),
                Tags = ResourceTags.For(args.NameTags.GetValueOrDefault(given, $"{name}-{given}"), args.Tags),
            },
            new CustomResourceOptions { Parent = this, DependsOn = before }
        );
    }

    private static Output<ImmutableArray<Aws.Ec2.Inputs.VpcEndpointSubnetConfigurationArgs>> ConfigurationsOf(
        string name,
        string service,
        ImmutableArray<PrivateSubnet> subnets,
        Dictionary<string, string> addresses
    ) =>
        Output.Create(
            subnets
                .Where(subnet => addresses.ContainsKey(subnet.Name))
                .Select(subnet => new Aws.Ec2.Inputs.VpcEndpointSubnetConfigurationArgs
                {
                    SubnetId = subnet.Id,
                    Ipv4 = subnet.CidrBlock is { Plain: null } runtime
                        ? (Input<string>)
                            runtime
                                .ToOutput()
                                .ApplyUnlessRefused(block =>
                                    IsAddressIn(block, addresses[subnet.Name])
                                        ? addresses[subnet.Name]
                                        : throw new ComponentArgumentException(
                                            $"{nameof(InterfaceEndpointSet)} '{name}': "
                                                + $"{nameof(InterfaceEndpointSetArgs.Addresses)}['{service}']"
                                                + $"['{subnet.Name}'] is '{addresses[subnet.Name]}'. Give an IPv4 "
                                                + $"address of the subnet's {block}."
                                        )
                                )
                        : addresses[subnet.Name],
                })
                .ToImmutableArray()
        );

    private static bool IsAddressIn(string? block, string address) =>
        CidrBlock.TryParseIpv4($"{address}/32", out var one)
        && (!CidrBlock.TryParseIpv4(block, out var whole) || whole.Contains(one));

    private Output<ImmutableDictionary<string, string>> DnsOfEach(
        Func<(string Name, string HostedZoneId), string> part
    ) =>
        Output
            .All(_dnsEntries.Values)
            .Apply(entries =>
                _dnsEntries.Keys.Zip(entries).ToImmutableDictionary(pair => pair.First, pair => part(pair.Second))
            );

    /// <summary>Checks the arguments, and claims for the component what the VPC can have once.</summary>
    /// <exception cref="ComponentArgumentException">An argument is not valid; nothing is claimed.</exception>
    private static InterfaceEndpointSetArgs Checked(string name, InterfaceEndpointSetArgs args)
    {
        var errors = ArgumentErrors.Of(nameof(InterfaceEndpointSet), name, args);
        var services = args.Services.Select(RequestedService.Read).ToList();
        foreach (var service in services)
        {
            service.Check(errors, nameof(args.Services));
        }

        foreach (var twice in services.GroupBy(service => service.Name).Where(group => group.Count() > 1))
        {
            errors.Add(
                nameof(args.Services),
                $"has '{twice.Key}' {twice.Count()} times",
                "Name every service once: a VPC can have its private DNS name once."
            );
        }

        OneSubnetPerZone.Check(errors, args.Network, args.Subnets, "An endpoint");
        CheckFamily(errors, args);
        foreach (var block in args.AllowedCidrBlocks)
        {
            var prefix = IpAddress.LooksLikeIpv6(block)
                ? errors.Ipv6Block(nameof(args.AllowedCidrBlocks), block)?.PrefixLength
                : errors.Ipv4Block(nameof(args.AllowedCidrBlocks), block)?.PrefixLength;
            errors.Require(
                prefix is not 0,
                nameof(args.AllowedCidrBlocks),
                $"has {block}, which is everybody",
                $"Give the blocks of the clients, such as the "
                    + $"VPC's{(args.Network.CidrBlock.Plain is { } own ? $" {own}" : "")}."
            );
        }

        errors.Require(
            args.AllowedCidrBlocks.Distinct().Count() == args.AllowedCidrBlocks.Count,
            nameof(args.AllowedCidrBlocks),
            $"is {string.Join(", ", args.AllowedCidrBlocks)}, the same block twice",
            $"Name every block once: AWS refuses a rule that exists."
        );
        errors.Require(
            !args.PrivateDnsEnabled || args.Services.Count == 0 || args.Network.SupportsPrivateDns,
            nameof(args.PrivateDnsEnabled),
            $"is true, and the VPC lacks enableDnsSupport or enableDnsHostnames",
            $"Private DNS needs both: turn them on, or set PrivateDnsEnabled to false."
        );
        CheckInboundResolver(errors, args);
        CheckByService(errors, args);
        CheckPlaces(errors, args);
        CheckResources(errors, args);
        Claim(errors, args);
        errors.Throw();
        return args;
    }

    private static void CheckFamily(ArgumentErrors errors, InterfaceEndpointSetArgs args)
    {
        if (!args.Network.IsDualStack)
        {
            foreach (var block in args.AllowedCidrBlocks.Where(IpAddress.LooksLikeIpv6))
            {
                errors.Add(
                    nameof(args.AllowedCidrBlocks),
                    $"has {block}, and the VPC has IPv4 alone",
                    "Give IPv4 blocks, or make the VPC dual stack."
                );
            }

            return;
        }

        errors.Require(
            args.Network.Ipv6CidrBlock is not null,
            nameof(args.Network),
            $"is dual stack and has no Ipv6CidrBlock",
            $"Give the VPC's IPv6 block."
        );
        foreach (
            var service in args.Services.Where(service =>
                RequestedService.Read(service).Known is { HasIpv6: false }
                && !args.Ipv4Services.Contains(service)
                && !args.ExistingEndpoints.ContainsKey(service)
            )
        )
        {
            errors.Add(
                nameof(args.Services),
                $"has '{service}', which AWS does not document to offer over IPv6, and the VPC is dual stack",
                "Put it in Ipv4Services to reach it over IPv4; IPv6 "
                    + $"reaches {string.Join(", ", AwsServices.All.Where(known => known.HasIpv6))}."
            );
        }
    }

    private static void CheckInboundResolver(ArgumentErrors errors, InterfaceEndpointSetArgs args)
    {
        if (!args.PrivateDnsOnlyForInboundResolver)
        {
            return;
        }

        errors.Require(
            args.PrivateDnsEnabled,
            nameof(args.PrivateDnsOnlyForInboundResolver),
            $"is true, and PrivateDnsEnabled is false",
            $"There is no private DNS to restrict: set one of the two the other way."
        );
        errors.Require(
            args.Services.Any(service => RequestedService.Read(service).Name == GatewayEndpointSet.S3),
            nameof(args.PrivateDnsOnlyForInboundResolver),
            $"is true, and Services has no {GatewayEndpointSet.S3}, the only service with such private DNS",
            $"Add {GatewayEndpointSet.S3}, or set it to false."
        );
        errors.Require(
            args.GatewayEndpoints?.PrefixListIds.ContainsKey(GatewayEndpointSet.S3) == true,
            nameof(args.PrivateDnsOnlyForInboundResolver),
            $"is true, and GatewayEndpoints has no endpoint for {GatewayEndpointSet.S3}, which the VPC's own traffic "
                + $"would need",
            $"Give the VPC's GatewayEndpointSet for {GatewayEndpointSet.S3}, or set it to false."
        );
    }

    // What is given by service has to be for one that is made here: else it would be for nothing, and nobody would
    // know.
    private static void CheckByService(ArgumentErrors errors, InterfaceEndpointSetArgs args)
    {
        var made = args.Services.Where(service => !args.ExistingEndpoints.ContainsKey(service)).ToList();
        EndpointPolicyArguments.CheckKeys(errors, made, nameof(args.Ports), args.Ports.Keys);
        EndpointPolicyArguments.CheckKeys(errors, made, nameof(args.Addresses), args.Addresses.Keys);
        args.CheckPolicies(errors, made);
        foreach (var (service, ports) in args.Ports)
        {
            errors.Require(
                ports.Count > 0 && ports.All(port => port is > 0 and <= 65535),
                $"{nameof(args.Ports)}['{service}']",
                $"is {(ports.Count == 0 ? "empty" : string.Join(", ", ports))}",
                $"Give TCP ports, 1 to 65535."
            );
        }
    }

    private static string WhatAsksForRules(InterfaceEndpointSetArgs args) =>
        args.ClientCidrBlocks.Count > 0
            ? nameof(args.ClientCidrBlocks)
            : $"{nameof(args.Clients)} or {nameof(args.AllowedCidrBlocks)}";

    private static void CheckPlaces(ArgumentErrors errors, InterfaceEndpointSetArgs args)
    {
        SecurityGroupRuleText.CheckNames(errors, nameof(args.Clients), args.Clients.Keys);
        SecurityGroupRuleText.CheckNames(errors, nameof(args.ClientCidrBlocks), args.ClientCidrBlocks.Keys);
        errors.Require(
            !args.LeavesRulesToOwner || args.SecurityGroupId is not null,
            nameof(args.LeavesRulesToOwner),
            $"is true, and {nameof(args.SecurityGroupId)} is not set",
            $"The component's own group has no other owner: give one, or set it to false."
        );
        errors.Require(
            !args.LeavesRulesToOwner
                || args.Clients.Count + args.AllowedCidrBlocks.Count + args.ClientCidrBlocks.Count == 0,
            nameof(args.LeavesRulesToOwner),
            $"is true, and {WhatAsksForRules(args)} asks for rules",
            $"Leave them out, or set it to false."
        );
        var subnets = OneSubnetPerZone.Choose(args.Network, args.Subnets).ToLookup(subnet => subnet.Name);
        foreach (var (service, addresses) in args.Addresses)
        {
            foreach (var (subnet, address) in addresses)
            {
                var argument = $"{nameof(args.Addresses)}['{service}']['{subnet}']";
                errors.Require(
                    subnets.Contains(subnet),
                    argument,
                    $"is of no subnet of the endpoints",
                    $"Name one of {string.Join(", ", subnets.Select(known => known.Key))}."
                );
                errors.Require(
                    subnets[subnet].DefaultIfEmpty().All(known => IsAddressIn(known?.CidrBlock?.Plain, address)),
                    argument,
                    $"is '{address}'",
                    $"Give an IPv4 address of the subnet."
                );
            }
        }
    }

    private static void CheckResources(ArgumentErrors errors, InterfaceEndpointSetArgs args)
    {
        foreach (
            var service in args.Resources.Keys.Where(service =>
                !EndpointPolicy.KnowsResources(RequestedService.Read(service).Name)
            )
        )
        {
            errors.Add(nameof(args.Resources), $"names '{service}', whose actions know no resources", "Leave it out.");
        }
    }

    private static void Claim(ArgumentErrors errors, InterfaceEndpointSetArgs args)
    {
        if (!args.PrivateDnsEnabled)
        {
            return;
        }

        // What exists already is adopted, by as many sets as like; it is in the way of a new one all the same.
        args.Network.Claim(
            errors,
            [
                .. args
                    .Services.Concat(args.ExistingEndpoints.Keys)
                    .Distinct()
                    .Select(service => new VpcClaim(
                        RequestedService.Read(service).Name,
                        nameof(args.Services),
                        owner => $"has '{service}', whose private DNS name {owner} claims in this VPC already",
                        "Use that endpoint, or set PrivateDnsEnabled to false."
                    )
                    {
                        IsShared = args.ExistingEndpoints.ContainsKey(service),
                    }),
            ]
        );
    }

    /// <summary>The DNS options of a service's endpoint; null for AWS's own.</summary>
    // For s3, AWS restricts private DNS to the inbound resolver unless told not to, and then wants a gateway endpoint
    // (github.com/hashicorp/terraform-provider-aws/issues/33689).
    private static Aws.Ec2.Inputs.VpcEndpointDnsOptionsArgs? DnsOf(
        string service,
        bool isDualStack,
        InterfaceEndpointSetArgs args
    )
    {
        var onlyInbound = service == GatewayEndpointSet.S3 && args.PrivateDnsEnabled;
        return isDualStack || onlyInbound
            ? new()
            {
                DnsRecordIpType = isDualStack ? "dualstack" : null!,
                PrivateDnsOnlyForInboundResolverEndpoint = onlyInbound ? args.PrivateDnsOnlyForInboundResolver : null!,
            }
            : null;
    }

    /// <summary>Refuses a block that is none, or everybody.</summary>
    /// <exception cref="ComponentArgumentException">It is.</exception>
    private static string ClientBlock(string name, string client, string block)
    {
        var errors = new ArgumentErrors(nameof(InterfaceEndpointSet), name);
        var argument = $"{nameof(InterfaceEndpointSetArgs.ClientCidrBlocks)}['{client}']";
        errors.Require(
            errors.Ipv4Block(argument, block) is null or { PrefixLength: > 0 },
            argument,
            $"is {block}, which is everybody",
            $"Give the block of the clients."
        );
        errors.Throw();
        return block;
    }

    // The rules for clients that the security group admits by address or by their group.
    private InputList<Resource> CreateClientRules(string name, InterfaceEndpointSetArgs args, string securityGroupTag)
    {
        var rules = new InputList<Resource>();
        foreach (var port in Ports)
        {
            var clients = new GroupRules(this, port, args.Tags);
            var (protocol, what) = (ProtocolOf(port), port == HttpsPort ? "https" : $"tcp{PortSuffix(port)}");
            var nameTag = $"{securityGroupTag}-{what}";
            foreach (var block in args.AllowedCidrBlocks)
            {
                var (rule, description) = (
                    $"{name}-{what}-from-{block.Replace('/', '-').Replace(':', '-')}",
                    $"{protocol} from {block}"
                );
                rules.Add(
                    IpAddress.LooksLikeIpv6(block)
                        ? clients.AdmitIpv6(rule, SecurityGroupId, block, description, nameTag)
                        : clients.AdmitIpv4(rule, SecurityGroupId, block, description, nameTag)
                );
            }

            // What Amazon assigns is not known before the deployment, so that the rule's name does not tell it.
            if (
                args.Network is { IsDualStack: true, CidrBlock.Plain: { } vpcBlock }
                && args.AllowedCidrBlocks.Contains(vpcBlock)
            )
            {
                rules.Add(
                    clients.AdmitIpv6(
                        $"{name}-{what}-from-vpc-ipv6",
                        SecurityGroupId,
                        args.Network.Ipv6CidrBlock!,
                        $"{protocol} from the IPv6 block of the VPC",
                        nameTag
                    )
                );
            }

            foreach (var (client, block) in args.ClientCidrBlocks)
            {
                rules.Add(
                    clients.AdmitIpv4(
                        $"{name}-{what}-from-{client}",
                        SecurityGroupId,
                        block.ToOutput().ApplyUnlessRefused(known => ClientBlock(name, client, known)),
                        $"{protocol} from {client}",
                        nameTag
                    )
                );
            }

            foreach (var (client, group) in args.Clients)
            {
                rules.Add(
                    clients.Admit(
                        $"{name}-from-{client}{PortSuffix(port)}",
                        SecurityGroupId,
                        group,
                        $"{protocol} from {client}"
                    )
                );
                rules.Add(
                    clients.LetOut(
                        $"{name}-for-{client}{PortSuffix(port)}",
                        group,
                        SecurityGroupId,
                        $"{protocol} to the interface endpoints",
                        $"{client}-to-{securityGroupTag}{PortSuffix(port)}"
                    )
                );
            }
        }

        return rules;
    }
}
