using System.Collections.Immutable;
using PrivateLinkLab.Graph;
using Pulumi;
using Aws = Pulumi.Aws;

namespace PrivateLinkLab.Programs.Tests.CSharp;

/// <summary>What the recorded graph holds, apart from secrets.</summary>
public sealed class GraphTests
{
    [Fact]
    public async Task Graph_OfAProgram_IsInItsOrderBelowTheStackAndTheProviders()
    {
        var graph = await Programs.GraphAsync(() =>
        {
            _ = new Network("net", new NetworkArgs { Block = "10.0.0.0/16" });
            _ = new Pulumi.Random.RandomId("id", new Pulumi.Random.RandomIdArgs { ByteLength = 4 });
        });

        Assert.Equal(
            [
                "urn:pulumi:dev::privatelinklab::pulumi:pulumi:Stack::privatelinklab-dev",
                "urn:pulumi:dev::privatelinklab::pulumi:providers:aws::default_7_48_0",
                "urn:pulumi:dev::privatelinklab::pulumi:providers:random::default_4_21_2",
                "urn:pulumi:dev::privatelinklab::test:network:Network::net",
                "urn:pulumi:dev::privatelinklab::test:network:Network$aws:ec2/vpc:Vpc::net-vpc",
                "urn:pulumi:dev::privatelinklab::test:network:Network$test:network:Inner::net-inner",
                "urn:pulumi:dev::privatelinklab::test:network:Network$test:network:Inner$aws:ec2/subnet:Subnet::net-inner-subnet",
                "urn:pulumi:dev::privatelinklab::random:index/randomId:RandomId::id",
            ],
            graph.Resources.Select(node => node.Urn.ToString())
        );
        Assert.Equal(graph.Root!.Urn, graph.Node("net").Parent);
        Assert.Equal("net-inner", graph.Node("net-inner-subnet").Parent!.Name);
        Assert.Null(graph.Root.Parent);
    }

    [Fact]
    public async Task Graph_FileOfTheProgram_IsAnArchive()
    {
        var graph = await Programs.GraphAsync(() =>
            _ = new Aws.Lambda.Function(
                "function",
                new()
                {
                    Role = "arn:aws:iam::123456789012:role/role",
                    Runtime = "python3.13",
                    Handler = "index.handler",
                    Code = new FileArchive("folder"),
                }
            )
        );

        Assert.Equal(PropertyKind.Archive, graph.Node("function").Inputs.Find("code")!.Kind);
    }

    // Mocks tell a resource's type and name, and not its parent, whose type a URN has.
    [Fact]
    public async Task Graph_ResourcesOfOneTypeAndNameUnderParentsOfDifferentTypes_AreTwo()
    {
        var graph = await Programs.GraphAsync(() =>
        {
            foreach (var (type, block) in new[] { ("test:shop:Shop", "10.1"), ("test:shop:Store", "10.2") })
            {
                var parent = new ComponentResource(type, "parent");
                var vpc = new Aws.Ec2.Vpc(
                    "vpc",
                    new Aws.Ec2.VpcArgs { CidrBlock = $"{block}.0.0/16" },
                    new CustomResourceOptions { Parent = parent }
                );
                Programs.Subnet("subnet", vpc.Id, $"{block}.1.0/24", new CustomResourceOptions { Parent = parent });
            }
        });

        var vpcs = graph.OfType("aws:ec2/vpc:Vpc").ToList();
        var subnets = graph.OfType("aws:ec2/subnet:Subnet").ToList();
        Assert.Equal(
            [
                ("urn:pulumi:dev::privatelinklab::test:shop:Shop$aws:ec2/vpc:Vpc::vpc", "10.1.0.0/16"),
                ("urn:pulumi:dev::privatelinklab::test:shop:Store$aws:ec2/vpc:Vpc::vpc", "10.2.0.0/16"),
            ],
            vpcs.Select(node => (node.Urn.ToString(), node.Inputs.GetText("cidrBlock")!))
        );
        Assert.Equal(["10.1.1.0/24", "10.2.1.0/24"], subnets.Select(node => node.Inputs.GetText("cidrBlock")!));
        Assert.Equal(vpcs.Select(node => node.Id), subnets.Select(node => node.Inputs.GetText("vpcId")));
        Assert.Equal(4, vpcs.Concat(subnets).Select(node => node.Id).Distinct().Count());
    }

