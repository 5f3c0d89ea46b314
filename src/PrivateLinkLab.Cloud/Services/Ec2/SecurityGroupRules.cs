using System.Globalization;
using PrivateLinkLab.Amazon.Types;
using PrivateLinkLab.Cloud.Hashing;
using PrivateLinkLab.Cloud.Requests;

namespace PrivateLinkLab.Cloud.Services.Ec2;

/// <summary>
/// Rules of security groups: Amazon VPC User Guide, "Security group rules"; EC2 API Reference,
/// "AuthorizeSecurityGroupIngress" and "AuthorizeSecurityGroupEgress".
/// </summary>
internal static class SecurityGroupRules
{
    public static readonly ResourceKind EgressKind = new(
        AwsTypes.SecurityGroupEgressRule,
        "VPC Security Group Egress Rule",
        CreateEgress
    );
    public static readonly ResourceKind IngressKind = new(
        AwsTypes.SecurityGroupIngressRule,
        "VPC Security Group Ingress Rule",
        CreateIngress
    );

    /// <summary>A rule with lists of peers, as older programs have it.</summary>
    public static readonly ResourceKind ListKind = new(
        AwsTypes.SecurityGroupRule,
        "EC2 Security Group Rule",
        CreateList
    );

    /// <summary>The two directions, as the inline lists of a security group are called.</summary>
    public static readonly string[] Directions = ["ingress", "egress"];

    private static readonly string[] ListedSources = ["cidrBlocks", "ipv6CidrBlocks", "prefixListIds"];
    private static readonly string[] Sources = ["cidrIpv4", "cidrIpv6", "prefixListId", "referencedSecurityGroupId"];

    public static Answer CreateIngress(ResourceRequest request) => Create(request, Directions[0]);

    public static Answer CreateEgress(ResourceRequest request) => Create(request, Directions[1]);

    /// <summary>A rule of a security group's own ingress or egress list.</summary>
    public static void CheckInline(ResourceRequest request, SecurityGroupRecord group, string direction, InputBag rule)
    {
        var ports = Ports(request, Protocol(request, rule, "protocol"), rule);
        foreach (var cidr in rule.Texts("cidrBlocks"))
        {
            Add(request, group, direction, ports, Cidr.Parse(request, $"{direction}.cidrBlocks", cidr).ToString());
        }

        foreach (var cidr in rule.Texts("ipv6CidrBlocks"))
        {
            Add(
                request,
                group,
                direction,
                ports,
                Cidr.ParseIpv6(request, $"{direction}.ipv6CidrBlocks", cidr).ToString()
            );
        }

        foreach (var id in rule.Texts("securityGroups"))
        {
            Add(request, group, direction, ports, Referenced(request, group, id));
        }

        foreach (var id in rule.Texts("prefixListIds"))
        {
            PrefixLists.RequireKnown(request, id);
            Add(request, group, direction, ports, id);
        }

        if (rule.Flag("self") == true)
        {
            Add(request, group, direction, ports, group.Id);
        }

        SecurityGroups.CheckText(request, $"{direction}.description", rule.Text("description") ?? "");
    }

    private static Answer CreateList(ResourceRequest request)
    {
        request.RequireOneOf("type", Directions, "InvalidParameterValue");
        var direction = request.RequiredText("type");
        var group = SecurityGroups.Find(request, request.RequiredText("securityGroupId"));
        var source = request.Inputs.Text("sourceSecurityGroupId");
        var given = ListedSources.Where(key => request.Inputs.Texts(key).Count > 0).ToList();
        var isSelf = request.Inputs.Flag("self") == true;
        // internal/service/ec2/vpc_security_group_rule.go of the provider.
        request.Require(
            given.Count > 0 || isSelf || source is not null,
            "InvalidParameterValue",
            "one of cidrBlocks, ipv6CidrBlocks, prefixListIds, self and sourceSecurityGroupId is required."
        );
        request.Require(
            source is null || (!isSelf && !given.Contains("cidrBlocks") && !given.Contains("ipv6CidrBlocks")),
            "InvalidParameterCombination",
            "sourceSecurityGroupId excludes cidrBlocks, ipv6CidrBlocks and self. Make a rule for each."
        );
        CheckInline(request, group, direction, request.Inputs);
        if (source is not null)
        {
            var ports = Ports(request, Protocol(request, request.Inputs, "protocol"), request.Inputs);
            Add(request, group, direction, ports, Referenced(request, group, source));
        }

        var peers = given.Sum(key => request.Inputs.Texts(key).Count) + (isSelf ? 1 : 0) + (source is null ? 0 : 1);
        var state = request
            .NewRegionalState()
            .Set("protocol", Protocol(request, request.Inputs, "protocol"))
            .Set("securityGroupRuleId", peers == 1 ? request.Hash.Ec2Id("sgr") : "");
        // A group's own rules are from itself as well.
        if (isSelf)
        {
            state.Default("sourceSecurityGroupId", group.Id);
        }

        return new Answer(
            FormattableString.Invariant($"sgrule-{Crc32.Compute(request.Hash.Hex(32))}"),
            state.Filled(AwsTypes.SecurityGroupRule).Build()
        );
    }

