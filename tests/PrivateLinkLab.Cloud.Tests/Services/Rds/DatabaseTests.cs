using System.Collections.Immutable;

namespace PrivateLinkLab.Cloud.Tests.Services.Rds;

public sealed class DatabaseTests
{
    private const string Prefix = "creating RDS DB Instance 'myDB': ";

    [Fact]
    public void Instance_Accepted_HasWhatTheProviderWouldShow()
    {
        var account = Ready();

        var database = account.Create(Types.Database, "myDB", Account.Database());

        Assert.Matches("^db-[A-Z2-7]{26}$", (string)database["id"]);
        Assert.Equal(database["id"], database["resourceId"]);
        Assert.Matches("^mydb\\.c[a-z0-9]{11}\\.us-east-1\\.rds\\.amazonaws\\.com$", (string)database["address"]);
        Assert.Equal($"{database["address"]}:3306", database["endpoint"]);
        Assert.Equal(3306d, database["port"]);
        Assert.Equal("arn:aws:rds:us-east-1:123456789012:db:mydb", database["arn"]);
        Assert.Equal("8.4", database["engineVersion"]);
        Assert.Matches("^8\\.4\\.[0-9]+$", (string)database["engineVersionActual"]);
        Assert.Equal("default.mysql8.4", database["parameterGroupName"]);
        Assert.Equal("Z2R2ITUGPM61AM", database["hostedZoneId"]);
        Assert.Equal(false, database["publiclyAccessible"]);
        Assert.Equal(3000d, database["iops"]);
        Assert.Matches("^us-east-1[ab]$", (string)database["availabilityZone"]);
        Assert.Empty((ImmutableArray<object>)database["masterUserSecrets"]);
        Assert.DoesNotContain(database.Values.OfType<string>(), value =>
            value.StartsWith("10.", StringComparison.Ordinal)
        );
    }

    [Fact]
    public void Instance_ManagedPassword_HasASecret()
    {
        var database = Ready()
            .Create(Types.Database, "myDB", Account.Database(("password", null), ("manageMasterUserPassword", true)));
        var secret =
            (ImmutableDictionary<string, object>)Assert.Single((ImmutableArray<object>)database["masterUserSecrets"]);

        Assert.StartsWith(
            "arn:aws:secretsmanager:us-east-1:123456789012:secret:rds!db-",
            (string)secret["secretArn"],
            StringComparison.Ordinal
        );
    }

