using PrivateLinkLab.Reachability.Verdicts;

namespace PrivateLinkLab.Reachability.Tests.Unknowns;

/// <summary>What stands in a subnet of another stack: its place in the network is not known.</summary>
public sealed class MissingSubnetTests
{
    [Theory]
    [InlineData("Away", "https://sqs.us-east-1.amazonaws.com")]
    [InlineData("Away", "session-manager")]
    [InlineData("local:Away", "App:22")]
    [InlineData("App", "Away:22")]
    [InlineData("internet", "Away:22")]
    public void Instance_InASubnetThatIsNotInTheGraph_IsUnknown(string from, string to)
    {
        var net = Net.Private();
        net.Instance("Away", "subnet-elsewhere", "10.9.1.10", ["sg-app"]);

        var result = net.Probe(from, to);

        Expect.Unknown(result, ReasonCode.UnknownResource);
        Assert.Contains("subnet-elsewhere", result.Explanation, StringComparison.Ordinal);
    }

    [Fact]
    public void Endpoint_InASubnetThatIsNotInTheGraph_IsUnknown()
    {
        var net = Net.Private().WithEndpointGroup();
        net.Endpoint("sqs", "vpc-v", "sqs", [("subnet-s1", "10.0.1.50")], ["sg-endpoints"]);
        net.Set("sqs", "subnetIds", Graph.PropertyValue.OfTexts(["subnet-elsewhere"]));
        net.Unset("sqs", "subnetConfigurations");

        Assert.Equal(Verdict.Unknown, net.Probe("App", "https://sqs.us-east-1.amazonaws.com").Verdict);
    }
}
