using System.Text;
using CsCheck;
using PrivateLinkLab.Graph.Deployments;

namespace PrivateLinkLab.Graph.Tests.Deployments;

public class PreviewReaderTests
{
    private const string Vpc = "urn:pulumi:dev::shop::aws:ec2/vpc:Vpc::main";
    private const string Subnet = "urn:pulumi:dev::shop::aws:ec2/subnet:Subnet::a";
    private const string Unknown = "04da6b54-80e4-46f7-96ec-b56ff0331ba9";

    [Fact]
    public void Read_NewResources_HaveNeitherIdsNorOutputs()
    {
        var graph = Read(
            Step(
                "create",
                $$$"""{"urn":"{{{Vpc}}}","custom":true,"type":"aws:ec2/vpc:Vpc","inputs":{"cidrBlock":"10.0.0.0/16"}}"""
            ),
            Step(
                "create",
                $$$"""
                {"urn":"{{{Subnet}}}","custom":true,"type":"aws:ec2/subnet:Subnet","dependencies":["{{{Vpc}}}"],
                "inputs":{"vpcId":"{{{Unknown}}}","cidrBlock":"10.0.1.0/24"},"propertyDependencies":{"vpcId":["{{{Vpc}}}"]}}
                """
            )
        );

        Assert.Equal(["main", "a"], graph.Resources.Select(node => node.Name));
        Assert.Equal(("shop", "dev"), (graph.Project, graph.Stack));
        Assert.All(graph.Resources, node => Assert.Null(node.Id));
        Assert.All(graph.Resources, node => Assert.Equal(0, node.Outputs.Count));
        var subnet = graph.Resources[1];
        Assert.Equal(PropertyValue.Unknown, subnet.Inputs.Find("vpcId"));
        Assert.Equal("10.0.1.0/24", subnet.Inputs.GetText("cidrBlock"));
        Assert.Equal(Vpc, Assert.Single(subnet.PropertyDependencies["vpcId"]).ToString());
    }

    [Fact]
    public void Read_BlindedSecret_IsAnUnknownSecret()
    {
        var graph = Read(
            Step("create", $$$"""{"urn":"{{{Vpc}}}","inputs":{"a":"[secret]","b":["[secret]"],"c":"[secret] "}}""")
        );

        var inputs = Assert.Single(graph.Resources).Inputs;
        Assert.Equal(PropertyValue.UnknownSecret, inputs.Find("a"));
        Assert.Equal(PropertyValue.UnknownSecret, Assert.IsType<ListValue>(inputs.Find("b"))[0]);
        Assert.Equal("[secret] ", inputs.GetText("c"));
    }

    [Theory]
    [InlineData("same", true)]
    [InlineData("create", true)]
    [InlineData("update", true)]
    [InlineData("read", true)]
    [InlineData("refresh", true)]
    [InlineData("import", true)]
    [InlineData("create-replacement", true)]
    [InlineData("replace", true)]
    [InlineData("delete", false)]
    [InlineData("delete-replaced", false)]
    [InlineData("discard", false)]
    [InlineData("discard-replaced", false)]
    [InlineData("remove-pending-replace", false)]
    public void Read_Operation_LeavesTheResourceOrNot(string operation, bool leaves) =>
        Assert.Equal(leaves ? 1 : 0, Read(Step(operation, $$$"""{"urn":"{{{Vpc}}}"}""")).Resources.Length);

    [Theory]
    [InlineData(2, "leaves out 1 resource that stays as it is")]
    [InlineData(8, "leaves out 7 resources that stay as they are")]
    public void Read_WithoutSames_SaysHowToGetThem(int same, string what) =>
        Assert.Equal(
            $"The file 'x.json' {what}; expected what 'pulumi preview --json --show-sames' prints.",
            Error(() =>
                StackFile.Read(
                    Encoding.UTF8.GetBytes(
                        $$$"""{"steps":[{{{Step("same", $$"""{"urn":"{{Vpc}}"}""")}}}],"changeSummary":{"same":{{{same}}},"update":1}}"""
                    ),
                    "x.json"
                )
            )
        );

    [Fact]
    public void Read_Replacement_IsOneResourceAsItWillBe()
    {
        var graph = Read(
            Step("create-replacement", $$$"""{"urn":"{{{Vpc}}}","inputs":{"cidrBlock":"10.1.0.0/16"}}"""),
            Step("replace", $$$"""{"urn":"{{{Vpc}}}","inputs":{"cidrBlock":"10.1.0.0/16"}}"""),
            $$$"""{"op":"delete-replaced","oldState":{"urn":"{{{Vpc}}}","inputs":{"cidrBlock":"10.0.0.0/16"} } }"""
        );

        Assert.Equal("10.1.0.0/16", Assert.Single(graph.Resources).Inputs.GetText("cidrBlock"));
    }

    [Theory]
    [InlineData("{}", "it has no \"steps\"")]
    [InlineData("[]", "its content is a list, not an object")]
    [InlineData("{\"steps\":{}}", "\"steps\" is an object, not a list")]
    [InlineData("{\"steps\":[7]}", "steps[0] is a number, not an object")]
    [InlineData("{\"steps\":[{\"newState\":null}]}", "steps[0] has no \"op\"")]
    [InlineData("{\"steps\":[{\"op\":\"create\"}]}", "steps[0] is a create without \"newState\"")]
    [InlineData("{\"steps\":[{\"op\":\"create\",\"newState\":{}}]}", "steps[0].newState has no \"urn\"")]
    public void Read_ForeignJson_SaysWhatIsWrong(string json, string reason) =>
        Assert.Equal(
            $"The file 'x.json' is not a Pulumi preview: {reason}; expected what 'pulumi preview --json' prints.",
            Error(() => PreviewReader.Read(Encoding.UTF8.GetBytes(json), "x.json"))
        );

