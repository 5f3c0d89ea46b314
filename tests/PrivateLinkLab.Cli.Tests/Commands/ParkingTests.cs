using System.Text.Json;
using PrivateLinkLab.Scenarios;

namespace PrivateLinkLab.Cli.Tests.Commands;

public sealed class ParkingTests
{
    private static readonly string[] Kept = [" GB of gp3", "secret in Secrets Manager"];

    private static readonly string[] Snapshotted =
    [
        "--config",
        "parked=true",
        "--config",
        "parkedDatabase=snapshotted",
    ];

    public static TheoryData<string> Scenarios => [.. ScenarioCatalog.All.Select(scenario => scenario.Name)];

    [Theory]
    [MemberData(nameof(Scenarios))]
    public async Task Up_ParkedAndBack_ChangesWhatCostsByTheHourAndGivesTheSameState(string scenario)
    {
        using var project = new LabProject();
        await project.SucceedAsync("up", scenario);
        var running = project.ReadState();

        var parked = await project.SucceedAsync("up", scenario, "--config", "parked=true");
        var again = await project.SucceedAsync("up", scenario, "--config", "parked=true");
        await project.SucceedAsync("up", scenario);

        Assert.Contains("state: \"running\" -> \"stopped\"\n", parked, StringComparison.Ordinal);
        Assert.DoesNotContain("replaced", parked, StringComparison.Ordinal);
        Assert.Contains(": no changes, ", again, StringComparison.Ordinal);
        Assert.Equal(running, project.ReadState());
        Assert.Contains("nothing is left", await project.SucceedAsync("destroy"), StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Scenarios))]
    public async Task Cost_Parked_IsThatOfStorage(string scenario)
    {
        using var project = new LabProject();

        using var running = JsonDocument.Parse(await project.SucceedAsync("cost", scenario, "--json"));
        using var parked = JsonDocument.Parse(
            await project.SucceedAsync("cost", scenario, "--json", "--config", "parked=true")
        );

        Assert.All(Items(parked), item =>
            Assert.Contains(Kept, kept =>
                item.GetProperty("what").GetString()!.EndsWith(kept, StringComparison.Ordinal)
            )
        );
        var storage = Items(running)
            .Where(item =>
                item.GetProperty("what").GetString()!.EndsWith(Kept[0], StringComparison.Ordinal)
                || item.GetProperty("what").GetString() == Kept[1]
            );
        Assert.Equal(storage.Sum(MonthlyOf), MonthlyOf(parked.RootElement.GetProperty("total")));
        Assert.True(
            MonthlyOf(parked.RootElement.GetProperty("total")) < MonthlyOf(running.RootElement.GetProperty("total"))
        );
        Assert.Empty(parked.RootElement.GetProperty("notPriced").EnumerateArray());
    }

    [Fact]
    public async Task Cost_PortForwardingParked_IsThePagesFigure()
    {
        using var project = new LabProject();

        var text = await project.SucceedAsync("cost", "port-forwarding", "--config", "parked=true");

        Assert.Matches(@"\nTotal +\$0\.0046 +\$3\.34\n", text);
        var page = await File.ReadAllTextAsync(
            RepositoryFile.PathOf("docs/parking.md"),
            TestContext.Current.CancellationToken
        );
        Assert.Contains("from $43.78 a month to $3.34", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Up_ParkedAsASnapshotAndBack_RestoresTheDatabaseAndSaysWhatIsRetained()
    {
        using var project = new LabProject();
        await project.SucceedAsync("up", "port-forwarding");

        var parked = await project.SucceedAsync(["up", "port-forwarding", .. Snapshotted]);
        var again = await project.SucceedAsync(["up", "port-forwarding", .. Snapshotted]);
        var name = await SnapshotAsync(project);
        var back = await project.SucceedAsync("up", "port-forwarding", "--config", $"databaseSnapshot={name}");
        var state = project.ReadState();
        var without = await project.SucceedAsync("up", "port-forwarding");

        Assert.Matches(@"\n\+ +aws:rds:Snapshot +myDB-snapshot\n- +aws:rds:Instance +myDB-instance\n", parked);
        Assert.Contains(": no changes, ", again, StringComparison.Ordinal);
        Assert.Matches(@"\n\+ +aws:rds:Instance +myDB-instance\n- +aws:rds:Snapshot +myDB-snapshot\n", back);
        Assert.Contains(
            $"Retained: aws:rds:Snapshot {name} leaves the stack, and stays and costs until somebody deletes it.\n",
            back,
            StringComparison.Ordinal
        );
        Assert.DoesNotContain("The new database", back, StringComparison.Ordinal);
        Assert.Contains(": no changes, ", without, StringComparison.Ordinal);
        Assert.Equal(state, project.ReadState());
    }

    // Nothing on AWS ties a database that is made anew to the snapshot: what was meant, only the setting tells.
    [Fact]
    public async Task Up_BackWithoutTheSnapshotOrWithAnOlderOne_SaysWhichDataItHas()
    {
        using var project = new LabProject();
        await project.SucceedAsync("up", "port-forwarding");
        await project.SucceedAsync(["up", "port-forwarding", .. Snapshotted]);
        var first = await SnapshotAsync(project);

        var empty = await project.SucceedAsync("up", "port-forwarding");
        await project.SucceedAsync(["up", "port-forwarding", .. Snapshotted]);
        var second = await SnapshotAsync(project);
        var older = await project.SucceedAsync("preview", "port-forwarding", "--config", $"databaseSnapshot={first}");

        Assert.NotEqual(first, second);
        Assert.Contains(
            $"\nThe new database is empty; with `--config databaseSnapshot={first}` it has what it had.\n",
            empty,
            StringComparison.Ordinal
        );
        Assert.Contains(
            $"\nThe new database has the data of {first}; with `--config databaseSnapshot={second}` it has what it "
                + "had.\n",
            older,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task Destroy_ParkedAsASnapshot_LeavesItToRestoreFrom()
    {
        using var project = new LabProject();
        await project.SucceedAsync("up", "port-forwarding");
        await project.SucceedAsync(["up", "port-forwarding", .. Snapshotted]);
        var name = await SnapshotAsync(project);

        var destroyed = await project.SucceedAsync("destroy");
        var restored = await project.SucceedAsync("up", "port-forwarding", "--config", $"databaseSnapshot={name}");
        var unknown = await project.RunAsync(
            "up",
            "port-forwarding",
            "--stack",
            "other",
            "--config",
            $"databaseSnapshot={name}"
        );

        Assert.EndsWith(
            $" deleted.\nStack dev of {project.Folder}.\nRetained: aws:rds:Snapshot {name} leaves the stack, and "
                + "stays and costs until somebody deletes it.\n",
            destroyed,
            StringComparison.Ordinal
        );
        Assert.Contains("aws:rds:Instance", restored, StringComparison.Ordinal);
        Assert.Equal(
            (
                3,
                $"lab: creating RDS DB Instance 'myDB-instance': DBSnapshotNotFound: the DB snapshot '{name}' does "
                    + "not exist in us-east-1.\n"
            ),
            (unknown.Status, unknown.Error)
        );
    }

    [Fact]
    public async Task Up_ParkedAsASnapshotInJson_TellsWhatIsRetained()
    {
        using var project = new LabProject();
        await project.SucceedAsync("up", "port-forwarding");
        using var parked = JsonDocument.Parse(
            await project.SucceedAsync(["up", "port-forwarding", "--json", .. Snapshotted])
        );
        using var back = JsonDocument.Parse(await project.SucceedAsync("up", "port-forwarding", "--json"));

        Assert.Empty(parked.RootElement.GetProperty("retained").EnumerateArray());
        var retained = Assert.Single(back.RootElement.GetProperty("retained").EnumerateArray());
        Assert.Equal(
            ("aws:rds/snapshot:Snapshot", "myDB-snapshot"),
            (retained.GetProperty("type").GetString(), retained.GetProperty("name").GetString())
        );
        Assert.StartsWith("mydb-parked-", retained.GetProperty("id").GetString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(
        "",
        3,
        "creating RDS DB Snapshot 'myDB-snapshot': DBInstanceNotFound: the DB instance 'mydb' does not exist in "
            + "us-east-1."
    )]
    [InlineData(
        "parked=true",
        3,
        "creating RDS DB Snapshot 'myDB-snapshot': InvalidDBInstanceState: the DB instance 'mydb' is stopped, and a "
            + "snapshot is taken of an available one. Start it first."
    )]
    [InlineData(
        "databaseDeletion=protected",
        3,
        "deleting RDS DB Instance 'myDB-instance': InvalidParameterCombination: the DB instance has deletion "
            + "protection. First deploy it with deletionProtection false. That is `./lab up port-forwarding --config "
            + "databaseDeletion=lab`; then try this again."
    )]
    public async Task Up_ParkedAsASnapshotFromWhatHasNone_IsRefusedAndChangesNothing(
        string before,
        int status,
        string sentence
    )
    {
        using var project = new LabProject();
        if (before.Length > 0)
        {
            await project.SucceedAsync("up", "port-forwarding", "--config", before);
        }

        var refused = await project.RunAsync(["up", "port-forwarding", .. Snapshotted]);

        Assert.Equal((status, $"lab: {sentence}\n"), (refused.Status, refused.Error));
        Assert.Equal(before.Length > 0, File.Exists(project.StatePath));
        Assert.False(File.Exists(project.PathOf(".lab/dev.retained.json")));
    }

    [Theory]
    [InlineData(
        "up port-forwarding --target emulated",
        2,
        "privatelinklab:parkedDatabase is snapshotted, and --target is emulated, where Terraform would delete the "
            + "database without waiting for its snapshot. Use parkedDatabase=stopped, or the simulated cloud."
    )]
    [InlineData(
        "preview port-forwarding --target emulated",
        2,
        "privatelinklab:parkedDatabase is snapshotted, and --target is emulated, where Terraform would delete the "
            + "database without waiting for its snapshot. Use parkedDatabase=stopped, or the simulated cloud."
    )]
    [InlineData(
        "export terraform port-forwarding",
        3,
        "The snapshot 'myDB-snapshot' stands in for the DB instance 'mydb': Terraform would delete the instance "
            + "without waiting for the snapshot, or find none to take it of. Export the stack with its database."
    )]
    public async Task Terraform_ParkedAsASnapshot_IsRefused(string command, int status, string sentence)
    {
        using var project = new LabProject();

        var refused = await project.RunAsync([.. command.Split(' '), .. Snapshotted]);

        Assert.Equal((status, $"lab: {sentence}\n"), (refused.Status, refused.Error));
    }

    [Fact]
    public async Task Cost_PortForwardingParkedAsASnapshot_IsThePagesFigure()
    {
        using var project = new LabProject();

        var text = await project.SucceedAsync(["cost", "port-forwarding", .. Snapshotted]);

        Assert.Matches(@"\n  myDB-snapshot +snapshot of at most 20 GB +\$0\.0026 +\$1\.90\n", text);
        Assert.Matches(@"\nTotal +\$0\.0035 +\$2\.54\n", text);
        var page = await File.ReadAllTextAsync(
            RepositoryFile.PathOf("docs/parking.md"),
            TestContext.Current.CancellationToken
        );
        Assert.Contains("to $2.54 at most", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Outputs_Parked_TellOfTheDatabase()
    {
        using var project = new LabProject();
        await project.SucceedAsync("up", "port-forwarding", "--config", "parked=true");

        Assert.Equal(
            "aws rds start-db-instance --db-instance-identifier mydb\n",
            await project.SucceedAsync("outputs", "databaseStartCommand")
        );
    }

    private static async Task<string> SnapshotAsync(LabProject project) =>
        (await project.SucceedAsync("outputs", "databaseRestoreCommand")).TrimEnd().Split(' ')[^1];

    private static IEnumerable<JsonElement> Items(JsonDocument cost) =>
        cost
            .RootElement.GetProperty("components")
            .EnumerateArray()
            .SelectMany(component => component.GetProperty("items").EnumerateArray());

    private static decimal MonthlyOf(JsonElement costs) => costs.GetProperty("monthly").GetDecimal();
}
