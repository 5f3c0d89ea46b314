using System.Collections.Immutable;
using PrivateLinkLab.Graph;

namespace PrivateLinkLab.Cloud.Tests.Services.Rds;

public sealed class DbSnapshotTests
{
    private const string Prefix = "creating RDS DB Snapshot 'mySnapshot': ";

    [Fact]
    public void Snapshot_OfADatabase_KeepsWhatTheProviderWouldShow()
    {
        var account = WithDatabase(out var vpc, ("storageEncrypted", true));

        var snapshot = Take(account);

        Assert.Equal("parked", snapshot["id"]);
        Assert.Equal("arn:aws:rds:us-east-1:123456789012:snapshot:parked", snapshot["dbSnapshotArn"]);
        Assert.Equal(
            ("mysql", 20d, 3306d, "gp3"),
            (snapshot["engine"], snapshot["allocatedStorage"], snapshot["port"], snapshot["storageType"])
        );
        Assert.Equal(
            ("manual", "available", true),
            (snapshot["snapshotType"], snapshot["status"], snapshot["encrypted"])
        );
        Assert.Equal((vpc, "general-public-license"), (snapshot["vpcId"], snapshot["licenseModel"]));
        Assert.Matches("^8\\.4\\.[0-9]+$", (string)snapshot["engineVersion"]);
        Assert.Matches("^us-east-1[ab]$", (string)snapshot["availabilityZone"]);
    }

    [Theory]
    [InlineData("other", "parked", null, "DBInstanceNotFound: the DB instance 'other' does not exist in us-east-1.")]
    [InlineData(
        "mydb",
        "parked",
        "eu-west-1",
        "DBInstanceNotFound: the DB instance 'mydb' does not exist in eu-west-1."
    )]
    [InlineData("mydb", "retained", null, "DBSnapshotAlreadyExists: the DB snapshot 'retained' exists already.")]
    [InlineData("mydb", "first", null, "DBSnapshotAlreadyExists: the DB snapshot 'first' exists already, by 'first'.")]
    [InlineData(
        "mydb",
        "my-snapshot-",
        null,
        "InvalidParameterValue: dbSnapshotIdentifier 'my-snapshot-' is not 1 to 255 letters, digits and single "
            + "hyphens that begin with a letter and do not end with a hyphen."
    )]
    [InlineData(
        "mydb",
        "rds:mydb",
        null,
        "InvalidParameterValue: dbSnapshotIdentifier 'rds:mydb' is not 1 to 255 letters, digits and single hyphens "
            + "that begin with a letter and do not end with a hyphen."
    )]
    [InlineData(null, "parked", null, "MissingParameter: dbInstanceIdentifier is required.")]
    [InlineData("mydb", null, null, "MissingParameter: dbSnapshotIdentifier is required.")]
    public void Snapshot_NotAcceptable_IsRefused(string? database, string? name, string? region, string reason)
    {
        var account = WithDatabase(out _);
        account.Create(
            Types.DatabaseSnapshot,
            "first",
            ("dbInstanceIdentifier", "mydb"),
            ("dbSnapshotIdentifier", "first")
        );

        Assert.Equal(
            Prefix + reason,
            account
                .Refusal(
                    Types.DatabaseSnapshot,
                    "mySnapshot",
                    ("dbInstanceIdentifier", database),
                    ("dbSnapshotIdentifier", name),
                    ("region", region)
                )
                .Message
        );
    }

    [Fact]
    public void Snapshot_OfAStoppedDatabase_IsRefused()
    {
        var account = WithDatabase(out _);
        account.Create(Types.DatabaseState, "myDB-state", ("identifier", "mydb"), ("state", "stopped"));

        Assert.Equal(
            Prefix
                + "InvalidDBInstanceState: the DB instance 'mydb' is stopped, and a snapshot is taken of an "
                + "available one. Start it first.",
            account
                .Refusal(
                    Types.DatabaseSnapshot,
                    "mySnapshot",
                    ("dbInstanceIdentifier", "mydb"),
                    ("dbSnapshotIdentifier", "parked")
                )
                .Message
        );
    }

    [Fact]
    public void Snapshot_OfADatabaseThatOnlyTheStateHas_IsTaken()
    {
        var snapshot = Take(new Account(new() { Before = State(Standing()) }));

        Assert.Equal(("mysql", 20d, "vpc-1"), (snapshot["engine"], snapshot["allocatedStorage"], snapshot["vpcId"]));
    }

