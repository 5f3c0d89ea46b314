using System.Globalization;
using System.Text.RegularExpressions;
using PrivateLinkLab.Graph;
using PrivateLinkLab.Reachability.Verdicts;

namespace PrivateLinkLab.Reachability.Tests.Laws;

/// <summary>Does to a network what required changes say, word by word.</summary>
internal static partial class Repair
{
    /// <summary>
    /// Makes changes; what is made anew gets a place that no network ACL of the plan is in the way of.
    /// </summary>
    /// <param name="net">The network.</param>
    /// <param name="from">The source, in whose subnet an endpoint fits.</param>
    /// <param name="changes">What has to change.</param>
    /// <returns>False when one of them is of a kind that is not understood here.</returns>
    public static bool Apply(Net net, string from, IEnumerable<RequiredChange> changes)
    {
        foreach (var change in changes)
        {
            if (!Apply(net, from, change.Change))
            {
                return false;
            }
        }

        return true;
    }

    private static bool Apply(Net net, string from, string change)
    {
        if (GroupRule().Match(change) is { Success: true } rule)
        {
            Rule(net, rule);
        }
        else if (AclEntry().Match(change) is { Success: true } entry)
        {
            Entry(net, entry);
        }
        else if (PeeringRoute().Match(change) is { Success: true } peering)
        {
            net.Route(
                peering.Groups["table"].Value,
                peering.Groups["block"].Value,
                "vpcPeeringConnectionId",
                peering.Groups["peering"].Value
            );
        }
        else if (GatewayRoute().Match(change) is { Success: true } gateway)
        {
            net.Route(gateway.Groups["table"].Value, Net.Anywhere, "gatewayId", "igw-igw");
        }
        else if (NatRoute().Match(change) is { Success: true } nat)
        {
            net.Subnet("new-public", "vpc-v", "10.0.200.0/24", "a", "rtb-public");
            net.Route(
                nat.Groups["table"].Value,
                Net.Anywhere,
                "natGatewayId",
                net.NatGateway("new-nat", "subnet-new-public")
            );
        }
        else if (LedRoute().Match(change) is { Success: true } led)
        {
            var route = net.Nodes.Single(node =>
                node.Outputs.GetText("routeTableId") == led.Groups["table"].Value
                && node.Outputs.GetText("destinationCidrBlock") == led.Groups["block"].Value
            );
            net.Unset(route.Name, "natGatewayId");
            net.Set(route.Name, "gatewayId", "igw-igw");
        }
        else if (NewEndpoint().Match(change) is { Success: true } endpoint)
        {
            if (!NewEndpoint(net, from, endpoint.Groups["service"].Value))
            {
                return false;
            }

            if (endpoint.Groups["hostnames"].Success)
            {
                net.Set("v", "enableDnsHostnames", true);
            }
        }
        else if (Setting().Match(change) is { Success: true } setting)
        {
            net.Set(setting.Groups["name"].Value, setting.Groups["key"].Value, true);
        }
        else
        {
            return false;
        }

        return true;
    }

    private static void Rule(Net net, Match rule)
    {
        var (group, port) = (
            GroupOf(rule.Groups["group"].Value),
            int.Parse(rule.Groups["port"].Value, CultureInfo.InvariantCulture)
        );
        var peer =
            rule.Groups["peer"] is { Success: true } id ? GroupOf(id.Value)
            : rule.Groups["block"].Value is "the endpoint's security group" ? "10.0.0.0/16"
            : rule.Groups["block"].Value.StartsWith("the prefix list", StringComparison.Ordinal) ? Net.Anywhere
            : Block(rule.Groups["block"].Value);
        if (rule.Groups["way"].Value == "outbound")
        {
            net.Egress(group, port, peer);
        }
        else
        {
            net.Ingress(group, port, peer);
        }
    }

    private static void Entry(Net net, Match entry)
    {
        var (name, list) = (entry.Groups["name"].Value, entry.Groups["way"].Value == "inbound" ? "ingress" : "egress");
        var entries = net.Nodes.First(node => node.Name == name).Outputs.GetList(list);
        var first = entries.Min(item => item.AsMap().GetInt("ruleNo")) ?? 100;
        var below = entry.Groups["below"] is { Success: true } number
            ? int.Parse(number.Value, CultureInfo.InvariantCulture)
            : first;
        var ports = entry.Groups["ports"].Value.Split('-');
        net.Set(
            name,
            list,
            ListValue.Create([
                .. entries,
                Net.Map(
                    ("ruleNo", Math.Min(first, below) - 1),
                    ("action", "allow"),
                    ("protocol", "tcp"),
                    ("cidrBlock", Block(entry.Groups["block"].Value)),
                    ("fromPort", double.Parse(ports[0], CultureInfo.InvariantCulture)),
                    ("toPort", double.Parse(ports[^1], CultureInfo.InvariantCulture))
                ),
            ])
        );
    }

