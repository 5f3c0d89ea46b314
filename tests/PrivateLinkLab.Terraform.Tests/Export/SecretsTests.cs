using PrivateLinkLab.Graph;
using PrivateLinkLab.Terraform.Export;

namespace PrivateLinkLab.Terraform.Tests.Export;

public class SecretsTests
{
    private const string Plaintext = "Correct-Horse-7";

    [Theory]
    [InlineData(Plaintext)]
    [InlineData(null)]
    public void Export_RandomPassword_IsAVariableThatNoFileHas(string? plaintext)
    {
        var secret = plaintext is null ? PropertyValue.UnknownSecret : PropertyValue.Secret(plaintext);
        var configuration = TerraformExporter.Export(Database(secret));

        Assert.Equal("${var.db_password}", (string?)configuration.Resource("aws_db_instance.db")["password"]);
        Assert.Equal("${var.db_password}", (string?)configuration.Merged()["output"]!["password"]!["value"]);
        Assert.True((bool?)configuration.Merged()["output"]!["password"]!["sensitive"]);
        Assert.True((bool?)configuration.Merged()["variable"]!["db_password"]!["sensitive"]);
        Assert.Equal([new SensitiveVariable("db_password", plaintext)], configuration.Variables);
        Assert.Equal("TF_VAR_db_password", configuration.Variables[0].EnvironmentVariable);
        Assert.DoesNotContain(Plaintext, configuration.AllText(), StringComparison.Ordinal);
        Assert.DoesNotContain(Plaintext, configuration.Variables[0].ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Export_WriteOnly_KeepsTheSecretOutOfTerraformsState()
    {
        var configuration = TerraformExporter.Export(
            Database(PropertyValue.Secret(Plaintext), isGivenOut: false),
            new() { WriteOnlySecrets = true }
        );

        var database = configuration.Resource("aws_db_instance.db");
        Assert.False(database.ContainsKey("password"));
        Assert.Equal("${var.db_password}", (string?)database["password_wo"]);
        Assert.Equal(1, (int?)database["password_wo_version"]);
        Assert.True((bool?)configuration.Merged()["variable"]!["db_password"]!["ephemeral"]);
    }

    [Fact]
    public void Export_GivenSecret_IsAVariableOfTheResource()
    {
        var graph = new SmallGraph();
        graph.Add(SmallGraph.Database, "db-instance", "db-1", [("password", PropertyValue.Secret(Plaintext))]);

        var configuration = TerraformExporter.Export(graph.ToGraph());

        Assert.Equal("${var.db_instance_password}", (string?)configuration.Resource("aws_db_instance.db")["password"]);
        Assert.DoesNotContain(Plaintext, configuration.AllText(), StringComparison.Ordinal);
    }

    [Fact]
    public void Export_SecretInATag_IsAVariable()
    {
        var graph = new SmallGraph();
        graph.Add(
            SmallGraph.Vpc,
            "v",
            "vpc-1",
            [("tags", MapValue.Create(("Owner", PropertyValue.Secret(Plaintext))))]
        );

        var configuration = TerraformExporter.Export(graph.ToGraph());

        Assert.Equal("${var.v_tags_owner}", (string?)configuration.Resource("aws_vpc.v")["tags"]!["Owner"]);
        Assert.DoesNotContain(Plaintext, configuration.AllText(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("generated")]
    [InlineData("given")]
    public async Task Export_ScenarioWithAPassword_HasItInNoFile(string credentials)
    {
        (string, string)[] settings =
            credentials == "given"
                ? [("databaseCredentials", credentials), ("databasePassword", "GivenSecret123")]
                : [("databaseCredentials", credentials)];
        var graph = await ScenarioGraph.OfAsync("port-forwarding", settings);
        var configuration = TerraformExporter.Export(graph);

        var value = Assert.Single(configuration.Variables).Value;
        Assert.NotNull(value);
        Assert.DoesNotContain(value, configuration.AllText(), StringComparison.Ordinal);
    }

    private static ResourceGraph Database(PropertyValue secret, bool isGivenOut = true)
    {
        var graph = new SmallGraph();
        var password = graph.Add(SmallGraph.Password, "db-password", "none", outputs: [("result", secret)]);
        graph.Add(SmallGraph.Database, "db-instance", "db-1", [("password", secret)], uses: [("password", password)]);
        if (isGivenOut)
        {
            graph.Output("password", secret);
        }

        return graph.ToGraph();
    }
}
