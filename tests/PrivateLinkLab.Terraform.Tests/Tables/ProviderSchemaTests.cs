using System.Text.Json;
using System.Text.Json.Nodes;
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

    private static readonly string[] MemberKinds = ["attributes", "block_types"];

    public static TheoryData<string> Types => [.. TypeMappings.All.Select(type => type.Pulumi)];

    public static TheoryData<string> Scenarios => [.. ScenarioCatalog.All.Select(scenario => scenario.Name)];

    [Fact]
    public void Table_Types_AreThoseOfTheSchema() =>
        Assert.Equal(
            PulumiSchema.Select(type => type.Key).Order(StringComparer.Ordinal),
            TypeMappings.All.Select(type => type.Pulumi).Order(StringComparer.Ordinal)
        );

    [Theory]
    [MemberData(nameof(Types))]
    public void Type_EveryProperty_IsTheProvidersOrLeftOutWithAReason(string type)
    {
        var mapping = TypeMappings.Find(type)!;
        var schema = terraform.SchemaOf(mapping.Terraform);

        foreach (var (property, _) in PropertiesOf(type))
        {
            var name = mapping.ToTerraform(property);
            var exists =
                Exists(schema, name)
                && !mapping.Renamed.Any(renamed => renamed.Terraform == name && renamed.Pulumi != property);
            Assert.True(
                exists != mapping.LeftOut.ContainsKey(property),
                exists
                    ? $"{property} is left out, and the provider has it"
                    : $"{property} is neither the provider's nor left out"
            );
        }

        Assert.All(mapping.LeftOut.Values, reason => Assert.NotEmpty(reason));
    }

    [Theory]
    [MemberData(nameof(Types))]
    public void Type_Id_IsAnAttributeOfTheProviders(string type)
    {
        var mapping = TypeMappings.Find(type)!;

        Assert.Contains(mapping.IdAttribute, Names(terraform.SchemaOf(mapping.Terraform)));
    }

    [Theory]
    [MemberData(nameof(Types))]
    public void Type_EveryInput_IsOneOfTheProviders(string type)
    {
        var mapping = TypeMappings.Find(type)!;
        var schema = terraform.SchemaOf(mapping.Terraform);

        var read = PropertiesOf(type, "inputs")
            .Where(input => !mapping.LeftOut.ContainsKey(input.Name))
            .Where(input =>
                schema.GetProperty("attributes").TryGetProperty(mapping.ToTerraform(input.Name), out var attribute)
                && IsOnlyRead(attribute)
            );

        Assert.Empty(read);
    }

    [Theory]
    [MemberData(nameof(Types))]
    public void Type_EveryMemberOfAnObject_IsTheProvidersOrLeftOutWithAReason(string type)
    {
        var mapping = TypeMappings.Find(type)!;
        var wrong = new List<string>();
        foreach (
            var (name, of) in PropertiesOf(type, "inputs")
                .Where(property => !mapping.LeftOut.ContainsKey(property.Name))
        )
        {
            Check(terraform.SchemaOf(mapping.Terraform), name, name, of);
        }

        Assert.Empty(wrong);

        void Check(JsonElement block, string path, string name, string of)
        {
            if (
                BlockOf(block, mapping.ToTerraform(name)) is not { } inner
                || PulumiTypes[of.TrimEnd('[', ']')]?["properties"] is not JsonObject members
            )
            {
                return;
            }

            if (mapping.FindNested(name) is not { } nested || nested.Shape != ShapeOf(block, nested.Terraform))
            {
                wrong.Add($"{path}: the shape is not the provider's");
            }

            foreach (var (key, member) in members)
            {
                var (child, memberName) = ($"{path}.{key.TrimEnd('?')}", key.TrimEnd('?'));
                if (Exists(inner, mapping.ToTerraform(memberName)) == mapping.LeftOut.ContainsKey(child))
                {
                    wrong.Add($"{child}: neither the provider's nor left out, or both");
                }
                else if (!mapping.LeftOut.ContainsKey(child))
                {
                    Check(inner, child, memberName, (string)member!);
                }
            }
        }
    }

    [Theory]
    [MemberData(nameof(Types))]
    public void Type_EveryAttributeOfTheProvider_IsPulumisOrKnown(string type)
    {
        var mapping = TypeMappings.Find(type)!;
        var schema = terraform.SchemaOf(mapping.Terraform);
        var known = PropertiesOf(type, "inputs")
            .Concat(PropertiesOf(type, "outputs"))
            .Select(property => property.Name)
            .ToHashSet(StringComparer.Ordinal);

        var unknown = Names(schema)
            .Where(name => name is not ("id" or "timeouts"))
            .Where(name => !known.Contains(mapping.ToPulumi(name)));

        Assert.Equal(mapping.TerraformOnly.Order(StringComparer.Ordinal), unknown.Order(StringComparer.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Types))]
    public void Type_EveryObject_HasTheProvidersShape(string type)
    {
        var mapping = TypeMappings.Find(type)!;
        var schema = terraform.SchemaOf(mapping.Terraform);
        foreach (
            var (name, of) in PropertiesOf(type, "inputs")
                .Concat(PropertiesOf(type, "outputs"))
                .Where(property =>
                    property.Of.StartsWith("inputs.", StringComparison.Ordinal)
                    || property.Of.StartsWith("outputs.", StringComparison.Ordinal)
                )
        )
        {
            var nested = mapping.FindNested(name);
            if (mapping.LeftOut.ContainsKey(name))
            {
                continue;
            }

            Assert.NotNull(nested);
            Assert.Equal(of.EndsWith("[]", StringComparison.Ordinal), nested.Shape != NestedShape.One);
            Assert.Equal(ShapeOf(schema, nested.Terraform), nested.Shape);
        }
    }

    [Theory]
    [MemberData(nameof(Types))]
    public void Type_EveryMap_IsKnownAsOne(string type)
    {
        foreach (var (name, of) in PropertiesOf(type, "inputs").Concat(PropertiesOf(type, "outputs")))
        {
            Assert.Equal(of.StartsWith("Map<", StringComparison.Ordinal), TypeMapping.IsMap(name));
        }
    }

    [Theory]
    [MemberData(nameof(Types))]
    public void Type_NamePrefixAndWriteOnly_AreTheProviders(string type)
    {
        var mapping = TypeMappings.Find(type)!;
        var schema = terraform.SchemaOf(mapping.Terraform);

        var takesPrefix =
            schema.GetProperty("attributes").TryGetProperty(AutoName.ArgumentOf(mapping), out var prefix)
            && prefix.TryGetProperty("optional", out _);
        Assert.Equal(takesPrefix, mapping.NamePrefixLength is not null);
        if (mapping.WriteOnly is { } writeOnly)
        {
            Assert.True(
                schema.GetProperty("attributes").GetProperty(writeOnly.WriteOnly).GetProperty("write_only").GetBoolean()
            );
            Assert.True(Exists(schema, writeOnly.Version));
        }
    }

    [Fact]
    public void InlineRules_Members_AreTheProviders()
    {
        foreach (var mapping in TypeMappings.All)
        {
            foreach (var nested in mapping.Nested.Where(nested => nested.AllMembers.Count > 0))
            {
                // ["set", ["object", { member: type }]]
                var members = terraform
                    .SchemaOf(mapping.Terraform)
                    .GetProperty("attributes")
                    .GetProperty(nested.Terraform)
                    .GetProperty("type")[1][1];
                Assert.Equal(
                    members.EnumerateObject().Select(member => member.Name).Order(StringComparer.Ordinal),
                    nested.AllMembers
                );
            }
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

    private static JsonElement? BlockOf(JsonElement block, string name) =>
        block.TryGetProperty("block_types", out var blocks) && blocks.TryGetProperty(name, out var found)
            ? found.GetProperty("block")
            : null;

    private static bool IsOnlyRead(JsonElement attribute) =>
        !attribute.TryGetProperty("optional", out _) && !attribute.TryGetProperty("required", out _);

    private static IEnumerable<(string Name, string Of)> PropertiesOf(string type) =>
        PropertiesOf(type, "inputs").Concat(PropertiesOf(type, "outputs")).DistinctBy(property => property.Name);

    private static IEnumerable<(string Name, string Of)> PropertiesOf(string type, string direction) =>
        PulumiSchema[type]![direction]!
            .AsObject()
            .Select(property => (property.Key.TrimEnd('?'), (string)property.Value!));

    private static bool Exists(JsonElement schema, string name) => Names(schema).Contains(name);

    private static IEnumerable<string> Names(JsonElement schema) =>
        MemberKinds.SelectMany(kind =>
            schema.TryGetProperty(kind, out var members) ? members.EnumerateObject().Select(member => member.Name) : []
        );

    private static NestedShape ShapeOf(JsonElement schema, string name)
    {
        if (schema.TryGetProperty("block_types", out var blocks) && blocks.TryGetProperty(name, out var block))
        {
            return block.GetProperty("nesting_mode").GetString() is var mode && mode == "set" ? NestedShape.Set
                : mode == "single" ? NestedShape.One
                : block.TryGetProperty("max_items", out var most) && most.GetInt32() == 1 ? NestedShape.One
                : NestedShape.List;
        }

        return schema.GetProperty("attributes").GetProperty(name).GetProperty("type")[0].GetString() == "set"
            ? NestedShape.Set
            : NestedShape.List;
    }
}
