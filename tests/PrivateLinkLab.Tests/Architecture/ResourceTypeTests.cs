using System.Text.Json;
using PrivateLinkLab.Amazon.Types;
using PrivateLinkLab.Cloud;
using PrivateLinkLab.Graph;
using PrivateLinkLab.Network.Ingest;
using PrivateLinkLab.Pricing;
using PrivateLinkLab.Terraform.Export;

namespace PrivateLinkLab.Tests.Architecture;

/// <summary>
/// A resource type is whole in every place that docs/architecture.md lists under "How to add a resource type"; or only
/// other people's programs create it, and it needs no class and no price; or it is only read. What is missing is
/// named with the file where it belongs.
/// </summary>
public sealed class ResourceTypeTests
{
    private const string Schema = "src/EmbeddedPulumi/Schema/resources.json";
    private const string Catalog = "src/PrivateLinkLab.Cloud/Services/ServiceCatalog.cs";
    private const string Prices =
        "src/PrivateLinkLab.Pricing/Resources/ResourceCosts.cs, or FreeTypes.cs when it costs nothing";
    private const string Mappings = "src/PrivateLinkLab.Terraform/Tables/TypeMappings.cs";
    private const string Ingest =
        "src/PrivateLinkLab.Network/Ingest, or in NotModelledIngest.cs when it never touches traffic";
    private const string Descriptor = "src/PrivateLinkLab.Aws/Types/AwsTypes.cs";

    private static readonly HashSet<string> InTheSchema = ReadSchema();

    public static TheoryData<string> Types => [.. AwsTypes.All.Select(type => type.Token)];

    [Theory]
    [MemberData(nameof(Types))]
    public void Type_ThatProgramsCreate_IsWhole(string token)
    {
        var type = AwsTypes.Find(token)!;
        if (!type.IsOnlyRead)
        {
            Assert.Empty(MissingOf(type));
        }
    }

    [Theory]
    [MemberData(nameof(Types))]
    public void Type_ThatIsOnlyRead_SaysSo(string token)
    {
        var type = AwsTypes.Find(token)!;
        if (type.IsOnlyRead)
        {
            Assert.False(type.IsOnlySimulated, $"{token} is either only read or only simulated.");
            Assert.False(
                SimulatedCloud.Simulates(token) || InTheSchema.Contains(token),
                $"{token} is created, and {Descriptor} says that it is only read."
            );
        }
    }

    [Fact]
    public void Schema_EveryTypeOfAws_IsDescribed() =>
        Assert.Empty(
            InTheSchema
                .Where(token => AwsTypes.Find(token) is null)
                .Select(token => $"{token} has no descriptor in {Descriptor}")
        );

    [Fact]
    public void MissingOf_TypeThatIsNowhere_NamesEveryPlace() =>
        Assert.Equal(
            [
                $"aws:ec2/none:None is not in {Schema}",
                $"aws:ec2/none:None is not simulated: it is not in {Catalog}",
                $"aws:ec2/none:None has no price in {Prices}",
                $"aws:ec2/none:None is not exported: it is not in {Mappings}",
                $"aws:ec2/none:None is not read into the network model in {Ingest}",
                $"aws:ec2/none:None says in {Descriptor} of no input that it replaces the resource",
            ],
            MissingOf(new ResourceType("aws:ec2/none:None", "aws_none"))
        );

    private static IEnumerable<string> MissingOf(ResourceType type)
    {
        if (!InTheSchema.Contains(type.Token) && !type.IsOnlySimulated)
        {
            yield return $"{type} is not in {Schema}";
        }

        if (InTheSchema.Contains(type.Token) && type.IsOnlySimulated)
        {
            yield return $"{type} is in {Schema}, and {Descriptor} says that it is only simulated";
        }

        if (!SimulatedCloud.Simulates(type.Token))
        {
            yield return $"{type} is not simulated: it is not in {Catalog}";
        }

        if (!CostEstimate.Knows(type.Token) && !type.IsOnlySimulated)
        {
            yield return $"{type} has no price in {Prices}";
        }

        if (!TerraformExporter.Exports(type.Token))
        {
            yield return $"{type} is not exported: it is not in {Mappings}";
        }

        if (!IsRead(type))
        {
            yield return $"{type} is not read into the network model in {Ingest}";
        }

        // At the least, nothing moves to another region in place; IAM has no regions, and renames users and groups.
        if (type.ReplacedBy.Length == 0 && type != AwsTypes.IamUser && type != AwsTypes.IamGroup)
        {
            yield return $"{type} says in {Descriptor} of no input that it replaces the resource";
        }
    }

    // What the model does not read of a network's resources makes every verdict at the VPC that it names doubtful.
    private static bool IsRead(ResourceType type)
    {
        ResourceNode[] resources =
        [
            Node(AwsTypes.Vpc, "vpc-1", ("cidrBlock", "10.0.0.0/16")),
            Node(type, "other-1", ("cidrBlock", "10.1.0.0/16"), ("vpcId", "vpc-1")),
        ];
        return ModelBuilder
            .Build(ResourceGraph.Create("lab", "dev", resources))
            .NotModelled.All(resource => resource.Touches.IsEmpty);
    }

    private static ResourceNode Node(
        ResourceType type,
        string id,
        params ReadOnlySpan<(string Key, PropertyValue Value)> inputs
    ) =>
        new()
        {
            Urn = ResourceUrn.Create("dev", "lab", null, type, id),
            Custom = true,
            Id = id,
            Inputs = MapValue.Create(inputs),
            Outputs = MapValue.Create(inputs),
        };

    private static HashSet<string> ReadSchema()
    {
        using var schema = JsonDocument.Parse(
            File.ReadAllText(RepositoryFile.PathOf("src/EmbeddedPulumi/Schema/aws.json"))
        );
        return schema
            .RootElement.GetProperty("resources")
            .EnumerateObject()
            .Select(type => type.Name)
            .ToHashSet(StringComparer.Ordinal);
    }
}
