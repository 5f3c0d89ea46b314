using System.Text;
using PrivateLinkLab.Graph;
using PrivateLinkLab.Graph.Deployments;
using PrivateLinkLab.Terraform.Reading;

namespace PrivateLinkLab.Terraform.Tests.Reading;

public class TerraformFormatTests
{
    private const string Folder = "tests/PrivateLinkLab.Terraform.Tests/Reading";
    private const string ShowPlan = "'terraform plan -out=plan.bin' and then 'terraform show -json plan.bin'";

    private static readonly ResourceGraph Plan = ReadFile("plan.json");
    private static readonly ResourceGraph State = ReadFile("state.json");

    public static TheoryData<string, string> Mistakes =>
        new()
        {
            {
                """{"version":4,"terraform_version":"1.11.4","serial":7,"lineage":"x","resources":[]}""",
                "is a state as Terraform keeps it; give what 'terraform show -json' prints in its folder."
            },
            { "PK\u0003\u0004rest", "is a plan as Terraform keeps it; give what 'terraform show -json' prints of it." },
            {
                "# network\nresource \"aws_vpc\" \"main\" {\n}\n",
                $"is a Terraform configuration; give what {ShowPlan} print in its folder."
            },
            {
                """{"resource":{"aws_vpc":{"main":{}}}}""",
                $"is a Terraform configuration; give what {ShowPlan} print in its folder."
            },
            {
                """{"@level":"info","@message":"Terraform 1.11.4"}""",
                $"is Terraform's log in JSON, which lacks values; give what {ShowPlan} print."
            },
            {
                """{"format_version":"1.0"}""",
                $"has no resources: nothing is applied there; give what {ShowPlan} print."
            },
            {
                """{"format_version":"2.0","values":{}}""",
                "has Terraform's format_version 2.0; expected what 'terraform show -json' prints in version 1."
            },
            {
                """{"format_version":"1.2","errored":true,"planned_values":{}}""",
                "is a plan that failed and is not whole; mend what 'terraform plan' says and show the new plan."
            },
            {
                """{"format_version":"1.2","planned_values":{"root_module":{"resources":[{"mode":"managed"}]}}}""",
                "is not what Terraform prints: a part has another form than in format_version 1.2; expected what "
                    + "'terraform show -json' prints."
            },
        };

    [Theory]
    [MemberData(nameof(Mistakes))]
    public void Read_Mistake_HasOneSentenceWithTheCommand(string content, string said) =>
        Assert.Equal(
            $"The file 'x' {said}",
            Assert
                .Throws<DeploymentFileException>(() =>
                    StackFile.Read(Encoding.UTF8.GetBytes(content), "x", TerraformFormat.Instance)
                )
                .Message
        );

    // Pulumi has lists of a record's blocks, of which the provider takes one each.
    [Fact]
    public void Read_AliasOfARecord_StaysAList()
    {
        const string State = """
            {"format_version":"1.0","values":{"root_module":{"resources":[{"address":"aws_route53_record.api",
            "mode":"managed","type":"aws_route53_record","name":"api",
            "provider_name":"registry.terraform.io/hashicorp/aws","schema_version":2,"values":{"id":"Z1_api_A",
            "name":"api","type":"A","zone_id":"Z1","alias":[{"name":"vpce-1.example.com","zone_id":"Z2",
            "evaluate_target_health":false}],"weighted_routing_policy":[]}}]}}}
            """;

        var graph = StackFile.Read(Encoding.UTF8.GetBytes(State), "x", TerraformFormat.Instance);

        var record = Assert.Single(graph.Resources, node => node.Name == "api");
        var alias = Assert.Single(record.Outputs.GetList("aliases"));
        Assert.Equal("vpce-1.example.com", alias.AsMap().GetText("name"));
    }

    [Fact]
    public void Read_Utf16_IsReadAsUtf8() =>
        Assert.Equal(
            State,
            StackFile.Read(
                [.. Encoding.Unicode.Preamble, .. Encoding.Unicode.GetBytes(TextOf("state.json"))],
                "x",
                TerraformFormat.Instance
            )
        );

    [Theory]
    [InlineData("aws:ec2/subnet:Subnet", "net.public[1]", "net")]
    [InlineData("aws:ec2/vpc:Vpc", "net.this", "net")]
    [InlineData("aws:ec2/instance:Instance", "web[\"a\"]", null)]
    [InlineData("aws:guardduty/detector:Detector", "edge", null)]
    public void Plan_Resource_HasItsModuleAndKeyInTheName(string type, string name, string? module)
    {
        var node = Plan.Find(type, name)!;

        Assert.Null(node.Id);
        Assert.Equal(module ?? "terraform-plan", Plan.Find(node.Parent!)!.Name);
    }

