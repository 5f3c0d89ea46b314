using System.Globalization;
using System.Text.RegularExpressions;
using PrivateLinkLab.Graph;
using PrivateLinkLab.Terraform.Emulation;
using PrivateLinkLab.Terraform.Export;
using PrivateLinkLab.Terraform.Tooling;

namespace PrivateLinkLab.Terraform.Tests.Refusals;

/// <summary>Holds the table of refusals against both grounds, and makes it.</summary>
public sealed partial class RefusalTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("lab-refusals-").FullName;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task Table_SimulatedCloud_SaysWhatTheTableSays()
    {
        var rows = RefusalTable.Read(await ReadAsync());

        Assert.Equal(
            Built().Select(built => (built.Case, RefusalTable.Cell(built.Stack.Refusal))),
            rows.Select(row => (row[0], row[1]))
        );
    }

    [Fact]
    [Trait("Category", EmulatorCheck.Category)]
    public async Task Table_ProviderAndMoto_SayWhatTheTableSays()
    {
        EmulatorCheck.SkipUnlessRequired();
        var cases = Built().ToArray();
        var refusals = await RefusalsOfTerraformAsync(cases);

        var table = RefusalTable.Write(
            cases.Select((built, index) => (built.Case, built.Stack.Refusal, refusals.GetValueOrDefault(index)))
        );
        if (Environment.GetEnvironmentVariable("UPDATE_GOLDEN") == "1")
        {
            await File.WriteAllTextAsync(RepositoryFile.PathOf(RefusalTable.File), table, Cancellation);
        }

        Assert.Equal(await ReadAsync(), table);
    }

    private static Task<string> ReadAsync() =>
        File.ReadAllTextAsync(RepositoryFile.PathOf(RefusalTable.File), Cancellation);

    private static IEnumerable<(string Case, RawStack Stack)> Built() =>
        RefusalCases.All.Select(
            (refusal, index) =>
            {
                var stack = new RawStack(PrefixOf(index));
                refusal.Build(stack);
                return (refusal.Name, stack);
            }
        );

    // A letter at the end: else the number would run into what follows.
    private static string PrefixOf(int index) => $"case{index}x";

    // All cases in one configuration, each told by its prefix. What a plan refuses is taken out before the rest is
    // applied.
    private async Task<Dictionary<int, string>> RefusalsOfTerraformAsync((string Case, RawStack Stack)[] cases)
    {
        var search = ToolSearch.OfThisMachine();
        var program = InstalledTools.Terraform(search);
        var folder = new StackFolder(_folder, "refusals");
        folder.Create();
        var environment = ChildEnvironment.Of(search.Environment, folder.EmptyFile, []);
        var moto = await MotoServer.StartAsync(search, environment, folder.EmulatorLog, _ => { }, Cancellation);
        try
        {
            var refusals = new Dictionary<int, string>();
            for (var isPlanned = false; !isPlanned; )
            {
                var left = cases
                    .Where((_, index) => !refusals.ContainsKey(index))
                    .Select(built => built.Stack.ToGraph());
                var nodes = left.SelectMany(graph => graph.Resources.Where(node => node.Custom))
                    .Prepend(new() { Urn = cases[0].Stack.ToGraph().Root!.Urn });
                TerraformExporter
                    .Export(
                        ResourceGraph.Create("lab", "dev", nodes),
                        new() { EmulatorEndpoint = moto.Endpoint, ProviderVersion = "~> 5.100.0" }
                    )
                    .WriteTo(folder.Terraform);
                var run = new TerraformRun(program, folder.Terraform, environment, search, _ => { });
                await run.InitAsync(Cancellation);
                isPlanned = await RefusedAsync(() => run.PlanAsync(Cancellation), refusals);
                if (isPlanned)
                {
                    await RefusedAsync(() => run.ApplyAsync(Cancellation), refusals);
                }
            }

            return refusals;
        }
        finally
        {
            KnownProcess.Stop(moto.Emulator);
        }
    }

    // True when nothing is refused.
    private static async Task<bool> RefusedAsync(Func<Task> step, Dictionary<int, string> refusals)
    {
        try
        {
            await step();
            return true;
        }
        catch (TerraformException failure) when (failure.Failure == TerraformFailure.StepFailed)
        {
            var before = refusals.Count;
            foreach (
                var sentence in failure
                    .Message.Split("\naws_")
                    .Select((part, index) => index == 0 ? part : $"aws_{part}")
            )
            {
                var number = CaseNumber().Match(sentence);
                Assert.True(number.Success, sentence);
                refusals.TryAdd(
                    int.Parse(number.Groups[1].Value, CultureInfo.InvariantCulture),
                    RefusalTable.Emulated(sentence)
                );
            }

            Assert.NotEqual(before, refusals.Count);
            return false;
        }
    }

    [GeneratedRegex(@"\.case(\d+)x", RegexOptions.CultureInvariant)]
    private static partial Regex CaseNumber();
}
