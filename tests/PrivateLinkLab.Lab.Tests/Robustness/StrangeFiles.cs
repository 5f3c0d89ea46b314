using System.Buffers;
using System.Text.Json;
using System.Text.Json.Nodes;
using CsCheck;
using PrivateLinkLab.Amazon.Types;

namespace PrivateLinkLab.Lab.Tests.Robustness;

/// <summary>Generates files: JSON of any kind, and stacks whose properties are of any kind.</summary>
internal static class StrangeFiles
{
    private static readonly string[] Types =
    [
        .. AwsTypes.All.SelectMany(type => type.Tokens),
        "aws:networkfirewall/firewall:Firewall",
        "pulumi:pulumi:Stack",
        "privatelinklab:network:PrivateVpc",
    ];

    private static readonly string[] Texts =
    [
        "vpc-1",
        "subnet-1",
        "subnet-2",
        "sg-1",
        "rtb-1",
        "acl-1",
        "igw-1",
        "nat-1",
        "vpce-1",
        "i-1",
        "eni-1",
        "db-1",
        "pl-63a5400a",
        "AppServer",
        "myDB",
        "10.0.0.0/16",
        "10.0.1.0/24",
        "10.0.1.7",
        "0.0.0.0/0",
        "::/0",
        "10.0.0.1/8",
        "999.0.0.0/33",
        "us-east-1a",
        "use1-az1",
        "tcp",
        "-1",
        "6",
        "Interface",
        "Gateway",
        "com.amazonaws.us-east-1.sqs",
        "com.amazonaws.us-east-1.ssm",
        "com.amazonaws.us-east-1.s3",
        "com.amazonaws.vpce.us-east-1.vpce-svc-1",
        "https://sqs.us-east-1.amazonaws.com/123456789012/q",
        "arn:aws:sqs:us-east-1:123456789012:q",
        "arn:::::",
        "sqs:SendMessage",
        "*",
        "Allow",
        "Deny",
        "",
        "{\"Version\":\"2012-10-17\",\"Statement\":[{\"Effect\":\"Allow\",\"Principal\":\"*\",\"Action\":\"sqs:*\",\"Resource\":\"*\",\"Condition\":{\"StringEquals\":{\"aws:SourceVpce\":\"vpce-1\"}}}]}",
        "{\"Statement\":7}",
        "{\"Statement\":[{\"Effect\":\"Deny\",\"Action\":[3]}]}",
        "{",
        "[]",
        "\u0000\u001b",
        "\uD83D\uDE00",
        "available",
        "pendingAcceptance",
        "instance",
        "TCP",
        "network",
        "04da6b54-80e4-46f7-96ec-b56ff0331ba9",
    ];

    private static readonly string[] Keys =
    [
        "vpcId",
        "subnetId",
        "subnetIds",
        "securityGroupIds",
        "vpcSecurityGroupIds",
        "securityGroups",
        "securityGroupId",
        "cidrBlock",
        "cidrIpv4",
        "cidrIpv6",
        "prefixListId",
        "referencedSecurityGroupId",
        "fromPort",
        "toPort",
        "ipProtocol",
        "routeTableId",
        "routeTableIds",
        "destinationCidrBlock",
        "gatewayId",
        "natGatewayId",
        "routes",
        "ingress",
        "egress",
        "serviceName",
        "vpcEndpointType",
        "privateDnsEnabled",
        "policy",
        "role",
        "iamInstanceProfile",
        "tags",
        "Name",
        "Scenario",
        "metadataOptions",
        "enableDnsSupport",
        "enableDnsHostnames",
        "address",
        "port",
        "dbSubnetGroupName",
        "publiclyAccessible",
        "url",
        "arn",
        "name",
        "networkLoadBalancerArns",
        "acceptanceRequired",
        "allowedPrincipals",
        "loadBalancerArn",
        "defaultActions",
        "targetGroupArn",
        "targetId",
        "targetType",
        "protocol",
        "state",
        "dnsEntries",
        "dnsName",
        "subnetConfigurations",
        "ipv4",
        "networkInterfaceIds",
        "availabilityZone",
        "privateIp",
        "publicIp",
        "associatePublicIpAddress",
        "ruleNo",
        "ruleNumber",
        "action",
        "ruleAction",
        "allocationId",
        "internal",
        "subnets",
        "id",
        "4dabf18193072939515e22adb298388d",
    ];

    // An instance with everything that it needs to be asked about.
    private static readonly (string Type, string Id, string Inputs)[] Skeleton =
    [
        (
            "aws:ec2/vpc:Vpc",
            "vpc-1",
            """{"cidrBlock":"10.0.0.0/16","enableDnsSupport":true,"enableDnsHostnames":true}"""
        ),
        (
            "aws:ec2/subnet:Subnet",
            "subnet-1",
            """{"vpcId":"vpc-1","cidrBlock":"10.0.1.0/24","availabilityZone":"us-east-1a"}"""
        ),
        ("aws:ec2/securityGroup:SecurityGroup", "sg-1", """{"vpcId":"vpc-1"}"""),
        (
            "aws:vpc/securityGroupEgressRule:SecurityGroupEgressRule",
            "sgr-1",
            """{"securityGroupId":"sg-1","ipProtocol":"tcp","fromPort":443,"toPort":443,"cidrIpv4":"0.0.0.0/0"}"""
        ),
        (
            "aws:ec2/vpcEndpoint:VpcEndpoint",
            "vpce-1",
            """{"vpcId":"vpc-1","serviceName":"com.amazonaws.us-east-1.sqs","vpcEndpointType":"Interface","subnetIds":["subnet-1"],"securityGroupIds":["sg-1"],"privateDnsEnabled":true}"""
        ),
        (
            "aws:ec2/instance:Instance",
            "i-1",
            """{"subnetId":"subnet-1","vpcSecurityGroupIds":["sg-1"],"iamInstanceProfile":"AppServer","tags":{"Name":"AppServer"}}"""
        ),
    ];

