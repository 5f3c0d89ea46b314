using PrivateLinkLab.Reachability.Model;
using PrivateLinkLab.Reachability.Verdicts;

namespace PrivateLinkLab.Reachability.Tests.Ingest;

/// <summary>Whose a resource is, when it does not tell itself.</summary>
public class OwnerAccountTests
{
    private const string Other = "999999999999";

    [Theory]
    [InlineData("one", "one", null, Net.Account)]
    [InlineData("one", "two", null, null)]
    [InlineData(null, null, null, null)]
    // The provider's resources do not agree.
    [InlineData("one", "one", Other, null)]
    public void Bucket_HasTheAccountThatItsProviderHas(string? ofBucket, string? ofQueue, string? another, string? account)
    {
        var net = new Net();
        net.Queue("A");
        SetProvider(net, "A", ofQueue);
        if (another is not null)
        {
            net.Queue("B", another);
            SetProvider(net, "B", ofQueue);
        }

        net.Add("aws:s3/bucket:Bucket", "b", "b", ("arn", "arn:aws:s3:::b"));
        SetProvider(net, "b", ofBucket);

        Assert.Equal(new Owner(account, Reference(ofBucket)), net.Model.Buckets["b"].Owner);
    }

    [Theory]
    [InlineData(Net.Account, "one", Net.Account, "two", true)]
    [InlineData(Net.Account, "one", Other, "one", false)]
    [InlineData(null, "one", null, "one", true)]
    [InlineData(null, "one", Net.Account, "one", true)]
    [InlineData(null, "one", null, "two", null)]
    [InlineData(null, null, null, null, null)]
    public void IsSameAs_UnknownAccounts_AreOneOfOneProviderOnly(string? one, string? provider, string? two, string? otherProvider, bool? isSame) =>
        Assert.Equal(isSame, new Owner(one, provider).IsSameAs(new Owner(two, otherProvider)));

    [Theory]
    [InlineData("one", "one", Verdict.Reachable)]
    [InlineData("one", "two", Verdict.Unknown)]
    [InlineData(null, null, Verdict.Unknown)]
    public void EndpointService_AccountsNotKnown_AdmitsTheSameProviderOnly(string? consumer, string? provider, Verdict verdict)
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
        net.Endpoint("consumer", "vpc-v", "com.amazonaws.vpce.us-east-1.vpce-svc-service", [("subnet-s1", "10.0.1.50")], ["sg-all"], privateDns: false);
        net.Unset("v", "ownerId");
        net.Unset("consumer", "ownerId");
        net.Unset("service", "arn");
        return net;
    }

    private static void SetProvider(Net net, string name, string? provider) =>
        net.Change(name, node => node with { Provider = Reference(provider) });

    private static string? Reference(string? name) => name is null ? null : $"urn:pulumi:dev::lab::pulumi:providers:aws::{name}::1";
}
