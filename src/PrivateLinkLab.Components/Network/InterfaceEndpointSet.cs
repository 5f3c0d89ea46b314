using System.Collections.Immutable;
using PrivateLinkLab.Components.Policies;
using PrivateLinkLab.Components.Validation;
using PrivateLinkLab.Components.Values;
using Pulumi;
using Aws = Pulumi.Aws;

namespace PrivateLinkLab.Components.Network;

/// <summary>The arguments of an <see cref="InterfaceEndpointSet"/>.</summary>
public sealed class InterfaceEndpointSetArgs : ResourceArgs
{
    /// <summary>The VPC that gets the endpoints.</summary>
    public required VpcNetwork Network { get; init; }

    /// <summary>
    /// The services, by the last part of their name (<see cref="InterfaceService"/>): ssm and ssmmessages for Session
    /// Manager. None is accepted: the security group then stands ready for endpoints to come.
    /// </summary>
    [Input("services", required: true)]
    public required IReadOnlyList<string> Services { get; init; }

    /// <summary>
    /// The subnets that get a network interface of each endpoint, one in each availability zone. When not set, the network's
    /// first subnet in every zone. Every interface costs by the hour; with one zone only, its loss takes the endpoints along.
    /// </summary>
    public IReadOnlyList<PrivateSubnet>? Subnets { get; init; }

    /// <summary>
    /// IPv4 blocks that may connect to the endpoints, on port 443. When not set, none: clients such as
    /// <see cref="Compute.PrivateInstance"/> then add a rule for their own security group.
    /// </summary>
    [Input("allowedCidrBlocks")]
    public IReadOnlyList<string> AllowedCidrBlocks { get; init; } = [];

    /// <summary>
    /// Whether the service's public name leads to the endpoint inside the VPC. True when not set; needs both DNS attributes of
    /// the VPC.
    /// </summary>
    [Input("privateDnsEnabled")]
    public bool PrivateDnsEnabled { get; init; } = true;

    /// <summary>How much the endpoints' policies allow. <see cref="EndpointPolicyMode.LeastPrivilege"/> when not set.</summary>
    public EndpointPolicyMode PolicyMode { get; init; } = EndpointPolicyMode.LeastPrivilege;

    /// <summary>
    /// By service, the ARNs of the resources that may be reached through its endpoint, under
    /// <see cref="EndpointPolicyMode.LeastPrivilege"/>. A service that is not in it: all resources of the account.
    /// </summary>
    public IReadOnlyDictionary<string, InputList<string>> Resources { get; init; } = new Dictionary<string, InputList<string>>();

    /// <summary>
    /// By service, the ids of endpoints that the VPC has already. They are not made again, which AWS would refuse, and
    /// <see cref="InterfaceEndpointSet.EndpointId"/> gives them.
    /// </summary>
    public IReadOnlyDictionary<string, Input<string>> ExistingEndpoints { get; init; } = new Dictionary<string, Input<string>>();

    /// <summary>By service, the endpoint's Name tag. When not set, the component's name and the service.</summary>
    public IReadOnlyDictionary<string, string> NameTags { get; init; } = new Dictionary<string, string>();

    /// <summary>The Name tag of the endpoints' security group. When not set, the component's name and "endpoints".</summary>
    public string? SecurityGroupNameTag { get; init; }

    /// <summary>Tags for every resource, beside Name, Project and Stack.</summary>
    [Input("tags")]
    public IReadOnlyDictionary<string, string>? Tags { get; init; }
}

/// <summary>
/// Interface endpoints (AWS PrivateLink) for AWS services in a VPC, behind one security group that is theirs from creation.
/// </summary>
/// <remarks>
/// An interface endpoint costs by the hour in every zone, and by the GB (AWS PrivateLink pricing). Zones that a service does
/// not offer are left out with a warning; when none is left, the deployment fails.
/// </remarks>
public sealed class InterfaceEndpointSet : ComponentResource
{
    internal const int HttpsPort = 443;

    private readonly string _name;
    private readonly Dictionary<string, Output<string>> _endpointIds = [];

