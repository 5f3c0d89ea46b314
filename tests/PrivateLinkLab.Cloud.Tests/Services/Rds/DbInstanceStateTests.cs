using PrivateLinkLab.Graph;

namespace PrivateLinkLab.Cloud.Tests.Services.Rds;

public sealed class DbInstanceStateTests
{
    private const string Prefix = "creating RDS Instance State 'myDB-state': ";

    [Theory]
    [InlineData("available")]
    [InlineData("stopped")]
    public void DbInstanceState_OfADatabase_HasItsIdentifier(string wanted)
    {
        var state = WithDatabase().Create(Types.DatabaseState, "myDB-state", ("identifier", "mydb"), ("state", wanted));

        Assert.Equal("mydb", state["id"]);
        Assert.Equal(wanted, state["state"]);
        Assert.Equal("us-east-1", state["region"]);
    }

    [Theory]
    [InlineData("other", "stopped", null, "DBInstanceNotFound: the DB instance 'other' does not exist in us-east-1.")]
    [InlineData(
        "mydb",
        "stopped",
        "eu-west-1",
        "DBInstanceNotFound: the DB instance 'mydb' does not exist in eu-west-1."
    )]
    [InlineData(null, "stopped", null, "MissingParameter: identifier is required.")]
    [InlineData(
        "mydb",
        "running",
        null,
        "InvalidParameterValue: state 'running' is not accepted; use available or stopped."
    )]
    [InlineData("mydb", null, null, "MissingParameter: state is required.")]
    public void DbInstanceState_NotAcceptable_IsRefused(
        string? identifier,
        string? state,
        string? region,
        string reason
    ) =>
        Assert.Equal(
            Prefix + reason,
            WithDatabase()
                .Refusal(
                    Types.DatabaseState,
                    "myDB-state",
                    ("identifier", identifier),
                    ("state", state),
                    ("region", region)
                )
                .Message
        );

    [Theory]
    [InlineData("stopped")]
    [InlineData("available")]
    public void DbInstanceState_OfAStoppedDatabase_IsRefused(string state)
    {
        var account = WithDatabase();
        account.Create(Types.DatabaseState, "first", ("identifier", "mydb"), ("state", "stopped"));

        Assert.Equal(
            Prefix
                + "InvalidDBInstanceState: the DB instance 'mydb' is stopped, and the provider waits for an "
                + "available one. Start it with `aws rds start-db-instance --db-instance-identifier mydb`, and have "
                + "one resource for its state.",
            account.Refusal(Types.DatabaseState, "myDB-state", ("identifier", "mydb"), ("state", state)).Message
        );
    }

    // The stack parked it, and unparked it: the resource went, and the database stayed as it was.
    [Theory]
    [InlineData("stopped", false, true)]
    [InlineData("stopped", true, false)]
    [InlineData("available", false, false)]
    public void DbInstanceState_OfADatabaseLastSeenStopped_IsRefusedUnlessItIsThere(
        string status,
        bool hasState,
        bool refused
    )
    {
        var database = Node(Types.Database, "myDB", "db-1", ("identifier", "mydb"), ("status", status));
        var state = Node(Types.DatabaseState, "myDB-state", "mydb", ("identifier", "mydb"), ("state", "stopped"));
        var account = new Account(
            new() { Before = ResourceGraph.Create("lab", "dev", hasState ? [database, state] : [database]) }
        );
        account.SubnetGroup(account.Vpc());
        account.Create(Types.Database, "myDB", Account.Database());

        var answer = account.Ask(Types.DatabaseState, "myDB-state", ("identifier", "mydb"), ("state", "stopped"));

        Assert.Equal(refused, answer is Refused);
    }

    private static ResourceNode Node(string type, string name, string id, params (string Key, string Value)[] values)
    {
        var properties = MapValue.Create(
            values.Select(value => new KeyValuePair<string, PropertyValue>(value.Key, PropertyValue.Of(value.Value)))
        );
        return new()
        {
            Urn = ResourceUrn.Create("dev", "lab", null, type, name),
            Custom = true,
            Id = id,
            Inputs = properties,
            Outputs = properties,
        };
    }

    private static Account WithDatabase()
    {
        var account = new Account();
        account.SubnetGroup(account.Vpc());
        account.Create(Types.Database, "myDB", Account.Database());
        return account;
    }
}
