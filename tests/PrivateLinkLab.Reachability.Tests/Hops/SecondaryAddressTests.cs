using PrivateLinkLab.Reachability.Verdicts;

namespace PrivateLinkLab.Reachability.Tests.Hops;

/// <summary>
/// A network interface's further private addresses are as good as its first, and rules tell them apart.
/// </summary>
public sealed class SecondaryAddressTests
{
    [Theory]
    [InlineData("10.0.1.20", true)]
    [InlineData("10.0.1.21", true)]
    [InlineData("10.0.1.22", false)]
    public void Probe_ToAnAddress_ArrivesWhereAnInterfaceHasIt(string address, bool arrives)
    {
        var result = WithInterface("0.0.0.0/0").Probe("App", $"{address}:3306");

        Assert.Equal(arrives, result.Verdict == Verdict.Reachable);
    }

    // The rule of the database's group names one address of the client alone.
    [Theory]
    [InlineData("10.0.1.20", "10.0.1.20/32", true)]
    [InlineData("10.0.1.21", "10.0.1.20/32", false)]
    [InlineData("10.0.1.21", "10.0.1.21/32", true)]
    [InlineData("eni", "10.0.1.20/32", true)]
    [InlineData("eni", "10.0.1.21/32", false)]
    public void Probe_FromAnAddress_IsSeenWithIt(string from, string admitted, bool arrives)
    {
        var net = WithInterface("10.0.0.0/16");
        net.Ingress(net.Group("far", "vpc-v"), 3306, admitted);
        net.Instance("Far", "subnet-s1", "10.0.1.30", ["sg-far"]);

        var result = net.Probe(from, "Far:3306");

        if (arrives)
        {
            Expect.Reachable(result);
        }
        else
        {
            Expect.Blocked(result, ReasonCode.SecurityGroupRulesMismatch);
        }
    }

    private static Net WithInterface(string admitted)
    {
        var net = Net.Private();
        net.Ingress(net.Group("eni", "vpc-v"), 3306, admitted);
        net.Egress("sg-eni", -1, Net.Anywhere);
        net.Add(
            "aws:ec2/networkInterface:NetworkInterface",
            "eni-1",
            "eni",
            ("subnetId", "subnet-s1"),
            ("privateIps", Net.List("10.0.1.20", "10.0.1.21")),
            ("securityGroups", Net.List("sg-eni"))
        );
        return net;
    }
}