    /// <summary>Creates the security group, its rules and the endpoints.</summary>
    /// <param name="name">The component's name.</param>
    /// <param name="args">The arguments.</param>
    /// <param name="options">Pulumi's options.</param>
    /// <exception cref="ComponentArgumentException">An argument is outside its limits; nothing was registered.</exception>
    public InterfaceEndpointSet(string name, InterfaceEndpointSetArgs args, ComponentResourceOptions? options = null)
        : base(ComponentTypes.InterfaceEndpointSet, name, Checked(name, args), options)
    {
        _name = name;
        AdmitsCidrBlocks = args.AllowedCidrBlocks.Count > 0;
        var asChild = new CustomResourceOptions { Parent = this };
        var account = AwsAccount.Of(this);
        var securityGroupTag = args.SecurityGroupNameTag ?? $"{name}-endpoints";
        var securityGroup = new Aws.Ec2.SecurityGroup($"{name}-security-group", new Aws.Ec2.SecurityGroupArgs
        {
            VpcId = args.Network.VpcId,
            Description = "Interface endpoints: HTTPS from their clients, nothing outbound",
            Tags = ResourceTags.For(securityGroupTag, args.Tags),
        }, asChild);

        var rules = new InputList<Resource>();
        foreach (var block in args.AllowedCidrBlocks)
        {
            rules.Add(new Aws.Vpc.SecurityGroupIngressRule(
                $"{name}-https-from-{block.Replace('/', '-')}",
                new Aws.Vpc.SecurityGroupIngressRuleArgs
                {
                    SecurityGroupId = securityGroup.Id,
                    Description = $"HTTPS from {block}",
                    IpProtocol = "tcp",
                    FromPort = HttpsPort,
                    ToPort = HttpsPort,
                    CidrIpv4 = block,
                    Tags = ResourceTags.For($"{securityGroupTag}-https", args.Tags),
                },
                asChild));
        }

        var subnets = OneSubnetPerZone.Of(args.Network, args.Subnets);
        foreach (var service in args.Services.Where(service => !args.ExistingEndpoints.ContainsKey(service)))
        {
            var serviceName = account.Region.Apply(region => $"com.amazonaws.{region}.{service}");
            _endpointIds[service] = new Aws.Ec2.VpcEndpoint($"{name}-{service}", new Aws.Ec2.VpcEndpointArgs
            {
                VpcId = args.Network.VpcId,
                ServiceName = serviceName,
                VpcEndpointType = "Interface",
                SubnetIds = Offered(service, serviceName, subnets),
                SecurityGroupIds = { securityGroup.Id },
                PrivateDnsEnabled = args.PrivateDnsEnabled,
                Policy = PolicyOf(service, account, args)!,
                Tags = ResourceTags.For(args.NameTags.GetValueOrDefault(service, $"{name}-{service}"), args.Tags),
            }, new CustomResourceOptions { Parent = this, DependsOn = rules }).Id;
        }

        foreach (var (service, id) in args.ExistingEndpoints)
        {
            _endpointIds[service] = id;
        }

        SecurityGroupId = securityGroup.Id;
        EndpointIds = Output.All(_endpointIds.Values)
            .Apply(ids => _endpointIds.Keys.Zip(ids).ToImmutableDictionary(pair => pair.First, pair => pair.Second));
        RegisterOutputs();
    }

    /// <summary>The id of the endpoints' security group.</summary>
    [Output("securityGroupId")]
    public Output<string> SecurityGroupId { get; private set; }

    /// <summary>The ids of the endpoints, by service.</summary>
    [Output("endpointIds")]
    public Output<ImmutableDictionary<string, string>> EndpointIds { get; private set; }

    /// <summary>Whether the endpoints admit clients by address, so that a client needs no rule of its own.</summary>
    internal bool AdmitsCidrBlocks { get; }

    /// <summary>The id of one service's endpoint.</summary>
    /// <param name="service">The service, such as sqs.</param>
    /// <exception cref="ArgumentException">The set has no endpoint for the service.</exception>
    public Output<string> EndpointId(string service) => _endpointIds.TryGetValue(service, out var id)
        ? id
        : throw new ArgumentException(
            $"InterfaceEndpointSet '{_name}' has no endpoint for '{service}'; it has {(_endpointIds.Count == 0 ? "none" : string.Join(", ", _endpointIds.Keys))}.",
            nameof(service));

    /// <summary>Whether the set has an endpoint for a service.</summary>
    /// <param name="service">The service, such as sqs.</param>
    public bool Has(string service) => _endpointIds.ContainsKey(service);

    private static Input<string>? PolicyOf(string service, AwsAccount account, InterfaceEndpointSetArgs args)
    {
        if (args.PolicyMode == EndpointPolicyMode.Full)
        {
            return null;
        }

        var resources = args.Resources.GetValueOrDefault(service) ?? new InputList<string>();
        return Output.Tuple(account.Id, resources.ToOutput())
            .Apply(known => EndpointPolicy.ForInterface(service, known.Item1, known.Item2));
    }

