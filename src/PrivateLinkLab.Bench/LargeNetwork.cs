using System.Globalization;
using System.Text.Json;

namespace PrivateLinkLab.Bench;

/// <summary>
/// A stack's file as `pulumi stack export` prints it: 50 VPCs on a transit gateway, each with four subnets, and
/// instances of three tiers in them.
/// </summary>
internal static class LargeNetwork
{
    private const int Vpcs = 50;
    private const int SubnetsOfVpc = 4;
    private const int AddressesOfSubnet = 250;

    private static readonly (string Name, int Port)[] Tiers = [("web", 443), ("app", 8080), ("db", 5432)];

    /// <summary>Writes the file.</summary>
    /// <param name="path">Where to.</param>
    /// <param name="instances">How many instances there are.</param>
    /// <param name="isChanged">Whether one security group has a rule more.</param>
    public static void Write(string path, int instances, bool isChanged = false)
    {
        using var stream = File.Create(path);
        using var writer = new Utf8JsonWriter(stream);
        writer.WriteStartObject();
        writer.WriteNumber("version", 3);
        writer.WriteStartObject("deployment");
        writer.WriteStartArray("resources");
        Add(writer, "aws:ec2transitgateway/transitGateway:TransitGateway", "tgw-1", "tgw", []);
        for (var vpc = 0; vpc < Vpcs; vpc++)
        {
            WriteVpc(writer, vpc, instances / Vpcs, isChanged && vpc == 0);
        }

        writer.WriteEndArray();
        writer.WriteEndObject();
        writer.WriteEndObject();
    }

    private static void WriteVpc(Utf8JsonWriter writer, int number, int instances, bool isChanged)
    {
        var (vpc, table, block) = (Text($"vpc-{number}"), Text($"rtb-{number}"), Text($"10.{number}.0.0/16"));
        Add(writer, "aws:ec2/vpc:Vpc", vpc, $"v{number}", [("cidrBlock", block), ("enableDnsHostnames", true)]);
        Add(writer, "aws:ec2/routeTable:RouteTable", table, $"rt{number}", [("vpcId", vpc)]);
        Add(
            writer,
            "aws:ec2/route:Route",
            $"r-{number}",
            $"route{number}",
            [("routeTableId", table), ("destinationCidrBlock", "10.0.0.0/8"), ("transitGatewayId", "tgw-1")]
        );
        for (var subnet = 0; subnet < SubnetsOfVpc; subnet++)
        {
            var id = Text($"subnet-{number}-{subnet}");
            Add(
                writer,
                "aws:ec2/subnet:Subnet",
                id,
                $"s{number}-{subnet}",
                [
                    ("vpcId", vpc),
                    ("cidrBlock", Text($"10.{number}.{subnet * 64}.0/18")),
                    ("availabilityZone", $"us-east-1{"ab"[subnet % 2]}"),
                ]
            );
            Add(
                writer,
                "aws:ec2/routeTableAssociation:RouteTableAssociation",
                $"rta-{number}-{subnet}",
                $"rta{number}-{subnet}",
                [("subnetId", id), ("routeTableId", table)]
            );
        }

        Add(
            writer,
            "aws:ec2transitgateway/vpcAttachment:VpcAttachment",
            $"tgw-attach-{number}",
            $"attachment{number}",
            [
                ("transitGatewayId", "tgw-1"),
                ("vpcId", vpc),
                ("subnetIds", (string[])[Text($"subnet-{number}-0"), Text($"subnet-{number}-1")]),
            ]
        );
        foreach (var (tier, port) in Tiers)
        {
            var from = tier == "web" || (isChanged && tier == "db") ? "10.0.0.0/8" : block;
            Add(
                writer,
                "aws:ec2/securityGroup:SecurityGroup",
                $"sg-{number}-{tier}",
                $"{tier}{number}",
                [("vpcId", vpc), ("ingress", (port, from)), ("egress", (0, "0.0.0.0/0"))]
            );
        }

        for (var index = 0; index < instances; index++)
        {
            var (subnet, tier, host) = (
                index % SubnetsOfVpc,
                Tiers[index / SubnetsOfVpc % Tiers.Length].Name,
                index / SubnetsOfVpc
            );
            Add(
                writer,
                "aws:ec2/instance:Instance",
                $"i-{number}-{index}",
                $"{tier}-{number}-{index}",
                [
                    ("subnetId", Text($"subnet-{number}-{subnet}")),
                    (
                        "privateIp",
                        Text(
                            $"10.{number}.{(subnet * 64) + (host / AddressesOfSubnet)}.{4 + (host % AddressesOfSubnet)}"
                        )
                    ),
                    ("vpcSecurityGroupIds", (string[])[$"sg-{number}-{tier}"]),
                    ("instanceState", "running"),
                ]
            );
        }
    }

    private static void Add(
        Utf8JsonWriter writer,
        string type,
        string id,
        string name,
        ReadOnlySpan<(string Name, object Value)> properties
    )
    {
        writer.WriteStartObject();
        writer.WriteString("urn", $"urn:pulumi:bench::bench::{type}::{name}");
        writer.WriteBoolean("custom", true);
        writer.WriteString("id", id);
        writer.WriteString("type", type);
        writer.WriteStartObject("outputs");
        foreach (var (property, value) in properties)
        {
            writer.WritePropertyName(property);
            Write(writer, value);
        }

        writer.WriteEndObject();
        writer.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter writer, object value)
    {
        switch (value)
        {
            case string text:
                writer.WriteStringValue(text);
                break;
            case bool flag:
                writer.WriteBooleanValue(flag);
                break;
            case string[] texts:
                writer.WriteStartArray();
                foreach (var text in texts)
                {
                    writer.WriteStringValue(text);
                }

                writer.WriteEndArray();
                break;
            case (int port, string block):
                writer.WriteStartArray();
                writer.WriteStartObject();
                writer.WriteString("protocol", port == 0 ? "-1" : "tcp");
                writer.WriteNumber("fromPort", port);
                writer.WriteNumber("toPort", port);
                writer.WriteStartArray("cidrBlocks");
                writer.WriteStringValue(block);
                writer.WriteEndArray();
                writer.WriteEndObject();
                writer.WriteEndArray();
                break;
            default:
                throw new ArgumentException($"The bench writes no {value.GetType().Name}.", nameof(value));
        }
    }

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
