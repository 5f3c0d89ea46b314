using PrivateLinkLab.Components.Validation;
using Pulumi;
using Aws = Pulumi.Aws;

namespace PrivateLinkLab.Components.Network;

/// <summary>The arguments of a <see cref="TransitGatewayAttachment"/>.</summary>
public sealed class TransitGatewayAttachmentArgs : ResourceArgs
{
    /// <summary>
    /// The VPC that is attached. With <see cref="Destinations"/>, its <see cref="VpcNetwork.RouteTables"/> get routes.
    /// </summary>
    public required VpcNetwork Network { get; init; }

    /// <summary>The transit gateway's id, such as tgw-0123456789abcdef0.</summary>
    [Input("transitGatewayId", required: true)]
    public required Input<string> TransitGatewayId { get; init; }

    /// <summary>
    /// The subnets that get a network interface of the transit gateway, one in each availability zone: traffic to and
    /// from other zones does not get through (Amazon VPC Transit Gateways, "Amazon VPC attachments"). When not set, the
    /// network's first subnet in every zone.
    /// </summary>
    public IReadOnlyList<PrivateSubnet>? Subnets { get; init; }

    /// <summary>
    /// The id of the transit gateway's route table that tells where traffic from this VPC may go. When not set, the
    /// gateway's default one, unless <see cref="PropagatedRouteTableIds"/> is set.
    /// </summary>
    [Input("associatedRouteTableId")]
    public Input<string>? AssociatedRouteTableId { get; init; }

    /// <summary>
    /// The ids of the transit gateway's route tables that get a route to this VPC, by a short name: those of who may
    /// come here. When not set, the gateway's default one, unless <see cref="AssociatedRouteTableId"/> is set.
    /// </summary>
    public Dictionary<string, Input<string>> PropagatedRouteTableIds { get; init; } = [];

    /// <summary>
    /// The IPv4 blocks to which the VPC's route tables lead through the transit gateway, by a short name. Everything
    /// (0.0.0.0/0) is refused in an isolated VPC. None when not set.
    /// </summary>
    [Input("destinations")]
    public Dictionary<string, Input<string>> Destinations { get; init; } = [];

    /// <summary>
    /// The IPv6 blocks to which the VPC's route tables lead through the transit gateway, by a short name, in a
    /// dual-stack VPC. As <see cref="Destinations"/> otherwise.
    /// </summary>
    [Input("ipv6Destinations")]
    public Dictionary<string, Input<string>> Ipv6Destinations { get; init; } = [];

    /// <summary>
    /// Whether both ways of a connection go through one zone, which an appliance that keeps state needs. False when not
    /// set.
    /// </summary>
    [Input("applianceMode")]
    public bool ApplianceMode { get; init; }

    /// <summary>Tags for every resource, beside Name, Project and Stack.</summary>
    [Input("tags")]
    public Dictionary<string, string> Tags { get; init; } = [];
}

/// <summary>
/// A VPC's attachment to a transit gateway, with what makes it carry traffic: the association and the propagations in
/// the gateway's route tables, and the routes in those of the VPC.
/// </summary>
/// <remarks>
/// An attachment costs by the hour, and by the GB that the VPC sends (AWS Transit Gateway pricing). A transit gateway
/// whose attachments all use its default route table joins every VPC with every other; give each kind of VPC a route
/// table, and propagate to it those alone that it may reach. Source: Amazon VPC Transit Gateways, "Transit gateway
/// route tables".
/// </remarks>
public sealed class TransitGatewayAttachment : ComponentResource
{
    /// <summary>Creates the attachment, its association and propagations, and the VPC's routes.</summary>
    /// <param name="name">The component's name, and the attachment's Name tag.</param>
    /// <param name="args">The arguments.</param>
    /// <param name="options">Pulumi's options.</param>
    /// <exception cref="ComponentArgumentException">An argument is not valid. No resource was registered.</exception>
    public TransitGatewayAttachment(
        string name,
        TransitGatewayAttachmentArgs args,
        ComponentResourceOptions? options = null
    )
        : base(ComponentTypes.TransitGatewayAttachment, name, Checked(name, args), options)
    {
        var asChild = new CustomResourceOptions { Parent = this };
        var zones = OneSubnetPerZone.ZonesOf(
            this,
            $"{nameof(TransitGatewayAttachment)} '{name}'",
            args.Network,
            args.Subnets,
            What
        );
        var followsDefaults = args.AssociatedRouteTableId is null && args.PropagatedRouteTableIds.Count == 0;
        var attachment = new Aws.Ec2TransitGateway.VpcAttachment(
            $"{name}-attachment",
            new Aws.Ec2TransitGateway.VpcAttachmentArgs
            {
                TransitGatewayId = args.TransitGatewayId,
                VpcId = args.Network.VpcId,
                SubnetIds = zones.Apply(known => Output.All(known.Select(zone => zone.Subnet.Id))),
                ApplianceModeSupport = args.ApplianceMode ? "enable" : "disable",
                Ipv6Support = args.Network.IsDualStack ? "enable" : "disable",
                TransitGatewayDefaultRouteTableAssociation = followsDefaults ? null! : false,
                TransitGatewayDefaultRouteTablePropagation = followsDefaults ? null! : false,
                Tags = ResourceTags.For(name, args.Tags),
            },
            asChild
        );
        if (args.AssociatedRouteTableId is not null)
        {
            _ = new Aws.Ec2TransitGateway.RouteTableAssociation(
                $"{name}-association",
                new Aws.Ec2TransitGateway.RouteTableAssociationArgs
                {
                    TransitGatewayAttachmentId = attachment.Id,
                    TransitGatewayRouteTableId = args.AssociatedRouteTableId,
                },
                asChild
            );
        }

        foreach (var (table, id) in args.PropagatedRouteTableIds)
        {
            _ = new Aws.Ec2TransitGateway.RouteTablePropagation(
                $"{name}-propagation-{table}",
                new Aws.Ec2TransitGateway.RouteTablePropagationArgs
                {
                    TransitGatewayAttachmentId = attachment.Id,
                    TransitGatewayRouteTableId = id,
                },
                asChild
            );
        }

        foreach (var (table, tableId) in args.Network.RouteTables)
        {
            foreach (var (destination, block) in args.Destinations)
            {
                CreateRoute($"{name}-{table}-to-{destination}", tableId, Block(name, args, destination, block), null);
            }

            foreach (var (destination, block) in args.Ipv6Destinations)
            {
                CreateRoute(
                    $"{name}-{table}-to-{destination}-ipv6",
                    tableId,
                    null,
                    Ipv6Block(name, args, destination, block)
                );
            }
        }

        AttachmentId = attachment.Id;
        RegisterOutputs();

        // AWS takes a route to a transit gateway that the VPC is attached to, and no other.
        void CreateRoute(string route, Input<string> tableId, Input<string>? block, Input<string>? ipv6Block) =>
            _ = new Aws.Ec2.Route(
                route,
                new Aws.Ec2.RouteArgs
                {
                    RouteTableId = tableId,
                    DestinationCidrBlock = block!,
                    DestinationIpv6CidrBlock = ipv6Block!,
                    TransitGatewayId = args.TransitGatewayId,
                },
                new CustomResourceOptions { Parent = this, DependsOn = { attachment } }
            );
    }

