using System.Collections.Immutable;
using PrivateLinkLab.Amazon.Regions;
using PrivateLinkLab.Amazon.Services;
using PrivateLinkLab.Components.Policies;
using PrivateLinkLab.Components.Validation;
using Pulumi;
using Aws = Pulumi.Aws;

namespace PrivateLinkLab.Components.Network;

/// <summary>The arguments of a <see cref="GatewayEndpointSet"/>.</summary>
public sealed class GatewayEndpointSetArgs : EndpointPolicyArgs
{
    /// <summary>The VPC whose route tables lead to the endpoints.</summary>
    public required VpcNetwork Network { get; init; }

    /// <summary>The services: s3, dynamodb or both. S3 alone when not set.</summary>
    [Input("services")]
    public IReadOnlyList<string> Services { get; init; } = [GatewayEndpointSet.S3];

    /// <summary>
    /// Services that are reached over IPv4 alone, also in a dual-stack VPC. None when not set: a service without IPv6
    /// is then refused there.
    /// </summary>
    public IReadOnlyList<string> Ipv4Services { get; init; } = [];

    /// <summary>Tags for every resource, beside Name, Project and Stack.</summary>
    [Input("tags")]
    public Dictionary<string, string> Tags { get; init; } = [];
}

/// <summary>
/// Gateway endpoints for S3 and DynamoDB on every route table of a network. They cost nothing. Amazon Linux 2023 gets
/// its packages from S3, so that an instance without the internet needs the one for S3 to install anything.
/// </summary>
/// <remarks>
/// In a dual-stack VPC the routes for S3 are for both families. The provider tells the prefix list of the IPv4
/// addresses only, so that the rules of instances admit these: a client that tries IPv6 first falls back to IPv4.
/// </remarks>
public sealed class GatewayEndpointSet : ComponentResource
{
    /// <summary>Amazon S3.</summary>
    public const string S3 = AwsServices.S3;

    /// <summary>Amazon DynamoDB.</summary>
    public const string DynamoDb = AwsServices.DynamoDb;

    private readonly string _name;
    private readonly Dictionary<string, Output<string>> _endpointIds = [];
    private readonly Dictionary<string, Output<string>> _prefixListIds = [];

    /// <summary>Creates the endpoints.</summary>
    /// <param name="name">The component's name.</param>
    /// <param name="args">The arguments.</param>
    /// <param name="options">Pulumi's options.</param>
    /// <exception cref="ComponentArgumentException">An argument is not valid. No resource was registered.</exception>
    public GatewayEndpointSet(string name, GatewayEndpointSetArgs args, ComponentResourceOptions? options = null)
        : base(ComponentTypes.GatewayEndpointSet, name, Checked(name, args), options)
    {
        _name = name;
        var account = AwsAccount.Of(this);
        var routeTables = Output.All(RouteTablesOf(args.Network)).Apply(ids => ids.Distinct().ToImmutableArray());
        foreach (var service in args.Services)
        {
            var endpoint = new Aws.Ec2.VpcEndpoint(
                $"{name}-{service}",
                new Aws.Ec2.VpcEndpointArgs
                {
                    VpcId = args.Network.ClaimedVpcId,
                    ServiceName = account.Region.Apply(region =>
                        AwsServices.Find(service)!.GatewayServiceName(AwsRegion.Of(region))
                    ),
                    VpcEndpointType = "Gateway",
                    IpAddressType = IpAddressTypeOf(service, args)!,
                    RouteTableIds = routeTables,
                    Policy = args.PolicyOf($"{nameof(GatewayEndpointSet)} '{name}'", service, service, account)!,
                    Tags = ResourceTags.For($"{name}-{service}", args.Tags),
                },
                new CustomResourceOptions { Parent = this }
            );
            _endpointIds[service] = endpoint.Id;
            _prefixListIds[service] = endpoint.PrefixListId;
        }

        EndpointIds = Output
            .All(_endpointIds.Values)
            .Apply(ids => _endpointIds.Keys.Zip(ids).ToImmutableDictionary(pair => pair.First, pair => pair.Second));
        RegisterOutputs();
    }