    // Where the outbound rules admit a part of the VPC only, the endpoint has to be in that part: which, is not said.
    private static bool NewEndpoint(Net net, string from, string service)
    {
        var source = net.Nodes.First(node => node.Name == from).Outputs;
        var groups = source.GetTexts("vpcSecurityGroupIds");
        var peers = net
            .Nodes.Where(node =>
                node.Type.Contains("EgressRule", StringComparison.Ordinal)
                && groups.Contains(node.Outputs.GetText("securityGroupId")!)
                && (node.Outputs.GetInt("fromPort") ?? 443) == 443
            )
            .Select(node => node.Outputs.GetText("cidrIpv4") ?? "a group")
            .ToList();
        if (
            peers.Exists(peer => peer is "a group" or "10.0.0.0/25")
            && !peers.Exists(peer => peer is Net.Anywhere or "10.0.0.0/16")
        )
        {
            return false;
        }

        var address = $"{source.GetText("privateIp")}{net.Nodes.Count % 10}";
        net.Ingress(net.Group($"new-{service}", "vpc-v"), 443, "10.0.0.0/16");
        net.Endpoint(
            $"new-{service}",
            "vpc-v",
            service,
            [(source.GetText("subnetId")!, address)],
            [$"sg-new-{service}"]
        );
        return true;
    }

    // 'name' (id), or the name alone of what AWS makes with the VPC.
    private static string GroupOf(string text) =>
        text.EndsWith(')')
            ? text[(text.IndexOf('(', StringComparison.Ordinal) + 1)..^1]
            : $"sg-{text.Trim('\'').Split(' ')[^1]}-default";

    private static string Block(string text) => text.Contains('/', StringComparison.Ordinal) ? text : $"{text}/32";

    [GeneratedRegex(
        @"^Add an (?<way>inbound|outbound) rule to security group (?<group>'[^']+'( \([^)]+\))?) that allows TCP (?<port>\d+) (to|from) (security group (?<peer>'[^']+'( \([^)]+\))?)|(?<block>.+))\.$"
    )]
    private static partial Regex GroupRule();

    [GeneratedRegex(
        @"^Add an (?<way>inbound|outbound) entry to network ACL '(?<name>[^']+)' \([^)]+\)( with a number below (?<below>\d+))? that allows TCP (?<ports>[\d-]+) (to|from) (?<block>[\d./]+)\.$"
    )]
    private static partial Regex AclEntry();

    [GeneratedRegex(
        @"^Add a route for (?<block>[\d./]+) to route table ('[^']+' \()?(?<table>rtb-[^) ]+)\)? with the peering connection '[^']+' \((?<peering>[^)]+)\) as target\.$"
    )]
    private static partial Regex PeeringRoute();

    [GeneratedRegex(@"^Add a route 0\.0\.0\.0/0 to an Internet gateway to route table '[^']+' \((?<table>[^)]+)\)\.$")]
    private static partial Regex GatewayRoute();

    [GeneratedRegex(
        @"^Add a route 0\.0\.0\.0/0 to route table '[^']+' \((?<table>[^)]+)\) of subnet \S+: to a NAT gateway in a public subnet, .+\.$"
    )]
    private static partial Regex NatRoute();

    [GeneratedRegex(
        @"^Lead the route (?<block>[\d./]+) of route table '[^']+' \((?<table>[^)]+)\) to an Internet gateway\.$"
    )]
    private static partial Regex LedRoute();

    [GeneratedRegex(
        @"^Create an interface endpoint for com\.amazonaws\.us-east-1\.(?<service>\w+) with private DNS in VPC '[^']+' \([^)]+\)(?<hostnames> and set enableDnsHostnames of VPC .+ to true)?, or .+\.$"
    )]
    private static partial Regex NewEndpoint();

    [GeneratedRegex(
        @"^Set (?<key>enableDnsHostnames|enableDnsSupport|privateDnsEnabled|publiclyAccessible) of (VPC|endpoint|database) '(?<name>[^']+)' \([^)]+\) to true\b.*$"
    )]
    private static partial Regex Setting();
}
