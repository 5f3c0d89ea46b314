namespace PrivateLinkLab.Network.Tests.Ingest;

/// <summary>What is wrong with a graph, without being in the way of its analysis.</summary>
public sealed class WarningTests
{
    [Theory]
    [InlineData("v", "VPC vpc-v")]
    [InlineData("s1", "subnet subnet-s1")]
    [InlineData("private", "route table rtb-private")]
    [InlineData("app", "security group sg-app")]
    public void DanglingReference_IsAWarningThatNamesBoth(string removed, string named)
    {
        var net = WithSqs();
        net.Remove(removed);

        Assert.Contains(net.Model.Warnings, warning =>
            warning.Message.Contains(named, StringComparison.Ordinal)
            && warning.Message.Contains('\'', StringComparison.Ordinal)
        );
    }

    [Fact]
    public void OverlappingSubnets_AndSubnetOutsideTheVpc_AreWarnedOf()
    {
        var net = Net.Private();
        net.Subnet("overlap", "vpc-v", "10.0.1.128/25");
        net.Subnet("outside", "vpc-v", "192.168.1.0/24");

        Assert.Equal(2, net.Model.Warnings.Length);
        Assert.Contains(net.Model.Warnings, warning =>
            warning.Message.Contains("overlaps 10.0.1.0/24", StringComparison.Ordinal)
        );
        Assert.Contains(net.Model.Warnings, warning =>
            warning.Message.Contains("not inside 10.0.0.0/16", StringComparison.Ordinal)
        );
    }

    [Fact]
    public void DatabaseSubnets_InOneZone_AreWarnedOf()
    {
        var net = Net.Private();
        net.Subnet("s2", "vpc-v", "10.0.2.0/24", "a");
        net.Database("myDB", ["subnet-s1", "subnet-s2"], ["sg-app"]);

        Assert.Contains("two Availability Zones", Assert.Single(net.Model.Warnings).Message, StringComparison.Ordinal);
    }

    private static Net WithSqs()
    {
        var net = Net.Private().WithEndpointGroup();
        net.Endpoint("sqs", "vpc-v", "sqs", [("subnet-s1", "10.0.1.37")], ["sg-endpoints"]);
        return net;
    }
}
