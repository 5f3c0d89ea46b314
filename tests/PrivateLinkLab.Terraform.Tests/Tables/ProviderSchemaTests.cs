using System.Text.Json;
using System.Text.Json.Nodes;
using PrivateLinkLab.Amazon.Types;
using PrivateLinkLab.Components.Compute;
using PrivateLinkLab.Components.Network;
using PrivateLinkLab.Programs.CSharp;
using PrivateLinkLab.Scenarios;
using PrivateLinkLab.Terraform.Export;
using PrivateLinkLab.Terraform.Tables;
using Aws = Pulumi.Aws;

namespace PrivateLinkLab.Terraform.Tests.Tables;

/// <summary>Holds the table of types against Pulumi's schema on one side and the provider's own on the other.</summary>
[Trait("Category", EmulatorCheck.Category)]
public class ProviderSchemaTests(TerraformProgram terraform) : IClassFixture<TerraformProgram>
{
    private static readonly JsonNode Schema = JsonNode.Parse(
        File.ReadAllText(RepositoryFile.PathOf("src/EmbeddedPulumi/Schema/aws.json"))
    )!;
    private static readonly JsonObject PulumiSchema = Schema["resources"]!.AsObject();
    private static readonly JsonObject PulumiTypes = Schema["types"]!.AsObject();

    public static TheoryData<string> Scenarios => [.. ScenarioCatalog.All.Select(scenario => scenario.Name)];

    // What version 5.100 of the provider takes once, and Pulumi's package, which bridges a version 6, several times.
    private static readonly HashSet<string> SeveralInVersion6 =
    [
        "aws:ecs/service:Service.serviceConnectConfiguration.services.clientAlias",
    ];

    [Fact]
    public void Table_EveryTypeOfTheSdk_IsThereWithEveryInput()
    {
        var wrong = new List<string>();
        foreach (var (type, schema) in PulumiSchema)
        {
            if (TypeMappings.Find(type) is not { } mapping)
            {
                wrong.Add(type);
                continue;
            }

            Check(mapping.Block, schema!["inputs"]!.AsObject(), type);
        }

        Assert.Empty(wrong);

        void Check(Block block, JsonObject properties, string path)
        {
            foreach (var (key, of) in properties)
            {
                var name = key.TrimEnd('?');
                if (block.Find(name) is not { } argument)
                {
                    // Every property that the provider lacks has a reason.
                    if (string.IsNullOrEmpty(LeftOutReasons.Of(block, name)))
                    {
                        wrong.Add($"{path}.{name}: neither the provider's nor left out");
                    }

                    continue;
                }

                var isMany =
                    argument is { Shape: ArgumentShape.List or ArgumentShape.Set, IsFlattened: false }
                    || SeveralInVersion6.Contains($"{path}.{name}");
                if (((string)of!).EndsWith("[]", StringComparison.Ordinal) != isMany)
                {
                    wrong.Add($"{path}.{name}: Pulumi has {of}, the provider {argument.Shape}");
                }

                if (
                    argument.Block is { } inner
                    && PulumiTypes[((string)of!).TrimEnd('[', ']')]?["properties"] is JsonObject members
                )
                {
                    Check(inner, members, $"{path}.{name}");
                }
            }
        }
    }

    // Pulumi's package is of a later version than the provider of the export, and has types that this one lacks.
    [Fact]
    public void Table_EveryTypeThatIsUnderstood_HasTheNameThatIsKnown() =>
        Assert.All(AwsTypes.All, type =>
            Assert.All(type.Tokens, token =>
                Assert.Equal(
                    type.Terraform is { } name && terraform.Has(name) ? name : null,
                    TypeMappings.Find(token)?.Terraform
                )
            )
        );