    [Fact]
    public void Snapshot_OfADatabaseThatTheStateStops_IsRefused()
    {
        var stopped = Node(Types.DatabaseState, "myDB-state", "mydb", ("identifier", "mydb"), ("state", "stopped"));
        var account = new Account(new() { Before = State([.. Standing(), stopped]) });

        Assert.StartsWith(
            Prefix + "InvalidDBInstanceState",
            account
                .Refusal(
                    Types.DatabaseSnapshot,
                    "mySnapshot",
                    ("dbInstanceIdentifier", "mydb"),
                    ("dbSnapshotIdentifier", "parked")
                )
                .Message,
            StringComparison.Ordinal
        );
    }

    // Its database went with the deployment that took it.
    [Fact]
    public void Snapshot_ThatTheStateHas_StaysAsItIs()
    {
        var first = Take(new Account(new() { Before = State(Standing()) }));

        Assert.Equal(first, Take(new Account(new() { Before = State(Of(first)) })));
    }

    [Fact]
    public void Snapshot_WithTheNameOfAnotherOfTheState_IsRefused()
    {
        var first = Take(new Account(new() { Before = State(Standing()) }));
        var account = new Account(new() { Before = State([.. Standing(), Of(first)]) });

        Assert.Equal(
            "creating RDS DB Snapshot 'another': DBSnapshotAlreadyExists: the DB snapshot 'parked' exists already, "
                + "by 'mySnapshot'.",
            account
                .Refusal(
                    Types.DatabaseSnapshot,
                    "another",
                    ("dbInstanceIdentifier", "mydb"),
                    ("dbSnapshotIdentifier", "parked")
                )
                .Message
        );
    }

    // A suffix that a retained snapshot has is not drawn again; that of the stack's own is.
    [Fact]
    public void RandomId_WhenSnapshotsWereRetained_IsAnotherOne()
    {
        string Draw(params string[] retained) =>
            (string)
                new Account(new() { DatabaseSnapshots = retained }).Create(
                    Types.RandomId,
                    "suffix",
                    ("byteLength", 4d)
                )["hex"];

        var first = Draw();
        var second = Draw($"mydb-parked-{first}");
        var third = Draw($"mydb-parked-{first}", $"mydb-parked-{second}");

        Assert.Equal(3, new[] { first, second, third }.Distinct().Count());
        Assert.Equal(first, Draw("other-snapshot"));
        Assert.Equal(second, Draw($"mydb-parked-{first}"));
    }

    private static ImmutableDictionary<string, object> Take(Account account) =>
        account.Create(
            Types.DatabaseSnapshot,
            "mySnapshot",
            ("dbInstanceIdentifier", "mydb"),
            ("dbSnapshotIdentifier", "parked")
        );

    private static Account WithDatabase(out string vpc, params (string, object?)[] more)
    {
        var account = new Account(new() { DatabaseSnapshots = ["retained"] });
        vpc = account.Vpc();
        account.SubnetGroup(vpc);
        account.Create(Types.Database, "myDB", [.. Account.Database(), .. more]);
        return account;
    }

    private static ResourceNode[] Standing() =>
        [
            Node(Types.SubnetGroup, "group", "mygroup", ("name", "mygroup"), ("vpcId", "vpc-1")),
            Node(
                Types.Database,
                "myDB",
                "db-1",
                ("arn", "arn:aws:rds:us-east-1:123456789012:db:mydb"),
                ("identifier", "mydb"),
                ("engine", "mysql"),
                ("allocatedStorage", 20),
                ("dbSubnetGroupName", "mygroup")
            ),
        ];

    private static ResourceNode Of(ImmutableDictionary<string, object> snapshot)
    {
        var texts = snapshot
            .Where(entry => entry.Value is string)
            .Select(entry => (entry.Key, PropertyValue.Of((string)entry.Value)));
        var numbers = snapshot
            .Where(entry => entry.Value is double)
            .Select(entry => (entry.Key, PropertyValue.Of((double)entry.Value)));
        return Node(Types.DatabaseSnapshot, "mySnapshot", "parked", [.. texts, .. numbers]);
    }

    private static ResourceNode Node(
        string type,
        string name,
        string id,
        params (string, PropertyValue)[] properties
    ) =>
        new()
        {
            Urn = ResourceUrn.Create("dev", "lab", null, type, name),
            Custom = true,
            Id = id,
            Inputs = MapValue.Create(properties),
            Outputs = MapValue.Create(properties),
        };

    private static ResourceGraph State(params ResourceNode[] nodes) => ResourceGraph.Create("lab", "dev", nodes);
}
