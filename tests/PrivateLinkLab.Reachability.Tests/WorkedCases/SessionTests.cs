using PrivateLinkLab.Reachability.Verdicts;

namespace PrivateLinkLab.Reachability.Tests.WorkedCases;

/// <summary>Session Manager and what goes through it.</summary>
public sealed class SessionTests
{
    private const string SessionManager = "session-manager";

    [Fact]
    public void ProfileOnly_SsmIsUnreachable()
    {
        var result = Net.Private(profile: "role").Probe("App", SessionManager);

        Assert.Equal(Verdict.Blocked, result.Verdict);
        Assert.Equal(ReasonCode.SsmEndpointUnreachable, result.Reason);
        Assert.Equal(
            [ReasonCode.NoRouteToDestination, ReasonCode.NoRouteToDestination],
            result.Changes.Select(change => change.Reason)
        );
    }

    [Fact]
    public void SsmEndpointThenSsmMessages_WithoutInboundRule_IsReadyWithBoth()
    {
        var net = Net.Private(profile: "role").WithEndpointGroup();
        Endpoint(net, "ssm", "10.0.1.41");

        var one = net.Probe("App", SessionManager);
        Assert.Equal(ReasonCode.SsmEndpointUnreachable, one.Reason);
        Assert.Contains("ssmmessages", Assert.Single(one.Changes).Change, StringComparison.Ordinal);

        Endpoint(net, "ssmmessages", "10.0.1.42");
        Expect.Reachable(net.Probe("App", SessionManager));
    }

    [Fact]
    public void NoProfileThenHostManagement_WithTokens_IsReady()
    {
        var net = WithEndpoints(profile: null);
        Expect.Blocked(net.Probe("App", SessionManager), ReasonCode.SsmNoInstanceProfile);

        net.Add(
            "aws:ssm/serviceSetting:ServiceSetting",
            "arn:setting",
            "dhmc",
            ("settingId", "/ssm/managed-instance/default-ec2-instance-management-role"),
            ("settingValue", "service-role/AWSSystemsManagerDefaultEC2InstanceManagementRole")
        );
        Expect.Reachable(net.Probe("App", SessionManager));

        net.Set("App", "metadataOptions", Net.Map(("httpTokens", "optional")));
        Expect.Blocked(net.Probe("App", SessionManager), ReasonCode.SsmMetadataVersion);
    }

    [Fact]
    public void MetadataOff_AgentHasNoCredentials()
    {
        var net = WithEndpoints("role");
        net.Set("App", "metadataOptions", Net.Map(("httpEndpoint", "disabled")));

        Expect.Blocked(net.Probe("App", SessionManager), ReasonCode.SsmMetadataDisabled);
    }

    [Fact]
    public void RoleWithoutAgentActions_IsMissingPermissions()
    {
        var net = WithEndpoints("role");
        net.Set("role", "managedPolicyArns", Net.List());

        var result = net.Probe("App", SessionManager);

        Assert.Equal(ReasonCode.SsmPermissionMissing, result.Reason);
        Assert.NotEmpty(result.Changes);
    }

    [Fact]
    public void JumpServer_DatabaseAdmitsItsGroup_ForwardsToAHostThatIsNotManaged()
    {
        var net = WithDatabase();

        Expect.Reachable(net.Probe("local:App", "myDB:3306"));
        Expect.Reachable(net.Probe("App", "myDB"));
    }

    [Fact]
    public void JumpServer_DatabaseAdmitsTheLaptopOnly_TimesOut()
    {
        var net = WithDatabase(source: "198.51.100.7/32");

        Expect.Blocked(net.Probe("local:App", "myDB:3306"), ReasonCode.SecurityGroupRulesMismatch);
    }

    [Fact]
    public void JumpServer_NotReady_BlocksTheForwardingToo()
    {
        var net = WithDatabase();
        net.Remove("ssm");

        var result = net.Probe("local:App", "myDB:3306");

        Assert.Equal(Verdict.Blocked, result.Verdict);
        Assert.Equal(ReasonCode.SsmEndpointUnreachable, result.Reason);
    }

    [Fact]
    public void JumpServer_NameOfAnEndpoint_IsResolvedThere()
    {
        var net = WithEndpoints("role");
        net.Endpoint("sqs", "vpc-v", "sqs", [("subnet-s1", "10.0.1.37")], ["sg-endpoints"]);

        var result = net.Probe("local:App", "sqs.us-east-1.amazonaws.com:443");

        Expect.Reachable(result);
        Expect.Answer(result, DnsZone.Private, "10.0.1.37");
    }

    [Fact]
    public void Local_WithoutJumpServer_GetsOnlyToPublicPlaces()
    {
        var net = WithDatabase();

        Expect.Blocked(net.Probe("local", "myDB:3306"), ReasonCode.SsmJumpServerRequired);
        Expect.Reachable(net.Probe("local", "https://example.com"));
    }

    [Fact]
    public void PublicDatabase_NameFromInsideAndOutside_IsPrivateAndPublic()
    {
        var net = WithDatabase().WithPublicSubnet();
        net.Set("myDB", "publiclyAccessible", true);

        Expect.Answer(net.Probe("App", "myDB"), DnsZone.Public, "10.0.1.0/24", "10.0.2.0/24");
        Expect.Answer(net.Probe("internet", "myDB"), DnsZone.Public, "a public address");
    }

    [Fact]
    public void Database_BlockedInOneOfItsSubnets_IsUnknown()
    {
        var net = WithDatabase();
        net.Acl("closed", "vpc-v", ["subnet-s2"], [], []);

        var result = net.Probe("App", "myDB");

        Expect.Unknown(result, ReasonCode.NetworkAclRestriction);
        Assert.Contains("1 of 2 ways work: RDS picks the subnet.", result.Explanation, StringComparison.Ordinal);
        Assert.NotEmpty(result.Changes);
    }

    [Fact]
    public void Database_FromInternet_IsNotPublic()
    {
        var result = WithDatabase().Probe("internet", "myDB");

        Expect.Blocked(
            result,
            ReasonCode.PublicAddressForIngress,
            ReasonCode.UnassociatedComponent,
            ReasonCode.NoRouteToDestination,
            ReasonCode.NoRouteToDestination,
            ReasonCode.SecurityGroupRulesMismatch
        );
    }

    [Fact]
    public void Database_OtherPort_IsNotServed()
    {
        var net = WithDatabase();
        net.Ingress("sg-db", 5432, "sg-app");

        Expect.Blocked(net.Probe("App", "myDB:5432"), ReasonCode.TargetPortRestriction);
    }

    private static void Endpoint(Net net, string service, string address) =>
        net.Endpoint(service, "vpc-v", service, [("subnet-s1", address)], ["sg-endpoints"]);

    private static Net WithEndpoints(string? profile)
    {
        var net = Net.Private(profile: profile).WithEndpointGroup();
        Endpoint(net, "ssm", "10.0.1.41");
        Endpoint(net, "ssmmessages", "10.0.1.42");
        return net;
    }

    private static Net WithDatabase(string source = "sg-app")
    {
        var net = WithEndpoints("role");
        net.Subnet("s2", "vpc-v", "10.0.2.0/24", "b", net.Table("second", "vpc-v"));
        net.Ingress(net.Group("db", "vpc-v"), 3306, source);
        net.Database("myDB", ["subnet-s1", "subnet-s2"], ["sg-db"]);
        return net;
    }
}
