using PrivateLinkLab.Graph;
using PrivateLinkLab.Graph.Deployments;
using PrivateLinkLab.Lab.Faults;
using PrivateLinkLab.Network.Ingest;
using PrivateLinkLab.Reachability.Questions;
using PrivateLinkLab.Reachability.Verdicts;

namespace PrivateLinkLab.Lab.Tests.Faults;

/// <summary>Faults of load balancers, clusters and appliances, on small stacks that have these.</summary>
public sealed class BalancerFaultTests
{
    /// <summary>By fault: a stack, what is asked of it from App, and the verdict without the fault.</summary>
    internal static IReadOnlyDictionary<string, (Func<Net> Stack, string To, Verdict Before)> Stacks { get; } =
        new Dictionary<string, (Func<Net>, string, Verdict)>
        {
            ["targets-admit-clients-only"] = (WithApplicationLoadBalancer, "site:80", Verdict.Reachable),
            ["request-to-empty-group"] = (WithApplicationLoadBalancer, "site:80", Verdict.Reachable),
            ["cluster-api-public-only"] = (WithCluster, "cluster:443", Verdict.Reachable),
            ["cluster-api-for-another-network"] = (WithClusterAndNat, "cluster:443", Verdict.Reachable),
            // Beyond the appliance nothing is known.
            ["appliance-endpoint-pending"] = (WithAppliance, "https://example.com", Verdict.Unknown),
        };

    public static TheoryData<string> Faults => [.. Stacks.Keys];

    [Theory]
    [MemberData(nameof(Faults))]
    public void Probe_Fault_IsFoundForTheRightReason(string name)
    {
        var fault = FaultCatalog.Find(name)!;
        var (stack, to, expected) = Stacks[name];
        var graph = stack().Graph;
        var before = Probe(graph);

        var changed = fault.Inject(graph)!;
        var after = Probe(changed);

        Assert.True(before.Verdict == expected, before.Explanation);
        Assert.Equal(Verdict.Blocked, after.Verdict);
        Assert.True(
            fault.Reasons.Contains(after.Reason ?? "")
                || after.Changes.Any(change => fault.Reasons.Contains(change.Reason)),
            $"{after.Reason}: {after.Explanation}"
        );
        // It is a stack still.
        Assert.Equal(changed, DeploymentReader.Read(DeploymentWriter.Write(changed).Span, name));

        ProbeResult Probe(ResourceGraph of) => new Prober(ModelBuilder.Build(of)).Probe("App", to);
    }

    private static Net WithApplicationLoadBalancer()
    {
        var net = Net.Private();
        net.Subnet("s2", "vpc-v", "10.0.2.0/24", "b", "rtb-private");
        net.Egress(net.Group("alb", "vpc-v"), -1, Net.Anywhere);
        net.Ingress("sg-alb", 80, "10.0.0.0/16");
        net.Ingress(net.Group("server", "vpc-v"), 80, "sg-alb");
        net.Instance("Server", "subnet-s2", "10.0.2.20", ["sg-server"]);
        net.LoadBalancer("site", "vpc-v", ["subnet-s1", "subnet-s2"], ["sg-alb"], "i-Server");
        net.Set("site", "loadBalancerType", "application");
        net.Set("site-listener", "protocol", "HTTP");
        net.Set("site-targets", "protocol", "HTTP");
        return net;
    }

    private static Net WithCluster()
    {
        var net = Net.Private();
        net.Set("App", "vpcSecurityGroupIds", Net.List("sg-cluster"));
        net.Add(
            "aws:eks/cluster:Cluster",
            "cluster-1",
            "cluster",
            ("endpoint", "https://0A1B2C.gr7.us-east-1.eks.amazonaws.com"),
            (
                "vpcConfig",
                Net.Map(
                    ("subnetIds", Net.List("subnet-s1")),
                    ("clusterSecurityGroupId", "sg-cluster"),
                    ("endpointPrivateAccess", true),
                    ("endpointPublicAccess", false)
                )
            )
        );
        return net;
    }

    private static Net WithClusterAndNat()
    {
        var net = WithCluster().WithPublicSubnet();
        net.Route("rtb-private", Net.Anywhere, "natGatewayId", net.NatGateway("nat", "subnet-public1"));
        net.Set("nat", "publicIp", "203.0.113.7");
        return net;
    }

    private static Net WithAppliance()
    {
        var net = Net.Private().WithPublicSubnet();
        net.Route("rtb-private", Net.Anywhere, "vpcEndpointId", "vpce-gwlbe");
        net.Add(
            "aws:ec2/vpcEndpoint:VpcEndpoint",
            "vpce-gwlbe",
            "gwlbe",
            ("vpcId", "vpc-v"),
            ("vpcEndpointType", "GatewayLoadBalancer"),
            ("serviceName", "com.amazonaws.vpce.us-east-1.vpce-svc-x"),
            ("subnetIds", PropertyValue.OfTexts(["subnet-s1"])),
            ("state", "available")
        );
        return net;
    }
}