    [Fact]
    public void Table_EveryBlock_IsTheProviders()
    {
        var wrong = new List<string>();
        foreach (var type in ProviderTable.All)
        {
            Check(type.Block, terraform.SchemaOf(type.Terraform), type.Terraform);
        }

        Assert.Empty(wrong);

        void Check(Block block, JsonElement schema, string path)
        {
            Expect(
                path,
                Members(schema, "attributes").Concat(Members(schema, "block_types")).Select(member => member.Name),
                block
            );
            foreach (var (name, attribute) in Members(schema, "attributes"))
            {
                if (block.FindByTerraform(name) is { } argument)
                {
                    Same($"{path}.{name} shape", ShapeOf(attribute.GetProperty("type")), argument.Shape);
                    Same($"{path}.{name} required", attribute.TryGetProperty("required", out _), argument.IsRequired);
                    Same(
                        $"{path}.{name} only read",
                        !attribute.TryGetProperty("optional", out _) && !attribute.TryGetProperty("required", out _),
                        argument.IsReadOnly
                    );
                    Same(
                        $"{path}.{name} names all",
                        !argument.IsReadOnly && argument.Block is not null,
                        argument.NamesEveryMember
                    );
                    if (argument.Block is not null)
                    {
                        // ["set", ["object", { member: type }]]
                        var members = attribute.GetProperty("type")[1][1].EnumerateObject();
                        Expect($"{path}.{name}", members.Select(member => member.Name), argument.Block!);
                    }
                }
            }

            foreach (var (name, nested) in Members(schema, "block_types"))
            {
                if (block.FindByTerraform(name) is { } argument)
                {
                    var mode = nested.GetProperty("nesting_mode").GetString();
                    Same(
                        $"{path}.{name} shape",
                        mode == "set" ? ArgumentShape.Set
                            : mode == "list" ? ArgumentShape.List
                            : ArgumentShape.Single,
                        argument.Shape
                    );
                    Same(
                        $"{path}.{name} one",
                        mode == "single" || (nested.TryGetProperty("max_items", out var most) && most.GetInt32() == 1),
                        argument.IsOne
                    );
                    Check(argument.Block!, nested.GetProperty("block"), $"{path}.{name}");
                }
            }
        }

        void Expect(string path, IEnumerable<string> names, Block block) =>
            Same(
                path,
                string.Join(' ', names.Where(name => name != "timeouts").Order(StringComparer.Ordinal)),
                string.Join(' ', block.Arguments.Select(argument => argument.Terraform).Order(StringComparer.Ordinal))
            );

        void Same<T>(string what, T expected, T actual)
        {
            if (!EqualityComparer<T>.Default.Equals(expected, actual))
            {
                wrong.Add($"{what}: {actual}, and the provider has {expected}");
            }
        }
    }

    [Fact]
    public void Table_EveryId_IsAnAttributeOfTheProviders() =>
        Assert.All(
            ProviderTable
                .All.Select(type => TypeMappings.Find(type.Tokens[0])!)
                .Where(type => type.IdAttribute is not null),
            type => Assert.NotNull(type.Block.FindByTerraform(type.IdAttribute!))
        );

    [Fact]
    public void Table_NamePrefixesAndWriteOnlySecrets_AreTheProviders()
    {
        var types = ProviderTable.All.Select(type => TypeMappings.Find(type.Tokens[0])!).ToArray();
        Assert.All(types.Where(type => type.NamePrefixLength is not null), type => Assert.NotNull(type.NamePrefix));
        foreach (var type in types.Where(type => type.WriteOnly is not null))
        {
            var attributes = terraform.SchemaOf(type.Terraform).GetProperty("attributes");
            Assert.True(attributes.GetProperty(type.WriteOnly!.Value.WriteOnly).GetProperty("write_only").GetBoolean());
            Assert.NotNull(type.Block.FindByTerraform(type.WriteOnly.Value.Version));
        }
    }

    [Theory]
    [MemberData(nameof(Scenarios))]
    public async Task Scenario_Export_IsValid(string scenario)
    {
        var graph = await ScenarioGraph.OfAsync(scenario);

        Assert.Equal(
            "",
            await terraform.ValidateAsync(TerraformExporter.Export(graph, new() { ProviderVersion = "~> 5.100.0" }))
        );
    }

