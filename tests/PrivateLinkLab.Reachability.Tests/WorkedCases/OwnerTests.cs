using PrivateLinkLab.Reachability.Verdicts;

namespace PrivateLinkLab.Reachability.Tests.WorkedCases;

/// <summary>An endpoint service admits its own account, where the accounts are not told.</summary>
public class OwnerTests
{
    [Theory]
    [InlineData("one", "one", Verdict.Reachable)]
    [InlineData("one", "two", Verdict.Unknown)]
    [InlineData(null, null, Verdict.Unknown)]
    public void EndpointService_AccountsNotKnown_AdmitsTheSameProviderOnly(
        string? consumer,
        string? provider,
        Verdict verdict
    )
    {
        var net = PrivateLink();
        SetProvider(net, "consumer", consumer);
        SetProvider(net, "service", provider);

        Assert.Equal(verdict, net.Probe("Client", $"http://{Net.NameOf("consumer")}").Verdict);
    }

    [Fact]
    public void EndpointService_AdmittingEverybody_NeedsNoAccounts()
    {
        var net = PrivateLink();
        net.Set("service", "allowedPrincipals", Net.List("*"));

        Expect.Reachable(net.Probe("Client", $"http://{Net.NameOf("consumer")}"));
    }

    private static Net PrivateLink()
    {
        var net = new Net();
        net.Vpc("v");
        net.Subnet("s1", "vpc-v", "10.0.1.0/24");
        net.Ingress(net.Group("all", "vpc-v"), 80, "10.0.0.0/16");
        net.Egress("sg-all", -1, Net.Anywhere);
        net.Instance("Client", "subnet-s1", "10.0.1.10", ["sg-all"]);
        net.Instance("Server", "subnet-s1", "10.0.1.80", ["sg-all"]);
        net.LoadBalancer("nlb", "vpc-v", ["subnet-s1"], [], "i-Server");
        net.EndpointService("service", "arn:nlb:nlb");
        net.Endpoint(
            "consumer",
            "vpc-v",
            "com.amazonaws.vpce.us-east-1.vpce-svc-service",
            [("subnet-s1", "10.0.1.50")],
            ["sg-all"],
            privateDns: false
        );
        net.Unset("v", "ownerId");
        net.Unset("consumer", "ownerId");
        net.Unset("service", "arn");
        return net;
    }

    private static void SetProvider(Net net, string name, string? provider) =>
        net.Change(name, node => node with { Provider = Reference(provider) });

    private static string? Reference(string? name) =>
        name is null ? null : $"urn:pulumi:dev::lab::pulumi:providers:aws::{name}::1";
}