    /// <summary>The ids of the endpoints, by service.</summary>
    [Output("endpointIds")]
    public Output<ImmutableDictionary<string, string>> EndpointIds { get; private set; }

    /// <summary>
    /// The ids of the services' prefix lists, by service, which a security group's egress rule must admit.
    /// </summary>
    public IReadOnlyDictionary<string, Output<string>> PrefixListIds => _prefixListIds;

    /// <summary>The id of one service's endpoint.</summary>
    /// <param name="service">The service, such as s3.</param>
    /// <exception cref="ArgumentException">The set has no endpoint for the service.</exception>
    public Output<string> EndpointId(string service) =>
        _endpointIds.TryGetValue(service, out var id)
            ? id
            : throw new ArgumentException(
                $"GatewayEndpointSet '{_name}' has no endpoint for '{service}'; it "
                    + $"has {string.Join(", ", _endpointIds.Keys)}.",
                nameof(service)
            );

    private static IEnumerable<Input<string>> RouteTablesOf(VpcNetwork network) =>
        network.Subnets.All(subnet => subnet.RouteTableId is not null)
            ? network.Subnets.Select(subnet => subnet.RouteTableId!)
            : network.RouteTables.Values;

    // Left out where the service has IPv4 alone: only S3's gateway endpoint has the setting
    // (github.com/gardener/gardener-extension-provider-aws/issues/1601).
    private static string? IpAddressTypeOf(string service, GatewayEndpointSetArgs args) =>
        !args.Network.IsDualStack || AwsServices.Find(service)?.GatewayIpv6Source is null ? null
        : args.Ipv4Services.Contains(service) ? "ipv4"
        : "dualstack";

    private static string ClaimOf(string service) => $"gateway {service}";

    private static GatewayEndpointSetArgs Checked(string name, GatewayEndpointSetArgs args)
    {
        var errors = ArgumentErrors.Of(nameof(GatewayEndpointSet), name, args);
        errors.Require(
            args.Services.Count > 0,
            nameof(args.Services),
            $"has no service",
            $"Give {S3}, {DynamoDb} or both."
        );
        foreach (var service in args.Services)
        {
            errors.Require(
                service is S3 or DynamoDb,
                nameof(args.Services),
                $"has '{service}', which has no gateway endpoint",
                $"Give {S3}, {DynamoDb} or both."
            );
        }

        foreach (
            var service in args.Services.Where(service =>
                args.Network.IsDualStack
                && service is S3 or DynamoDb
                && AwsServices.Find(service)?.GatewayIpv6Source is null
                && !args.Ipv4Services.Contains(service)
            )
        )
        {
            errors.Add(
                nameof(args.Services),
                $"has '{service}', whose gateway endpoint AWS does not offer over IPv6, and the VPC is dual stack",
                "Put it in Ipv4Services to reach it over IPv4."
            );
        }

        errors.Require(
            args.Services.Distinct().Count() == args.Services.Count,
            nameof(args.Services),
            $"is {string.Join(", ", args.Services)}, the same service twice",
            $"Name every service once: a route table takes one route for it."
        );
        errors.Require(
            args.Network.Subnets.Count > 0,
            nameof(args.Network),
            $"has no subnet, hence no route table",
            $"Give a network with at least one subnet."
        );
        var without = args.Network.Subnets.Where(subnet => subnet.RouteTableId is null).ToList();
        errors.Require(
            without.Count == 0 || args.Network.RouteTables.Count > 0,
            nameof(args.Network),
            $"has no RouteTableId of {string.Join(", ", without.Select(subnet => $"'{subnet.Name}'"))}",
            $"Give the id of each subnet's route table, which gets the route to the endpoint."
        );
        args.CheckPolicies(errors, args.Services);
        args.Network.Claim(
            errors,
            [
                .. args
                    .Services.Distinct()
                    .Select(service => new VpcClaim(
                        ClaimOf(service),
                        nameof(args.Services),
                        owner => $"has '{service}', to which {owner} leads this VPC's route tables already",
                        "Use that endpoint."
                    )),
            ]
        );
        errors.Throw();
        return args;
    }
}