    [Fact]
    public async Task ScenarioWithPassword_EmulatorsExport_IsValid()
    {
        var graph = await ScenarioGraph.OfAsync(
            "port-forwarding",
            ("databaseCredentials", "generated"),
            ("databaseDeletion", "protected")
        );
        var options = new TerraformExportOptions
        {
            ProviderVersion = "~> 5.100.0",
            EmulatorEndpoint = new Uri("http://127.0.0.1:5000"),
            WriteOnlySecrets = true,
        };

        Assert.Equal("", await terraform.ValidateAsync(TerraformExporter.Export(graph, options)));
    }

    [Fact]
    public async Task ExplicitProvider_Export_IsValid()
    {
        var graph = new SmallGraph();
        var other = graph.Add(
            "pulumi:providers:aws",
            "other",
            "p-2",
            [
                ("region", "us-east-1"),
                ("profile", "mine"),
                ("allowedAccountIds", """["111122223333"]"""),
                ("assumeRoles", """[{"roleArn":"arn:aws:iam::111122223333:role/deploy"}]"""),
                ("defaultTags", """{"tags":{"Team":"7"}}"""),
            ]
        );
        graph.AddVpc();
        graph.Add(SmallGraph.Vpc, "w", "vpc-2", [("cidrBlock", "10.1.0.0/16")], provider: other, region: "us-east-1");

        Assert.Equal(
            "",
            await terraform.ValidateAsync(
                TerraformExporter.Export(graph.ToGraph(), new() { ProviderVersion = "~> 5.100.0" })
            )
        );
    }

    [Fact]
    public async Task NetworkInterfacesAndSessionPreferences_Export_IsValid()
    {
        var result = await SimulatedDeployment.RunAsync(() =>
        {
            var vpc = new PrivateVpc(
                "net",
                new()
                {
                    Subnets =
                    [
                        new()
                        {
                            Name = "net-a",
                            CidrBlock = "10.0.1.0/24",
                            AvailabilityZone = "us-east-1a",
                        },
                    ],
                }
            );
            var instance = new PrivateInstance("app", new() { Network = vpc.Network });
            var subnet = vpc.Network.Subnets[0].Id;
            var second = new Aws.Ec2.NetworkInterface(
                "second",
                new()
                {
                    SubnetId = subnet,
                    PrivateIps = ["10.0.1.20", "10.0.1.21"],
                    Attachments =
                    [
                        new Aws.Ec2.Inputs.NetworkInterfaceAttachmentArgs
                        {
                            Instance = instance.InstanceId,
                            DeviceIndex = 1,
                        },
                    ],
                }
            );
            _ = new Aws.Ec2.NetworkInterface(
                "third",
                new()
                {
                    SubnetId = subnet,
                    PrivateIpLists = ["10.0.1.30"],
                    PrivateIpListEnabled = true,
                }
            );
            var host = new PrivateInstance("host", new() { Network = vpc.Network });
            var fourth = new Aws.Ec2.NetworkInterface("fourth", new() { SubnetId = subnet, PrivateIpsCount = 1 });
            _ = new Aws.Ec2.NetworkInterfaceAttachment(
                "fourth",
                new()
                {
                    NetworkInterfaceId = fourth.Id,
                    InstanceId = host.InstanceId,
                    DeviceIndex = 1,
                }
            );
            _ = new SessionPreferences("sessions", new() { LogsToS3 = true });
            return new Dictionary<string, object?> { ["addresses"] = second.PrivateIps };
        });

        Assert.Equal(
            "",
            await terraform.ValidateAsync(
                TerraformExporter.Export(result.Graph, new() { ProviderVersion = "~> 5.100.0" })
            )
        );
    }

    private static IEnumerable<(string Name, JsonElement Value)> Members(JsonElement schema, string kind) =>
        schema.TryGetProperty(kind, out var members)
            ? members.EnumerateObject().Select(member => (member.Name, member.Value))
            : [];

    private static ArgumentShape ShapeOf(JsonElement type) =>
        type.ValueKind == JsonValueKind.Array
            ? type[0].GetString() switch
            {
                "list" => ArgumentShape.List,
                "set" => ArgumentShape.Set,
                "map" => ArgumentShape.Map,
                _ => ArgumentShape.Value,
            }
            : ArgumentShape.Value;
}
