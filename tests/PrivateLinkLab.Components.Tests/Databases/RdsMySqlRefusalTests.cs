using PrivateLinkLab.Components.Databases;

namespace PrivateLinkLab.Components.Tests.Databases;

public class RdsMySqlRefusalTests
{
    private const string UsernameRule = "It has 1 to 16 letters and digits, the first a letter.";

    public static TheoryData<string, RdsMySqlArgs, string> Cases =>
        new()
        {
            {
                "one subnet",
                new() { Network = ExistingVpc.Network(subnets: 1) },
                "Subnets covers only us-east-1a. A DB subnet group needs subnets in at least two availability zones."
            },
            {
                "two subnets in one zone",
                new()
                {
                    Network = ExistingVpc.Network(),
                    Subnets = [ExistingVpc.Subnet(1, "us-east-1a"), ExistingVpc.Subnet(2, "us-east-1a")],
                },
                "Subnets covers only us-east-1a. A DB subnet group needs subnets in at least two availability zones."
            },
            {
                "no subnet",
                new() { Network = ExistingVpc.Network(), Subnets = [] },
                "Subnets covers no availability zone. A DB subnet group needs subnets in at least two availability "
                    + "zones."
            },
            {
                "identifier",
                new() { Network = ExistingVpc.Network(), Identifier = "my--db" },
                "Identifier is 'my--db'. It has 1 to 63 lower-case letters, digits and single hyphens, starts with a "
                    + "letter and does not end with a hyphen."
            },
            {
                "client's name",
                new()
                {
                    Network = ExistingVpc.Network(),
                    Clients = new() { ["the user's"] = "sg-0123456789abcdef0" },
                },
                "Clients has the name 'the user's'. It stands in a rule's description: use at most 100 letters, "
                    + "digits, spaces and ._-."
            },
            {
                "class",
                new() { Network = ExistingVpc.Network(), InstanceClass = "t3.micro" },
                "InstanceClass is 't3.micro'. Give an RDS instance class, such as db.t3.micro."
            },
            {
                "too little storage",
                new() { Network = ExistingVpc.Network(), AllocatedStorage = 19 },
                "AllocatedStorage is 19 GiB. gp3 storage for MySQL is 20 to 65536 GiB."
            },
            {
                "too much storage",
                new() { Network = ExistingVpc.Network(), AllocatedStorage = 65537 },
                "AllocatedStorage is 65537 GiB. gp3 storage for MySQL is 20 to 65536 GiB."
            },
            {
                "version",
                new() { Network = ExistingVpc.Network(), EngineVersion = "5.7" },
                "EngineVersion is '5.7'. Give 8.0 or 8.4."
            },
            {
                "backups",
                new() { Network = ExistingVpc.Network(), BackupRetentionPeriod = 36 },
                "BackupRetentionPeriod is 36 days. It is 0 to 35 days."
            },
            {
                "snapshot's name",
                new() { Network = ExistingVpc.Network(), SnapshotIdentifier = "my--snapshot" },
                "SnapshotIdentifier is 'my--snapshot'. It has 1 to 255 letters, digits and single hyphens, starts "
                    + "with a letter and does not end with a hyphen."
            },
            {
                "an automated snapshot",
                new() { Network = ExistingVpc.Network(), SnapshotIdentifier = "rds:mydb-2026-01-31-04-05" },
                "SnapshotIdentifier is 'rds:mydb-2026-01-31-04-05'. It has 1 to 255 letters, digits and single "
                    + "hyphens, starts with a letter and does not end with a hyphen."
            },
            {
                "stopped and snapshotted",
                new()
                {
                    Network = ExistingVpc.Network(),
                    Deletion = DatabaseDeletion.Lab,
                    Stopped = true,
                    Snapshotted = true,
                },
                "Snapshotted is true, and so is Stopped. A snapshot is taken of a database that runs, which then "
                    + "goes: set one of the two."
            },
            {
                "protected and snapshotted",
                new() { Network = ExistingVpc.Network(), Snapshotted = true },
                "Snapshotted is true, and Deletion is Protected. Deletion protection would keep the database beside "
                    + "its snapshot: first deploy it with Lab."
            },
            {
                "user with a hyphen",
                With(DatabaseCredentials.Managed("my-admin")),
                $"the master user's name is 'my-admin'. {UsernameRule}"
            },
            {
                "user of 17",
                With(DatabaseCredentials.Generated("a2345678901234567")),
                $"the master user's name is 'a2345678901234567'. {UsernameRule}"
            },
            {
                "user that starts with a digit",
                With(DatabaseCredentials.Managed("1admin")),
                $"the master user's name is '1admin'. {UsernameRule}"
            },
            { "no user", With(DatabaseCredentials.Managed("")), $"the master user's name is ''. {UsernameRule}" },
            {
                "RDS's own user",
                With(DatabaseCredentials.Managed("rdsAdmin")),
                "the master user's name is 'rdsAdmin', which RDS keeps for itself. Choose another name."
            },
            {
                "short password",
                With(DatabaseCredentials.Given("admin", "1234567")),
                "the master user's password is not acceptable (the value is not shown; it has 7 characters). It has "
                    + "8 to 41 letters and digits."
            },
            {
                "long password",
                With(DatabaseCredentials.Given("admin", new string('a', 42))),
                "the master user's password is not acceptable (the value is not shown; it has 42 characters). It has "
                    + "8 to 41 letters and digits."
            },
            {
                "password with a sign",
                With(DatabaseCredentials.Given("admin", "pass@word1")),
                "the master user's password is not acceptable (the value is not shown; it has 10 characters). It has "
                    + "8 to 41 letters and digits."
            },
        };

    [Fact]
    public async Task RdsMySql_NameThatItsGroupsCannotHave_IsRefused()
    {
        var refusal = await Refusal.OfAsync(() =>
            _ = new RdsMySql("my_db", new RdsMySqlArgs { Network = ExistingVpc.Network(), Identifier = "my-db" })
        );

        Assert.Equal(
            "RdsMySql 'my_db': the component's name is 'my_db', with which the names of its subnet group and "
                + "parameter group begin. It has 1 to 63 letters, digits and single hyphens, starts with a letter and "
                + "does not end with a hyphen.",
            refusal
        );
    }

    [Theory]
    [MemberData(nameof(Cases), DisableDiscoveryEnumeration = true)]
    public async Task RdsMySql_BadArguments_SaysWhich(string what, RdsMySqlArgs args, string message)
    {
        var refusal = await Refusal.OfAsync(() => _ = new RdsMySql("myDB", args));

        Assert.True($"RdsMySql 'myDB': {message}" == refusal, $"{what}: {refusal}");
    }

    [Fact]
    public void DatabaseCredentials_Given_ToStringHidesThePassword() =>
        Assert.DoesNotContain(
            "hunter2hunter2",
            DatabaseCredentials.Given("admin", "hunter2hunter2").ToString()!,
            StringComparison.Ordinal
        );

    private static RdsMySqlArgs With(DatabaseCredentials credentials) =>
        new() { Network = ExistingVpc.Network(), Credentials = credentials };
}
