using PrivateLinkLab.Amazon.Types;
using PrivateLinkLab.Configuration;
using PrivateLinkLab.Graph;
using PrivateLinkLab.Lab.Faults;
using PrivateLinkLab.Lab.Lessons;
using PrivateLinkLab.Reachability.Verdicts;

namespace PrivateLinkLab.Lab.Tests.Lessons;

public sealed class VerificationTests
{
    // Nothing of a scenario opens over IPv6 what is closed over IPv4.
    [Theory]
    [MemberData(nameof(ScenarioGraphs.Names), MemberType = typeof(ScenarioGraphs))]
    public async Task Verify_OfAScenarioInDualStack_HasNoFinding(string scenario)
    {
        var graph = await ScenarioGraphs.PlanAsync(
            (ConfigKeys.Scenario, scenario),
            (ConfigKeys.AddressFamily, "dualstack")
        );

        var verification = Verification.Run(scenario, graph);

        Assert.All(verification.Results, result => Assert.True(result.AsExpected, result.Found.Explanation));
    }

    [Theory]
    [MemberData(nameof(ScenarioGraphs.Names), MemberType = typeof(ScenarioGraphs))]
    public async Task Run_Scenario_HasNoFinding(string scenario)
    {
        var verification = Verification.Run(scenario, await ScenarioGraphs.OfAsync(scenario));

        Assert.All(verification.Results, result =>
            Assert.True(
                result.AsExpected,
                $"{result.Experiment.Title} {string.Join(' ', result.Differences)} {result.Found.Explanation}"
            )
        );
        Assert.Empty(verification.Warnings);
        Assert.All(verification.NotModelled, resource => Assert.Empty(resource.Touches));
    }

    [Theory]
    [MemberData(nameof(ScenarioGraphs.Names), MemberType = typeof(ScenarioGraphs))]
    public async Task Run_Scenario_TriesWhatMustAndWhatMustNotWork(string scenario)
    {
        var experiments = LessonCatalog.Get(scenario).ExperimentsOn(await ScenarioGraphs.OfAsync(scenario));

        Assert.Contains(experiments, experiment => experiment is { Number: not null });
        Assert.Contains(experiments, experiment => experiment is { Expected: Verdict.Blocked, Before: null });
        Assert.Equal(
            scenario != "private-subnet",
            experiments.Any(experiment => experiment.Expected == Verdict.Reachable)
        );
        Assert.All(experiments, experiment =>
            Assert.True(experiment.Before is null || FaultCatalog.Find(experiment.Before) is not null)
        );
        Assert.Distinct(experiments.Select(experiment => experiment.Title));
        Assert.All(experiments, experiment =>
        {
            Assert.EndsWith(".", experiment.Title, StringComparison.Ordinal);
            Assert.EndsWith(".", experiment.Because, StringComparison.Ordinal);
        });
    }

    [Theory]
    [InlineData("consumerRegion=us-west-2")]
    [InlineData("consumerRoleArn=arn:aws:iam::222222222222:role/Consumer", "consumerAvailabilityZones=us-east-1d")]
    [InlineData("consumerRoleArn=arn:aws:iam::222222222222:role/Consumer", "consumerRegion=eu-west-1")]
    [InlineData("consumerVpcCidr=10.7.0.0/16", "consumerSubnetCidrs=10.7.1.0/24")]
    public async Task Run_EndpointServiceOfOtherSettings_HasNoFinding(params string[] settings)
    {
        var graph = await ScenarioGraphs.PlanAsync([
            ("scenario", "endpoint-service"),
            .. settings.Select(setting => (setting.Split('=')[0], setting.Split('=')[1])),
        ]);

        var verification = Verification.Run("endpoint-service", graph);

        Assert.All(verification.Results, result =>
            Assert.True(result.AsExpected, $"{result.Experiment.Title} {string.Join(' ', result.Differences)}")
        );
    }

    public static MatrixTheoryData<string, string> ScenariosElsewhere =>
        new(ScenarioGraphs.Names.Select(row => row.Data), ["cn-north-1", "us-gov-west-1", "eu-central-1"]);

    [Theory]
    [MemberData(nameof(ScenariosElsewhere))]
    public async Task Run_RegionOfAnyPartition_HasNoFinding(string scenario, string region)
    {
        var graph = await ScenarioGraphs.PlanAsync((ConfigKeys.Scenario, scenario), (ConfigKeys.Region, region));

        var verification = Verification.Run(scenario, graph);

        Assert.All(verification.Results, result =>
            Assert.True(result.AsExpected, $"{result.Experiment.Title} {string.Join(' ', result.Differences)}")
        );
    }

    [Fact]
    public async Task Run_WhereAFaultDoesNotApply_SaysThatItsOutcomeIsNotKnown()
    {
        var graph = await ScenarioGraphs.OfAsync("endpoint-service");
        var withoutAcceptance = ResourceGraph.Create(
            graph.Project,
            graph.Stack,
            graph.Resources.Select(node =>
                AwsTypes.VpcEndpointService.Is(node.Type)
                    ? node with
                    {
                        Inputs = node.Inputs.With("acceptanceRequired", false),
                    }
                    : node
            )
        );

        var found = Verification
            .Run("endpoint-service", withoutAcceptance)
            .Results.Single(result => result.Experiment.Before == "acceptance-pending")
            .Found;

        Assert.Equal((Verdict.Unknown, ReasonCode.UnknownResource), (found.Verdict, found.Reason));
        Assert.Equal(
            "The experiment needs the fault acceptance-pending, which does not apply to this stack; what would happen "
                + "with it is not known.",
            found.Explanation
        );
        Assert.Empty(found.Hops);
    }

    [Fact]
    public async Task Run_UnknownScenario_IsRefused()
    {
        var graph = await ScenarioGraphs.OfAsync("private-subnet");

        Assert.Throws<ArgumentException>(() => Verification.Run("no-such", graph));
    }

    [Theory]
    [InlineData("private-subnet", new[] { 1, 2, 5 })]
    [InlineData("session-manager", new[] { 1, 5, 6 })]
    [InlineData("sqs-endpoint", new[] { 1, 2, 3, 4, 5 })]
    [InlineData("port-forwarding", new[] { 1, 5, 7, 8, 9 })]
    [InlineData("gateway-endpoint", new[] { 1, 5, 10 })]
    [InlineData("endpoint-service", new[] { 1, 5, 11, 12, 13, 14 })]
    [InlineData("public-endpoint", new[] { 5, 15 })]
    public async Task For_Scenario_HasTheArticlesExperiments(string scenario, int[] numbers)
    {
        var experiments = LessonCatalog.Get(scenario).ExperimentsOn(await ScenarioGraphs.OfAsync(scenario));

        Assert.Equal(numbers, experiments.Select(experiment => experiment.Number).OfType<int>().Distinct().Order());
    }
}
