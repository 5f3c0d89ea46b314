using PrivateLinkLab.Amazon.Types;
using PrivateLinkLab.Cloud.Requests;
using PrivateLinkLab.Graph;

namespace PrivateLinkLab.Cloud.Services.Ec2;

/// <summary>A peering connection; the accepter's VPC is null where the cloud does not have it.</summary>
internal sealed record PeeringRecord(string Id, string Name, VpcRecord Requester, VpcRecord? Accepter)
{
    public required string OwnerId { get; init; }

    public required string PeerOwnerId { get; init; }

    public required string PeerVpcId { get; init; }

    public required string PeerRegion { get; init; }

    /// <summary>Whether the accepter has accepted it.</summary>
    public bool IsActive { get; set; }
}

/// <summary>The peering connections of all accounts.</summary>
internal sealed class PeeringList : List<PeeringRecord>;

/// <summary>
/// VPC peering connections, their acceptance and their options: Amazon VPC Peering Guide, "VPC peering process,
/// lifecycle, and limitations" and "Enable DNS resolution for a VPC peering connection".
/// </summary>
internal static class PeeringConnections
{
    public static readonly ResourceKind Kind = new(AwsTypes.VpcPeeringConnection, "EC2 VPC Peering Connection", Create);
    public static readonly ResourceKind AccepterKind = new(
        AwsTypes.VpcPeeringConnectionAccepter,
        "EC2 VPC Peering Connection Accepter",
        Accept
    );
    public static readonly ResourceKind OptionsKind = new(
        AwsTypes.PeeringConnectionOptions,
        "EC2 VPC Peering Connection Options",
        SetOptions
    );

    private const string Resolution = "allowRemoteVpcDnsResolution";

    private static readonly string[] Sides = ["requester", "accepter"];

    public static Answer Create(ResourceRequest request)
    {
        var vpc = Vpcs.Required(request);
        var peerId = request.RequiredText("peerVpcId");
        var owner = request.Inputs.Text("peerOwnerId") ?? request.AccountId;
        var region = request.Inputs.Text("peerRegion") ?? request.Region;
        var autoAccept = request.Inputs.Flag("autoAccept") == true;
        request.Require(
            !autoAccept || request.Inputs.Text("peerRegion") is null,
            "InvalidParameterCombination",
            "autoAccept excludes peerRegion. Accept the connection with an ec2.VpcPeeringConnectionAccepter in the "
                + "peer's region."
        );
        request.Require(
            !autoAccept || owner == request.AccountId,
            "OperationNotPermitted",
            $"autoAccept accepts connections to the account's own VPCs only; '{peerId}' is of account {owner}. Accept "
                + "the connection with an ec2.VpcPeeringConnectionAccepter of that account."
        );
        request.Require(peerId != vpc.Id, "InvalidParameterValue", $"the two VPCs are the same, '{vpc.Name}'.");
        var peer = request
            .Cloud.All.Where(account => account.Id == owner)
            .Select(account => account.All<VpcRecord>().GetValueOrDefault(peerId))
            .FirstOrDefault();
        request.Require(
            peer is null || peer.Region == region,
            "InvalidVpcID.NotFound",
            $"the VPC '{peerId}' is in {peer?.Region}, not in {region}. Set peerRegion to {peer?.Region}."
        );
        request.Require(
            peer is not null || owner != request.AccountId,
            "InvalidVpcID.NotFound",
            $"the VPC '{peerId}' does not exist in {region}."
        );
        var overlap = (
            from one in vpc.Blocks
            from other in peer?.Blocks ?? []
            where one.Overlaps(other)
            select (One: one, Other: other)
        ).ToList();
        // The request is taken, and the connection comes to the state failed.
        request.Require(
            overlap.Count == 0,
            "failed",
            $"the block {overlap.FirstOrDefault().One} of VPC '{vpc.Name}' overlaps {overlap.FirstOrDefault().Other} "
                + $"of VPC '{peer?.Name}'. Peered VPCs have blocks that do not overlap."
        );
        var options = Sides.Where(side => request.Inputs.Bag(side)?.Flag(Resolution) == true).ToList();
        request.Require(
            options.Count == 0 || autoAccept,
            "OperationNotPermitted",
            $"{options.FirstOrDefault()}.{Resolution} is for an active connection, and this one is pending acceptance. "
                + "Set autoAccept, or the options with an ec2.PeeringConnectionOptions after the accepter."
        );

        var record = new PeeringRecord(request.Hash.Ec2Id("pcx"), request.Name, vpc, peer)
        {
            OwnerId = request.AccountId,
            PeerOwnerId = owner,
            PeerVpcId = peerId,
            PeerRegion = region,
            IsActive = autoAccept,
        };
        request.Cloud.Shared<PeeringList>().Add(record);
        return new(
            record.Id,
            request
                .NewRegionalState()
                .Set("acceptStatus", autoAccept ? "active" : "pending-acceptance")
                .Default("autoAccept", false)
                .Default("peerOwnerId", owner)
                .Default("peerRegion", region)
                .Set("accepter", Options(request.Inputs, "accepter"))
                .Set("requester", Options(request.Inputs, "requester"))
                .Filled(AwsTypes.VpcPeeringConnection)
                .Build()
        );
    }

