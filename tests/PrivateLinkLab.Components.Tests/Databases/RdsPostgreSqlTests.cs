using PrivateLinkLab.Components.Compute;
using PrivateLinkLab.Components.Databases;
using PrivateLinkLab.Testing;

namespace PrivateLinkLab.Components.Tests.Databases;

/// <summary>What PostgreSQL has of its own; the rest is that of every engine, which the tests of MySQL hold.</summary>
public class RdsPostgreSqlTests
{
    [Theory]
    [InlineData("14", "postgres14")]
    [InlineData("17", "postgres17")]
    [InlineData("18", "postgres18")]
    public async Task RdsPostgreSql_Version_HasItsFamilyAndTakesTlsOnly(string version, string family)
    {
        var graph = await ComponentGraph.OfAsync(() =>
            _ = new RdsPostgreSql(
                "db",
                new() { Network = Composition.NewVpc(flowLogs: false).Network, EngineVersion = version }
            )
        );

        var database = graph.Only(Types.Database);
        Assert.Equal("postgres", database.Inputs.GetText("engine"));
        Assert.Equal(version, database.Inputs.GetText("engineVersion"));
        Assert.Equal(5432, database.Inputs.GetInt("port"));
        Assert.Equal("postgres", database.Inputs.GetText("username"));
        Assert.True(database.Inputs.GetBool("storageEncrypted"));
        Assert.False(database.Inputs.GetBool("publiclyAccessible"));
        Assert.True(database.Inputs.GetBool("deletionProtection"));
        Assert.True(database.Inputs.GetBool("manageMasterUserPassword"));
        var group = graph.Only(Types.ParameterGroup);
        Assert.Equal(family, group.Inputs.GetText("family"));
        var parameter = Assert.Single(group.Inputs.GetList("parameters"));
        Assert.Equal("rds.force_ssl", parameter.At("name").AsTextOrFail());
        Assert.Equal("1", parameter.At("value").AsTextOrFail());
    }

    [Fact]
    public async Task RdsPostgreSql_Paths_LeadFromTheClientAlone()
    {
        var aws = await SimulatedAws.RunAsync(() =>
        {
            var network = Composition.NewVpc(flowLogs: false).Network;
            var client = new PrivateInstance("client", new() { Network = network, SessionManager = false });
            _ = new PrivateInstance("other", new() { Network = network, SessionManager = false });
            _ = new RdsPostgreSql(
                "db",
                new()
                {
                    Network = network,
                    Clients = new() { ["client"] = client.SecurityGroupId },
                }
            );
        });

        aws.Reaches("client-instance", "db-instance:5432");
        aws.DoesNotReach("other-instance", "db-instance:5432");
    }

    [Fact]
    public async Task ConnectPolicy_DatabaseUser_MayLogInToThisDatabase()
    {
        string? policy = null;
        var graph = await ComponentGraph.OfAsync(() =>
            new RdsPostgreSql(
                "db",
                new() { Network = Composition.NewVpc(flowLogs: false).Network, IamAuthentication = true }
            )
                .ConnectPolicy("reports")
                .Apply(text => policy = text)
        );

        Assert.True(graph.Only(Types.Database).Inputs.GetBool("iamDatabaseAuthenticationEnabled"));
        Assert.Contains("\"rds-db:connect\"", policy, StringComparison.Ordinal);
        Assert.Contains(
            $":dbuser:{graph.Only(Types.Database).Outputs.GetText("resourceId")}/reports",
            policy,
            StringComparison.Ordinal
        );
    }

    [Theory]
    [InlineData("12", "EngineVersion is '12'. Give 14, 15, 16, 17 or 18.")]
    [InlineData("17.6", "EngineVersion is '17.6'. Give 14, 15, 16, 17 or 18.")]
    public async Task RdsPostgreSql_Version_IsAMajorOne(string version, string problem) =>
        Assert.Equal(
            $"RdsPostgreSql 'db': {problem}",
            await Refusal.OfAsync(() =>
                _ = new RdsPostgreSql("db", new() { Network = ExistingVpc.Network(), EngineVersion = version })
            )
        );

    [Theory]
    [InlineData("admin")]
    [InlineData("rdsadmin")]
    public async Task RdsPostgreSql_MasterUserThatRdsKeeps_IsRefused(string user) =>
        Assert.Equal(
            $"RdsPostgreSql 'db': the master user's name is '{user}', which RDS keeps for itself. Choose another name.",
            await Refusal.OfAsync(() =>
                _ = new RdsPostgreSql(
                    "db",
                    new() { Network = ExistingVpc.Network(), Credentials = DatabaseCredentials.Managed(user) }
                )
            )
        );
}
