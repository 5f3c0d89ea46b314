using PrivateLinkLab.Amazon.Types;
using PrivateLinkLab.Cloud.Hashing;
using PrivateLinkLab.Cloud.Requests;
using PrivateLinkLab.Cloud.Tables;

namespace PrivateLinkLab.Cloud.Services.Ec2;

/// <summary>A transit gateway's attachment of a VPC, and the route table that it is associated with.</summary>
internal sealed record VpcAttachmentRecord(string Id, string Name, string Gateway, VpcRecord Vpc)
{
    /// <summary>The resource that associated it with a route table; null for the gateway's default one.</summary>
    public string? Association { get; set; }

    public bool IsAssociatedByDefault { get; init; }
}

/// <summary>The transit gateways and attachments of all accounts: gateways are shared by AWS RAM.</summary>
internal sealed class TransitGatewayList
{
    /// <summary>The gateways by id: their route tables, the default association first.</summary>
    public Dictionary<string, (string Name, string Region, bool Associates)> Gateways { get; } =
        new(StringComparer.Ordinal);

    /// <summary>The route tables by id, with their gateways.</summary>
    public Dictionary<string, string> Tables { get; } = new(StringComparer.Ordinal);

    public Dictionary<string, VpcAttachmentRecord> Attachments { get; } = new(StringComparer.Ordinal);

    /// <summary>Destinations by route table, with the resource that made each.</summary>
    public Dictionary<(string Table, string Destination), string> Routes { get; } = [];
}

/// <summary>
/// Transit gateways: Amazon VPC Transit Gateways, "Transit gateways", "Transit gateway route tables" and "Amazon VPC
/// attachments".
/// </summary>
internal static class TransitGateways
{
    public static readonly ResourceKind Kind = new(AwsTypes.TransitGateway, "EC2 Transit Gateway", Create);
    public static readonly ResourceKind AttachmentKind = new(
        AwsTypes.TransitGatewayVpcAttachment,
        "EC2 Transit Gateway VPC Attachment",
        Attach
    );
    public static readonly ResourceKind AccepterKind = new(
        AwsTypes.TransitGatewayVpcAttachmentAccepter,
        "EC2 Transit Gateway VPC Attachment Accepter",
        Accept
    );
    public static readonly ResourceKind TableKind = new(
        AwsTypes.TransitGatewayRouteTable,
        "EC2 Transit Gateway Route Table",
        CreateTable
    );
    public static readonly ResourceKind RouteKind = new(
        AwsTypes.TransitGatewayRoute,
        "EC2 Transit Gateway Route",
        CreateRoute
    );
    public static readonly ResourceKind AssociationKind = new(
        AwsTypes.TransitGatewayRouteTableAssociation,
        "EC2 Transit Gateway Route Table Association",
        Associate
    );
    public static readonly ResourceKind PropagationKind = new(
        AwsTypes.TransitGatewayRouteTablePropagation,
        "EC2 Transit Gateway Route Table Propagation",
        Propagate
    );

    public static readonly TypeRow PrefixListReference = new(
        AwsTypes.TransitGatewayPrefixListReference,
        "EC2 Transit Gateway Prefix List Reference"
    )
    {
        Id = "{$transitGatewayRouteTableId}_{$prefixListId}",
        Texts = [("prefixListOwnerId", "{account}")],
        Check = request =>
        {
            RequireTable(request);
            PrefixLists.RequireKnown(request, request.RequiredText("prefixListId"));
        },
        Defaults = [("blackhole", false)],
    };

    private const long DefaultAsn = 64512;

    private static readonly string[] Switches =
    [
        "autoAcceptSharedAttachments",
        "defaultRouteTableAssociation",
        "defaultRouteTablePropagation",
        "dnsSupport",
        "multicastSupport",
        "securityGroupReferencingSupport",
        "vpnEcmpSupport",
    ];

    private static readonly string[] AttachmentSwitches =
    [
        "applianceModeSupport",
        "dnsSupport",
        "ipv6Support",
        "securityGroupReferencingSupport",
    ];

    private static readonly string[] OnOrOff = ["enable", "disable"];

