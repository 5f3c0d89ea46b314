using PrivateLinkLab.Components.Databases;
using PrivateLinkLab.Graph;

namespace PrivateLinkLab.Components.Tests.Databases;

public class RdsMySqlTests
{
    [Fact]
    public async Task RdsMySql_ByDefault_IsPrivateEncryptedAndTakesTlsOnly()
    {
        var graph = await GraphAsync();

        var database = graph.Only(Types.Database);
        Assert.True(database.Inputs.GetBool("storageEncrypted"));
        Assert.False(database.Inputs.GetBool("publiclyAccessible"));
        Assert.Equal("db.t3.micro", database.Inputs.GetText("instanceClass"));
        Assert.Equal(20, database.Inputs.GetInt("allocatedStorage"));
        Assert.Equal("gp3", database.Inputs.GetText("storageType"));
        var parameter = Assert.Single(graph.Only(Types.ParameterGroup).Inputs.GetList("parameters"));
        Assert.Equal("require_secure_transport", parameter.At("name").AsTextOrFail());
        Assert.Equal("1", parameter.At("value").AsTextOrFail());
    }

    [Fact]
    public async Task RdsMySql_CapitalLettersInItsName_AreInNoNameThatRdsSees()
    {
        var graph = await GraphAsync();

        Assert.Equal("mydb-subnet-group-", graph.Only(Types.SubnetGroup).Inputs.GetText("namePrefix"));
        Assert.Equal("mydb-parameter-group-", graph.Only(Types.ParameterGroup).Inputs.GetText("namePrefix"));
        Assert.StartsWith(
            "mydb-subnet-group-",
            graph.Only(Types.Database).Inputs.GetText("dbSubnetGroupName"),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task RdsMySql_Protected_KeepsAFinalSnapshotUnderItsOwnName()
    {
        var graph = await GraphAsync();

        var database = graph.Only(Types.Database);
        Assert.True(database.Inputs.GetBool("deletionProtection"));
        Assert.False(database.Inputs.GetBool("skipFinalSnapshot"));
        Assert.Equal(7, database.Inputs.GetInt("backupRetentionPeriod"));
        Assert.Matches("^mydb-final-[0-9a-f]{8}$", database.Inputs.GetText("finalSnapshotIdentifier"));
    }

    [Fact]
    public async Task RdsMySql_Lab_GoesWithoutATrace()
    {
        var graph = await GraphAsync(args => new() { Network = args.Network, Deletion = DatabaseDeletion.Lab });

        var database = graph.Only(Types.Database);
        Assert.False(database.Inputs.GetBool("deletionProtection"));
        Assert.True(database.Inputs.GetBool("skipFinalSnapshot"));
        Assert.False(database.Inputs.ContainsKey("finalSnapshotIdentifier"));
        Assert.Empty(graph.OfType(Types.RandomId));
    }

    [Fact]
    public async Task RdsMySql_ManagedCredentials_PutNoPasswordAnywhere()
    {
        var graph = await GraphAsync();

        var database = graph.Only(Types.Database);
        Assert.True(database.Inputs.GetBool("manageMasterUserPassword"));
        Assert.False(database.Inputs.ContainsKey("password"));
        Assert.Empty(graph.OfType(Types.RandomPassword));
    }

    [Fact]
    public async Task RdsMySql_GivenCredentials_AreASecret()
    {
        var graph = await GraphAsync(args =>
            new() { Network = args.Network, Credentials = DatabaseCredentials.Given("root1", "hunter2hunter2") }
        );

        var database = graph.Only(Types.Database);
        Assert.Equal("root1", database.Inputs.GetText("username"));
        Assert.Equal(PropertyKind.Secret, database.Inputs["password"].Kind);
        Assert.Equal("hunter2hunter2", database.Inputs.GetText("password"));
        Assert.DoesNotContain(
            "hunter2",
            string.Join('\n', graph.Resources.Select(node => $"{node.Inputs} {node.Outputs}")),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task RdsMySql_GeneratedCredentials_AreARandomSecret()
    {
        var graph = await GraphAsync(args =>
            new() { Network = args.Network, Credentials = DatabaseCredentials.Generated("admin") }
        );

        Assert.Equal(32, graph.Only(Types.RandomPassword).Inputs.GetInt("length"));
        Assert.Equal(PropertyKind.Secret, graph.Only(Types.Database).Inputs["password"].Kind);
        Assert.Matches("^[A-Za-z0-9]{32}$", graph.Only(Types.Database).Inputs.GetText("password"));
    }

    [Fact]
    public async Task RdsMySql_Client_GetsBothHalvesOfTheWay()
    {
        var graph = await ComponentGraph.OfAsync(() => _ = new Composition());

        var database = graph.Get(Types.SecurityGroup, "myDB-security-group").Id;
        var client = graph.Get(Types.SecurityGroup, "JumpServer-host-security-group").Id;
        var inbound = graph.Get(Types.IngressRule, "myDB-from-JumpServer");
        var outbound = graph.Get(Types.EgressRule, "myDB-for-JumpServer");
        Assert.Equal(
            (database, client),
            (inbound.Inputs.GetText("securityGroupId"), inbound.Inputs.GetText("referencedSecurityGroupId"))
        );
        Assert.Equal(
            (client, database),
            (outbound.Inputs.GetText("securityGroupId"), outbound.Inputs.GetText("referencedSecurityGroupId"))
        );
        Assert.Equal((3306, 3306), (inbound.Inputs.GetInt("fromPort"), outbound.Inputs.GetInt("toPort")));
    }

    [Fact]
    public async Task RdsMySql_NoClient_AdmitsNobody()
    {
        var graph = await GraphAsync();

        Assert.Empty(graph.OfType(Types.IngressRule));
    }

    private static Task<ResourceGraph> GraphAsync(Func<RdsMySqlArgs, RdsMySqlArgs>? change = null) =>
        ComponentGraph.OfAsync(() =>
        {
            var args = new RdsMySqlArgs { Network = Composition.NewVpc(flowLogs: false).Network };
            _ = new RdsMySql("myDB", change?.Invoke(args) ?? args);
        });
}
