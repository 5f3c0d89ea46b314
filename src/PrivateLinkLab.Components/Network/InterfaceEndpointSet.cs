using System.Collections.Immutable;
using PrivateLinkLab.Amazon.Addresses;
using PrivateLinkLab.Amazon.Regions;
using PrivateLinkLab.Amazon.Services;
using PrivateLinkLab.Components.Policies;
using PrivateLinkLab.Components.Validation;
using Pulumi;
using Aws = Pulumi.Aws;

namespace PrivateLinkLab.Components.Network;

/// <summary>The arguments of an <see cref="InterfaceEndpointSet"/>.</summary>
public sealed class InterfaceEndpointSetArgs : ResourceArgs
{
    /// <summary>The VPC that gets the endpoints.</summary>
    public required VpcNetwork Network { get; init; }

    /// <summary>
    /// The services, by the last part of their name (<see cref="AwsServices"/>): ssm and ssmmessages for Session
    /// Manager. None is accepted: the security group then stands ready for endpoints to come.
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
    /// Blocks that may connect to the endpoints, on port 443: IPv4 and, in a dual-stack VPC, IPv6. There the VPC's own
    /// IPv4 block stands for its IPv6 block as well. When not set, none: clients such as
    /// <see cref="Compute.PrivateInstance"/> then add a rule for their own security group, which is for both families.
    /// </summary>
    [Input("allowedCidrBlocks")]
    public IReadOnlyList<string> AllowedCidrBlocks { get; init; } = [];

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
    /// How much the endpoints' policies allow. <see cref="EndpointPolicyMode.LeastPrivilege"/> when not set; a service
    /// that takes no policy keeps AWS's default, with a warning.
    /// </summary>
    public EndpointPolicyMode PolicyMode { get; init; } = EndpointPolicyMode.LeastPrivilege;

    /// <summary>
    /// By service, the ARNs of the resources that may be reached through its endpoint, under
    /// <see cref="EndpointPolicyMode.LeastPrivilege"/>. A service that is not in it: all resources of the account.
    /// </summary>
    public Dictionary<string, InputList<string>> Resources { get; init; } = [];

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
    private readonly List<string> _parked = [];