    public static Answer Create(ResourceRequest request)
    {
        foreach (var key in Switches)
        {
            request.RequireOneOf(key, OnOrOff);
        }

        var asn = request.Inputs.Number("amazonSideAsn") ?? DefaultAsn;
        request.Require(
            asn is (>= 64512 and <= 65534) or (>= 4200000000 and <= 4294967294),
            "InvalidParameterValue",
            $"amazonSideAsn {Format.Number(asn)} is not a private one: 64512 to 65534, or 4200000000 to 4294967294."
        );
        var id = request.Hash.Ec2Id("tgw");
        var all = request.Cloud.Shared<TransitGatewayList>();
        var associates = request.Inputs.Text("defaultRouteTableAssociation") != "disable";
        var propagates = request.Inputs.Text("defaultRouteTablePropagation") != "disable";
        all.Gateways.Add(id, (request.Name, request.Region, associates));
        var table = StableHash.Of(id, "default route table").Ec2Id("tgw-rtb");
        if (associates || propagates)
        {
            all.Tables.Add(table, id);
        }

        return new(
            id,
            request
                .NewRegionalState()
                .Set("arn", request.Arn("ec2", $"transit-gateway/{id}"))
                .Set("associationDefaultRouteTableId", associates ? table : "")
                .Set("propagationDefaultRouteTableId", propagates ? table : "")
                .Set("ownerId", request.AccountId)
                .Defaults(
                    ("amazonSideAsn", DefaultAsn),
                    ("autoAcceptSharedAttachments", "disable"),
                    ("defaultRouteTableAssociation", "enable"),
                    ("defaultRouteTablePropagation", "enable"),
                    ("dnsSupport", "enable"),
                    ("multicastSupport", "disable"),
                    ("securityGroupReferencingSupport", "disable"),
                    ("vpnEcmpSupport", "enable")
                )
                .Filled(AwsTypes.TransitGateway)
                .Build()
        );
    }

    public static Answer Attach(ResourceRequest request)
    {
        foreach (var key in AttachmentSwitches)
        {
            request.RequireOneOf(key, OnOrOff);
        }

        var all = request.Cloud.Shared<TransitGatewayList>();
        var gatewayId = request.RequiredText("transitGatewayId");
        request.Require(
            all.Gateways.TryGetValue(gatewayId, out var gateway) && gateway.Region == request.Region,
            "InvalidTransitGatewayID.NotFound",
            $"the transit gateway '{gatewayId}' does not exist in {request.Region}."
        );
        var vpc = Vpcs.Required(request);
        var subnets = request.Inputs.Texts("subnetIds").Select(id => Subnets.Find(request, id)).ToList();
        request.Require(subnets.Count > 0, "MissingParameter", "subnetIds is required: one subnet in each zone.");
        var byZone = new Dictionary<string, SubnetRecord>(StringComparer.Ordinal);
        foreach (var subnet in subnets)
        {
            request.Require(
                subnet.Vpc == vpc,
                "InvalidParameterValue",
                $"subnet '{subnet.Name}' is of VPC '{subnet.Vpc.Name}', not of VPC '{vpc.Name}'. Choose subnets of VPC "
                    + $"'{vpc.Name}'."
            );
            request.Require(
                byZone.TryAdd(subnet.Zone, subnet),
                "DuplicateSubnetsInSameZone",
                $"the subnets '{byZone[subnet.Zone].Name}' and '{subnet.Name}' are both in {subnet.Zone}. Give one "
                    + "subnet per availability zone."
            );
        }

        var other = all.Attachments.Values.FirstOrDefault(item => item.Gateway == gatewayId && item.Vpc == vpc);
        request.Require(
            other is null,
            "DuplicateTransitGatewayAttachment",
            $"VPC '{vpc.Name}' is attached to transit gateway '{gateway.Name}' already, by '{other?.Name}'."
        );
        var id = request.Hash.Ec2Id("tgw-attach");
        all.Attachments.Add(
            id,
            new(id, request.Name, gatewayId, vpc)
            {
                IsAssociatedByDefault =
                    gateway.Associates && request.Inputs.Flag("transitGatewayDefaultRouteTableAssociation") != false,
            }
        );
        return new(
            id,
            request
                .NewRegionalState()
                .Set("arn", request.Arn("ec2", $"transit-gateway-attachment/{id}"))
                .Set("vpcOwnerId", request.AccountId)
                .Defaults(
                    ("applianceModeSupport", "disable"),
                    ("dnsSupport", "enable"),
                    ("ipv6Support", "disable"),
                    ("securityGroupReferencingSupport", "enable"),
                    ("transitGatewayDefaultRouteTableAssociation", true),
                    ("transitGatewayDefaultRouteTablePropagation", true)
                )
                .Filled(AwsTypes.TransitGatewayVpcAttachment)
                .Build()
        );
    }

    public static Answer Accept(ResourceRequest request)
    {
        var attachment = RequireAttachment(request);
        return new(
            attachment.Id,
            request
                .NewRegionalState()
                .Set("transitGatewayId", attachment.Gateway)
                .Set("vpcId", attachment.Vpc.Id)
                .Set("applianceModeSupport", "disable")
                .Set("dnsSupport", "enable")
                .Set("ipv6Support", "disable")
                .Set("securityGroupReferencingSupport", "enable")
                .Defaults(
                    ("transitGatewayDefaultRouteTableAssociation", true),
                    ("transitGatewayDefaultRouteTablePropagation", true)
                )
                .Filled(AwsTypes.TransitGatewayVpcAttachmentAccepter)
                .Build()
        );
    }

