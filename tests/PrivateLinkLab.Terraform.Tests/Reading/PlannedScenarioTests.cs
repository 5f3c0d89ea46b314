using System.Text.Json;
using PrivateLinkLab.Graph;
using PrivateLinkLab.Network.Ingest;
using PrivateLinkLab.Permissions;
using PrivateLinkLab.Reachability.Questions;
using PrivateLinkLab.Reachability.Selection;
using PrivateLinkLab.Reachability.Verdicts;
using PrivateLinkLab.Scenarios;
using PrivateLinkLab.Terraform.Emulation;
using PrivateLinkLab.Terraform.Export;
using PrivateLinkLab.Terraform.Reading;
using PrivateLinkLab.Terraform.Tests.Tables;
using PrivateLinkLab.Terraform.Tooling;

namespace PrivateLinkLab.Terraform.Tests.Reading;

/// <summary>
/// What Terraform itself plans for the export of a scenario, read as a graph, against the scenario's own graph.
/// </summary>
[Trait("Category", EmulatorCheck.Category)]
public class PlannedScenarioTests(TerraformProgram terraform) : IClassFixture<TerraformProgram>
{
    private static readonly int[] Ports = [22, 80, 443, 3306];

    private static readonly string[] Others =
    [
        "https://sqs.us-east-1.amazonaws.com",
        "https://s3.us-east-1.amazonaws.com",
        "https://ssm.us-east-1.amazonaws.com",
        "example.com:443",
        "session-manager",
    ];

    // What a plan does not know is an answer of its own, as long as it is not the opposite one.
    private static readonly string[] OfPolicies =
    [
        AuthorizationReason.UnknownPolicy,
        AuthorizationReason.EndpointUnknown,
    ];

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public static TheoryData<string> Scenarios => [.. ScenarioCatalog.All.Select(scenario => scenario.Name)];

    [Theory]
    [MemberData(nameof(Scenarios))]
    public async Task Probe_OfTheExportsPlan_HasTheVerdictOfTheScenario(string scenario)
    {
        EmulatorCheck.SkipUnlessRequired();
        var graph = await ScenarioGraph.OfAsync(scenario);
        var configuration = TerraformExporter.Export(graph, new() { ProviderVersion = "~> 5.100.0" });
        using var plan = await PlanAsync(graph, configuration);
        var planned = ShownStack.Read(plan.RootElement);
        var (own, other) = (new Prober(ModelBuilder.Build(graph)), new Prober(ModelBuilder.Build(planned)));
        var places = new PlaceCatalog(ModelBuilder.Build(graph), graph);
        var differences = new List<string>();
        var asked = 0;
        foreach (var from in places.All.Where(place => place.Kind == PlaceKind.Instance))
        {
            foreach (var to in places.All.Where(place => place.TakesConnections && place != from))
            {
                if (NameOf(to) is { } name)
                {
                    foreach (var port in Ports)
                    {
                        // The key of a queue is its URL.
                        Compare(
                            from,
                            $"{(to.Kind == PlaceKind.ServiceResource ? to.Identity.Name : to.Identity.Key)}:{port}",
                            $"{name}:{port}"
                        );
                    }
                }
            }

            foreach (var to in Others)
            {
                Compare(from, to, to);
            }
        }

        foreach (var to in places.All.Where(place => place.Kind == PlaceKind.Instance))
        {
            Note(
                $"internet -> {to}",
                own.Probe("internet", $"{to.Identity.Key}:22"),
                other.Probe("internet", $"{NameOf(to)}:22")
            );
        }

        Assert.True(differences.Count == 0, string.Join('\n', differences));
        Assert.True(asked > 0, "Nothing was asked.");

        void Compare(NetworkPlace from, string to, string planned) =>
            Note($"{from} -> {to}", own.Probe(from.Identity.Key, to), other.Probe(NameOf(from)!, planned));

        void Note(string question, ProbeResult right, ProbeResult found)
        {
            asked++;
            if (
                right.Verdict != found.Verdict
                && !(found.Verdict == Verdict.Unknown && OfPolicies.Contains(found.Reason))
            )
            {
                differences.Add(
                    $"{question}: {right.Verdict} in the scenario, {found.Verdict} in the plan. {found.Explanation}"
                );
            }
        }

        string? NameOf(NetworkPlace place) =>
            ResourceUrn.TryParse(place.Identity.Component, out var urn)
                ? configuration.AddressOf(urn)?.Split('.')[^1]
                : null;
    }

    private async Task<JsonDocument> PlanAsync(ResourceGraph graph, TerraformConfiguration configuration)
    {
        var search = ToolSearch.OfThisMachine();
        var folder = Directory.CreateTempSubdirectory("lab-plan-").FullName;
        try
        {
            var environment = ChildEnvironment.Of(search.Environment, Path.Combine(folder, "none"), []);
            var log = Path.Combine(folder, "moto.log");
            var moto = await MotoServer.StartAsync(search, environment, log, _ => { }, Cancellation);
            try
            {
                // The provider asks moto; the resources are those for AWS.
                const string Provider = "provider.tf.json";
                var emulated = TerraformExporter.Export(
                    graph,
                    new() { ProviderVersion = "~> 5.100.0", EmulatorEndpoint = moto.Endpoint }
                );
                return await terraform.PlanAsync(
                    configuration.Files.SetItem(Provider, emulated.Files[Provider]),
                    configuration.Variables
                );
            }
            finally
            {
                KnownProcess.Stop(moto.Emulator);
            }
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }
}
