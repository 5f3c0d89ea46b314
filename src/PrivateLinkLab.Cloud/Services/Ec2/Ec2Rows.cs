using PrivateLinkLab.Amazon.Types;
using PrivateLinkLab.Cloud.Hashing;
using PrivateLinkLab.Cloud.Requests;
using PrivateLinkLab.Cloud.Tables;

namespace PrivateLinkLab.Cloud.Services.Ec2;

/// <summary>The types of EC2 and EBS of which a row tells all (EC2 API Reference; Terraform AWS provider).</summary>
internal static class Ec2Rows
{
    private static readonly Reference AnInstance = new(
        "instanceId",
        "InvalidInstanceID.NotFound",
        "an instance",
        AwsTypes.Instance
    );

    private static readonly string[] VolumeTypes = ["gp2", "gp3", "io1", "io2", "sc1", "st1", "standard"];

    private static readonly string[] DhcpKeys =
    [
        "domainName",
        "domainNameServers",
        "ipv6AddressPreferredLeaseTime",
        "netbiosNameServers",
        "netbiosNodeType",
        "ntpServers",
    ];

    public static readonly IReadOnlyList<TypeRow> All =
    [
        new(AwsTypes.KeyPair, "EC2 Key Pair")
        {
            Name = new("keyName", Taken: "InvalidKeyPair.Duplicate"),
            Id = "{name}",
            Arn = "arn:{partition}:ec2:{region}:{account}:key-pair/{name}",
            Texts = [("keyPairId", "{ec2:key}")],
            Check = request =>
            {
                var key = request.RequiredText("publicKey");
                request.Require(
                    KeyTypeOf(key) is not null || key.StartsWith("---- BEGIN SSH2", StringComparison.Ordinal),
                    "InvalidKey.Format",
                    "publicKey is not an RSA or ED25519 public key in OpenSSH format, such as ssh-ed25519 AAAA...."
                );
            },
            Complete = (request, state) =>
                state
                    .Set("keyType", KeyTypeOf(request.RequiredText("publicKey")) ?? "rsa")
                    .Set("fingerprint", Fingerprint(request.RequiredText("publicKey"))),
        },
        new(AwsTypes.DhcpOptions, "EC2 DHCP Options Set")
        {
            Id = "{ec2:dopt}",
            Arn = "arn:{partition}:ec2:{region}:{account}:dhcp-options/{id}",
            Texts = [("ownerId", "{account}")],
            Check = request =>
                request.Require(
                    DhcpKeys.Any(request.Inputs.Has),
                    "MissingParameter",
                    $"at least one of {Format.Choice(DhcpKeys)} is required."
                ),
        },
        new(AwsTypes.DhcpOptionsAssociation, "EC2 DHCP Options Set Association")
        {
            Id = "{$dhcpOptionsId}-{$vpcId}",
            Check = request =>
            {
                Vpcs.Required(request);
                var id = request.RequiredText("dhcpOptionsId");
                request.Require(
                    id == "default"
                        || id == Vpcs.DhcpOptionsId(request)
                        || request.Account.Created.Find(AwsTypes.DhcpOptions, request.Region, id) is not null,
                    "InvalidDhcpOptionID.NotFound",
                    $"the DHCP options set '{id}' does not exist in {request.Region}."
                );
            },
        },
        new(AwsTypes.InternetGatewayAttachment, "EC2 Internet Gateway Attachment")
        {
            Id = "{$internetGatewayId}:{$vpcId}",
            Check = InternetGateways.Attach,
        },
        new(AwsTypes.NetworkInterfaceSecurityGroupAttachment, "EC2 Network Interface SG Attachment")
        {
            Id = "{$securityGroupId}_{$networkInterfaceId}",
            Check = request =>
            {
                var group = SecurityGroups.Find(request, request.RequiredText("securityGroupId"));
                var item = NetworkInterfaces.Find(request, request.RequiredText("networkInterfaceId"));
                request.Require(
                    group.Vpc == item.Subnet.Vpc,
                    "InvalidGroup.NotFound",
                    $"security group '{group.Name}' is of VPC '{group.Vpc.Name}', the network interface of VPC "
                        + $"'{item.Subnet.Vpc.Name}'. Choose a group of the interface's VPC."
                );
            },
        },
        new(AwsTypes.VpcIpv4CidrBlockAssociation, "EC2 VPC IPv4 CIDR Block Association")
        {
            Id = "{ec2:vpc-cidr-assoc}",
            Check = AssociateBlock,
        },
        new(AwsTypes.ManagedPrefixList, "EC2 Managed Prefix List")
        {
            Name = new(
                Form: "(?!com\\.amazonaws).{1,255}",
                Accepted: "1 to 255 characters that do not begin with com.amazonaws",
                Code: "InvalidParameterValue"
            ),
            Id = "{ec2:pl}",
            Arn = "arn:{partition}:ec2:{region}:{account}:prefix-list/{id}",
            Texts = [("ownerId", "{account}")],
            Choices = [("addressFamily", ["IPv4", "IPv6"])],
            InvalidCode = "InvalidParameterValue",
            Check = request =>
            {
                var entries = request.Inputs.Bags("entries");
                var most = request.Inputs.Integer("maxEntries") ?? entries.Count;
                request.Require(
                    entries.Count <= most,
                    "PrefixListMaxEntriesExceeded",
                    $"the list has {entries.Count} entries, more than maxEntries {most}."
                );
                foreach (var text in entries.Select(entry => entry.Text("cidr")).OfType<string>())
                {
                    CheckBlock(request, request.RequiredText("addressFamily"), text);
                }
            },
            Complete = (_, state) => state.Set("version", 1),
        },
        new(AwsTypes.ManagedPrefixListEntry, "EC2 Managed Prefix List Entry")
        {
            Id = "{$prefixListId},{$cidr}",
            References =
            [
                new("prefixListId", "InvalidPrefixListID.NotFound", "a prefix list", AwsTypes.ManagedPrefixList),
            ],
        },
        new(AwsTypes.PlacementGroup, "EC2 Placement Group")
        {
            Name = new(Taken: "InvalidPlacementGroup.Duplicate"),
            Id = "{name}",
            Arn = "arn:{partition}:ec2:{region}:{account}:placement-group/{name}",
            Texts = [("placementGroupId", "{ec2:pg}")],
            Choices = [("strategy", ["cluster", "partition", "spread"])],
            InvalidCode = "InvalidParameterValue",
        },
        new(AwsTypes.EbsVolume, "EBS Volume")
        {
            Id = "{ec2:vol}",
            Arn = "arn:{partition}:ec2:{region}:{account}:volume/{id}",
            Choices = [("type", VolumeTypes)],
            InvalidCode = "InvalidParameterValue",
            Check = request =>
            {
                var zone = request.RequiredText("availabilityZone");
                request.Require(
                    request.Zones.IdOf(zone) is not null,
                    "InvalidZone.NotFound",
                    $"availabilityZone '{zone}' is not a zone of {request.Region}; use "
                        + $"{Format.Choice(request.Zones.Names)}."
                );
                request.Require(
                    request.Inputs.Has("size") || request.Inputs.Text("snapshotId") is not null,
                    "MissingParameter",
                    "one of size and snapshotId is required."
                );
            },
            Defaults = [("encrypted", false), ("type", "gp2"), ("createTime", "2025-01-01T00:00:00Z")],
        },
        new(AwsTypes.VolumeAttachment, "EBS Volume Attachment")
        {
            Id = "vai-{digits:10}",
            References = [AnInstance, new("volumeId", "InvalidVolume.NotFound", "a volume", AwsTypes.EbsVolume)],
        },
        new(AwsTypes.CustomerGateway, "EC2 Customer Gateway")
        {
            Id = "{ec2:cgw}",
            Arn = "arn:{partition}:ec2:{region}:{account}:customer-gateway/{id}",
            Choices = [("type", ["ipsec.1"])],
            InvalidCode = "InvalidParameterValue",
        },
        new(AwsTypes.VpnGateway, "EC2 VPN Gateway")
        {
            Id = "{ec2:vgw}",
            Arn = "arn:{partition}:ec2:{region}:{account}:vpn-gateway/{id}",
            Defaults = [("amazonSideAsn", "64512"), ("vpcId", "")],
            Check = request =>
            {
                if (request.Inputs.Has("vpcId"))
                {
                    Vpcs.Required(request);
                }
            },
        },
        new(AwsTypes.VpnGatewayAttachment, "EC2 VPN Gateway Attachment")
        {
            Id = "vpn-attachment-{hex:8}",
            References = [new("vpnGatewayId", "InvalidVpnGatewayID.NotFound", "a VPN gateway", AwsTypes.VpnGateway)],
            Check = request =>
            {
                var vpc = Vpcs.Required(request);
                request.All<VpnAttachmentRecord>()[request.RequiredText("vpnGatewayId")] = new(vpc);
            },
        },
    ];

