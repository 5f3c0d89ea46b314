using System.Collections.Immutable;
using System.Globalization;
using PrivateLinkLab.Amazon.Services;
using PrivateLinkLab.Components.Policies;
using PrivateLinkLab.Components.Validation;
using Pulumi;

namespace PrivateLinkLab.Components.Network;

/// <summary>The arguments of an <see cref="EndpointHub"/>.</summary>
public sealed class EndpointHubArgs : EndpointPolicyArgs
{
    /// <summary>The VPC that gets the endpoints.</summary>
    public required VpcNetwork Network { get; init; }

    /// <summary>The services, at least one; as in <see cref="InterfaceEndpointSetArgs.Services"/>.</summary>
    [Input("services", required: true)]
    public required IReadOnlyList<string> Services { get; init; }

    /// <summary>
    /// The VPCs that share the endpoints, by a short name: of the same account, with both DNS attributes on, and
    /// with a way to the hub such as a <see cref="TransitGatewayAttachment"/> each. Their blocks are admitted to the
    /// endpoints. At least one.
    /// </summary>
    public required Dictionary<string, VpcNetwork> Spokes { get; init; }

    /// <summary>
    /// The subnets that get a network interface of each endpoint, one in each availability zone. When not set, the
    /// network's first subnet in every zone.
    /// </summary>
    public IReadOnlyList<PrivateSubnet>? Subnets { get; init; }

    /// <summary>
    /// By service, the TCP ports of its endpoint; as in <see cref="InterfaceEndpointSetArgs.Ports"/>.
    /// </summary>
    public Dictionary<string, IReadOnlyList<int>> Ports { get; init; } = [];

    /// <summary>
    /// Further IPv4 blocks that may connect, by a short name, such as those of the hub's own clients. None when not
    /// set.
    /// </summary>
    [Input("clientCidrBlocks")]
    public Dictionary<string, Input<string>> ClientCidrBlocks { get; init; } = [];

    /// <summary>
    /// By service, the public names that its clients use; as in <see cref="PrivateZonesArgs.DnsNames"/>.
    /// </summary>
    public Dictionary<string, IReadOnlyList<string>> DnsNames { get; init; } = [];

    /// <summary>
    /// Services whose endpoints have IPv4 addresses alone; as in <see cref="InterfaceEndpointSetArgs.Ipv4Services"/>.
    /// </summary>
    public IReadOnlyList<string> Ipv4Services { get; init; } = AwsServices.SsmAgent;

    /// <summary>
    /// Whether the endpoints, which cost by the hour, are left out for the time being. The zones stay, empty: the names
    /// lead nowhere then, not to the internet. False when not set.
    /// </summary>
    public bool Parked { get; init; }

    /// <summary>Tags for every resource, beside Name, Project and Stack.</summary>
    [Input("tags")]
    public Dictionary<string, string> Tags { get; init; } = [];
}