    /// <summary>Creates the security group, its rules and the endpoints.</summary>
    /// <param name="name">The component's name.</param>
    /// <param name="args">The arguments.</param>
    /// <param name="options">Pulumi's options.</param>
    /// <exception cref="ComponentArgumentException">An argument is not valid. No resource was registered.</exception>
    public InterfaceEndpointSet(string name, InterfaceEndpointSetArgs args, ComponentResourceOptions? options = null)
        : base(ComponentTypes.InterfaceEndpointSet, name, Checked(name, args), options)
    {
        _name = name;
        AdmitsCidrBlocks = args.AllowedCidrBlocks.Count > 0;
        var asChild = new CustomResourceOptions { Parent = this };
        var account = AwsAccount.Of(this);
        var securityGroupTag = args.SecurityGroupNameTag ?? $"{name}-endpoints";
        var securityGroup = new Aws.Ec2.SecurityGroup(
            $"{name}-security-group",
            new Aws.Ec2.SecurityGroupArgs
            {
                VpcId = args.Network.VpcId,
                Description = "Interface endpoints: HTTPS from their clients, nothing outbound",
                Tags = ResourceTags.For(securityGroupTag, args.Tags),
            },
            asChild
        );

        var before = CreateClientRules(name, args, securityGroup.Id, securityGroupTag);
        if (args.GatewayEndpoints is not null)
        {
            before.Add(args.GatewayEndpoints);
        }

        var subnets = OneSubnetPerZone.Choose(args.Network, args.Subnets);
        var wanted = Output.All(subnets.Select(subnet => SubnetZone.LookUp(subnet, this)));
        var warnings = new List<Output<ImmutableArray<string>>>();
        foreach (var service in args.Services.Where(service => !args.ExistingEndpoints.ContainsKey(service)))
        {
            if (args.Parked)
            {
                _parked.Add(service);
                continue;
            }

            var serviceName = account.Region.Apply(region =>
                AwsServices.Find(service)!.EndpointServiceName(AwsRegion.Of(region))
            );
            var offer = InterfaceEndpointOffer.LookUp(this, name, args, service, serviceName);
            var zones = InterfaceEndpointOffer.ZonesOf(this, name, service, offer, wanted);
            warnings.Add(zones.Apply(known => known.Warnings));
            warnings.Add(
                offer.Apply(known => InterfaceEndpointOffer.PolicyWarnings(this, name, service, args.PolicyMode, known))
            );
            var isDualStack = args.Network.IsDualStack && !args.Ipv4Services.Contains(service);
            _endpointIds[service] = new Aws.Ec2.VpcEndpoint(
                $"{name}-{service}",
                new Aws.Ec2.VpcEndpointArgs
                {
                    VpcId = args.Network.VpcId,
                    ServiceName = serviceName,
                    VpcEndpointType = "Interface",
                    IpAddressType =
                        !args.Network.IsDualStack ? null!
                        : isDualStack ? "dualstack"
                        : "ipv4",
                    DnsOptions = DnsOf(service, isDualStack, args)!,
                    SubnetIds = zones.Apply(known => Output.All(known.Subnets.Select(subnet => subnet.Id))),
                    SecurityGroupIds = { securityGroup.Id },
                    PrivateDnsEnabled = args.PrivateDnsEnabled,
                    Policy = offer.Apply(known =>
                        InterfaceEndpointOffer.PolicyFor(known, PolicyOf(service, account, args))
                    ),
                    Tags = ResourceTags.For(args.NameTags.GetValueOrDefault(service, $"{name}-{service}"), args.Tags),
                },
                new CustomResourceOptions { Parent = this, DependsOn = before }
            ).Id;
        }

        foreach (var (service, id) in args.ExistingEndpoints)
        {
            _endpointIds[service] = id;
        }

        var retired = args
            .Services.Select(AwsServices.Find)
            .Where(service => service?.Retirement is not null)
            .Select(service => $"{service}: {service!.Retirement}")
            .ToList();
        foreach (var warning in retired)
        {
            Log.Warn($"InterfaceEndpointSet '{_name}': {warning}", this);
        }

        Warnings = Output.All(warnings).Apply(all => all.SelectMany(some => some).Concat(retired).ToImmutableArray());
        SecurityGroupId = securityGroup.Id;
        EndpointIds = Output
            .All(_endpointIds.Values)
            .Apply(ids => _endpointIds.Keys.Zip(ids).ToImmutableDictionary(pair => pair.First, pair => pair.Second));
        RegisterOutputs();
    }

    /// <summary>The id of the endpoints' security group.</summary>
    [Output("securityGroupId")]
    public Output<string> SecurityGroupId { get; private set; }

    /// <summary>The ids of the endpoints, by service; without those that are parked.</summary>
    [Output("endpointIds")]
    public Output<ImmutableDictionary<string, string>> EndpointIds { get; private set; }

    /// <summary>
    /// What the deployment warns of: a sentence for every zone that a service does not offer, for every endpoint that
    /// stands in one zone only or cannot have a policy, and for a service that AWS retires.
    /// </summary>
    [Output("warnings")]
    public Output<ImmutableArray<string>> Warnings { get; private set; }

    /// <summary>Whether the endpoints admit clients by address, so that a client needs no rule of its own.</summary>
    internal bool AdmitsCidrBlocks { get; }

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
    public bool Has(string service) => _endpointIds.ContainsKey(service) || _parked.Contains(service);

