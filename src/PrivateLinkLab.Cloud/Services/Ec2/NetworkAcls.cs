using System.Globalization;
using PrivateLinkLab.Amazon.Types;
using PrivateLinkLab.Cloud.Hashing;
using PrivateLinkLab.Cloud.Requests;
using PrivateLinkLab.Graph;

namespace PrivateLinkLab.Cloud.Services.Ec2;

/// <summary>A network ACL.</summary>
internal sealed record NetworkAclRecord(string Id, string Name, VpcRecord Vpc)
{
    /// <summary>The numbers of its entries by direction, with the resource that made each.</summary>
    public Dictionary<(bool Egress, int Number), string> Entries { get; } = [];
}

/// <summary>
/// Network ACLs with their entries and associations: Amazon VPC User Guide, "Control subnet traffic with network access
/// control lists"; EC2 API Reference, "CreateNetworkAclEntry" and "ReplaceNetworkAclAssociation".
/// </summary>
internal static class NetworkAcls
{
    public static readonly ResourceKind Kind = new(AwsTypes.NetworkAcl, "EC2 Network ACL", Create);
    public static readonly ResourceKind DefaultKind = new(
        AwsTypes.DefaultNetworkAcl,
        "EC2 Default Network ACL",
        AdoptDefault
    );
    public static readonly ResourceKind RuleKind = new(AwsTypes.NetworkAclRule, "EC2 Network ACL Rule", CreateRule);
    public static readonly ResourceKind AssociationKind = new(
        AwsTypes.NetworkAclAssociation,
        "EC2 Network ACL Association",
        Associate
    );

    private const int MostNumber = 32766;

    private static readonly string[] Directions = ["ingress", "egress"];
    private static readonly string[] Actions = ["allow", "deny"];

    public static Answer Create(ResourceRequest request)
    {
        var vpc = Vpcs.Required(request);
        var acl = new NetworkAclRecord(request.Hash.Ec2Id("acl"), request.Name, vpc);
        Inline(request, acl);
        var subnets = Subnets(request, vpc);
        request.All<NetworkAclRecord>().Add(acl.Id, acl);
        foreach (var subnet in subnets)
        {
            subnet.NetworkAcl = acl.Id;
        }

        return new(acl.Id, Complete(request, acl).Filled(AwsTypes.NetworkAcl).Build());
    }

    /// <summary>Takes over the ACL that every VPC has; entries that the program does not name are removed.</summary>
    public static Answer AdoptDefault(ResourceRequest request)
    {
        var acl = Find(request, request.RequiredText("defaultNetworkAclId"));
        request.Require(
            acl.Id == acl.Vpc.DefaultNetworkAclId,
            "InvalidNetworkAclID.NotFound",
            $"defaultNetworkAclId '{acl.Id}' is not the default network ACL of VPC '{acl.Vpc.Name}'. Use the VPC's "
                + "defaultNetworkAclId."
        );
        Inline(request, acl);
        Subnets(request, acl.Vpc);
        return new(acl.Id, Complete(request, acl).Set("vpcId", acl.Vpc.Id).Filled(AwsTypes.DefaultNetworkAcl).Build());
    }

    public static Answer CreateRule(ResourceRequest request)
    {
        var acl = Find(request, request.RequiredText("networkAclId"));
        var egress = request.Inputs.Flag("egress") ?? false;
        var number = Add(request, acl, egress, request.Inputs, "ruleNumber", "ruleAction");
        var protocol = Protocol(request, request.Inputs);
        // internal/service/ec2/vpc_network_acl_rule.go of the provider.
        var key = string.Create(
            CultureInfo.InvariantCulture,
            $"{acl.Id}-{number}-{(egress ? "true" : "false")}-{protocol}-"
        );
        return new(
            FormattableString.Invariant($"nacl-{Crc32.Compute(key)}"),
            request
                .NewRegionalState()
                .Set("protocol", protocol)
                .Default("egress", false)
                .Filled(AwsTypes.NetworkAclRule)
                .Build()
        );
    }

    public static Answer Associate(ResourceRequest request)
    {
        var acl = Find(request, request.RequiredText("networkAclId"));
        var subnet = Ec2.Subnets.Find(request, request.RequiredText("subnetId"));
        RequireOfVpc(request, acl.Vpc, subnet);
        subnet.NetworkAcl = acl.Id;
        return new(
            StableHash.Of(acl.Id, subnet.Id, "association").Ec2Id("aclassoc"),
            request.NewRegionalState().Filled(AwsTypes.NetworkAclAssociation).Build()
        );
    }

    private static StateBuilder Complete(ResourceRequest request, NetworkAclRecord acl) =>
        request
            .NewRegionalState()
            .Set("arn", request.Arn("ec2", $"network-acl/{acl.Id}"))
            .Set("ownerId", request.AccountId)
            .Default("egress", ListValue.Empty)
            .Default("ingress", ListValue.Empty)
            .Default("subnetIds", ListValue.Empty);

