using System.Collections.Immutable;
using PrivateLinkLab.Graph;
using PrivateLinkLab.Terraform.Export;
using PrivateLinkLab.Terraform.Tables;

namespace PrivateLinkLab.Terraform.Tests.Export;

/// <summary>What an export for an emulator does otherwise; an export for AWS never does.</summary>
public class EmulatorExportTests
{
    private const string Instance = "aws:ec2/instance:Instance";

    private static readonly TerraformExportOptions ForEmulator = new()
    {
        EmulatorEndpoint = new Uri("http://127.0.0.1:5000/"),
    };

    [Fact]
    public void Table_EveryGap_IsOfAKnownTypeWithAReason() => Assert.All(EmulatorGaps.All, gap =>
        {
            Assert.NotNull(TypeMappings.Find(gap.Type));
            Assert.NotEmpty(gap.Reason);
            Assert.Equal(gap.Handling == GapHandling.Supply, gap.Value is not null);
        });

    [Fact]
    public void Export_Provider_TalksToTheEmulatorAlone()
    {
        var graph = new SmallGraph();
        graph.AddVpc();

        var provider = TerraformExporter.Export(graph.ToGraph(), ForEmulator).Merged()["provider"]!["aws"]!;

        Assert.Equal("emulated", (string?)provider["access_key"]);
        Assert.All(provider["endpoints"]![0]!.AsObject(), endpoint =>
            Assert.Equal("http://127.0.0.1:5000", (string?)endpoint.Value)
        );
    }

    [Fact]
    public void Export_Gaps_AreHandledForTheEmulatorOnly()
    {
        var graph = new SmallGraph();
        var queue = graph.Add(SmallGraph.Queue, "q", "https://q.example/1", [("redrivePolicy", "text")]);
        graph.Add(
            "aws:sqs/redriveAllowPolicy:RedriveAllowPolicy",
            "allow",
            "https://q.example/1",
            [("queueUrl", queue.Id!)],
            uses: [("queueUrl", queue)]
        );
        graph.Add(
            Instance,
            "i",
            "i-0123456789abcdef0",
            [("associatePublicIpAddress", false), ("rootBlockDevice", MapValue.Create(("encrypted", true)))]
        );

        var aws = TerraformExporter.Export(graph.ToGraph());
        var emulated = TerraformExporter.Export(graph.ToGraph(), ForEmulator);

        Assert.False(aws.Resource("aws_sqs_queue.q").ContainsKey("lifecycle"));
        Assert.Equal(
            """{"ignore_changes":["redrive_policy"]}""",
            emulated.Resource("aws_sqs_queue.q")["lifecycle"]!.ToJsonString()
        );
        Assert.Equal("""{"encrypted":true}""", aws.Resource("aws_instance.i")["root_block_device"]!.ToJsonString());
        Assert.Equal(
            """{"encrypted":true,"volume_size":8}""",
            emulated.Resource("aws_instance.i")["root_block_device"]!.ToJsonString()
        );
        Assert.True(aws.Resource("aws_instance.i").ContainsKey("associate_public_ip_address"));
        Assert.False(emulated.Resource("aws_instance.i").ContainsKey("associate_public_ip_address"));
        Assert.Equal(3, aws.Addresses.Count);
        Assert.Equal(2, emulated.Addresses.Count);
        Assert.Empty(aws.LeftOut);
        Assert.Equal(
            ["", "associatePublicIpAddress"],
            emulated.LeftOut.Select(left => left.Property).Order(StringComparer.Ordinal)
        );
    }

    [Theory]
    [InlineData("t4g.micro", "arm64")]
    [InlineData("a1.medium", "arm64")]
    [InlineData("c7gn.large", "arm64")]
    [InlineData("t3.micro", "x86_64")]
    [InlineData("g4dn.xlarge", "x86_64")]
    public void Export_NewestImage_IsLookedUpOrGiven(string instanceType, string architecture)
    {
        var graph = new SmallGraph();
        var instance = graph.Add(
            Instance,
            "i",
            "i-0123456789abcdef0",
            [("ami", "ami-1"), ("instanceType", instanceType)]
        );
        graph.Replace(instance, node => node with { IgnoreChanges = ["ami"] });

        var lookedUp = TerraformExporter.Export(graph.ToGraph());
        var given = TerraformExporter.Export(graph.ToGraph(), new() { MachineImages = ImageFor(architecture) });

        Assert.Equal(
            $"${{data.aws_ssm_parameter.amazon_linux_2023_{architecture}.insecure_value}}",
            (string?)lookedUp.Resource("aws_instance.i")["ami"]
        );
        Assert.EndsWith(
            $"kernel-default-{architecture}",
            (string?)lookedUp.Merged()["data"]!["aws_ssm_parameter"]![$"amazon_linux_2023_{architecture}"]!["name"],
            StringComparison.Ordinal
        );
        Assert.Equal("ami-of-the-emulator", (string?)given.Resource("aws_instance.i")["ami"]);
        Assert.False(given.Files.ContainsKey("data.tf.json"));
    }

    [Fact]
    public void Export_ImageThatTheProgramChose_StaysAsItIs()
    {
        var graph = new SmallGraph();
        graph.Add(
            Instance,
            "i",
            "i-0123456789abcdef0",
            [("ami", "ami-0fedcba9876543210"), ("instanceType", "t3.micro")]
        );

        Assert.Equal(
            "ami-0fedcba9876543210",
            (string?)TerraformExporter.Export(graph.ToGraph()).Resource("aws_instance.i")["ami"]
        );
    }

    private static ImmutableDictionary<string, string> ImageFor(string architecture) =>
        ImmutableDictionary<string, string>.Empty.Add(architecture, "ami-of-the-emulator");
}