    [Theory]
    [InlineData("{\"version\":3,\"deployment\":{\"resources\":[{\"urn\":\"" + Vpc + "\"}]}}")]
    [InlineData("{\"config\":{},\"steps\":[{\"op\":\"create\",\"newState\":{\"urn\":\"" + Vpc + "\"}}]}")]
    [InlineData(
        "\uFEFF{\"steps\":[{\"newState\":{\"urn\":\"" + Vpc + "\"},\"op\":\"same\"}],\"changeSummary\":{\"same\":1}}"
    )]
    public void StackFile_ExportOrPreview_IsReadAsWhatItIs(string json) =>
        Assert.Equal("main", Assert.Single(StackFile.Read(Encoding.UTF8.GetBytes(json), "x.json").Resources).Name);

    [Theory]
    [InlineData(
        "{}",
        "The file 'x.json' is not a Pulumi deployment or preview: it has neither \"deployment\" nor \"steps\"; "
            + "expected what 'pulumi stack export' prints, or 'pulumi preview --json'."
    )]
    [InlineData(
        "7",
        "The file 'x.json' is not a Pulumi deployment or preview: its content is a number, not an object; expected "
            + "what 'pulumi stack export' prints, or 'pulumi preview --json'."
    )]
    [InlineData(
        "{\"steps\":[",
        "The file 'x.json' is not valid JSON: it breaks off or goes wrong at line 1, position 11; expected what "
            + "'pulumi stack export' prints, or 'pulumi preview --json'."
    )]
    public void StackFile_Neither_SaysWhatIsAccepted(string json, string error) =>
        Assert.Equal(error, Error(() => StackFile.Read(Encoding.UTF8.GetBytes(json), "x.json")));

    [Fact]
    public void StackFile_Missing_SaysSo() =>
        Assert.Equal(
            "The file 'no-such.json' does not exist; expected what 'pulumi stack export' prints, or 'pulumi "
                + "preview --json'.",
            Error(() => StackFile.Read("no-such.json"))
        );

    [Theory]
    [InlineData("UTF-16")]
    [InlineData("UTF-16BE")]
    [InlineData("UTF-8")]
    public void StackFile_TextWithAByteOrderMark_IsReadAsItsEncoding(string name)
    {
        const string Json =
            "{\"version\":3,\"deployment\":{\"resources\":[{\"urn\":\""
            + Vpc
            + "\",\"inputs\":{\"tags\":{\"Name\":\"Olá 🌍\"}}}]}}";
        var encoding = Encoding.GetEncoding(name);
        byte[] bytes = [.. encoding.GetPreamble(), .. encoding.GetBytes(Json)];

        Assert.Equal(
            "Olá 🌍",
            Assert.Single(StackFile.Read(bytes, "x.json").Resources).Inputs.GetMap("tags").GetText("Name")
        );
        using var stream = new MemoryStream(bytes);
        Assert.Equal(StackFile.Read(bytes, "x.json"), StackFile.ReadStandardInput(stream));
    }

    [Fact]
    public void Read_RegionInTheSettings_IsTheDefaultProviders()
    {
        const string Provider = "urn:pulumi:dev::shop::pulumi:providers:aws::default_7_48_0";
        var step = Step(
            "create",
            $$$"""{"urn":"{{{Vpc}}}","custom":true,"provider":"{{{Provider}}}::04da6b54-80e4-46f7-96ec-b56ff0331ba9"}"""
        );
        var graph = PreviewReader.Read(
            Encoding.UTF8.GetBytes($$$"""{"steps":[{{{step}}},{{{step}}}],"config":{"aws:region":"eu-west-1"}}"""),
            "x.json"
        );

        Assert.Equal(["default_7_48_0", "main"], graph.Resources.Select(node => node.Name));
        Assert.Equal("eu-west-1", graph.Resources[0].Inputs.GetText("region"));
    }

    [Fact]
    public void StackFile_AnyText_IsAGraphOrAClearError() =>
        Gen.OneOf(
                Gen.String,
                Gen.String.Select(text => "{\"steps\":[" + text),
                Gen.String.Select(text => "{\"steps\":[{\"op\":\"create\",\"newState\":" + text + "}]}")
            )
            .Sample(text =>
            {
                try
                {
                    StackFile.Read(Encoding.UTF8.GetBytes(text), "x.json");
                }
                catch (DeploymentFileException error)
                {
                    Assert.StartsWith("The file 'x.json' is ", error.Message, StringComparison.Ordinal);
                }
            });

    private static string Step(string operation, string state) =>
        $$$"""{"op":"{{{operation}}}","urn":"ignored","newState":{{{state}}}}""";

    private static ResourceGraph Read(params string[] steps) =>
        PreviewReader.Read(
            Encoding.UTF8.GetBytes(
                $$$"""{"config":{"shop:a":"b"},"steps":[{{{string.Join(',', steps)}}}],"duration":1,"changeSummary":{"create":2}}"""
            ),
            "x.json"
        );

    private static string Error(Action read) => Assert.Throws<DeploymentFileException>(read).Message;
}
