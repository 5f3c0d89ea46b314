using PrivateLinkLab.Graph.Deployments;

namespace PrivateLinkLab.Graph.Tests.Deployments;

/// <summary>What a real stack's export holds beside what the lab itself writes.</summary>
public class RealExportTests
{
    private static readonly ResourceGraph Graph = Read();

    [Fact]
    public void Read_Export_GivesProjectStackAndResourcesInOrder()
    {
        Assert.Equal(("orders", "prod"), (Graph.Project, Graph.Stack));
        Assert.Equal(
            ["orders-prod", "default_7_7_0", "main", "main-vpc", "db", "page", "a", "a"],
            Graph.Resources.Select(node => node.Name)
        );
    }

    [Fact]
    public void Read_Vpc_HasEveryField()
    {
        var vpc = Graph.Find("aws:ec2/vpc:Vpc", "main-vpc")!;

        Assert.Equal("vpc-0a1b2c3d4e5f67890", vpc.Id);
        Assert.True(vpc is { Custom: true, Protect: true, RetainOnDelete: false });
        Assert.Equal("acme:net:Network", vpc.Parent!.Type);
        Assert.Equal("orders <prod> & Olá", vpc.Inputs.At("tags.Name")!.AsText());
        Assert.Equal(0, vpc.Outputs.GetInt("ipv6NetmaskLength"));
        Assert.Equal(["cidrBlock", "enableDnsHostnames", "tags"], vpc.PropertyDependencies.Keys);
        Assert.Equal("vpc", Assert.Single(vpc.Aliases).Name);
        Assert.Equal(["tags.LastScan"], vpc.IgnoreChanges);
        Assert.True(ProviderReference.TryParse(vpc.Provider, out var provider));
        Assert.Equal("eu-central-1", Graph.Find(provider.Urn)!.Inputs.GetText("region"));
    }

    [Fact]
    public void Read_Database_HasSecretsWithoutPlaintextAndDependencies()
    {
        var database = Graph.Find("aws:rds/instance:Instance", "db")!;

        Assert.Equal(PropertyValue.UnknownSecret, database.Inputs.Find("password"));
        Assert.Equal(PropertyValue.Null, database.Outputs.Find("replicas"));
        Assert.Equal(["password"], database.AdditionalSecretOutputs);
        Assert.True(database.RetainOnDelete);
        Assert.Equal("main-vpc", Assert.Single(database.Dependencies).Name);
        Assert.Equal(PropertyValue.UnknownSecret, Graph.Outputs.Find("dbEndpoint"));
    }

    [Fact]
    public void Read_SignedValues_KeepTheirKindAndContent()
    {
        var inputs = Graph.Find("aws:s3/bucketObjectv2:BucketObjectv2", "page")!.Inputs;

        var reference = Assert.IsType<ReferenceValue>(inputs.Find("bucket"));
        Assert.Equal(("site", "site-1"), (reference.Urn!.Name, reference.Id));
        Assert.Equal("hello", Assert.IsType<AssetValue>(inputs.Find("source")).Content.GetText("text"));
        Assert.IsType<AssetValue>(
            Assert.IsType<ArchiveValue>(inputs.Find("code")).Content.GetMap("assets").Find("a.txt")
        );
        Assert.Equal(PropertyValue.Unknown, inputs.Find("etag"));
    }

    [Fact]
    public void Find_UrnThatAlsoWaitsForDeletion_GivesTheLiveOne()
    {
        var subnet = Graph.Find("aws:ec2/subnet:Subnet", "a")!;

        Assert.True(subnet is { Id: "subnet-new", External: true, ImportId: "subnet-new" });
        Assert.Single(Graph.Resources, node => node.PendingDelete);
    }

    [Fact]
    public void Write_WhatWasRead_IsReadTheSameAgain() =>
        Assert.Equal(Graph, DeploymentReader.Read(DeploymentWriter.Write(Graph).Span, "again.json"));

    [Fact]
    public void Write_WhatWasRead_HasNoTimesAndNoPaths()
    {
        var text = System.Text.Encoding.UTF8.GetString(DeploymentWriter.Write(Graph).Span);

        Assert.DoesNotContain("2024", text, StringComparison.Ordinal);
        Assert.DoesNotContain("/home/", text, StringComparison.Ordinal);
        Assert.DoesNotContain("AAABA", text, StringComparison.Ordinal);
    }

    private static ResourceGraph Read()
    {
        using var stream = typeof(RealExportTests).Assembly.GetManifestResourceStream("real-export.json")!;
        return DeploymentReader.Read(stream, "real-export.json");
    }
}
