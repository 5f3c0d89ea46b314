using System.Collections.Immutable;
using CsCheck;
using Pulumi;
using Aws = Pulumi.Aws;

namespace EmbeddedPulumi.Tests.Generated;

/// <summary>Names and values on the wire of what a program gives a resource.</summary>
public class ResourceInputTests
{
    public static TheoryData<string, string, string, Action> RenamedMembers =>
        new()
        {
            {
                "aws:iam/policy:Policy",
                "policy",
                "{}",
                () => _ = new Aws.Iam.Policy("renamed", new() { PolicyDocument = "{}" })
            },
            {
                "aws:sqs/redriveAllowPolicy:RedriveAllowPolicy",
                "redriveAllowPolicy",
                "{}",
                () =>
                    _ = new Aws.Sqs.RedriveAllowPolicy(
                        "renamed",
                        new() { QueueUrl = "q", RedriveAllowPolicyName = "{}" }
                    )
            },
            {
                "aws:sqs/queue:Queue",
                "redriveAllowPolicy",
                "{}",
                () => _ = new Aws.Sqs.Queue("renamed", new() { RedriveAllowPolicy = "{}" })
            },
            {
                "aws:iam/rolePolicy:RolePolicy",
                "policy",
                "{}",
                () => _ = new Aws.Iam.RolePolicy("renamed", new() { Role = "r", Policy = "{}" })
            },
        };

    [Theory]
    [MemberData(nameof(RenamedMembers))]
    public async Task Member_WithAnotherNameInCSharp_KeepsItsWireName(
        string type,
        string wireName,
        string value,
        Action program
    )
    {
        var run = await MockedRun.OfAsync(program);

        Assert.Equal(type, run.Resource("renamed").Type);
        Assert.Equal(value, run.Inputs("renamed")[wireName]);
    }

    public static TheoryData<Archive> Archives =>
        [
            new FileArchive("folder"),
            new RemoteArchive("https://example.com/code.zip"),
            new AssetArchive(
                new Dictionary<string, AssetOrArchive>
                {
                    ["text"] = new StringAsset("text"),
                    ["file"] = new FileAsset("file"),
                    ["uri"] = new RemoteAsset("https://example.com/file"),
                    ["folder"] = new FileArchive("folder"),
                }
            ),
        ];

    [Theory]
    [MemberData(nameof(Archives))]
    public async Task Archive_ArrivesAsOneAndComesBack(Archive archive)
    {
        Archive? back = null;
        var run = await MockedRun.OfAsync(() =>
            new Aws.Lambda.Function("function", new() { Role = "role", Code = archive }).Code.Apply(code => back = code)
        );

        Assert.Equal(archive.GetType(), run.Inputs("function")["code"].GetType());
        Assert.Equal(archive.GetType(), back?.GetType());
    }

    public static TheoryData<InputUnion<string, Aws.Ec2.InstanceType>> InstanceTypes =>
        new()
        {
            (InputUnion<string, Aws.Ec2.InstanceType>)"t3.micro",
            (InputUnion<string, Aws.Ec2.InstanceType>)Aws.Ec2.InstanceType.T3_Micro,
            (InputUnion<string, Aws.Ec2.InstanceType>)(Input<string>)"t3.micro",
            (InputUnion<string, Aws.Ec2.InstanceType>)Output.Create("t3.micro"),
            (InputUnion<string, Aws.Ec2.InstanceType>)Output.Create(Aws.Ec2.InstanceType.T3_Micro),
        };

    [Theory]
    [MemberData(nameof(InstanceTypes))]
    public async Task UnionWithEnum_OfEveryForm_ArrivesAsString(InputUnion<string, Aws.Ec2.InstanceType> type)
    {
        var run = await MockedRun.OfAsync(() => _ = new Aws.Ec2.Instance("app", new() { InstanceType = type }));

        Assert.Equal("t3.micro", run.Inputs("app")["instanceType"]);
    }

    [Fact]
    public async Task UnionWithEnum_OfRds_TakesItsOwnEnums()
    {
        var run = await MockedRun.OfAsync(() =>
            _ = new Aws.Rds.Instance(
                "db",
                new() { InstanceClass = Aws.Rds.InstanceType.T4G_Micro, StorageType = Aws.Rds.StorageType.GP3 }
            )
        );

        Assert.Equal("db.t4g.micro", run.Inputs("db")["instanceClass"]);
        Assert.Equal("gp3", run.Inputs("db")["storageType"]);
    }