    private static Answer Create(ResourceRequest request, string direction)
    {
        var group = SecurityGroups.Find(request, request.RequiredText("securityGroupId"));
        var protocol = Protocol(request, request.Inputs, "ipProtocol");
        var ports = Ports(request, protocol, request.Inputs);
        var source = Source(request, group);
        SecurityGroups.CheckText(request, "description", request.Inputs.Text("description") ?? "");
        Add(request, group, direction, ports, source);
        var id = request.Hash.Ec2Id("sgr");
        return new Answer(
            id,
            request
                .NewRegionalState()
                .Set("arn", request.Arn("ec2", $"security-group-rule/{id}"))
                .Set("ipProtocol", protocol)
                .Set("securityGroupRuleId", id)
                .TagsAll()
                .Build()
        );
    }

    private static void Add(
        ResourceRequest request,
        SecurityGroupRecord group,
        string direction,
        string ports,
        string source
    )
    {
        var rule = $"{direction} {ports} {source}";
        request.Require(
            group.Rules.TryAdd(rule, request.Name),
            "InvalidPermission.Duplicate",
            $"security group '{group.Name}' already has the {direction} rule {ports} "
                + $"{(direction == Directions[0] ? "from" : "to")} {source}, by '{group.Rules[rule]}'. Remove one of "
                + $"the two."
        );
    }

    private static string Source(ResourceRequest request, SecurityGroupRecord group)
    {
        var given = Sources.Where(key => request.Inputs.Text(key) is not null).ToArray();
        request.Require(
            given.Length == 1,
            given.Length == 0 ? "MissingParameter" : "InvalidParameterCombination",
            $"a rule has exactly one of {Format.Choice(Sources)}, got {Format.Enumeration(given)}."
        );
        var value = request.RequiredText(given[0]);
        switch (given[0])
        {
            case "cidrIpv4":
                return Cidr.Parse(request, "cidrIpv4", value).ToString();
            case "cidrIpv6":
                return Cidr.ParseIpv6(request, "cidrIpv6", value).ToString();
            case "prefixListId":
                PrefixLists.RequireKnown(request, value);
                return value;
            default:
                return Referenced(request, group, value);
        }
    }

    // Another group may be named with its account in front. It must be of the same VPC, or of one that is peered or
    // attached to the same transit gateway.
    private static string Referenced(ResourceRequest request, SecurityGroupRecord group, string value)
    {
        var slash = value.IndexOf('/', StringComparison.Ordinal);
        if (slash > 0 && value[..slash] != request.AccountId)
        {
            return value;
        }

        var other = SecurityGroups.Find(request, value[(slash + 1)..]);
        request.Require(
            other.Vpc == group.Vpc
                || PeeringConnections.Join(request, other.Vpc, group.Vpc)
                || TransitGateways.Join(request, other.Vpc, group.Vpc),
            "InvalidGroup.NotFound",
            $"security group '{other.Name}' is of VPC '{other.Vpc.Name}', '{group.Name}' of VPC '{group.Vpc.Name}', "
                + "and nothing peers the two. Refer to a group of the same VPC."
        );
        return other.Id;
    }

    private static string Protocol(ResourceRequest request, InputBag rule, string key)
    {
        var text = rule.Text(key)?.ToLowerInvariant()
            ?? throw request.Refuse(
                "MissingParameter",
                $"{key} is required: tcp, udp, icmp, icmpv6, a number, or -1 for all."
            );
        return text switch
        {
            "all" or "-1" => "-1",
            "tcp" or "6" => "tcp",
            "udp" or "17" => "udp",
            "icmp" or "1" => "icmp",
            "icmpv6" or "58" => "icmpv6",
            _ when byte.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out _) => text,
            _ => throw request.Refuse(
                "InvalidParameterValue",
                $"{key} '{text}' is not a protocol; use tcp, udp, icmp, icmpv6, a number from 0 to 255, or -1 for all."
            ),
        };
    }

    private static string Ports(ResourceRequest request, string protocol, InputBag rule)
    {
        var from = rule.Integer("fromPort");
        var to = rule.Integer("toPort");
        switch (protocol)
        {
            case "tcp" or "udp":
                request.Require(
                    from is not null && to is not null,
                    "InvalidParameterValue",
                    $"{protocol} needs both fromPort and toPort."
                );
                request.Require(
                    from is >= 0 and <= 65535 && to is >= 0 and <= 65535 && from <= to,
                    "InvalidParameterValue",
                    $"the {protocol} ports {from} to {to} are not a range within 0 to 65535."
                );
                return $"{protocol} {from}-{to}";
            case "icmp" or "icmpv6":
                request.Require(
                    (from ?? -1) is >= -1 and <= 255 && (to ?? -1) is >= -1 and <= 255,
                    "InvalidParameterValue",
                    $"the {protocol} type {from} and code {to} are not within -1 to 255."
                );
                return $"{protocol} {from ?? -1}-{to ?? -1}";
            default:
                request.Require(
                    (from ?? -1) is -1 or 0 && (to ?? -1) is -1 or 0,
                    "InvalidParameterValue",
                    $"protocol {protocol} has no ports, got {from} to {to}. Leave fromPort and toPort out."
                );
                return protocol == "-1" ? "all" : $"protocol {protocol}";
        }
    }
}