    private static NetworkAclRecord Find(ResourceRequest request, string id) =>
        request.All<NetworkAclRecord>().TryGetValue(id, out var acl) && acl.Vpc.Region == request.Region
            ? acl
            : throw request.Refuse(
                "InvalidNetworkAclID.NotFound",
                $"the network ACL '{id}' does not exist in {request.Region}."
            );

    private static List<SubnetRecord> Subnets(ResourceRequest request, VpcRecord vpc)
    {
        var subnets = request.Inputs.Texts("subnetIds").Select(id => Ec2.Subnets.Find(request, id)).ToList();
        subnets.ForEach(subnet => RequireOfVpc(request, vpc, subnet));
        return subnets;
    }

    private static void RequireOfVpc(ResourceRequest request, VpcRecord vpc, SubnetRecord subnet) =>
        request.Require(
            subnet.Vpc == vpc,
            "InvalidParameterValue",
            $"subnet '{subnet.Name}' is of VPC '{subnet.Vpc.Name}', the network ACL of VPC '{vpc.Name}'. Choose a "
                + "network ACL of the subnet's VPC."
        );

    private static void Inline(ResourceRequest request, NetworkAclRecord acl)
    {
        foreach (var direction in Directions)
        {
            foreach (var entry in request.Inputs.Bags(direction))
            {
                Add(request, acl, direction == Directions[1], entry, "ruleNo", "action");
            }
        }
    }

    private static int Add(
        ResourceRequest request,
        NetworkAclRecord acl,
        bool egress,
        InputBag entry,
        string numberKey,
        string actionKey
    )
    {
        var number = entry.Integer(numberKey)
            ?? throw request.Refuse("MissingParameter", $"{numberKey} is required: 1 to {MostNumber}.");
        request.Require(
            number is >= 1 and <= MostNumber,
            "InvalidParameterValue",
            $"{numberKey} {number} is not between 1 and {MostNumber}."
        );
        var action = entry.Text(actionKey);
        request.Require(
            Actions.Contains(action?.ToLowerInvariant()),
            "InvalidParameterValue",
            $"{actionKey} '{action}' is not accepted; use allow or deny."
        );
        var ipv4 = entry.Text("cidrBlock");
        var ipv6 = entry.Text("ipv6CidrBlock");
        request.Require(
            ipv4 is null != ipv6 is null,
            ipv4 is null ? "MissingParameter" : "InvalidParameterCombination",
            "an entry has exactly one of cidrBlock and ipv6CidrBlock."
        );
        _ = ipv4 is null ? Cidr.ParseIpv6(request, "ipv6CidrBlock", ipv6!) : Cidr.Parse(request, "cidrBlock", ipv4);
        CheckPorts(request, entry);
        request.Require(
            acl.Entries.TryAdd((egress, number), request.Name),
            "NetworkAclEntryAlreadyExists",
            $"network ACL '{acl.Name}' already has the {(egress ? "egress" : "ingress")} entry {number}, by "
                + $"'{acl.Entries.GetValueOrDefault((egress, number))}'. Choose another number."
        );
        return number;
    }

    private static void CheckPorts(ResourceRequest request, InputBag entry)
    {
        if (Protocol(request, entry) is not ("6" or "17"))
        {
            return;
        }

        var (from, to) = (entry.Integer("fromPort"), entry.Integer("toPort"));
        request.Require(
            from is not null && to is not null,
            "MissingParameter",
            "an entry for TCP or UDP needs both fromPort and toPort."
        );
        request.Require(
            from is >= 0 and <= 65535 && to is >= 0 and <= 65535 && from <= to,
            "InvalidParameterValue",
            $"the ports {from} to {to} are not a range within 0 to 65535, which TCP and UDP need."
        );
    }

    // EC2 knows protocols by their numbers, to which the provider translates names.
    private static string Protocol(ResourceRequest request, InputBag entry)
    {
        var text = entry.Text("protocol")
            ?? entry.Integer("protocol")?.ToString(CultureInfo.InvariantCulture)
            ?? throw request.Refuse(
                "MissingParameter",
                "protocol is required: tcp, udp, icmp, a number, or -1 for all."
            );
        return text.ToLowerInvariant() switch
        {
            "all" or "-1" => "-1",
            "tcp" => "6",
            "udp" => "17",
            "icmp" => "1",
            "icmpv6" => "58",
            var number when byte.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out _) => number,
            _ => throw request.Refuse(
                "InvalidParameterValue",
                $"protocol '{text}' is not a protocol; use tcp, udp, icmp, icmpv6, a number from 0 to 255, or "
                    + "-1 for all."
            ),
        };
    }
}
