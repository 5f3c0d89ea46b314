using PrivateLinkLab.Engine.Deploying;
using PrivateLinkLab.Engine.Protocol;
using PrivateLinkLab.Graph;
using PrivateLinkLab.Graph.Deployments;
using PrivateLinkLab.Network.Ingest;
using PrivateLinkLab.Policy.Packs;
using PrivateLinkLab.Policy.Protocol;
using PrivateLinkLab.Reachability.WholeNetwork;
using PrivateLinkLab.Rules;

namespace PrivateLinkLab.Policy.Tests.Packs;

/// <summary>The graph of what the engine tells.</summary>
public sealed class AnalyzedStackTests
{
    private const string Provider = "urn:pulumi:dev::shop::pulumi:providers:aws::default_7_48_0";
    private const string Vpc = "urn:pulumi:dev::shop::aws:ec2/vpc:Vpc::main";

    private static readonly string[] Folders = ["Documented", "Public"];

    private static readonly RulesFile Everything = RulesFile.Read(
        "paths.yaml",
        new StringReader(
            """
            rules:
              - { from: any, to: any, ports: any, expect: blocked }
            """
        )
    );

    public static TheoryData<string> Cases =>
        [
            .. Folders.SelectMany(folder =>
                Directory
                    .EnumerateFiles(RepositoryFile.PathOf($"tests/PrivateLinkLab.Lab.Tests/Cases/{folder}"), "*.json")
                    .Select(file => $"{folder}/{Path.GetFileName(file)}")
                    .Where(name => !name.EndsWith("/expectations.json", StringComparison.Ordinal))
                    .Order(StringComparer.Ordinal)
            ),
        ];

    [Theory]
    [MemberData(nameof(Cases))]
    public void Rules_OnWhatTheEngineTells_SayTheSameAsOnTheStack(string name)
    {
        if (Read(name) is not { } graph)
        {
            // A file that no command reads is no stack of the engine's.
            return;
        }

        var stack = new AnalyzedStack(static _ => null);
        foreach (var inputs in EngineMessages.Inputs(graph))
        {
            stack.Keep(inputs);
        }

        Assert.Equal(Sentences(Ordered(graph)), Sentences(stack.Graph(EngineMessages.Stack(graph))));
    }

    [Theory]
    [InlineData("eu-west-1", null, "eu-west-1")]
    [InlineData(null, "ap-south-1", "ap-south-1")]
    [InlineData(null, null, null)]
    [InlineData("", "ap-south-1", "ap-south-1")]
    public void Region_OfAProviderWithoutOne_IsTheSettingsOrTheEnvironments(
        string? setting,
        string? environment,
        string? expected
    )
    {
        var stack = new AnalyzedStack(name => name == "AWS_REGION" ? environment : null);
        var settings = new AnalyzerStackConfigureRequest { Stack = "dev", Project = "shop" };
        if (setting is not null)
        {
            settings.Config["aws:region"] = setting;
        }

        stack.Configure(settings);

        var graph = stack.Graph(new() { Resources = { VpcOf(MapValue.Empty) } });

        Assert.Equal(expected, new ResourceRegions(graph).Of(graph.Resources.Single(node => node.Name == "main")));
    }

    [Fact]
    public void Region_OfAProviderThatHasOne_IsItsOwn()
    {
        var stack = new AnalyzedStack(static _ => "ap-south-1");

        var graph = stack.Graph(
            new() { Resources = { VpcOf(MapValue.Create([("region", (PropertyValue)"eu-central-1")])) } }
        );

        Assert.Equal(
            "eu-central-1",
            new ResourceRegions(graph).Of(graph.Resources.Single(node => node.Name == "main"))
        );
    }

    [Fact]
    public void Graph_OfAPreview_HasNoIdAndKnowsTheInputs()
    {
        var stack = new AnalyzedStack(static _ => null);
        stack.Keep(
            new()
            {
                Urn = Vpc,
                Properties = WireValues.Write(MapValue.Create([("cidrBlock", (PropertyValue)"10.0.0.0/16")])),
            }
        );

        var graph = stack.Graph(new() { Resources = { VpcOf(MapValue.Empty) } });

        var node = graph.Resources.Single(one => one.Name == "main");
        Assert.Null(node.Id);
        Assert.Equal("10.0.0.0/16", node.Inputs.GetText("cidrBlock"));
        Assert.Equal(("dev", "shop"), (graph.Stack, graph.Project));
    }

    private static AnalyzerResource VpcOf(MapValue provider) =>
        new()
        {
            Urn = Vpc,
            Type = "aws:ec2/vpc:Vpc",
            Name = "main",
            Properties = WireValues.Write(MapValue.Create([("id", PropertyValue.Unknown)])),
            Provider = new() { Urn = Provider, Properties = WireValues.Write(provider) },
        };

    private static ResourceGraph? Read(string name)
    {
        try
        {
            return StackFile.Read(RepositoryFile.PathOf($"tests/PrivateLinkLab.Lab.Tests/Cases/{name}"));
        }
        catch (DeploymentFileException)
        {
            return null;
        }
    }

    private static ResourceGraph Ordered(ResourceGraph graph) =>
        ResourceGraph.Create(
            graph.Project,
            graph.Stack,
            GraphOrder.Of(graph.Resources.Where(node => !node.PendingDelete).ToDictionary(node => node.Urn), [])
        );

    private static string Sentences(ResourceGraph graph) =>
        string.Join(
            '\n',
            RulesCheck
                .Run(Everything, new WholeNetworkReach(ModelBuilder.Build(graph), graph))
                .SelectMany(result => result.Pairs.SelectMany(RuleText.Details))
                .Order(StringComparer.Ordinal)
        );
}
