using PrivateLinkLab.Configuration;
using PrivateLinkLab.Graph;
using PrivateLinkLab.Lab.Faults;
using PrivateLinkLab.Lab.Grounds;
using PrivateLinkLab.Scenarios;

namespace PrivateLinkLab.Lab.Stacks;

/// <summary>Every scenario as its default settings plan it.</summary>
internal static class ScenarioPlans
{
    private const string Region = "us-east-1";
    private const string Stack = "dev";

    /// <summary>Plans every scenario.</summary>
    public static async Task<IReadOnlyList<(string Name, ResourceGraph Graph)>> AllAsync()
    {
        var plans = new List<(string, ResourceGraph)>();
        foreach (var scenario in ScenarioCatalog.All)
        {
            var config = ScenarioCatalog.Read(
                new Dictionary<string, string> { [ConfigKeys.Region] = Region, [ConfigKeys.Scenario] = scenario.Name }
            );
            plans.Add((scenario.Name, await SimulatedGround.PlanAsync(config, Stack, isPreview: false)));
        }

        return plans;
    }

    /// <summary>Gives the names of those to which a fault applies.</summary>
    public static IReadOnlyList<string> WhereApplies(
        Fault fault,
        IReadOnlyList<(string Name, ResourceGraph Graph)> plans
    ) => [.. plans.Where(plan => fault.Inject(plan.Graph) is not null).Select(plan => plan.Name)];
}