    [Theory]
    [InlineData(
        "identifier",
        "MyDB",
        "InvalidParameterValue: identifier 'MyDB' is not 1 to 63 lower-case letters, digits and single hyphens that "
            + "begin with a letter and do not end with a hyphen."
    )]
    [InlineData(
        "identifier",
        "my--db",
        "InvalidParameterValue: identifier 'my--db' is not 1 to 63 lower-case letters, digits and single hyphens "
            + "that begin with a letter and do not end with a hyphen."
    )]
    [InlineData("identifier", "taken", "DBInstanceAlreadyExists: the DB instance 'taken' exists already, by 'first'.")]
    [InlineData(
        "engine",
        "sqlite",
        "InvalidParameterValue: engine 'sqlite' is not simulated; use mysql, mariadb or postgres."
    )]
    [InlineData(
        "engineVersion",
        "3.23",
        "InvalidParameterCombination: engineVersion '3.23' is not a version of mysql; use 5.7, 8.0, 8.4 or 9.7, or a "
            + "minor version of one."
    )]
    [InlineData(
        "instanceClass",
        "t3.micro",
        "InvalidParameterValue: instanceClass 't3.micro' is not a DB instance class such as db.t3.micro."
    )]
    [InlineData(
        "allocatedStorage",
        19d,
        "InvalidParameterValue: allocatedStorage 19 GiB is not between 20 and 65536, as mysql with gp3 storage needs."
    )]
    [InlineData("allocatedStorage", null, "MissingParameter: allocatedStorage is required: 20 to 65536 GiB for gp3.")]
    [InlineData(
        "storageType",
        "ssd",
        "InvalidParameterValue: storageType 'ssd' is not accepted; use standard, gp2, gp3, io1 or io2."
    )]
    [InlineData(
        "maxAllocatedStorage",
        20d,
        "InvalidParameterCombination: maxAllocatedStorage 20 GiB is not above allocatedStorage 20 GiB."
    )]
    [InlineData(
        "username",
        "1admin",
        "InvalidParameterValue: username '1admin' is not 1 to 16 letters, digits and underscores that begin with a "
            + "letter, as mysql needs."
    )]
    [InlineData(
        "username",
        "abcdefghijklmnopq",
        "InvalidParameterValue: username 'abcdefghijklmnopq' is not 1 to 16 letters, digits and underscores that "
            + "begin with a letter, as mysql needs."
    )]
    [InlineData(
        "username",
        "rdsadmin",
        "InvalidParameterValue: username 'rdsadmin' is a reserved word. Choose another."
    )]
    [InlineData("password", "short12", "InvalidParameterValue: the password has 7 characters; mysql accepts 8 to 41.")]
    [InlineData(
        "password",
        "with/slash",
        "InvalidParameterValue: the password has a character that is not accepted; use printable ASCII other than / "
            + "@ \" and space."
    )]
    [InlineData(
        "password",
        "with at@sign",
        "InvalidParameterValue: the password has a character that is not accepted; use printable ASCII other than / "
            + "@ \" and space."
    )]
    [InlineData("password", null, "MissingParameter: password is required unless manageMasterUserPassword is true.")]
    [InlineData(
        "manageMasterUserPassword",
        true,
        "InvalidParameterCombination: manageMasterUserPassword and password exclude each other. Give one of the two."
    )]
    [InlineData(
        "skipFinalSnapshot",
        false,
        "InvalidParameterCombination: finalSnapshotIdentifier is required unless skipFinalSnapshot is true."
    )]
    [InlineData(
        "finalSnapshotIdentifier",
        "bad--name",
        "InvalidParameterValue: finalSnapshotIdentifier 'bad--name' is not 1 to 255 letters, digits and single "
            + "hyphens that begin with a letter and do not end with a hyphen."
    )]
    [InlineData(
        "dbSubnetGroupName",
        "none",
        "DBSubnetGroupNotFoundFault: the DB subnet group 'none' does not exist in us-east-1."
    )]
    [InlineData(
        "dbSubnetGroupName",
        null,
        "DBSubnetGroupNotFoundFault: dbSubnetGroupName is required, because the account has no default VPC."
    )]
    [InlineData(
        "parameterGroupName",
        "none",
        "DBParameterGroupNotFound: the DB parameter group 'none' does not exist in us-east-1."
    )]
    [InlineData(
        "parameterGroupName",
        "old",
        "InvalidParameterCombination: the parameter group 'old' is for mysql8.0, the instance runs mysql 8.4. Use a "
            + "parameter group of family mysql8.4."
    )]
    [InlineData(
        "parameterGroupName",
        "default.mysql8.0",
        "InvalidParameterCombination: the parameter group 'default.mysql8.0' is for mysql8.0, the instance runs "
            + "mysql 8.4. Use a parameter group of family mysql8.4."
    )]
    [InlineData("port", 80d, "InvalidParameterValue: port 80 is not between 1150 and 65535.")]
    [InlineData(
        "backupRetentionPeriod",
        36d,
        "InvalidParameterValue: backupRetentionPeriod 36 is not between 0 and 35 days."
    )]
    [InlineData(
        "monitoringInterval",
        2d,
        "InvalidParameterValue: monitoringInterval 2 is not accepted; use 0, 1, 5, 10, 15, 30 or 60 seconds."
    )]
    [InlineData(
        "monitoringInterval",
        60d,
        "InvalidParameterCombination: monitoringInterval 60 needs monitoringRoleArn."
    )]
    [InlineData(
        "dbName",
        "1st",
        "InvalidParameterValue: dbName '1st' is not 1 to 64 letters, digits and underscores that begin with a letter."
    )]
    [InlineData(
        "availabilityZone",
        "us-east-1c",
        "InvalidParameterValue: availabilityZone 'us-east-1c' is not a zone of the DB subnet group 'mygroup', which "
            + "has us-east-1a and us-east-1b."
    )]
    [InlineData("kmsKeyId", "key", "InvalidParameterCombination: kmsKeyId needs storageEncrypted to be true.")]
    public void Instance_ValueThatRdsRefuses_IsRefused(string key, object? value, string reason)
    {
        var account = Ready();
        account.Create(Types.Database, "first", Account.Database(("identifier", "taken")));
        account.Create(Types.ParameterGroup, "old", ("name", "old"), ("family", "mysql8.0"));

        Assert.Equal(Prefix + reason, account.Refusal(Types.Database, "myDB", Account.Database((key, value))).Message);
    }