    [Fact]
    public void Plan_WhatIsDeleted_IsNotThere() => Assert.Single(Plan.OfType("aws:ec2/instance:Instance"));

    [Theory]
    [InlineData("aws:ec2/subnet:Subnet", "net.public[0]", "vpcId", "net.this")]
    [InlineData("aws:ec2/instance:Instance", "web[\"a\"]", "subnetId", "net.public[0]")]
    [InlineData("aws:ec2/routeTableAssociation:RouteTableAssociation", "net.public[1]", "subnetId", "net.public[1]")]
    [InlineData("aws:ec2/routeTableAssociation:RouteTableAssociation", "net.public[1]", "routeTableId", "net.public")]
    [InlineData("aws:ec2/securityGroup:SecurityGroup", "db", "ingress", "web")]
    [InlineData("aws:rds/subnetGroup:SubnetGroup", "db", "subnetIds", "net.public[0]", "net.public[1]")]
    public void Plan_UnknownValue_ComesFromWhatTheConfigurationNames(
        string type,
        string name,
        string property,
        params string[] sources
    )
    {
        var node = Plan.Find(type, name)!;

        Assert.True(node.Outputs[property].HasUnknowns);
        Assert.Equal(sources, node.PropertyDependencies[property].Select(urn => urn.Name));
        Assert.All(node.PropertyDependencies[property], urn => Assert.Contains(urn, node.Dependencies));
    }

    [Fact]
    public void Plan_WhatAwsWouldChoose_IsNotThere()
    {
        var instance = Plan.Find("aws:ec2/instance:Instance", "web[\"a\"]")!;

        Assert.Null(instance.Outputs.Find("privateIp"));
        Assert.Null(instance.Outputs.Find("ebsBlockDevices"));
        Assert.Equal(MapValue.Create([("volumeSize", 20)]), instance.Outputs["rootBlockDevice"]);
        Assert.Null(Plan.Find("aws:ec2/securityGroup:SecurityGroup", "db")!.Outputs.Find("egress"));
    }

    [Fact]
    public void Plan_Provider_HasRegionAndAccount()
    {
        var provider = Assert.Single(Plan.OfType("pulumi:providers:aws"));

        Assert.Equal("eu-west-1", provider.Inputs.GetText("region"));
        Assert.Equal(["123456789012"], provider.Inputs.GetTexts("allowedAccountIds"));
    }

    [Fact]
    public void Plan_SensitiveValues_AreSecret()
    {
        var database = Plan.Find("aws:rds/instance:Instance", "db")!;

        Assert.Equal(PropertyValue.Secret("correct horse"), database.Inputs["password"]);
        Assert.Equal(PropertyValue.Secret("correct horse"), Plan.Outputs["password"]);
        Assert.Equal(PropertyValue.Unknown, Plan.Outputs["address"]);
    }

    [Fact]
    public void Plan_NameThatWillBeTheId_IsTheId() =>
        Assert.Equal("db", Plan.Find("aws:rds/subnetGroup:SubnetGroup", "db")!.Id);

    [Fact]
    public void State_Resource_HasIdListsAndDependencies()
    {
        var instance = State.Find("aws:ec2/instance:Instance", "web")!;
        var table = State.Find("aws:ec2/routeTable:RouteTable", "public")!;

        Assert.Equal("i-0a", instance.Id);
        Assert.Equal(["web", "public"], instance.Dependencies.Select(urn => urn.Name));
        Assert.Equal(PropertyValue.Secret("secret"), instance.Outputs["userData"]);
        Assert.Equal("igw-0a", table.Outputs.GetList("routes")[0].AsMap().GetText("gatewayId"));
        Assert.Equal("i-0a", State.Outputs.GetText("id"));
    }

    [Fact]
    public void Resources_StandBehindWhatTheyDependOn()
    {
        foreach (var graph in new[] { Plan, State })
        {
            var places = graph.Resources.Select((node, place) => (node.Urn, place)).ToDictionary();
            Assert.All(graph.Resources, node =>
                Assert.All(node.Dependencies, urn => Assert.True(places[urn] < places[node.Urn], $"{node.Urn}: {urn}"))
            );
        }
    }

    private static string TextOf(string file) => File.ReadAllText(RepositoryFile.PathOf($"{Folder}/{file}"));

    private static ResourceGraph ReadFile(string file) =>
        StackFile.Read(Encoding.UTF8.GetBytes(TextOf(file)), file, TerraformFormat.Instance);
}