    [Fact]
    public async Task TypedPolicyDocument_OfARole_ArrivesAsAnObject()
    {
        var run = await MockedRun.OfAsync(() =>
            _ = new Aws.Iam.Role(
                "role",
                new()
                {
                    AssumeRolePolicy = new Aws.Iam.Inputs.PolicyDocumentArgs
                    {
                        Version = Aws.Iam.PolicyDocumentVersion.PolicyDocumentVersion_2012_10_17,
                        Statement =
                        {
                            new Aws.Iam.Inputs.PolicyStatementArgs
                            {
                                Effect = Aws.Iam.PolicyStatementEffect.ALLOW,
                                Action = "sts:AssumeRole",
                                Resource = ImmutableArray.Create("a", "b"),
                                Principal = new Aws.Iam.Inputs.ServicePrincipalArgs { Service = "ec2.amazonaws.com" },
                            },
                        },
                    },
                }
            )
        );

        var document = Assert.IsType<ImmutableDictionary<string, object>>(run.Inputs("role")["assumeRolePolicy"]);
        Assert.Equal("2012-10-17", document["Version"]);
        var statements = Assert.IsType<ImmutableArray<object>>(document["Statement"]);
        var statement = Assert.IsType<ImmutableDictionary<string, object>>(Assert.Single(statements));
        Assert.Equal("Allow", statement["Effect"]);
        Assert.Equal("sts:AssumeRole", statement["Action"]);
        Assert.Equal(["a", "b"], Assert.IsType<ImmutableArray<object>>(statement["Resource"]));
        var principal = Assert.IsType<ImmutableDictionary<string, object>>(statement["Principal"]);
        Assert.Equal("ec2.amazonaws.com", principal["Service"]);
        Assert.DoesNotContain("Sid", statement.Keys);
    }

    [Fact]
    public async Task TypedPolicyDocument_OfAQueue_TakesStatementsOfIam()
    {
        var run = await MockedRun.OfAsync(() =>
            _ = new Aws.Sqs.QueuePolicy(
                "policy",
                new()
                {
                    QueueUrl = "https://queue",
                    Policy = new Aws.Sqs.Inputs.PolicyDocumentArgs
                    {
                        Version = Aws.Iam.PolicyDocumentVersion.PolicyDocumentVersion_2012_10_17,
                        Statement = new Aws.Iam.Inputs.PolicyStatementArgs
                        {
                            Effect = Aws.Iam.PolicyStatementEffect.DENY,
                        },
                    },
                }
            )
        );

        var document = Assert.IsType<ImmutableDictionary<string, object>>(run.Inputs("policy")["policy"]);
        Assert.Single(Assert.IsType<ImmutableArray<object>>(document["Statement"]));
    }

    [Fact]
    public async Task NestedArguments_InListsAndMaps_ArriveWithTheirWireNames()
    {
        var run = await MockedRun.OfAsync(() =>
            _ = new Aws.Ec2.SecurityGroup(
                "sg",
                new()
                {
                    Ingress =
                    {
                        new Aws.Ec2.Inputs.SecurityGroupIngressArgs
                        {
                            Protocol = "tcp",
                            FromPort = 443,
                            ToPort = 443,
                            CidrBlocks = { "10.0.0.0/16" },
                            Self = true,
                        },
                    },
                    Tags = { ["Name"] = "web" },
                }
            )
        );

        var rules = Assert.IsType<ImmutableArray<object>>(run.Inputs("sg")["ingress"]);
        var rule = Assert.IsType<ImmutableDictionary<string, object>>(Assert.Single(rules));
        Assert.Equal(443.0, rule["fromPort"]);
        Assert.Equal(true, rule["self"]);
        Assert.Equal(["10.0.0.0/16"], Assert.IsType<ImmutableArray<object>>(rule["cidrBlocks"]));
        Assert.DoesNotContain("description", rule.Keys);
        Assert.Equal("web", Assert.IsType<ImmutableDictionary<string, object>>(run.Inputs("sg")["tags"])["Name"]);
    }