    public static Answer Accept(ResourceRequest request)
    {
        var peering = Find(request);
        request.Require(
            peering.PeerOwnerId == request.AccountId && peering.PeerRegion == request.Region,
            "OperationNotPermitted",
            $"the connection '{peering.Name}' is accepted by account {peering.PeerOwnerId} in "
                + $"{peering.PeerRegion}, not "
                + $"by {request.AccountId} in {request.Region}. Give the accepter the provider of that account "
                + "and region."
        );
        peering.IsActive |= request.Inputs.Flag("autoAccept") == true;
        // The two sides are seen from the accepter's.
        return new(
            peering.Id,
            request
                .NewRegionalState()
                .Set("acceptStatus", peering.IsActive ? "active" : "pending-acceptance")
                .Set("accepter", Options(request.Inputs, "accepter"))
                .Set("requester", Options(request.Inputs, "requester"))
                .Set("peerOwnerId", peering.OwnerId)
                .Set("peerRegion", peering.Requester.Region)
                .Set("peerVpcId", peering.Requester.Id)
                .Set("vpcId", peering.PeerVpcId)
                .Filled(AwsTypes.VpcPeeringConnectionAccepter)
                .Build()
        );
    }

    public static Answer SetOptions(ResourceRequest request)
    {
        var peering = Find(request);
        request.Require(
            peering.IsActive,
            "OperationNotPermitted",
            $"peering '{peering.Name}' ({peering.Id}) is not active. Peering options can be added only to active "
                + $"peerings: let '{request.Name}' depend on its accepter."
        );
        return new(
            peering.Id,
            request
                .NewRegionalState()
                .Set("accepter", Options(request.Inputs, "accepter"))
                .Set("requester", Options(request.Inputs, "requester"))
                .Filled(AwsTypes.PeeringConnectionOptions)
                .Build()
        );
    }

    /// <summary>Refuses a route to a connection that does not exist, or is of other VPCs.</summary>
    public static void RequireOfVpc(ResourceRequest request, string id, RouteTableRecord table)
    {
        var peering = request.Cloud.Shared<PeeringList>().Find(item => item.Id == id);
        request.Require(
            peering is not null,
            "InvalidVpcPeeringConnectionID.NotFound",
            $"the VPC peering connection '{id}' does not exist in {request.Region}."
        );
        request.Require(
            peering.Requester == table.Vpc || peering.PeerVpcId == table.Vpc.Id,
            "InvalidParameterValue",
            $"route table '{table.Name}' is of VPC '{table.Vpc.Name}', the VPC peering connection "
                + $"'{peering.Name}' of VPCs "
                + $"'{peering.Requester.Name}' and '{peering.Accepter?.Name ?? peering.PeerVpcId}'. Use a "
                + "connection of "
                + "the route table's VPC."
        );
    }

    /// <summary>Whether a connection joins two VPCs.</summary>
    public static bool Join(CloudRequest request, VpcRecord one, VpcRecord other) =>
        request
            .Cloud.Shared<PeeringList>()
            .Exists(item =>
                (item.Requester == one && item.PeerVpcId == other.Id)
                || (item.Requester == other && item.PeerVpcId == one.Id)
            );

    private static PeeringRecord Find(ResourceRequest request)
    {
        var id = request.RequiredText("vpcPeeringConnectionId");
        return request.Cloud.Shared<PeeringList>().Find(item => item.Id == id)
            ?? throw request.Refuse(
                "InvalidVpcPeeringConnectionID.NotFound",
                $"the VPC peering connection '{id}' does not exist."
            );
    }

    private static MapValue Options(InputBag inputs, string side) =>
        StateBuilder.Map((Resolution, inputs.Bag(side)?.Flag(Resolution) ?? false));
}