    /// <summary>The attachment's id, such as tgw-attach-0123456789abcdef0.</summary>
    [Output("attachmentId")]
    public Output<string> AttachmentId { get; private set; }

    private const string What = "An attachment";

    private static Output<string> Block(
        string name,
        TransitGatewayAttachmentArgs args,
        string destination,
        Input<string> block
    )
    {
        return Output
            .Tuple(block.ToOutput(), args.Network.CidrBlock.ToOutput())
            .ApplyUnlessRefused(known =>
            {
                var errors = new ArgumentErrors(nameof(TransitGatewayAttachment), name);
                var argument = $"{nameof(args.Destinations)}['{destination}']";
                if (errors.Ipv4Block(argument, known.Item1) is { } cidr)
                {
                    errors.Require(
                        !args.Network.Isolated || cidr.PrefixLength > 0,
                        argument,
                        $"is {cidr}, which is everything, and the VPC is isolated",
                        $"Give the blocks of the other VPCs."
                    );
                    errors.Require(
                        !PrivateLinkLab.Amazon.Addresses.CidrBlock.TryParseIpv4(known.Item2, out var vpcBlock)
                            || !vpcBlock.Contains(cidr),
                        argument,
                        $"is {cidr}, which is inside the VPC's own {known.Item2}",
                        $"Give the blocks of the other VPCs."
                    );
                }

                errors.Throw();
                return known.Item1;
            });
    }

    private static Output<string> Ipv6Block(
        string name,
        TransitGatewayAttachmentArgs args,
        string destination,
        Input<string> block
    ) =>
        block
            .ToOutput()
            .ApplyUnlessRefused(known =>
            {
                var errors = new ArgumentErrors(nameof(TransitGatewayAttachment), name);
                var argument = $"{nameof(args.Ipv6Destinations)}['{destination}']";
                var cidr = errors.Ipv6Block(argument, known);
                errors.Require(
                    !args.Network.Isolated || cidr is null or { PrefixLength: > 0 },
                    argument,
                    $"is {known}, which is everything, and the VPC is isolated",
                    $"Give the blocks of the other VPCs."
                );
                errors.Throw();
                return known;
            });

    /// <summary>Checks the arguments.</summary>
    /// <exception cref="ComponentArgumentException">Some arguments are not valid.</exception>
    private static TransitGatewayAttachmentArgs Checked(string name, TransitGatewayAttachmentArgs args)
    {
        var errors = ArgumentErrors.Of(nameof(TransitGatewayAttachment), name, args);
        OneSubnetPerZone.Check(errors, args.Network, args.Subnets, What);
        SecurityGroupRuleText.CheckNames(errors, nameof(args.Destinations), args.Destinations.Keys);
        SecurityGroupRuleText.CheckNames(errors, nameof(args.Ipv6Destinations), args.Ipv6Destinations.Keys);
        SecurityGroupRuleText.CheckNames(
            errors,
            nameof(args.PropagatedRouteTableIds),
            args.PropagatedRouteTableIds.Keys
        );
        errors.Require(
            args.Destinations.Count + args.Ipv6Destinations.Count == 0 || args.Network.RouteTables.Count > 0,
            nameof(args.Network),
            $"has no RouteTables",
            $"Give the route tables that are to lead to the transit gateway, or leave the destinations out."
        );
        errors.Require(
            args.Ipv6Destinations.Count == 0 || args.Network.IsDualStack,
            nameof(args.Ipv6Destinations),
            $"names {string.Join(", ", args.Ipv6Destinations.Keys)}, and the VPC has IPv4 alone",
            $"Leave it out, or make the VPC dual stack."
        );
        errors.Throw();
        return args;
    }
}