    [Fact]
    public async Task NestedObject_OfAnInstance_ArrivesWithItsWireNames()
    {
        var run = await MockedRun.OfAsync(() =>
            _ = new Aws.Ec2.Instance(
                "app",
                new()
                {
                    MetadataOptions = new Aws.Ec2.Inputs.InstanceMetadataOptionsArgs
                    {
                        HttpTokens = "required",
                        HttpPutResponseHopLimit = 1,
                    },
                    RootBlockDevice = new Aws.Ec2.Inputs.InstanceRootBlockDeviceArgs { Encrypted = true },
                }
            )
        );

        var metadata = Assert.IsType<ImmutableDictionary<string, object>>(run.Inputs("app")["metadataOptions"]);
        Assert.Equal("required", metadata["httpTokens"]);
        Assert.Equal(1.0, metadata["httpPutResponseHopLimit"]);
        var disk = Assert.IsType<ImmutableDictionary<string, object>>(run.Inputs("app")["rootBlockDevice"]);
        Assert.Equal(true, disk["encrypted"]);
    }

    [Fact]
    public Task Numbers_OfEveryPort_ArriveAsDoubles() =>
        Gen.Select(Gen.Int[-1, 65535], Gen.Int[-1, 65535], Gen.String[Gen.Char.AlphaNumeric, 1, 12])
            .Array[1, 20]
            .SampleAsync(
                async rules =>
                {
                    var run = await MockedRun.OfAsync(() =>
                    {
                        for (var i = 0; i < rules.Length; i++)
                        {
                            _ = new Aws.Vpc.SecurityGroupIngressRule(
                                $"rule{i}",
                                new()
                                {
                                    SecurityGroupId = "sg-1",
                                    IpProtocol = rules[i].Item3,
                                    FromPort = rules[i].Item1,
                                    ToPort = Output.Create(rules[i].Item2),
                                }
                            );
                        }
                    });

                    for (var i = 0; i < rules.Length; i++)
                    {
                        var inputs = run.Inputs($"rule{i}");
                        Assert.Equal((double)rules[i].Item1, inputs["fromPort"]);
                        Assert.Equal((double)rules[i].Item2, inputs["toPort"]);
                        Assert.Equal(rules[i].Item3, inputs["ipProtocol"]);
                    }
                },
                iter: 20,
                threads: 1
            );

    public static TheoryData<string, Action, string?> Defaults =>
        new()
        {
            { "description", () => _ = new Aws.Ec2.SecurityGroup("default"), "Managed by Pulumi" },
            { "description", () => _ = new Aws.Ec2.SecurityGroup("default", new()), "Managed by Pulumi" },
            { "description", () => _ = new Aws.Ec2.SecurityGroup("default", new() { Description = "mine" }), "mine" },
            {
                "description",
                () => _ = new Aws.Rds.SubnetGroup("default", new() { SubnetIds = { "a" } }),
                "Managed by Pulumi"
            },
            {
                "description",
                () => _ = new Aws.Rds.ParameterGroup("default", new() { Family = "f" }),
                "Managed by Pulumi"
            },
            { "description", () => _ = Aws.Ec2.SecurityGroup.Get("default", "sg-1", new()), "Managed by Pulumi" },
            { "description", () => _ = new Aws.Iam.Role("default", new() { AssumeRolePolicy = "{}" }), null },
            { "name", () => _ = new Aws.Ec2.SecurityGroup("default"), null },
        };

    [Theory]
    [MemberData(nameof(Defaults))]
    public async Task Argument_LeftOut_HasThePackagesDefault(string wireName, Action program, string? expected)
    {
        var run = await MockedRun.OfAsync(program);

        Assert.Equal(expected, run.Inputs("default").GetValueOrDefault(wireName));
    }

    [Fact]
    public async Task NestedArgument_LeftOut_HasThePackagesDefault()
    {
        var run = await MockedRun.OfAsync(() =>
            _ = new Aws.Rds.ParameterGroup(
                "group",
                new()
                {
                    Family = "mysql8.4",
                    Parameters =
                    {
                        new Aws.Rds.Inputs.ParameterGroupParameterArgs { Name = "a", Value = "1" },
                        new Aws.Rds.Inputs.ParameterGroupParameterArgs
                        {
                            Name = "b",
                            Value = "1",
                            ApplyMethod = "pending-reboot",
                        },
                    },
                }
            )
        );

        var parameters = Assert.IsType<ImmutableArray<object>>(run.Inputs("group")["parameters"]);
        Assert.Equal(
            ["immediate", "pending-reboot"],
            parameters.Cast<ImmutableDictionary<string, object>>().Select(parameter => parameter["applyMethod"])
        );
    }

    [Fact]
    public async Task Arguments_LeftOut_DoNotArrive()
    {
        var run = await MockedRun.OfAsync(() => _ = new Aws.Ec2.Vpc("vpc", new() { CidrBlock = "10.0.0.0/16" }));

        Assert.Equal(["cidrBlock"], run.Inputs("vpc").Keys);
    }
}
