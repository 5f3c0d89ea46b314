using System.Text.Json.Nodes;
using PrivateLinkLab.Graph;
using PrivateLinkLab.Terraform.Export;

namespace PrivateLinkLab.Terraform.Tests.Export;

/// <summary>Providers that the program made itself become provider blocks with an alias.</summary>
public class ProviderBlocksTests
{
    private const string Provider = "pulumi:providers:aws";

    private readonly SmallGraph _graph = new();

    [Fact]
    public void Export_DefaultProvider_IsOneBlockWithoutAlias()
    {
        var @default = _graph.Add(Provider, "default_7_48_0", "p-1", [("region", "eu-west-1"), ("version", "7.48.0")]);
        _graph.Add(SmallGraph.Vpc, "v", "vpc-1", provider: @default);

        var configuration = TerraformExporter.Export(_graph.ToGraph());

        Assert.Equal("""{"region":"eu-west-1"}""", ProviderOf(configuration).ToJsonString());
        Assert.False(configuration.Resource("aws_vpc.v").ContainsKey("provider"));
    }

    [Fact]
    public void Export_ExplicitProvider_IsABlockWithAliasThatItsResourcesName()
    {
        var consumer = _graph.Add(
            Provider,
            "consumerAccount",
            "p-2",
            [
                ("region", "us-east-1"),
                ("profile", "consumer"),
                ("allowedAccountIds", """["111122223333"]"""),
                ("assumeRoles", """[{"roleArn":"arn:aws:iam::111122223333:role/deploy"}]"""),
                ("defaultTags", """{"tags":{"Cost Center":"7"}}"""),
            ]
        );
        _graph.Add(SmallGraph.Vpc, "v", "vpc-1");
        _graph.Add(SmallGraph.Vpc, "w", "vpc-2", provider: consumer, region: "us-east-1");

        var configuration = TerraformExporter.Export(_graph.ToGraph());

        Assert.Equal(
            """[{"region":"eu-west-1"},{"alias":"consumer_account","region":"us-east-1","allowed_account_ids":["111122223333"],"assume_role":[{"role_arn":"arn:aws:iam::111122223333:role/deploy"}],"default_tags":{"tags":{"Cost Center":"7"}},"profile":"consumer"}]""",
            ProviderOf(configuration).ToJsonString()
        );
        Assert.False(configuration.Resource("aws_vpc.v").ContainsKey("provider"));
        Assert.Equal("aws.consumer_account", (string?)configuration.Resource("aws_vpc.w")["provider"]);
        Assert.Empty(configuration.LeftOut);
    }

    [Fact]
    public void Export_CredentialsOfAProvider_AreLeftOut()
    {
        var other = _graph.Add(
            Provider,
            "other",
            "p-2",
            [("region", "us-east-1"), ("secretKey", PropertyValue.Secret("s3cr3t"))]
        );
        _graph.Add(SmallGraph.Vpc, "w", "vpc-2", provider: other, region: "us-east-1");

        var configuration = TerraformExporter.Export(_graph.ToGraph());

        Assert.Equal("secretKey", Assert.Single(configuration.LeftOut).Property);
        Assert.DoesNotContain("s3cr3t", configuration.AllText(), StringComparison.Ordinal);
    }

    [Fact]
    public void Export_ForEmulator_EveryBlockTalksToTheEmulator()
    {
        var other = _graph.Add(Provider, "other", "p-2", [("region", "us-east-1"), ("profile", "mine")]);
        _graph.Add(SmallGraph.Vpc, "v", "vpc-1");
        _graph.Add(SmallGraph.Vpc, "w", "vpc-2", provider: other, region: "us-east-1");

        var blocks = ProviderOf(
                TerraformExporter.Export(
                    _graph.ToGraph(),
                    new() { EmulatorEndpoint = new Uri("http://127.0.0.1:5000") }
                )
            )
            .AsArray();

        Assert.Equal(2, blocks.Count);
        Assert.All(blocks, block =>
        {
            Assert.Equal("emulated", (string?)block!["secret_key"]);
            Assert.Equal("http://127.0.0.1:5000", (string?)block["endpoints"]![0]!["ec2"]);
            Assert.Null(block["profile"]);
        });
    }

    [Fact]
    public void Export_ImageOfAnotherProvider_IsLookedUpThere()
    {
        var other = _graph.Add(Provider, "other", "p-2", [("region", "us-east-1")]);
        var instance = _graph.Add(
            "aws:ec2/instance:Instance",
            "i",
            "i-0123456789abcdef0",
            [("ami", "ami-1"), ("instanceType", "t3.micro")],
            provider: other,
            region: "us-east-1"
        );
        _graph.Replace(instance, node => node with { IgnoreChanges = ["ami"] });

        var configuration = TerraformExporter.Export(_graph.ToGraph());

        Assert.Equal(
            "${data.aws_ssm_parameter.amazon_linux_2023_x86_64_other.insecure_value}",
            (string?)configuration.Resource("aws_instance.i")["ami"]
        );
        Assert.Equal(
            "aws.other",
            (string?)
                configuration.Merged()["data"]!["aws_ssm_parameter"]!["amazon_linux_2023_x86_64_other"]!["provider"]
        );
    }

    [Fact]
    public void Export_ResourceThatNamesItsRegion_HasAProviderForIt()
    {
        var @default = _graph.Add(
            Provider,
            "default",
            "p-1",
            [("region", "eu-west-1"), ("skipRegionValidation", "true"), ("defaultTags", """{"tags":{"Team":"7"}}""")]
        );
        _graph.Add(SmallGraph.Vpc, "v", "vpc-1", provider: @default);
        _graph.Add(SmallGraph.Vpc, "w", "vpc-2", [("region", "us-east-1")], provider: @default, region: "us-east-1");
        _graph.Add(SmallGraph.Vpc, "x", "vpc-3", [("region", "us-east-1")], provider: @default, region: "us-east-1");

        var configuration = TerraformExporter.Export(_graph.ToGraph());

        Assert.Equal(
            """[{"region":"eu-west-1","default_tags":{"tags":{"Team":"7"}}},{"alias":"us_east_1","region":"us-east-1","default_tags":{"tags":{"Team":"7"}}}]""",
            ProviderOf(configuration).ToJsonString()
        );
        Assert.False(configuration.Resource("aws_vpc.v").ContainsKey("provider"));
        Assert.Equal("aws.us_east_1", (string?)configuration.Resource("aws_vpc.w")["provider"]);
        Assert.Equal("aws.us_east_1", (string?)configuration.Resource("aws_vpc.x")["provider"]);
        Assert.Empty(configuration.LeftOut);
    }

    [Fact]
    public void Export_ProviderThatDoesNotSayItsRegion_HasThatOfItsArns()
    {
        var @default = _graph.Add(Provider, "default", "p-1");
        var vpc = _graph.Add(
            SmallGraph.Vpc,
            "v",
            "vpc-1",
            outputs: [("arn", "arn:aws:ec2:eu-west-1:111122223333:vpc/vpc-1")],
            provider: @default
        );
        _graph.Replace(vpc, node => node with { Outputs = node.Outputs.Without("region") });

        Assert.Equal(
            """{"region":"eu-west-1"}""",
            ProviderOf(TerraformExporter.Export(_graph.ToGraph())).ToJsonString()
        );
    }

    private static JsonNode ProviderOf(TerraformConfiguration configuration) =>
        configuration.Merged()["provider"]!["aws"]!;
}
