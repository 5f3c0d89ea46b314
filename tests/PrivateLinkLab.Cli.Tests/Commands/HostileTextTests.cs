using System.Text.Json.Nodes;

namespace PrivateLinkLab.Cli.Tests.Commands;

/// <summary>
/// What a stack's file says reaches neither a terminal as a command nor a log as a line of its own, in which GitHub
/// would see one of its workflow commands.
/// </summary>
public sealed class HostileTextTests
{
    private const string Hostile = "\u001b[31mred\u001b]0;title\u0007\n::error::forged\u202e\u009b1m";

    [Theory]
    [InlineData("cost")]
    [InlineData("matrix")]
    [InlineData("lint")]
    [InlineData("lint --github")]
    [InlineData("reach --from internet")]
    [InlineData("reach --from any")]
    [InlineData("check init")]
    [InlineData("probe --from internet --to db:1")]
    [InlineData("probe --from any-name --to nothing:1")]
    [InlineData("verify")]
    [InlineData("compare OTHER")]
    [InlineData("export terraform --output exported")]
    public async Task Command_OnAStackOfHostileTexts_ShowsThemHarmlessly(string command)
    {
        using var project = new LabProject();
        project.Write("stack.json", Stack(Hostile));
        project.Write("other.json", Stack("harmless"));
        string[] line = command.StartsWith("compare", StringComparison.Ordinal)
            ? ["compare", "other.json", "stack.json"]
            : [.. command.Split(' '), "--state", "stack.json"];

        var result = await project.RunAsync(line);

        Assert.All(result.Output + result.Error, character =>
            Assert.False(
                (char.IsControl(character) && character != '\n') || character == '\u202e',
                $"U+{(int)character:X4} in:\n{result.Output}{result.Error}"
            )
        );
        var forged = result
            .Output.Split('\n')
            .Concat(result.Error.Split('\n'))
            .Where(text => text.TrimStart().StartsWith("::error::forged", StringComparison.Ordinal));
        Assert.Empty(forged);
    }

    private static string Stack(string text)
    {
        const string Vpc = "vpc-1";
        return new JsonObject
        {
            ["version"] = 3,
            ["deployment"] = new JsonObject
            {
                ["resources"] = new JsonArray(
                    Node("pulumi:pulumi:Stack", "lab-dev", null, new() { [$"output {text}"] = $"value {text}" }),
                    Node("aws:ec2/vpc:Vpc", $"vpc {text}", Vpc, new() { ["cidrBlock"] = "10.0.0.0/16" }),
                    Node(
                        "aws:ec2/subnet:Subnet",
                        $"subnet {text}",
                        "subnet-1",
                        new()
                        {
                            ["vpcId"] = Vpc,
                            ["cidrBlock"] = "10.0.0.0/24",
                            ["availabilityZone"] = $"us-east-1a{text}",
                        }
                    ),
                    Node(
                        "aws:ec2/securityGroup:SecurityGroup",
                        $"group {text}",
                        "sg-1",
                        new()
                        {
                            ["vpcId"] = Vpc,
                            ["description"] = text,
                            ["ingress"] = new JsonArray(
                                new JsonObject
                                {
                                    ["protocol"] = "tcp",
                                    ["fromPort"] = 1,
                                    ["toPort"] = 1,
                                    ["cidrBlocks"] = new JsonArray("10.0.0.0/8", text),
                                }
                            ),
                        }
                    ),
                    Node(
                        "aws:ec2/instance:Instance",
                        $"web {text}",
                        $"i-1{text}",
                        new()
                        {
                            ["instanceType"] = $"t3.micro{text}",
                            ["subnetId"] = "subnet-1",
                            ["privateIp"] = "10.0.0.5",
                            ["vpcSecurityGroupIds"] = new JsonArray("sg-1", $"sg-{text}"),
                            ["tags"] = new JsonObject { ["Name"] = text },
                        }
                    ),
                    Node(
                        "aws:rds/instance:Instance",
                        "db",
                        $"db-1{text}",
                        new()
                        {
                            ["engine"] = text,
                            ["instanceClass"] = $"db.t4g.micro{text}",
                            ["port"] = 3306,
                            ["vpcSecurityGroupIds"] = new JsonArray("sg-1"),
                            ["dbSubnetGroupName"] = text,
                        }
                    ),
                    Node($"aws:strange/thing:Thing", $"thing {text}", text, new() { ["vpcId"] = Vpc })
                ),
            },
        }.ToJsonString();
    }

    private static JsonObject Node(string type, string name, string? id, JsonObject outputs) =>
        new()
        {
            ["urn"] = $"urn:pulumi:dev::lab::{type}::{name}",
            ["custom"] = id is not null,
            ["type"] = type,
            ["id"] = id,
            ["inputs"] = outputs.DeepClone(),
            ["outputs"] = outputs,
        };
}