    private static readonly Gen<JsonNode?> Scalar = Gen.OneOf<JsonNode?>(
        OneOf(Texts).Select(text => (JsonNode?)JsonValue.Create(text)),
        Gen.Int[-2, 70000].Select(number => (JsonNode?)JsonValue.Create(number)),
        Gen.Double.Where(double.IsFinite).Select(number => (JsonNode?)JsonValue.Create(number)),
        Gen.Bool.Select(boolean => (JsonNode?)JsonValue.Create(boolean)),
        Gen.Const(() => (JsonNode?)null)
    );

    private static readonly Gen<JsonNode?> Value = Gen.Recursive<JsonNode?>(
        (depth, self) =>
            depth > 3
                ? Scalar
                : Gen.Frequency(
                    (6, Scalar),
                    (1, self.Array[0, 3].Select(items => (JsonNode?)new JsonArray(items))),
                    (1, Map(self).Select(map => (JsonNode?)map))
                )
    );

    private static readonly Gen<JsonObject> Resource = Gen.Select(
            OneOf(Types),
            OneOf(Texts),
            OneOf(Texts),
            Map(Value),
            Map(Value)
        )
        .Select(
            (type, name, id, inputs, outputs) =>
                new JsonObject
                {
                    ["urn"] = $"urn:pulumi:dev::p::{type}::{name}-{inputs.Count}",
                    ["type"] = type,
                    ["custom"] = true,
                    ["id"] = id,
                    ["inputs"] = inputs,
                    ["outputs"] = outputs,
                }
        );

    /// <summary>Any JSON.</summary>
    public static Gen<byte[]> AnyJson => Value.Select(Bytes);

    /// <summary>Stacks whose resources have types that the model reads, and properties of any kind.</summary>
    public static Gen<byte[]> AnyStack => Resource.Array[0, 8].Select(Stack);

    /// <summary>The same with an instance in a subnet among them, whose properties may be of any kind too.</summary>
    public static Gen<byte[]> AnyNetwork =>
        Gen.Select(Resource.Array[0, 5], Map(Value).Array[Skeleton.Length])
            .Select(
                (resources, changes) =>
                    Stack([.. Skeleton.Select((text, index) => Changed(text, changes[index])), .. resources])
            );

    /// <summary>A stack in which some values, anywhere, are others.</summary>
    /// <param name="original">The stack.</param>
    public static Gen<byte[]> Mutated(byte[] original) =>
        Gen.Select(Gen.Int[0, 1_000_000], Value, Gen.Int[0, 2])
            .Array[1, 4]
            .Select(mutations =>
            {
                var document = JsonNode.Parse(original)!;
                foreach (var (place, value, kind) in mutations)
                {
                    Mutate(document["deployment"]!["resources"]!.AsArray(), place, value, kind);
                }

                return Bytes(document);
            });

    private static byte[] Stack(JsonObject[] resources) =>
        Bytes(
            new JsonObject
            {
                ["version"] = 3,
                ["deployment"] = new JsonObject
                {
                    ["resources"] = new JsonArray([.. resources.DistinctBy(resource => (string)resource["urn"]!)]),
                },
            }
        );

    private static JsonObject Changed((string Type, string Id, string Inputs) resource, JsonObject change)
    {
        var inputs = JsonNode.Parse(resource.Inputs)!.AsObject();
        foreach (var (key, value) in change.Take(1))
        {
            inputs[key] = value?.DeepClone();
        }

        return new()
        {
            ["urn"] = $"urn:pulumi:dev::p::{resource.Type}::{resource.Id}",
            ["type"] = resource.Type,
            ["custom"] = true,
            ["id"] = resource.Id,
            ["inputs"] = inputs,
            ["outputs"] = change,
        };
    }

    private static Gen<string> OneOf(string[] texts) => Gen.Int[0, texts.Length - 1].Select(index => texts[index]);

    private static Gen<JsonObject> Map(Gen<JsonNode?> value) =>
        Gen.Select(OneOf(Keys), value)
            .Array[0, 5]
            .Select(entries =>
            {
                var map = new JsonObject();
                foreach (var (key, item) in entries)
                {
                    map[key] = item;
                }

                return map;
            });

    // Walks to some property of some resource, and replaces, removes or renames it.
    private static void Mutate(JsonArray resources, int place, JsonNode? value, int kind)
    {
        JsonNode node = resources[place % resources.Count]!;
        for (var step = place / 7; ; step /= 3)
        {
            if (node is JsonObject { Count: > 0 } map)
            {
                var (key, child) = map.ElementAt(step % map.Count);
                if (child is JsonObject { Count: > 0 } or JsonArray { Count: > 0 } && step % 4 != 0)
                {
                    node = child;
                    continue;
                }

                map.Remove(key);
                if (kind < 2)
                {
                    map[kind == 0 ? key : $"{key}x"] = value;
                }
            }
            else if (node is JsonArray { Count: > 0 } list)
            {
                list[step % list.Count] = value;
            }

            return;
        }
    }

    private static byte[] Bytes(JsonNode? node)
    {
        if (node is null)
        {
            return "null"u8.ToArray();
        }

        var buffer = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(buffer))
        {
            node.WriteTo(writer);
        }

        return buffer.WrittenSpan.ToArray();
    }
}
