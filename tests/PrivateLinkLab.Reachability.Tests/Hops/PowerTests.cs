using PrivateLinkLab.Graph;
using PrivateLinkLab.Reachability.Verdicts;

namespace PrivateLinkLab.Reachability.Tests.Hops;

/// <summary>Instances and databases that are stopped: nothing comes from them and nothing answers.</summary>
public sealed class PowerTests
{
    private const string InstanceState = "aws:ec2transitgateway/instanceState:InstanceState";
    private const string DatabaseState = "aws:rds/instanceDesiredState:InstanceDesiredState";

    [Theory]
    [InlineData("Server", "session-manager", "Server-state")]
    [InlineData("Server", "App:80", "Server-state")]
    [InlineData("App", "Server:80", "Server-state")]
    [InlineData("local:App", "Server:80", "Server-state")]
    [InlineData("App", "nlb", "Server-state")]
    [InlineData("internet", "Server:80", "Server-state")]
    [InlineData("App", "http://198.51.100.7", "Server-state")]
    [InlineData("App", "db:3306", "db-state")]
    [InlineData("local:App", "db:3306", "db-state")]
    [InlineData("internet", "db:3306", "db-state")]
    public void Probe_OfAStoppedHost_IsBlockedByItsState(string from, string to, string state)
    {
        var running = WithHosts("running", "available");
        Assert.DoesNotContain(running.Probe(from, to).Changes, change => change.Reason == ReasonCode.BadState);

        var result = WithHosts("stopped", "stopped").Probe(from, to);

        Assert.Equal(Verdict.Blocked, result.Verdict);
        var change = Assert.Single(result.Changes, change => change.Reason == ReasonCode.BadState);
        Assert.EndsWith($"::{state}", change.Component, StringComparison.Ordinal);
        Assert.Contains(result.Hops, hop => hop.Evidence.Contains("is stopped, as ", StringComparison.Ordinal));
    }

    [Fact]
    public void Probe_WhenOnlyTheHostsStateIsWrong_GivesThatAsTheReason()
    {
        Expect.Blocked(WithHosts("stopped", "available").Probe("App", "Server:80"), ReasonCode.BadState);
        Expect.Blocked(WithHosts("running", "stopped").Probe("App", "db:3306"), ReasonCode.BadState);
    }

    [Theory]
    [InlineData("Server", "instanceState", "pending", null)]
    [InlineData("Server", "instanceState", "running", null)]
    [InlineData("Server", "instanceState", "stopping", ReasonCode.BadState)]
    [InlineData("Server", "instanceState", "stopped", ReasonCode.BadState)]
    [InlineData("Server", "instanceState", "terminated", ReasonCode.BadState)]
    [InlineData("db", "status", "available", null)]
    [InlineData("db", "status", "backing-up", null)]
    [InlineData("db", "status", "stopped", ReasonCode.BadState)]
    [InlineData("db", "status", "failed", ReasonCode.BadState)]
    public void Probe_WithoutAResourceForTheState_TakesTheHostsOwn(
        string host,
        string property,
        string state,
        string? reason
    )
    {
        var net = WithHosts(null, null);
        net.Change(host, node => node with { Outputs = node.Outputs.With(property, state) });

        Check(net, host, reason);
    }

    [Theory]
    [InlineData("Server", InstanceState, "instanceId", "i-Server", "running", "instanceState", "stopped", null)]
    [InlineData(
        "Server",
        InstanceState,
        "instanceId",
        "i-Server",
        "stopped",
        "instanceState",
        "running",
        ReasonCode.BadState
    )]
    [InlineData(
        "Server",
        InstanceState,
        "instanceId",
        "i-App",
        "stopped",
        "instanceState",
        "running",
        ReasonCode.BadState
    )]
    [InlineData("db", DatabaseState, "identifier", "orders", "available", "status", "stopped", null)]
    [InlineData("db", DatabaseState, "identifier", "orders", "stopped", "status", "available", ReasonCode.BadState)]
    [InlineData("db", DatabaseState, "identifier", "other", "stopped", "status", "available", null)]
    public void Probe_WithAResourceForTheState_TakesThatBeforeWhatTheLastRefreshSaw(
        string host,
        string type,
        string property,
        string whose,
        string state,
        string own,
        string seen,
        string? reason
    )
    {
        var net = WithHosts(null, null);
        net.Change(host, node => node with { Outputs = node.Outputs.With(own, seen) });
        net.Add(type, "state", "its-state", (property, whose), ("state", state));

        Check(net, host, reason);
    }

