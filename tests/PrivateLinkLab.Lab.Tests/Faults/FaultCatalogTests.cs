using System.Reflection;
using PrivateLinkLab.Graph;
using PrivateLinkLab.Graph.Deployments;
using PrivateLinkLab.Lab.Faults;
using PrivateLinkLab.Permissions;
using PrivateLinkLab.Reachability.Verdicts;
using PrivateLinkLab.Scenarios;

namespace PrivateLinkLab.Lab.Tests.Faults;

public sealed class FaultCatalogTests
{
    private static readonly HashSet<string?> Codes =
    [
        .. ((Type[])[typeof(ReasonCode), typeof(AuthorizationReason)])
            .SelectMany(type => type.GetFields(BindingFlags.Public | BindingFlags.Static))
            .Select(field => (string?)field.GetRawConstantValue()),
    ];

    public static TheoryData<string> Faults => [.. FaultCatalog.All.Select(fault => fault.Name)];

    [Fact]
    public void All_Faults_AreManyAndNamedOnce()
    {
        Assert.True(FaultCatalog.All.Count >= 25);
        Assert.Distinct(FaultCatalog.All.Select(fault => fault.Name));
        Assert.Distinct(FaultCatalog.All.Select(fault => fault.Summary));
    }

    [Theory]
    [MemberData(nameof(Faults))]
    public void Fault_Texts_AreSentencesAndCodes(string name)
    {
        var fault = FaultCatalog.Find(name)!;

        Assert.Matches("^[a-z]+(-[a-z]+)+$", fault.Name);
        Assert.Matches(@"^[A-Z].*[^.]\.$", fault.Summary);
        Assert.Matches(@"^[A-Za-z].*[^.]\.$", fault.Symptom);
        Assert.Equal(fault.Opens, fault.Reasons.IsEmpty);
        Assert.All(fault.Reasons, reason => Assert.Contains(reason, Codes));
    }

    [Fact]
    public async Task Fault_EveryOne_AppliesToAScenarioOrASmallStack()
    {
        ResourceGraph[] graphs =
        [
            .. await Task.WhenAll(ScenarioCatalog.All.Select(scenario => ScenarioGraphs.OfAsync(scenario.Name))),
            .. StackFaultTests.Stacks.Values.Select(stack => stack.Stack().Graph),
            .. BalancerFaultTests.Stacks.Values.Select(stack => stack.Stack().Graph),
        ];

        Assert.All(FaultCatalog.All, fault => Assert.Contains(graphs, graph => fault.Inject(graph) is not null));
    }

    [Theory]
    [MemberData(nameof(ScenarioGraphs.Names), MemberType = typeof(ScenarioGraphs))]
    public async Task Inject_Scenario_ChangesACopyThatIsStillAStack(string scenario)
    {
        var graph = await ScenarioGraphs.OfAsync(scenario);
        var before = DeploymentWriter.Write(graph);

        foreach (var fault in FaultCatalog.ApplyingTo(graph))
        {
            var changed = fault.Inject(graph)!;

            Assert.NotEqual(graph, changed);
            Assert.Equal(changed, DeploymentReader.Read(DeploymentWriter.Write(changed).Span, fault.Name));
        }

        Assert.Equal(before, DeploymentWriter.Write(graph));
    }

    [Theory]
    [MemberData(nameof(ScenarioGraphs.Names), MemberType = typeof(ScenarioGraphs))]
    public async Task Inject_AnyTwoFaults_AgreeInOneStack(string scenario)
    {
        var graph = await ScenarioGraphs.OfAsync(scenario);

        foreach (var first in FaultCatalog.ApplyingTo(graph))
        {
            var once = first.Inject(graph)!;
            Assert.All(FaultCatalog.ApplyingTo(once), second =>
                Assert.Distinct(second.Inject(once)!.Resources.Select(node => node.Urn))
            );
        }
    }

    [Fact]
    public void Inject_EmptyStack_AppliesNothing() =>
        Assert.Empty(FaultCatalog.ApplyingTo(ResourceGraph.Create("", "", [])));
}
