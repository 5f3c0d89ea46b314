using PrivateLinkLab.Terraform.Export;

namespace PrivateLinkLab.Terraform.Tests.Export;

public sealed class ConfigurationFolderTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("lab-terraform-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void WriteTo_SecondExport_ReplacesTheFirstAndKeepsWhatIsNotItsOwn()
    {
        var own = Path.Combine(_folder, "backend.tf.json");
        File.WriteAllText(own, """{"terraform":{"backend":{"local":{}}}}""");
        Export(graph => graph.Add("lab:a:A", "first", null)).WriteTo(_folder);
        Export(graph => graph.Add("lab:a:A", "second", null)).WriteTo(_folder);

        Assert.Equal(
            ["backend.tf.json", "provider.tf.json", "second.tf.json", "versions.tf.json"],
            Directory.GetFiles(_folder).Select(Path.GetFileName).Order(StringComparer.Ordinal)
        );
    }

    [Fact]
    public void WriteTo_FileOfSomebodyElse_IsNotOverwritten()
    {
        var own = Path.Combine(_folder, "provider.tf.json");
        File.WriteAllText(own, "{}");

        var failure = Assert.Throws<TerraformException>(() =>
            Export(graph => graph.Add("lab:a:A", "a", null)).WriteTo(_folder)
        );

        Assert.Equal(
            $"{own} was not exported by the lab and would be overwritten; move it away or choose another folder.",
            failure.Message
        );
        Assert.Equal("{}", File.ReadAllText(own));
        Assert.Single(Directory.GetFiles(_folder));
    }

    private static TerraformConfiguration Export(Func<SmallGraph, Graph.ResourceNode> component)
    {
        var graph = new SmallGraph();
        graph.Add(SmallGraph.Vpc, "net-vpc", "vpc-1", [("cidrBlock", "10.0.0.0/16")], parent: component(graph));
        return TerraformExporter.Export(graph.ToGraph());
    }
}
