using PrivateLinkLab.Testing;

namespace PrivateLinkLab.Examples.Tests;

/// <summary>A project under examples/.</summary>
/// <param name="Name">Its folder.</param>
/// <param name="RunAsync">Runs its stack on the simulated cloud.</param>
internal sealed record Example(string Name, Func<Task<SimulatedAws>> RunAsync)
{
    /// <summary>All of them.</summary>
    public static IReadOnlyList<Example> All { get; } =
    [
        new("ecs-fargate", () => SimulatedAws.RunAsync<EcsFargate.OrdersStack>()),
        new("endpoint-hub", () => SimulatedAws.RunAsync<SharedEndpoints.HubStack>()),
        // In a VPC that is there already: the test has it.
        new("existing-vpc", ExistingVpc.Tests.AccessTests.RunAsync),
        new("lambda-rds", () => SimulatedAws.RunAsync<LambdaRds.ReportStack>()),
        new("saas-provider", () => SimulatedAws.RunAsync<SaasProvider.ApiStack>()),
    ];

    /// <summary>Their names, for theories.</summary>
    public static TheoryData<string> Names => [.. All.Select(example => example.Name)];

    /// <summary>The folder.</summary>
    public string Folder => RepositoryFile.PathOf($"examples/{Name}");

    /// <summary>Finds one.</summary>
    public static Example Find(string name) => All.Single(example => example.Name == name);
}