    public static Answer CreateTable(ResourceRequest request)
    {
        var all = request.Cloud.Shared<TransitGatewayList>();
        var gateway = request.RequiredText("transitGatewayId");
        request.Require(
            all.Gateways.TryGetValue(gateway, out var found) && found.Region == request.Region,
            "InvalidTransitGatewayID.NotFound",
            $"the transit gateway '{gateway}' does not exist in {request.Region}."
        );
        var id = request.Hash.Ec2Id("tgw-rtb");
        all.Tables.Add(id, gateway);
        return new(
            id,
            request
                .NewRegionalState()
                .Set("arn", request.Arn("ec2", $"transit-gateway-route-table/{id}"))
                .Filled(AwsTypes.TransitGatewayRouteTable)
                .Build()
        );
    }

    public static Answer CreateRoute(ResourceRequest request)
    {
        var table = RequireTable(request);
        var destination = request.RequiredText("destinationCidrBlock");
        request.Require(
            CidrBlock.TryParse(destination, out _, out _),
            "InvalidParameterValue",
            $"destinationCidrBlock '{destination}' is not a CIDR block such as 10.0.0.0/16."
        );
        if (request.Inputs.Flag("blackhole") != true)
        {
            RequireAttachment(request);
        }

        var routes = request.Cloud.Shared<TransitGatewayList>().Routes;
        request.Require(
            routes.TryAdd((table, destination), request.Name),
            "RouteAlreadyExists",
            $"the transit gateway route table already has a route to {destination}, by "
                + $"'{routes.GetValueOrDefault((table, destination))}'. A route table has one per destination."
        );
        return new(
            $"{table}_{destination}",
            request.NewRegionalState().Default("blackhole", false).Filled(AwsTypes.TransitGatewayRoute).Build()
        );
    }

    public static Answer Associate(ResourceRequest request)
    {
        var table = RequireTable(request);
        var attachment = RequireAttachment(request);
        var replaces = request.Inputs.Flag("replaceExistingAssociation") == true;
        request.Require(
            replaces || (attachment.Association is null && !attachment.IsAssociatedByDefault),
            "Resource.AlreadyAssociated",
            $"the attachment '{attachment.Name}' is associated already, with "
                + (
                    attachment.Association is { } by
                        ? $"a table by '{by}'. An attachment has one route table."
                        : "the gateway's default route table. Set transitGatewayDefaultRouteTableAssociation of the "
                            + "attachment to false, or replaceExistingAssociation."
                )
        );
        attachment.Association = request.Name;
        return Joined(request, table, attachment, AwsTypes.TransitGatewayRouteTableAssociation);
    }

    public static Answer Propagate(ResourceRequest request) =>
        Joined(
            request,
            RequireTable(request),
            RequireAttachment(request),
            AwsTypes.TransitGatewayRouteTablePropagation
        );

    /// <summary>Refuses a route to a gateway that the route table's VPC is not attached to, as EC2 does.</summary>
    public static void RequireAttached(ResourceRequest request, string id, RouteTableRecord table)
    {
        var all = request.Cloud.Shared<TransitGatewayList>();
        request.Require(
            all.Gateways.TryGetValue(id, out var gateway) && gateway.Region == request.Region,
            "InvalidTransitGatewayID.NotFound",
            $"the transit gateway '{id}' does not exist in {request.Region}."
        );
        request.Require(
            all.Attachments.Values.Any(item => item.Gateway == id && item.Vpc == table.Vpc),
            "InvalidTransitGatewayID.NotFound",
            $"VPC '{table.Vpc.Name}' of route table '{table.Name}' is not attached to transit gateway "
                + $"'{gateway.Name}'. "
                + $"Attach it first: let '{request.Name}' depend on the attachment."
        );
    }

    /// <summary>Whether two VPCs are attached to one gateway.</summary>
    public static bool Join(CloudRequest request, VpcRecord one, VpcRecord other)
    {
        var all = request.Cloud.Shared<TransitGatewayList>().Attachments.Values;
        return all.Any(item =>
            item.Vpc == one && all.Any(second => second.Vpc == other && second.Gateway == item.Gateway)
        );
    }

    private static Answer Joined(ResourceRequest request, string table, VpcAttachmentRecord attachment, string type) =>
        new(
            $"{table}_{attachment.Id}",
            request
                .NewRegionalState()
                .Set("resourceId", attachment.Vpc.Id)
                .Set("resourceType", "vpc")
                .Filled(type)
                .Build()
        );

    private static string RequireTable(ResourceRequest request)
    {
        var id = request.RequiredText("transitGatewayRouteTableId");
        request.Require(
            request.Cloud.Shared<TransitGatewayList>().Tables.ContainsKey(id),
            "InvalidRouteTableID.NotFound",
            $"the transit gateway route table '{id}' does not exist in {request.Region}."
        );
        return id;
    }

    private static VpcAttachmentRecord RequireAttachment(ResourceRequest request)
    {
        var id = request.RequiredText("transitGatewayAttachmentId");
        return request.Cloud.Shared<TransitGatewayList>().Attachments.GetValueOrDefault(id)
            ?? throw request.Refuse(
                "InvalidTransitGatewayAttachmentID.NotFound",
                $"the transit gateway attachment '{id}' does not exist in {request.Region}."
            );
    }
}
