using PrivateLinkLab.Graph;
using PrivateLinkLab.Network.Ingest;
using PrivateLinkLab.Reachability.Linting;

namespace PrivateLinkLab.Reachability.Tests.Linting;

public sealed class LintTests
{
    public static TheoryData<int> Cases => [.. Enumerable.Range(0, LintCases.All.Count)];

    [Theory]
    [MemberData(nameof(Cases))]
    public void Lint_WhatIsWrong_IsFoundAlone(int index)
    {
        var one = LintCases.All[index];
        var net = one.Base();
        one.Wrong(net);

        Assert.Equal(
            one.Found.Select(resource => $"{one.Code} {resource}").Concat(one.Beside).Order(StringComparer.Ordinal),
            Found(net.Graph).Order(StringComparer.Ordinal)
        );
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void Lint_WhatIsFine_IsNotFound(int index)
    {
        var one = LintCases.All[index];
        var net = one.Base();
        one.Fine(net);

        Assert.Empty(Found(net.Graph));
    }

    [Fact]
    public void Lints_HaveACaseEach() =>
        Assert.Equal(
            Linter.All.Select(lint => lint.Code).Order(StringComparer.Ordinal),
            LintCases.All.Select(one => one.Code).Distinct().Order(StringComparer.Ordinal)
        );

    [Fact]
    public void Lint_Sentences_AreSentences() => Assert.All(LintCases.All, one =>
        {
            var net = one.Base();
            one.Wrong(net);
            Assert.All(Linter.Run(net.Model, net.Graph), finding =>
            {
                Assert.EndsWith(".", finding.Message, StringComparison.Ordinal);
                Assert.EndsWith(".", finding.Fix, StringComparison.Ordinal);
                Assert.DoesNotContain("  ", finding.Message, StringComparison.Ordinal);
            });
        });

    [Fact]
    public void Lint_Disabled_IsLeftOut()
    {
        var net = Net.Private();
        net.Group("lonely", "vpc-v");

        Assert.Empty(Linter.Run(net.Model, net.Graph, ["SG_NOT_ATTACHED"]));
    }

    [Fact]
    public void Lint_ResourceOutsideTheGraph_IsNoReason()
    {
        // Everything of another stack is only referred to: nothing about it is known.
        var net = new Net();
        net.Subnet("s1", "vpc-elsewhere", "10.0.1.0/24");
        net.Ingress("sg-elsewhere", 443, "192.168.0.0/16");
        net.Instance("App", "subnet-s1", "10.0.1.10", ["sg-elsewhere"]);
        net.Route("rtb-elsewhere", "10.9.0.0/16", "natGatewayId", "nat-elsewhere");

        Assert.Empty(Found(net.Graph));
    }

    [Theory]
    [MemberData(nameof(ScenarioGraphs.Names), MemberType = typeof(ScenarioGraphs))]
    public async Task Lint_OfAScenario_FindsNotesOnly(string scenario)
    {
        var graph = await ScenarioGraphs.OfAsync(scenario);

        Assert.DoesNotContain(Linter.Run(ModelBuilder.Build(graph), graph), finding =>
            finding.Lint.Severity > LintSeverity.Note
        );
    }

    private static IEnumerable<string> Found(ResourceGraph graph) =>
        Linter.Run(ModelBuilder.Build(graph), graph).Select(finding => $"{finding.Lint.Code} {finding.Resource.Name}");
}