    [Fact]
    public void Instance_SecurityGroupOfAnotherVpc_IsRefused()
    {
        var account = Ready();
        var other = account.SecurityGroup(account.Vpc("otherVPC"), "otherSG");

        Assert.Equal(
            Prefix
                + "InvalidParameterCombination: security group 'otherSG' is of VPC 'otherVPC', the DB subnet group "
                + "'mygroup' of VPC 'myVPC'. Choose security groups of VPC 'myVPC'.",
            account
                .Refusal(Types.Database, "myDB", Account.Database(("vpcSecurityGroupIds", Account.List(other))))
                .Message
        );
    }

    [Theory]
    [InlineData("passwo/d")]
    [InlineData("x")]
    [InlineData("secret text with spaces")]
    public void Instance_PasswordRefused_IsNotRepeated(string password)
    {
        var refusal = Ready().Refusal(Types.Database, "myDB", Account.Database(("password", password)));

        Assert.DoesNotContain($"'{password}'", refusal.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("postgres", "17", "default.postgres17", 5432d)]
    [InlineData("mariadb", "11.4", "default.mariadb11.4", 3306d)]
    [InlineData("mysql", "8.0.39", "default.mysql8.0", 3306d)]
    public void Instance_OtherEngines_HaveTheirFamilyAndPort(string engine, string version, string group, double port)
    {
        var database = Ready()
            .Create(Types.Database, "myDB", Account.Database(("engine", engine), ("engineVersion", version)));

        Assert.Equal(group, database["parameterGroupName"]);
        Assert.Equal(port, database["port"]);
    }

    [Fact]
    public void SubnetGroup_OneZone_IsRefused()
    {
        var account = new Account();
        var vpc = account.Vpc();
        var subnets = Account.List(account.Subnet(vpc, "one"), account.Subnet(vpc, "two", "10.0.2.0/24"));

        Assert.Equal(
            "creating RDS DB Subnet Group 'group': DBSubnetGroupDoesNotCoverEnoughAZs: the subnets are all in "
                + "us-east-1a. Give subnets in at least 2 availability zones.",
            account.Refusal(Types.SubnetGroup, "group", ("subnetIds", subnets)).Message
        );
    }

    [Fact]
    public void SubnetGroup_TwoVpcs_IsRefused()
    {
        var account = new Account();
        var subnets = Account.List(
            account.Subnet(account.Vpc(), "one"),
            account.Subnet(account.Vpc("otherVPC"), "two", zone: "us-east-1b")
        );

        Assert.Equal(
            "creating RDS DB Subnet Group 'group': InvalidSubnet: subnet 'two' is of VPC 'otherVPC', subnet 'one' of "
                + "VPC 'myVPC'. Choose subnets of one VPC.",
            account.Refusal(Types.SubnetGroup, "group", ("subnetIds", subnets)).Message
        );
    }

    [Fact]
    public void Groups_CapitalLetterInPulumisOwnName_AreRefused()
    {
        var account = Ready();
        var vpc = account.Vpc("second");
        var subnets = Account.List(account.Subnet(vpc, "one"), account.Subnet(vpc, "two", "10.0.2.0/24", "us-east-1b"));

        Assert.StartsWith(
            "creating RDS DB Subnet Group 'myDB': InvalidParameterValue: name 'myDB-",
            account.Refusal(Types.SubnetGroup, "myDB", ("subnetIds", subnets)).Message,
            StringComparison.Ordinal
        );
        Assert.StartsWith(
            "creating RDS DB Parameter Group 'myDB': InvalidParameterValue: name 'myDB-",
            account.Refusal(Types.ParameterGroup, "myDB", ("family", "mysql8.4")).Message,
            StringComparison.Ordinal
        );
        Assert.StartsWith(
            "mydb-",
            (string)account.Create(Types.SubnetGroup, "myDB", ("namePrefix", "mydb-"), ("subnetIds", subnets))["name"],
            StringComparison.Ordinal
        );
    }

    [Theory]
    [InlineData(
        "MyGroup",
        "InvalidParameterValue: name 'MyGroup' is not 1 to 255 lower-case letters, digits, spaces and ._-, other "
            + "than 'default'."
    )]
    [InlineData(
        "default",
        "InvalidParameterValue: name 'default' is not 1 to 255 lower-case letters, digits, spaces and ._-, other "
            + "than 'default'."
    )]
    [InlineData("mygroup", "DBSubnetGroupAlreadyExists: the DB subnet group 'mygroup' exists already, by 'mygroup'.")]
    public void SubnetGroup_NameThatRdsRefuses_IsRefused(string name, string reason)
    {
        var account = Ready();
        var vpc = account.Vpc("second");
        var subnets = Account.List(account.Subnet(vpc, "one"), account.Subnet(vpc, "two", "10.0.2.0/24", "us-east-1b"));

        Assert.Equal(
            $"creating RDS DB Subnet Group 'group': {reason}",
            account.Refusal(Types.SubnetGroup, "group", ("name", name), ("subnetIds", subnets)).Message
        );
    }

    [Theory]
    [InlineData(
        "family",
        "mysql8",
        "InvalidParameterValue: family 'mysql8' is not a parameter group family; use mysql5.7, mysql8.0, mysql8.4, "
            + "mysql9.7, mariadb10.6, mariadb10.11, mariadb11.4, mariadb11.8, postgres13, postgres14, postgres15, "
            + "postgres16, postgres17 or postgres18."
    )]
    [InlineData(
        "name",
        "-x",
        "InvalidParameterValue: name '-x' is not 1 to 255 lower-case letters, digits and single hyphens that begin "
            + "with a letter and do not end with a hyphen."
    )]
    [InlineData(
        "name",
        "taken",
        "DBParameterGroupAlreadyExists: the DB parameter group 'taken' exists already, by 'first'."
    )]
    public void ParameterGroup_ValueThatRdsRefuses_IsRefused(string key, string value, string reason)
    {
        var account = new Account();
        account.Create(Types.ParameterGroup, "first", ("name", "taken"), ("family", "mysql8.4"));

        Assert.Equal(
            $"creating RDS DB Parameter Group 'group': {reason}",
            account
                .Refusal(Types.ParameterGroup, "group", Account.Inputs([("family", "mysql8.4")], [(key, value)]))
                .Message
        );
    }

    [Fact]
    public void ParameterGroup_UnknownApplyMethod_IsRefused() =>
        Assert.Equal(
            "creating RDS DB Parameter Group 'group': InvalidParameterValue: applyMethod 'later' of parameter "
                + "'require_secure_transport' is not accepted; use immediate or pending-reboot.",
            new Account()
                .Refusal(
                    Types.ParameterGroup,
                    "group",
                    ("family", "mysql8.4"),
                    (
                        "parameters",
                        Account.List(
                            Account.Map(("name", "require_secure_transport"), ("value", "1"), ("applyMethod", "later"))
                        )
                    )
                )
                .Message
        );

    [Fact]
    public void Names_NotGiven_AreTheResourcesWithDigits()
    {
        var account = Ready();

        Assert.Matches(
            "^mydb-[0-9a-f]{7}$",
            (string)account.Create(Types.Database, "mydb", Account.Database(("identifier", null)))["identifier"]
        );
        Assert.Matches(
            "^group-[0-9a-f]{7}$",
            (string)account.Create(Types.ParameterGroup, "group", ("family", "mysql8.4"))["name"]
        );
    }

    private static Account Ready()
    {
        var account = new Account();
        account.SubnetGroup(account.Vpc());
        return account;
    }
}