    /// <summary>Checks the arguments, and claims for the component what the VPC can have once.</summary>
    /// <exception cref="ComponentArgumentException">An argument is not valid; nothing is claimed.</exception>
    private static InterfaceEndpointSetArgs Checked(string name, InterfaceEndpointSetArgs args)
    {
        ArgumentNullException.ThrowIfNull(args);
        var errors = new ArgumentErrors(nameof(InterfaceEndpointSet), name);
        foreach (var service in args.Services.Where(service => AwsServices.Find(service)?.IsHttps != true))
        {
            errors.Add(
                nameof(args.Services),
                $"has '{service}', which is no service with an interface endpoint",
                AwsServices.Nearest(service) is { } near
                    ? $"Did you mean '{near}'?"
                    : $"Give the last part of a service's name, such as {AwsServices.Sqs} for com.amazonaws.REGION.sqs."
            );
        }

        foreach (var twice in args.Services.GroupBy(service => service).Where(group => group.Count() > 1))
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
                $"Give the blocks of the clients, such as the VPC's {args.Network.CidrBlock}."
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
        Claim(errors, name, args);
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
                AwsServices.Find(service) is { IsHttps: true, HasIpv6: false }
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
            args.Services.Contains(GatewayEndpointSet.S3),
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

    private static void Claim(ArgumentErrors errors, string name, InterfaceEndpointSetArgs args)
    {
        if (!args.PrivateDnsEnabled)
        {
            return;
        }

        // What exists already is adopted, by as many sets as like; it is in the way of a new one all the same.
        foreach (var service in args.Services.Distinct().Where(service => !args.ExistingEndpoints.ContainsKey(service)))
        {
            errors.Require(
                args.Network.OwnerOf(service) is null,
                nameof(args.Services),
                $"has '{service}', whose private DNS name {args.Network.OwnerOf(service)} claims in this VPC already",
                $"Use that endpoint, or set PrivateDnsEnabled to false."
            );
        }

        if (errors.None)
        {
            foreach (var service in args.Services.Concat(args.ExistingEndpoints.Keys))
            {
                args.Network.Claim(service, $"{nameof(InterfaceEndpointSet)} '{name}'");
            }
        }
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

    /// <summary>The policy of a service's endpoint; null for AWS's own, which allows everything.</summary>
    private static Input<string>? PolicyOf(string service, AwsAccount account, InterfaceEndpointSetArgs args)
    {
        if (args.PolicyMode == EndpointPolicyMode.Full)
        {
            return null;
        }

        // The same as the gateway's: Amazon Linux's packages come from buckets of AWS, whichever endpoint leads to S3.
        if (service == GatewayEndpointSet.S3 && !args.Resources.ContainsKey(service))
        {
            return Output
                .Tuple(account.Partition, account.Region, account.Id)
                .Apply(known => EndpointPolicy.ForS3Gateway(known.Item1, known.Item2, known.Item3));
        }

        var resources = args.Resources.GetValueOrDefault(service) ?? new InputList<string>();
        return Output
            .Tuple(account.Id, resources.ToOutput())
            .Apply(known => EndpointPolicy.ForInterface(service, known.Item1, known.Item2));
    }

    // The rules for clients that the security group admits by address.
    private InputList<Resource> CreateClientRules(
        string name,
        InterfaceEndpointSetArgs args,
        Output<string> securityGroupId,
        string securityGroupTag
    )
    {
        var rules = new InputList<Resource>();
        var clients = new GroupRules(this, HttpsPort, args.Tags);
        var nameTag = $"{securityGroupTag}-https";
        foreach (var block in args.AllowedCidrBlocks)
        {
            var (rule, description) = (
                $"{name}-https-from-{block.Replace('/', '-').Replace(':', '-')}",
                $"HTTPS from {block}"
            );
            rules.Add(
                IpAddress.LooksLikeIpv6(block)
                    ? clients.AdmitIpv6(rule, securityGroupId, block, description, nameTag)
                    : clients.AdmitIpv4(rule, securityGroupId, block, description, nameTag)
            );
        }

        // What Amazon assigns is not known before the deployment, so that the rule's name does not tell it.
        if (args.Network.IsDualStack && args.AllowedCidrBlocks.Contains(args.Network.CidrBlock))
        {
            rules.Add(
                clients.AdmitIpv6(
                    $"{name}-https-from-vpc-ipv6",
                    securityGroupId,
                    args.Network.Ipv6CidrBlock!,
                    "HTTPS from the IPv6 block of the VPC",
                    nameTag
                )
            );
        }

        return rules;
    }
}
