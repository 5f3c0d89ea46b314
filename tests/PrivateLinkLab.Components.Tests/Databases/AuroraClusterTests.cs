using PrivateLinkLab.Amazon.Types;
using PrivateLinkLab.Components.Compute;
using PrivateLinkLab.Components.Databases;
using PrivateLinkLab.Testing;

namespace PrivateLinkLab.Components.Tests.Databases;

public class AuroraClusterTests
{
    [Theory]
    [InlineData(AuroraEngine.MySql, "aurora-mysql", 3306, "admin", "aurora-mysql8.0", "require_secure_transport", "ON")]
    [InlineData(
        AuroraEngine.PostgreSql,
        "aurora-postgresql",
        5432,
        "postgres",
        "aurora-postgresql17",
        "rds.force_ssl",
        "1"
    )]
    public async Task AuroraCluster_ByDefault_IsPrivateEncryptedAndTakesTlsOnly(
        AuroraEngine engine,
        string name,
        int port,
        string user,
        string family,
        string parameter,
        string value
    )
    {
        var graph = await ComponentGraph.OfAsync(() =>
            _ = new AuroraCluster(
                "Orders",
                new() { Network = Composition.NewVpc(flowLogs: false).Network, Engine = engine }
            )
        );

        var cluster = graph.Only(AwsTypes.RdsCluster);
        Assert.Equal(name, cluster.Inputs.GetText("engine"));
        Assert.Equal(port, cluster.Inputs.GetInt("port"));
        Assert.Equal(user, cluster.Inputs.GetText("masterUsername"));
        Assert.Equal("orders", cluster.Inputs.GetText("clusterIdentifier"));
        Assert.True(cluster.Inputs.GetBool("storageEncrypted"));
        Assert.True(cluster.Inputs.GetBool("manageMasterUserPassword"));
        Assert.True(cluster.Inputs.GetBool("deletionProtection"));
        Assert.Equal(7, cluster.Inputs.GetInt("backupRetentionPeriod"));
        Assert.Matches("^orders-final-[0-9a-f]{8}$", cluster.Inputs.GetText("finalSnapshotIdentifier"));
        var instance = graph.Only(AwsTypes.RdsClusterInstance);
        Assert.Equal("orders-instance-1", instance.Inputs.GetText("identifier"));
        Assert.Equal("db.t4g.medium", instance.Inputs.GetText("instanceClass"));
        Assert.False(instance.Inputs.GetBool("publiclyAccessible"));
        var group = graph.Only(AwsTypes.RdsClusterParameterGroup);
        Assert.Equal(family, group.Inputs.GetText("family"));
        var set = Assert.Single(group.Inputs.GetList("parameters"));
        Assert.Equal((parameter, value), (set.At("name").AsTextOrFail(), set.At("value").AsTextOrFail()));
    }

    [Fact]
    public async Task AuroraCluster_Lab_GoesWithoutATrace()
    {
        var graph = await ComponentGraph.OfAsync(() =>
            _ = new AuroraCluster(
                "orders",
                new()
                {
                    Network = Composition.NewVpc(flowLogs: false).Network,
                    Engine = AuroraEngine.MySql,
                    Deletion = DatabaseDeletion.Lab,
                    Instances = 3,
                }
            )
        );

        var cluster = graph.Only(AwsTypes.RdsCluster);
        Assert.False(cluster.Inputs.GetBool("deletionProtection"));
        Assert.True(cluster.Inputs.GetBool("skipFinalSnapshot"));
        Assert.False(cluster.Inputs.ContainsKey("finalSnapshotIdentifier"));
        Assert.Equal(3, graph.OfType(AwsTypes.RdsClusterInstance).Count());
    }

    [Fact]
    public async Task AuroraCluster_Paths_LeadFromTheClientAlone()
    {
        var aws = await SimulatedAws.RunAsync(() =>
        {
            var network = Composition.NewVpc(flowLogs: false).Network;
            var client = new PrivateInstance("client", new() { Network = network, SessionManager = false });
            _ = new PrivateInstance("other", new() { Network = network, SessionManager = false });
            _ = new AuroraCluster(
                "orders",
                new()
                {
                    Network = network,
                    Engine = AuroraEngine.PostgreSql,
                    Clients = new() { ["client"] = client.SecurityGroupId },
                }
            );
        });

        aws.Reaches("client-instance", "orders-cluster:5432");
        aws.DoesNotReach("other-instance", "orders-cluster:5432");
    }

    [Fact]
    public async Task ConnectPolicy_DatabaseUser_MayLogInToTheCluster()
    {
        string? policy = null;
        var graph = await ComponentGraph.OfAsync(() => new AuroraCluster(
                "orders",
                new()
                {
                    Network = Composition.NewVpc(flowLogs: false).Network,
                    Engine = AuroraEngine.MySql,
                    IamAuthentication = true,
                }
            ).ConnectPolicy("reports").Apply(text => policy = text));

        Assert.True(graph.Only(AwsTypes.RdsCluster).Inputs.GetBool("iamDatabaseAuthenticationEnabled"));
        Assert.Contains(
            $":dbuser:{graph.Only(AwsTypes.RdsCluster).Outputs.GetText("clusterResourceId")}/reports",
            policy,
            StringComparison.Ordinal
        );
    }

    public static TheoryData<string, Func<AuroraClusterArgs>> Refused =>
        new()
        {
            {
                "EngineVersion is '5.7'. Aurora MySQL has 8.0.",
                () =>
                    new()
                    {
                        Network = ExistingVpc.Network(),
                        Engine = AuroraEngine.MySql,
                        EngineVersion = "5.7",
                    }
            },
            {
                "Instances is 17. A cluster has 1 to 16 instances.",
                () =>
                    new()
                    {
                        Network = ExistingVpc.Network(),
                        Engine = AuroraEngine.MySql,
                        Instances = 17,
                    }
            },
            {
                "BackupRetentionPeriod is 0 days. It is 1 to 35 days.",
                () =>
                    new()
                    {
                        Network = ExistingVpc.Network(),
                        Engine = AuroraEngine.MySql,
                        BackupRetentionPeriod = 0,
                    }
            },
            {
                "Subnets covers only us-east-1a. A DB subnet group needs subnets in at least two availability zones.",
                () =>
                    new() { Network = ExistingVpc.Network(subnets: 1), Engine = AuroraEngine.MySql }
            },
            {
                "the master user's name is 'admin', which RDS keeps for itself. Choose another name.",
                () =>
                    new()
                    {
                        Network = ExistingVpc.Network(),
                        Engine = AuroraEngine.PostgreSql,
                        Credentials = DatabaseCredentials.Managed("admin"),
                    }
            },
            {
                "InstanceClass is 'large'. Give an RDS instance class, such as db.t4g.medium.",
                () =>
                    new()
                    {
                        Network = ExistingVpc.Network(),
                        Engine = AuroraEngine.MySql,
                        InstanceClass = "large",
                    }
            },
        };

    [Theory]
    [MemberData(nameof(Refused))]
    public async Task AuroraCluster_ArgumentThatIsNotValid_IsRefused(string problem, Func<AuroraClusterArgs> args) =>
        Assert.Equal(
            $"AuroraCluster 'orders': {problem}",
            await Refusal.OfAsync(() => _ = new AuroraCluster("orders", args()))
        );
}
