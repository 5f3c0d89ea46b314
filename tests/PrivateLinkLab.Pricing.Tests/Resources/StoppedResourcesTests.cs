using PrivateLinkLab.Graph;
using static PrivateLinkLab.Pricing.Tests.SampleGraph;

namespace PrivateLinkLab.Pricing.Tests.Resources;

public sealed class StoppedResourcesTests
{
    private static readonly ResourceNode Host = Resource(
        Instance,
        "host",
        ("instanceType", "t4g.micro"),
        ("associatePublicIpAddress", true)
    );

    [Fact]
    public void Instance_StoppedByItsState_CostsItsStorageOnly()
    {
        var estimate = Estimate(
            Host,
            Resource(InstanceState, "parked", ("instanceId", "host-id"), ("state", "stopped"))
        );

        Assert.Equal(["host: 8 GB of gp3: 0.000877 an hour"], Lines(estimate));
        Assert.Contains(new(Instance, 1, "stopped: its storage alone costs"), estimate.Free);
    }

    [Fact]
    public void Instance_StoppedInThePlan_IsFoundWithoutItsId()
    {
        var other = Resource(Instance, "other", ("instanceType", "t4g.micro"));
        var state = Resource(InstanceState, "parked", ("state", "stopped")).From("instanceId", Host);

        var running = Estimate(Host, other, state).Items.Where(item => item.What == "t4g.micro, running");

        Assert.Equal("other", Assert.Single(running).Resource.Name);
    }

    [Fact]
    public void Instance_StateSaysRunning_CostsItsHours()
    {
        var state = Resource(InstanceState, "state", ("instanceId", "host-id"), ("state", "running"));
        var found = Host with { Outputs = MapValue.Create(("instanceState", "stopped")) };

        Assert.Equal(Estimate(Host).Hourly, Estimate(found, state).Hourly);
    }

    [Fact]
    public void Instance_FoundStopped_CostsItsStorageOnly() =>
        Assert.Equal(
            ["host: 8 GB of gp3: 0.000877 an hour"],
            Lines(Estimate(Host with { Outputs = MapValue.Create(("instanceState", "stopped")) }))
        );

    [Fact]
    public void Database_Stopped_CostsItsStorageAndSecretOnly()
    {
        var database = MySql("db", ("manageMasterUserPassword", true));

        var estimate = Estimate(
            database,
            Resource(DatabaseState, "parked", ("identifier", "db"), ("state", "stopped"))
        );

        Assert.Equal(
            ["db: 20 GB of gp3: 0.003151 an hour", "db: secret in Secrets Manager: 0.000548 an hour"],
            Lines(estimate)
        );
        Assert.Contains(
            new(Database, 1, "stopped: its storage alone costs, and AWS starts it again after seven days"),
            estimate.Free
        );
    }

    [Fact]
    public void Database_StoppedInThePlan_IsFoundWithoutItsIdentifier()
    {
        var database = MySql("db");

        var estimate = Estimate(
            database,
            Resource(DatabaseState, "parked", ("state", "stopped")).From("identifier", database)
        );

        Assert.Equal(["db: 20 GB of gp3: 0.003151 an hour"], Lines(estimate));
    }

    [Fact]
    public void Park_WithoutEndpointsAndNothingRunning_LeavesStorageOnly()
    {
        var database = MySql("db", ("manageMasterUserPassword", true));
        var before = Estimate(
            InterfaceEndpoint("ssm", 1),
            InterfaceEndpoint("sqs", 1),
            Host,
            database,
            Resource(Queue, "queue")
        );

        var after = Estimate(
            Host,
            database,
            Resource(Queue, "queue"),
            Resource(InstanceState, "host-state", ("instanceId", "host-id"), ("state", "stopped")),
            Resource(DatabaseState, "db-state", ("identifier", "db"), ("state", "stopped"))
        );

        Assert.Equal(
            ["8 GB of gp3", "20 GB of gp3", "secret in Secrets Manager"],
            after.Items.Select(item => item.What)
        );
        Assert.True(after.Hourly < before.Hourly / 10);
        Assert.Empty(after.Comparisons);
    }

    // Nobody knows before how much of its storage a database has used.
    [Fact]
    public void Snapshot_WithoutItsDatabase_CostsAtMostTheStorageItWasTakenOf() =>
        Assert.Equal(
            ["parked: snapshot of at most 20 GB: 0.002603 an hour"],
            Lines(Estimate(Snapshot(("engine", "mysql"), ("allocatedStorage", 20))))
        );

    [Fact]
    public void Snapshot_BesideItsDatabase_IsFree()
    {
        var estimate = Estimate(MySql("db"), Snapshot(("engine", "mysql"), ("allocatedStorage", 20)));

        Assert.DoesNotContain(estimate.Items, item => item.Resource.Name == "parked");
        Assert.Contains(
            new(DatabaseSnapshot, 1, "backups up to the size of the database's storage are free while it exists"),
            estimate.Free
        );
    }

    [Theory]
    [InlineData(
        "postgres",
        20,
        "There is no price for backup storage of databases (postgres) in us-east-1; the price table has none for any "
            + "region."
    )]
    [InlineData("mysql", null, "The engine or the size of the snapshot parked is not known before it is taken.")]
    public void Snapshot_OfUnknownPriceOrSize_IsNotPriced(string engine, int? gigabytes, string reason)
    {
        var estimate = Estimate(
            Snapshot([
                ("engine", engine),
                .. gigabytes is { } known ? [("allocatedStorage", known)] : Array.Empty<(string, PropertyValue)>(),
            ])
        );

        Assert.Empty(estimate.Items);
        Assert.Equal([reason], estimate.Unpriced.Select(unpriced => unpriced.Reason));
    }

    private static ResourceNode Snapshot(params (string, PropertyValue)[] outputs) =>
        Resource(DatabaseSnapshot, "parked", ("dbInstanceIdentifier", "db")) with
        {
            Outputs = MapValue.Create(outputs),
        };
}