    [Fact]
    public void Probe_WhenTheStateIsNotKnown_IsUnknown()
    {
        var net = WithHosts(null, null);
        net.Add(InstanceState, "i-Server", "its-state", ("instanceId", "i-Server"), ("state", PropertyValue.Unknown));

        Expect.Unknown(net.Probe("App", "Server:80"), ReasonCode.BadState);
    }

    [Fact]
    public void Probe_WhenTwoResourcesDisagreeOnTheState_IsUnknownAndWarned()
    {
        var net = WithHosts("running", null);
        net.Add(InstanceState, "i-Server", "again", ("instanceId", "i-Server"), ("state", "stopped"));

        Expect.Unknown(net.Probe("App", "Server:80"), ReasonCode.BadState);
        var warning = Assert.Single(net.Model.Warnings);
        Assert.Contains("both set the state of i-Server", warning.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void LoadBalancer_WithOneTargetStopped_SendsToTheOther()
    {
        var net = WithHosts("stopped", null);
        net.Instance("Second", "subnet-s1", "10.0.1.21", ["sg-server"]);
        net.Add(
            "aws:lb/targetGroupAttachment:TargetGroupAttachment",
            "arn:tg:nlb/second",
            "second",
            ("targetGroupArn", "arn:tg:nlb"),
            ("targetId", "i-Second"),
            ("port", 80)
        );

        Expect.Reachable(net.Probe("App", "nlb"));
    }

    private static void Check(Net net, string host, string? reason)
    {
        var result = net.Probe("App", host == "db" ? "db:3306" : "Server:80");
        if (reason is null)
        {
            Expect.Reachable(result);
        }
        else
        {
            Expect.Blocked(result, reason);
        }
    }

    // Everything reaches everything: App, a server with a public address behind a load balancer too, and a public
    // database.
    private static Net WithHosts(string? server, string? database)
    {
        var net = Net.Private(profile: "agent").WithEndpointGroup();
        net.InternetGateway("igw", "vpc-v");
        net.Route("rtb-private", Net.Anywhere, "gatewayId", "igw-igw");
        var second = net.Subnet("s2", "vpc-v", "10.0.2.0/24", "b", "rtb-private");
        var group = net.Group("server", "vpc-v");
        net.Ingress(group, -1, Net.Anywhere);
        net.Egress(group, -1, Net.Anywhere);
        net.Change("App", node => node with { Outputs = node.Outputs.With("associatePublicIpAddress", true) });
        net.Ingress("sg-app", -1, Net.Anywhere);
        net.Instance("Server", "subnet-s1", "10.0.1.20", [group], isPublic: true, profile: "agent-profile");
        net.Change("Server", node => node with { Outputs = node.Outputs.With("publicIp", "198.51.100.7") });
        net.LoadBalancer("nlb", "vpc-v", ["subnet-s1"], [group], "i-Server");
        net.Database("db", ["subnet-s1", second], [group], isPublic: true);
        net.Set("db", "identifier", "orders");
        if (server is not null)
        {
            net.Add(InstanceState, "i-Server", "Server-state", ("instanceId", "i-Server"), ("state", server));
        }

        if (database is not null)
        {
            net.Add(DatabaseState, "orders", "db-state", ("identifier", "orders"), ("state", database));
        }

        return net;
    }
}
