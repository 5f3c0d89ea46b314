using PrivateLinkLab.Components.Databases;
using PrivateLinkLab.Graph;
using PrivateLinkLab.Programs;

namespace PrivateLinkLab.Components.Tests.Databases;

/// <summary>The version of a database from one deployment to the next.</summary>
public class VersionTests
{
    [Fact]
    public async Task RdsMySql_MajorUpgradeThatIsAllowed_UpgradesTheDatabaseThatIsThere()
    {
        var old = await DatabaseAsync("8.0");

        var upgraded = (await DatabaseAsync("8.4", allow: true, before: old)).Only(Types.Database);

        Assert.Equal(old.Only(Types.Database).Id, upgraded.Id);
        Assert.Equal("8.4", upgraded.Inputs.GetText("engineVersion"));
        Assert.True(upgraded.Inputs.GetBool("allowMajorVersionUpgrade"));
    }

    [Theory]
    [InlineData("8.0", "8.4", false)]
    [InlineData("8.4", "8.0", true)]
    public async Task RdsMySql_OtherMajorVersion_IsRefusedUnlessItIsAnAllowedUpgrade(string from, string to, bool allow)
    {
        var old = await DatabaseAsync(from);

        await Assert.ThrowsAsync<CloudRefusedException>(() => DatabaseAsync(to, allow, before: old));
    }

    // Of the snapshot's version there may be a newer minor one than RDS makes by default.
    [Fact]
    public async Task RdsMySql_FromASnapshotWithANewerMinorVersion_HasItsVersion()
    {
        var parked = await SnapshottedAsync("8.4.99");

        var restored = await DatabaseAsync(
            "8.4",
            before: parked,
            snapshot: parked.Only(Types.DatabaseSnapshot).Outputs.GetText("dbSnapshotIdentifier")
        );

        Assert.Equal("8.4.99", restored.Only(Types.Database).Outputs.GetText("engineVersionActual"));
    }

    [Fact]
    public async Task RdsMySql_FromAnOlderSnapshot_IsUpgradedWhereThatIsAllowed()
    {
        var parked = await SnapshottedAsync("8.0.43");
        var snapshot = parked.Only(Types.DatabaseSnapshot).Outputs.GetText("dbSnapshotIdentifier");

        var restored = await DatabaseAsync("8.4", allow: true, before: parked, snapshot: snapshot);

        Assert.Equal("8.4", restored.Only(Types.Database).Inputs.GetText("engineVersion"));
        await Assert.ThrowsAsync<CloudRefusedException>(() => DatabaseAsync("8.4", before: parked, snapshot: snapshot));
    }

    // The stack whose database is a snapshot of a given version.
    private static async Task<ResourceGraph> SnapshottedAsync(string version)
    {
        var parked = await DatabaseAsync("8.4", before: await DatabaseAsync("8.4"), snapshotted: true);
        return ResourceGraph.Create(
            parked.Project,
            parked.Stack,
            parked.Resources.Select(node =>
                node.Type == Types.DatabaseSnapshot
                    ? node with
                    {
                        Outputs = node.Outputs.With("engineVersion", PropertyValue.Of(version)),
                    }
                    : node
            )
        );
    }

    private static Task<ResourceGraph> DatabaseAsync(
        string version,
        bool allow = false,
        ResourceGraph? before = null,
        string? snapshot = null,
        bool snapshotted = false
    ) =>
        ComponentGraph.OfAsync(
            () =>
                _ = new RdsMySql(
                    "myDB",
                    new()
                    {
                        Network = Composition.NewVpc(flowLogs: false).Network,
                        Deletion = DatabaseDeletion.Lab,
                        EngineVersion = version,
                        AllowMajorVersionUpgrade = allow,
                        SnapshotIdentifier = snapshot,
                        Snapshotted = snapshotted,
                    }
                ),
            before
        );
}