    private Output<ImmutableArray<string>> Offered(string service, Output<string> serviceName, IReadOnlyList<PrivateSubnet> subnets)
    {
        var offer = Aws.Ec2.GetVpcEndpointService.Invoke(
            new Aws.Ec2.GetVpcEndpointServiceInvokeArgs { ServiceName = serviceName, ServiceType = "Interface" },
            new InvokeOptions { Parent = this });
        return Output.Tuple(offer, Output.All(subnets.Select(subnet => subnet.Id))).Apply(known =>
        {
            var (zones, ids) = (known.Item1.AvailabilityZones, known.Item2);
            var left = subnets.Where(subnet => !zones.Contains(subnet.AvailabilityZone)).ToList();
            if (left.Count == subnets.Count)
            {
                throw new ComponentArgumentException(
                    $"InterfaceEndpointSet '{_name}': {service} is not offered in {string.Join(", ", subnets.Select(subnet => subnet.AvailabilityZone))}. "
                    + $"Use a subnet in {string.Join(", ", zones.Order(StringComparer.Ordinal))}.");
            }

            foreach (var subnet in left)
            {
                Log.Warn($"{service} is not offered in {subnet.AvailabilityZone}: no endpoint interface in subnet '{subnet.Name}'.", this);
            }

            return ids.Where((_, index) => !left.Contains(subnets[index])).ToImmutableArray();
        });
    }

    private static InterfaceEndpointSetArgs Checked(string name, InterfaceEndpointSetArgs args)
    {
        ArgumentNullException.ThrowIfNull(args);
        var errors = new ArgumentErrors(nameof(InterfaceEndpointSet), name);
        foreach (var service in args.Services.Where(service => !InterfaceService.IsKnown(service)))
        {
            errors.Add(
                nameof(args.Services),
                $"has '{service}', which is no service with an interface endpoint",
                InterfaceService.Nearest(service) is { } near
                    ? $"Did you mean '{near}'?"
                    : $"Give the last part of a service's name, such as {InterfaceService.Sqs} for com.amazonaws.REGION.sqs.");
        }

        foreach (var twice in args.Services.GroupBy(service => service).Where(group => group.Count() > 1))
        {
            errors.Add(nameof(args.Services), $"has '{twice.Key}' {twice.Count()} times", "Name every service once: a VPC can have its private DNS name once.");
        }

        OneSubnetPerZone.Check(errors, args.Network, args.Subnets, "An endpoint");
        foreach (var block in args.AllowedCidrBlocks)
        {
            errors.Require(
                errors.Cidr(nameof(args.AllowedCidrBlocks), block) is null or { PrefixLength: > 0 },
                nameof(args.AllowedCidrBlocks),
                $"has {block}, which is everybody",
                $"Give the blocks of the clients, such as the VPC's {args.Network.CidrBlock}.");
        }

        errors.Require(
            args.AllowedCidrBlocks.Distinct().Count() == args.AllowedCidrBlocks.Count,
            nameof(args.AllowedCidrBlocks),
            $"is {string.Join(", ", args.AllowedCidrBlocks)}, the same block twice",
            $"Name every block once: AWS refuses a rule that exists.");
        errors.Require(
            !args.PrivateDnsEnabled || args.Services.Count == 0 || args.Network.SupportsPrivateDns,
            nameof(args.PrivateDnsEnabled),
            $"is true, and the VPC lacks enableDnsSupport or enableDnsHostnames",
            $"Private DNS needs both: turn them on, or set PrivateDnsEnabled to false.");
        Claim(errors, name, args);
        errors.Throw();
        return args;
    }

    private static void Claim(ArgumentErrors errors, string name, InterfaceEndpointSetArgs args)
    {
        if (!args.PrivateDnsEnabled)
        {
            return;
        }

        foreach (var service in args.Services.Distinct())
        {
            errors.Require(
                args.Network.OwnerOf(service) is null,
                nameof(args.Services),
                $"has '{service}', whose private DNS name {args.Network.OwnerOf(service)} claims in this VPC already",
                $"Use that endpoint, or set PrivateDnsEnabled to false.");
        }

        if (errors.None)
        {
            foreach (var service in args.Services)
            {
                args.Network.Claim(service, $"{nameof(InterfaceEndpointSet)} '{name}'");
            }
        }
    }
}