    [Fact]
    public async Task Graph_OfOtherProjectAndStack_HasTheirNames()
    {
        var graph = await Programs.GraphAsync(
            () =>
            {
                _ = Programs.Vpc();
            },
            new SimulatedDeploymentOptions { Project = "shop", Stack = "prod" }
        );

        Assert.Equal("shop", graph.Project);
        Assert.Equal("prod", graph.Stack);
        Assert.Equal("urn:pulumi:prod::shop::aws:ec2/vpc:Vpc::vpc", graph.Node("vpc").Urn.ToString());
    }

    [Fact]
    public async Task ExplicitProvider_IsAResourceThatThoseBelowItsComponentName()
    {
        var graph = await Programs.GraphAsync(() =>
        {
            var provider = new Aws.Provider(
                "other",
                new Aws.ProviderArgs
                {
                    Region = "us-east-1",
                    SecretKey = "secret key",
                    AssumeRoles =
                    {
                        new Aws.Inputs.ProviderAssumeRoleArgs { RoleArn = "arn:aws:iam::222222222222:role/Consumer" },
                    },
                }
            );
            var network = new Network(
                "net",
                new NetworkArgs { Block = "10.0.0.0/16" },
                new ComponentResourceOptions { Provider = provider }
            );
            _ = Programs.Vpc("own");
        });

        var provider = graph.Node("other");
        Assert.Equal("urn:pulumi:dev::privatelinklab::pulumi:providers:aws::other", provider.Urn.ToString());
        Assert.Equal("7.48.0", provider.Inputs.GetText("version"));
        Assert.Equal("us-east-1", provider.Inputs.GetText("region"));
        Assert.IsType<SecretValue>(provider.Inputs.Find("secretKey"));
        Assert.Null(provider.Provider);
        Assert.Equal($"{provider.Urn}::{provider.Id}", graph.Node("net-inner-subnet").Provider);
        Assert.Contains(
            ":us-east-1:222222222222:",
            graph.Node("net-vpc").Outputs.GetText("arn"),
            StringComparison.Ordinal
        );
        Assert.Contains("::default_7_48_0::", graph.Node("own").Provider, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Custom_Resource_HasIdProviderInputsAndOutputs()
    {
        var graph = await Programs.GraphAsync(() =>
        {
            _ = Programs.Vpc();
        });
        var vpc = graph.Node("vpc");

        Assert.True(vpc.Custom);
        Assert.Matches("^vpc-0[0-9a-f]{16}$", vpc.Id);
        Assert.Equal("10.0.0.0/16", vpc.Inputs.GetText("cidrBlock"));
        Assert.False(vpc.Inputs.ContainsKey("arn"));
        Assert.Equal($"arn:aws:ec2:us-east-1:123456789012:vpc/{vpc.Id}", vpc.Outputs.GetText("arn"));
        Assert.True(ProviderReference.TryParse(vpc.Provider, out var provider));
        Assert.Equal(provider.Id, graph.Find(provider.Urn)!.Id);
        Assert.Equal("us-east-1", graph.Find(provider.Urn)!.Inputs.GetText("region"));
    }

    [Fact]
    public async Task Component_HasInputsAndRegisteredOutputs()
    {
        var graph = await Programs.GraphAsync(() =>
        {
            _ = new Network("net", new NetworkArgs { Block = "10.0.0.0/16" });
        });
        var component = graph.Node("net");

        Assert.False(component.Custom);
        Assert.Null(component.Id);
        Assert.Null(component.Provider);
        Assert.Equal("10.0.0.0/16", component.Inputs.GetText("block"));
        Assert.Equal(graph.Node("net-vpc").Id, component.Outputs.GetText("vpcId"));
        Assert.Equal(["a", "b"], graph.Node("net-inner").Outputs.GetTexts("ids"));
    }

    [Fact]
    public async Task Dependencies_AreThoseOfEachInput()
    {
        var graph = await Programs.GraphAsync(() =>
        {
            var vpc = Programs.Vpc();
            var one = Programs.Subnet("one", vpc.Id);
            var group = new Aws.Ec2.SecurityGroup("group", new Aws.Ec2.SecurityGroupArgs { VpcId = vpc.Id });
            _ = new Aws.Ec2.VpcEndpoint(
                "endpoint",
                new Aws.Ec2.VpcEndpointArgs
                {
                    VpcId = vpc.Id,
                    ServiceName = "com.amazonaws.us-east-1.sqs",
                    VpcEndpointType = "Interface",
                    SubnetIds = { one.Id },
                    SecurityGroupIds = [group.Id],
                    Tags = { ["Note"] = Output.Format($"in {one.Arn} of {vpc.Arn}") },
                }
            );
        });
        var endpoint = graph.Node("endpoint");

        Assert.Equal(["group", "one", "vpc"], endpoint.Dependencies.Names());
        Assert.Equal(["securityGroupIds", "subnetIds", "tags", "vpcId"], endpoint.PropertyDependencies.Keys);
        Assert.Equal(["one", "vpc"], endpoint.PropertyDependencies["tags"].Names());
        Assert.Equal(["one"], endpoint.PropertyDependencies["subnetIds"].Names());
        Assert.Equal(["vpc"], graph.Node("one").Dependencies.Names());
    }

    [Fact]
    public async Task Dependencies_OnAComponent_AreOnItsCustomResources()
    {
        var graph = await Programs.GraphAsync(() =>
        {
            var network = new Network("net", new NetworkArgs { Block = "10.0.0.0/16" });
            _ = Programs.Vpc("after", new CustomResourceOptions { DependsOn = network });
        });

        Assert.Equal(["net-inner-subnet", "net-vpc"], graph.Node("after").Dependencies.Names().Order());
        Assert.Empty(graph.Node("after").PropertyDependencies);
    }

    [Fact]
    public async Task Dependencies_InNestedArguments_AreFound()
    {
        var graph = await Programs.GraphAsync(() =>
        {
            var one = Programs.Vpc("one");
            var two = Programs.Vpc("two");
            var three = Programs.Vpc("three");
            _ = new Network(
                "net",
                new NetworkArgs
                {
                    Block = "10.0.0.0/16",
                    PeerId = one.Id,
                    Parts = [new NetworkPartArgs { Name = two.Id }, new NetworkPartArgs { Owner = three.Arn }],
                    Choice = new NetworkPartArgs { Name = two.Arn },
                    Document = new NetworkPartArgs { Name = three.Id },
                }
            );
        });
        var dependencies = graph.Node("net").PropertyDependencies;

        Assert.Equal(["one"], dependencies["peerId"].Names());
        Assert.Equal(["three", "two"], dependencies["parts"].Names());
        Assert.Equal(["two"], dependencies["choice"].Names());
        Assert.Equal(["three"], dependencies["document"].Names());
    }

    [Fact]
    public async Task Options_ProtectRetainAndIgnore_AreKept()
    {
        var graph = await Programs.GraphAsync(() =>
        {
            _ = new Network(
                "net",
                new NetworkArgs { Block = "10.0.0.0/16" },
                new ComponentResourceOptions { Protect = true }
            );
            _ = Programs.Vpc(
                "kept",
                new CustomResourceOptions
                {
                    RetainOnDelete = true,
                    IgnoreChanges = { "tags" },
                    ReplaceOnChanges = { "instanceTenancy" },
                }
            );
        });

        Assert.True(graph.Node("net").Protect);
        Assert.True(graph.Node("net-inner-subnet").Protect);
        Assert.False(graph.Node("kept").Protect);
        Assert.True(graph.Node("kept").RetainOnDelete);
        Assert.Equal(["tags"], graph.Node("kept").IgnoreChanges);
        Assert.Equal(["instanceTenancy"], graph.Node("kept").ReplaceOnChanges);
    }

    [Fact]
    public async Task Aliases_OfAResource_AreItsFormerUrns()
    {
        const string text = "urn:pulumi:dev::privatelinklab::old:type:It::vpc";
        var graph = await Programs.GraphAsync(() =>
        {
            var former = new Network("former", new NetworkArgs { Block = "10.0.0.0/16" });
            _ = Programs.Vpc(
                "vpc",
                new CustomResourceOptions
                {
                    Aliases =
                    {
                        new Alias { Name = "old" },
                        new Alias { Parent = former },
                        new Alias { Stack = "dev0" },
                        new Alias { Urn = text },
                    },
                }
            );
        });

        Assert.Equal(
            [
                "urn:pulumi:dev::privatelinklab::aws:ec2/vpc:Vpc::old",
                "urn:pulumi:dev::privatelinklab::test:network:Network$aws:ec2/vpc:Vpc::vpc",
                "urn:pulumi:dev0::privatelinklab::aws:ec2/vpc:Vpc::vpc",
                text,
            ],
            graph.Node("vpc").Aliases.Select(urn => urn.ToString())
        );
    }

    [Fact]
    public async Task Aliases_OfAComponent_HoldForAllInIt()
    {
        var graph = await Programs.GraphAsync(() =>
            _ = new Network(
                "net",
                new NetworkArgs { Block = "10.0.0.0/16" },
                new ComponentResourceOptions { Aliases = { new Alias { Name = "old" } } }
            )
        );

        Assert.Equal(
            [
                "urn:pulumi:dev::privatelinklab::test:network:Network$test:network:Inner$aws:ec2/subnet:Subnet::old-inner-subnet",
            ],
            graph.Node("net-inner-subnet").Aliases.Select(urn => urn.ToString())
        );
    }

    [Fact]
    public async Task Outputs_OfTheStack_AreResolvedWhateverTheirForm()
    {
        var graph = await Programs.GraphAsync(() =>
        {
            var vpc = Programs.Vpc();
            Input<string> input = "typed";
            return new Dictionary<string, object?>
            {
                ["plain"] = "text",
                ["number"] = 3,
                ["nothing"] = null,
                ["id"] = vpc.Id,
                ["input"] = input,
                ["list"] = new object[] { vpc.Id, "b", Output.Create(true) },
                ["map"] = new Dictionary<string, object?>
                {
                    ["arn"] = vpc.Arn,
                    ["more"] = ImmutableArray.Create(1.5, 2),
                },
                ["output of outputs"] = vpc.CidrBlock.Apply(block => new Dictionary<string, object?>
                {
                    ["block"] = block,
                    ["again"] = vpc.CidrBlock,
                }),
                ["resource"] = vpc,
                ["unset"] = default(ImmutableArray<string>),
            };
        });
        var id = graph.Node("vpc").Id!;

        Assert.Equal(
            MapValue.Create(
                ("plain", "text"),
                ("number", 3d),
                ("id", id),
                ("input", "typed"),
                ("list", PropertyValue.Of(id, "b", true)),
                (
                    "map",
                    MapValue.Create(
                        ("arn", $"arn:aws:ec2:us-east-1:123456789012:vpc/{id}"),
                        ("more", PropertyValue.Of(1.5, 2d))
                    )
                ),
                ("output of outputs", MapValue.Create(("block", "10.0.0.0/16"), ("again", "10.0.0.0/16"))),
                ("resource", id)
            ),
            graph.Outputs
        );
    }

    [Fact]
    public async Task Outputs_OfAnUnknownType_AreAnError() =>
        Assert.Equal(
            "The stack output 'when' is a DateTime; outputs are texts, numbers, booleans, lists and dictionaries "
                + "of them.",
            (
                await Assert.ThrowsAsync<ProgramFailedException>(() =>
                    Programs.GraphAsync(() => new Dictionary<string, object?> { ["when"] = default(DateTime) })
                )
            ).Message
        );

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Graph_OfTwoRuns_IsTheSame(bool isPreview)
    {
        static void Program()
        {
            _ = new Network("net", new NetworkArgs { Block = "10.0.0.0/16", SecretNote = "hidden" });
            var vpc = Programs.Vpc();
            _ = Programs.Subnet("subnet", vpc.Id);
        }

        var one = await Programs.GraphAsync(Program);
        var two = await Programs.GraphAsync(Program, new SimulatedDeploymentOptions { IsPreview = isPreview });

        Assert.Equal(one, two);
    }

    [Fact]
    public async Task Graph_OfTwoRunsAtOnce_IsTheSame()
    {
        var graphs = await Task.WhenAll(
            Enumerable
                .Range(0, 8)
                .Select(_ =>
                    Task.Run(() =>
                        Programs.GraphAsync(() =>
                        {
                            Programs.Subnet("subnet", Programs.Vpc().Id);
                        })
                    )
                )
        );

        Assert.All(graphs, graph => Assert.Equal(graphs[0], graph));
    }

    [Fact]
    public async Task Program_IsToldItsDeployment()
    {
        var options = new SimulatedDeploymentOptions
        {
            Project = "shop",
            Stack = "prod",
            Organization = "acme",
            IsPreview = true,
        };
        var graph = await Programs.GraphAsync(
            () =>
                new Dictionary<string, object?>
                {
                    ["told"] =
                        $"{Deployment.Instance.OrganizationName}/{Deployment.Instance.ProjectName}/"
                        + $"{Deployment.Instance.StackName} {Deployment.Instance.IsDryRun}",
                },
            options
        );

        Assert.Equal("acme/shop/prod True", graph.Outputs.GetText("told"));
    }
}