/// <summary>
/// Interface endpoints in one VPC that many VPCs share, instead of a set in each: endpoints without private DNS of
/// their own, and private hosted zones that lead the services' public names to them in all the VPCs.
/// </summary>
/// <remarks>
/// An endpoint in each of N VPCs costs N times as much by the hour; sharing costs the transit gateway's processing by
/// the GB instead. The endpoints admit the spokes by their blocks, and their policies the principals of the account, or
/// of <see cref="EndpointPolicyArgs.OrganizationId"/>. Source: AWS whitepaper "Building a Scalable and Secure Multi-VPC
/// AWS Network Infrastructure", "Centralized access to VPC private endpoints".
/// </remarks>
public sealed class EndpointHub : ComponentResource
{
    /// <summary>Creates the endpoints and the zones.</summary>
    /// <param name="name">The component's name.</param>
    /// <param name="args">The arguments.</param>
    /// <param name="options">Pulumi's options.</param>
    /// <exception cref="ComponentArgumentException">An argument is not valid. No resource was registered.</exception>
    public EndpointHub(string name, EndpointHubArgs args, ComponentResourceOptions? options = null)
        : base(ComponentTypes.EndpointHub, name, Checked(name, args), options)
    {
        var asChild = new ComponentResourceOptions { Parent = this };
        Endpoints = new InterfaceEndpointSet(
            $"{name}-endpoints",
            new InterfaceEndpointSetArgs
            {
                Network = args.Network,
                Services = args.Services,
                Subnets = args.Subnets,
                Ports = args.Ports,
                ClientCidrBlocks = args
                    .Spokes.SelectMany(BlocksOf)
                    .Concat(args.ClientCidrBlocks.Select(client => (client.Key, Block: client.Value)))
                    .ToDictionary(client => client.Key, client => client.Block),
                PrivateDnsEnabled = false,
                Ipv4Services = args.Ipv4Services,
                PolicyMode = args.PolicyMode,
                Resources = args.Resources,
                Workloads = args.Workloads,
                OrganizationId = args.OrganizationId,
                Statements = args.Statements,
                Policies = args.Policies,
                Parked = args.Parked,
                Tags = args.Tags,
            },
            asChild
        );
        var zones = new PrivateZones(
            $"{name}-zones",
            new PrivateZonesArgs
            {
                Endpoints = Endpoints,
                Network = args.Network,
                Spokes = args.Spokes,
                DnsNames = args.DnsNames,
                Tags = args.Tags,
            },
            asChild
        );
        SecurityGroupId = Endpoints.SecurityGroupId;
        EndpointIds = Endpoints.EndpointIds;
        ZoneIds = zones.ZoneIds;
        RegisterOutputs();
    }

    /// <summary>The id of the endpoints' security group.</summary>
    [Output("securityGroupId")]
    public Output<string> SecurityGroupId { get; private set; }

    /// <summary>The ids of the endpoints, by service; without those that are parked.</summary>
    [Output("endpointIds")]
    public Output<ImmutableDictionary<string, string>> EndpointIds { get; private set; }

    /// <summary>The ids of the hosted zones; as in <see cref="PrivateZones.ZoneIds"/>.</summary>
    [Output("zoneIds")]
    public Output<ImmutableDictionary<string, string>> ZoneIds { get; private set; }

    /// <summary>The endpoints.</summary>
    public InterfaceEndpointSet Endpoints { get; }

    // A further block of a spoke is named by itself where that is known.
    private static IEnumerable<(string Key, Input<string> Block)> BlocksOf(KeyValuePair<string, VpcNetwork> spoke) =>
        spoke.Value.CidrBlocks.Select(
            (block, number) => (number == 0 ? spoke.Key : $"{spoke.Key}-{NameOf(block, number)}", (Input<string>)block)
        );

    private static string NameOf(NetworkInput block, int number) =>
        block.Plain?.Replace('/', '-') ?? number.ToString(CultureInfo.InvariantCulture);

    // What the endpoints and the zones refuse is refused here already, before anything is registered.
    private static EndpointHubArgs Checked(string name, EndpointHubArgs args)
    {
        var errors = ArgumentErrors.Of(nameof(EndpointHub), name, args);
        errors.Require(args.Services.Count > 0, nameof(args.Services), $"has no service", $"Give at least one.");
        foreach (var service in args.Services)
        {
            RequestedService.Read(service).Check(errors, nameof(args.Services));
        }

        errors.Require(
            args.Spokes.Count > 0,
            nameof(args.Spokes),
            $"is empty",
            $"Nobody shares the endpoints: name a VPC, or use an {nameof(InterfaceEndpointSet)}."
        );
        OneSubnetPerZone.Check(errors, args.Network, args.Subnets, "An endpoint");
        PrivateZones.CheckNetworks(errors, args.Network, args.Spokes);
        if (errors.None)
        {
            PrivateZones.CheckNames(errors, args.Services, args.DnsNames);
        }

        foreach (var spoke in args.Spokes.Keys)
        {
            errors.Require(
                !args.ClientCidrBlocks.ContainsKey(spoke),
                nameof(args.ClientCidrBlocks),
                $"has the name '{spoke}', which is a spoke's",
                $"Choose another name."
            );
        }

        SecurityGroupRuleText.CheckNames(errors, nameof(args.ClientCidrBlocks), args.ClientCidrBlocks.Keys);
        args.CheckPolicies(errors, args.Services);
        errors.Throw();
        return args;
    }
}