    private static string? KeyTypeOf(string key) =>
        key.Split(' ')[0] switch
        {
            "ssh-ed25519" => "ed25519",
            "ssh-rsa" => "rsa",
            _ => null,
        };

    private static string Fingerprint(string key) =>
        string.Join(':', StableHash.Of("key fingerprint", key).Hex(32).Chunk(2).Select(pair => new string(pair)));

    private static void CheckBlock(ResourceRequest request, string family, string text)
    {
        if (family == "IPv6")
        {
            Cidr.ParseIpv6(request, "entries.cidr", text);
        }
        else
        {
            Cidr.Parse(request, "entries.cidr", text);
        }
    }

    // EC2 API reference, AssociateVpcCidrBlock; Amazon VPC User Guide, "IPv4 VPC CIDR blocks".
    private static void AssociateBlock(ResourceRequest request)
    {
        var vpc = Vpcs.Required(request);
        var block = Cidr.Required(request, "cidrBlock");
        request.Require(
            block.PrefixLength is >= 16 and <= 28,
            "InvalidVpc.Range",
            $"the CIDR block {block} is not between /16 and /28. Choose a block such as 10.1.0.0/16."
        );
        var taken = vpc.Blocks.Where(other => other.Overlaps(block)).ToList();
        request.Require(
            taken.Count == 0,
            "InvalidVpc.Range",
            $"the CIDR block {block} overlaps {taken.FirstOrDefault()} of VPC '{vpc.Name}'. Choose another block."
        );
        vpc.OtherBlocks.Add(block);
    }
}

/// <summary>The VPC that a VPN gateway is attached to.</summary>
internal sealed record VpnAttachmentRecord(VpcRecord Vpc);

/// <summary>VPN gateways as targets of routes: AWS Site-to-Site VPN User Guide, "Virtual private gateway".</summary>
internal static class VpnGateways
{
    /// <summary>Refuses a gateway that does not exist, or is not attached to the VPC of the route table.</summary>
    public static void RequireOfVpc(ResourceRequest request, string id, RouteTableRecord table)
    {
        var gateway = request.Account.Created.Find(AwsTypes.VpnGateway, request.Region, id);
        request.Require(
            gateway is not null,
            "InvalidGatewayID.NotFound",
            $"the VPN gateway '{id}' does not exist in {request.Region}."
        );
        var vpc = request.All<VpnAttachmentRecord>().GetValueOrDefault(id)?.Vpc.Id ?? gateway.Text("vpcId");
        request.Require(
            vpc == table.Vpc.Id,
            "InvalidParameterValue",
            $"route table '{table.Name}' is of VPC '{table.Vpc.Name}', to which the VPN gateway '{id}' is not "
                + "attached. "
                + "Attach it first."
        );
    }
}
