using PrivateLinkLab.Graph;

namespace PrivateLinkLab.Cloud.Tests.Services.Rds;

public sealed class RestoringTests
{
    private const string Prefix = "creating RDS DB Instance 'restored': ";

    private static readonly (string, object?)[] Second = [("identifier", "second"), ("snapshotIdentifier", "parked")];

    [Theory]
    [InlineData("parked")]
    [InlineData("arn:aws:rds:us-east-1:123456789012:snapshot:parked")]
    [InlineData("retained")]
    [InlineData("arn:aws:rds:us-east-1:123456789012:snapshot:retained")]
    public void Instance_FromASnapshotThatExists_IsRestored(string snapshot)
    {
        var database = WithSnapshot()
            .Create(
                Types.Database,
                "restored",
                Account.Database(("identifier", "second"), ("snapshotIdentifier", snapshot))
            );

        Assert.Equal(snapshot, database["snapshotIdentifier"]);
        Assert.Equal("available", database["status"]);
    }

    // The engine, the storage and the user are the snapshot's, and so is the password.
    [Fact]
    public void Instance_ThatLeavesTheRestToItsSnapshot_HasTheSnapshots()
    {
        var database = WithSnapshot()
            .Create(
                Types.Database,
                "restored",
                Account.Database([
                    .. Second,
                    ("engine", null),
                    ("engineVersion", null),
                    ("allocatedStorage", null),
                    ("storageType", null),
                    ("username", null),
                    ("password", null),
                ])
            );

        Assert.Equal(
            ("mysql", 20d, "gp3"),
            (database["engine"], database["allocatedStorage"], database["storageType"])
        );
        Assert.Matches("^8\\.4\\.[0-9]+$", (string)database["engineVersion"]);
    }

    [Theory]
    [InlineData(
        "snapshotIdentifier",
        "gone",
        "DBSnapshotNotFound: the DB snapshot 'gone' does not exist in us-east-1."
    )]
    [InlineData(
        "snapshotIdentifier",
        "arn:aws:rds:eu-west-1:123456789012:snapshot:parked",
        "DBSnapshotNotFound: the DB snapshot 'arn:aws:rds:eu-west-1:123456789012:snapshot:parked' does not exist in "
            + "us-east-1."
    )]
    [InlineData(
        "engine",
        "postgres",
        "InvalidParameterCombination: engine 'postgres' is not that of the DB snapshot 'parked', which is of mysql."
    )]
    [InlineData(
        "username",
        "root user",
        "InvalidParameterValue: username 'root user' is not 1 to 16 letters, digits and underscores that begin with "
            + "a letter, as mysql needs."
    )]
    public void Instance_FromASnapshotThatDoesNotFit_IsRefused(string key, string value, string reason) =>
        Assert.Equal(
            Prefix + reason,
            WithSnapshot()
                .Refusal(
                    Types.Database,
                    "restored",
                    Account.Database([.. Second.Where(input => input.Item1 != key), (key, value)])
                )
                .Message
        );

    [Fact]
    public void Instance_WithLessStorageThanItsSnapshot_IsRefused()
    {
        var account = WithSnapshot(storage: 100d);

        Assert.Equal(
            Prefix
                + "InvalidParameterCombination: allocatedStorage 20 GiB is less than the 100 GiB of the DB snapshot "
                + "'parked'. Storage cannot shrink.",
            account.Refusal(Types.Database, "restored", Account.Database(Second)).Message
        );
        Assert.Equal(
            200d,
            account.Create(Types.Database, "more", Account.Database([.. Second, ("allocatedStorage", 200d)]))[
                "allocatedStorage"
            ]
        );
    }

    // Nobody asks for it when the database is there already.
    [Fact]
    public void Instance_RestoredBefore_NeedsItsSnapshotNoMore()
    {
        var before = new ResourceNode
        {
            Urn = ResourceUrn.Create("dev", "lab", null, Types.Database, "restored"),
            Custom = true,
            Id = "db-1",
            Inputs = MapValue.Create(("snapshotIdentifier", "gone")),
        };
        var account = new Account(new() { Before = ResourceGraph.Create("lab", "dev", [before]) });
        account.SubnetGroup(account.Vpc());

        Assert.Equal(
            "gone",
            account.Create(Types.Database, "restored", Account.Database(("snapshotIdentifier", "gone")))[
                "snapshotIdentifier"
            ]
        );
    }

    private static Account WithSnapshot(double storage = 20d)
    {
        var account = new Account(new() { DatabaseSnapshots = ["retained"] });
        account.SubnetGroup(account.Vpc());
        account.Create(Types.Database, "myDB", Account.Database(("allocatedStorage", storage)));
        account.Create(
            Types.DatabaseSnapshot,
            "mySnapshot",
            ("dbInstanceIdentifier", "mydb"),
            ("dbSnapshotIdentifier", "parked")
        );
        return account;
    }
}
