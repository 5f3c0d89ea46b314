using PrivateLinkLab.Reachability.Questions;

namespace PrivateLinkLab.Reachability.Tests.Questions;

/// <summary>What a probe's ends may be called, and what is said of names that name nothing.</summary>
public sealed class NameTests
{
    [Theory]
    [InlineData("App")]
    [InlineData("App-tag")]
    [InlineData("i-App")]
    [InlineData("eni-App")]
    public void From_AnyOfItsNames_IsTheInstance(string from) =>
        Expect.Reachable(WithServer().Probe(from, "Server:80"));

    [Theory]
    [InlineData("Server:80")]
    [InlineData("Server-tag:80")]
    [InlineData("i-Server:80")]
    [InlineData("eni-Server:80")]
    [InlineData("10.0.1.80:80")]
    [InlineData("http://10.0.1.80")]
    [InlineData("http://Server/index.html")]
    [InlineData("ip-10-0-1-80.ec2.internal:80")]
    public void To_AnyOfItsNames_IsTheInstance(string to) => Expect.Reachable(WithServer().Probe("App", to));

    [Theory]
    [InlineData(
        "Ap",
        "Server:80",
        "'Ap' is not the name or id of an instance, network interface or subnet. Did you mean App or App-tag?"
    )]
    [InlineData(
        "unheard-of",
        "Server:80",
        "'unheard-of' is not the name or id of an instance, network interface or subnet. There are App, Server; or "
            + "use internet, local or local:App."
    )]
    [InlineData(
        "local:Ap",
        "Server:80",
        "'Ap' is not the name or id of an instance, network interface or subnet. Did you mean App or App-tag?"
    )]
    [InlineData(
        "App",
        "Serve:80",
        "'Serve' in 'Serve:80' is neither a host name nor the name of a resource; did you mean Server or Server-tag?"
    )]
    [InlineData(
        "App",
        "unheard-of",
        "'unheard-of' in 'unheard-of' is neither a host name nor the name of a resource; expected a URL, "
            + "host:port, session-manager, or a logical name with a port, such as App:443."
    )]
    [InlineData("App", "Server", "'Server' needs a port; write Server:443 or another one.")]
    [InlineData("App", "Server:http", "'http' in 'Server:http' is not a port; expected 1 to 65535.")]
    [InlineData("App", "Server:0", "'0' in 'Server:0' is not a port; expected 1 to 65535.")]
    [InlineData("App", "example.com", "'example.com' has no port; write example.com:443 or a URL.")]
    [InlineData(
        "App",
        "foo://example.com",
        "'foo://example.com' has no port, and foo has no usual one; write foo://example.com:PORT."
    )]
    [InlineData("App", "https://", "'https://' is not a URL such as https://sqs.us-east-1.amazonaws.com.")]
    [InlineData(
        "App",
        "https://[2600:1f18::1]",
        "'https://[2600:1f18::1]' names an IPv6 address; expected names and IPv4 addresses: a name is traced "
            + "over IPv6 too."
    )]
    [InlineData(
        "App",
        "[2600:1f18::1]:443",
        "'[2600:1f18::1]:443' names an IPv6 address; expected names and IPv4 addresses: a name is traced over "
            + "IPv6 too."
    )]
    [InlineData(
        "internet",
        "session-manager",
        "'internet' is no instance; session-manager is that of an instance, named in --from."
    )]
    public void Probe_NameOfNothing_SaysWhatIsNear(string from, string to, string message)
    {
        var failure = Assert.Throws<ProbeException>(() => WithServer().Probe(from, to));

        Assert.Equal(message, failure.Message);
    }

    [Theory]
    [InlineData(
        "App",
        "Data:3306",
        "'Data' in 'Data:3306' is of type aws:emr/cluster:Cluster, which is not modelled; where it has a host name, "
            + "probe that."
    )]
    [InlineData(
        "App",
        "Data-tag:3306",
        "'Data-tag' in 'Data-tag:3306' is of type aws:emr/cluster:Cluster, which is not modelled; where it has a "
            + "host name, probe that."
    )]
    [InlineData(
        "App",
        "http://Web/",
        "'Web' in 'http://Web/' is of type aws:lb/loadBalancer:LoadBalancer (gateway), which is not modelled; "
            + "where it has a host name, probe that."
    )]
    [InlineData(
        "App",
        "Both",
        "'Both' in 'Both' is of type aws:dms/replicationInstance:ReplicationInstance and aws:emr/cluster:Cluster, "
            + "which is not "
            + "modelled; where it has a host name, probe that."
    )]
    [InlineData(
        "Data",
        "Server:80",
        "'Data' is of type aws:emr/cluster:Cluster, which is not modelled; a probe starts at an instance, a network "
            + "interface or a subnet, which stands for any other host in it."
    )]
    [InlineData(
        "local:Web",
        "Server:80",
        "'Web' is of type aws:lb/loadBalancer:LoadBalancer (gateway), which is not modelled; a session goes "
            + "through an instance."
    )]
    public void Probe_NameOfATypeNotModelled_SaysSo(string from, string to, string message)
    {
        var net = WithServer();
        net.Add("aws:emr/cluster:Cluster", "data-1", "Data", ("tags", Net.Map(("Name", "Data-tag"))));
        net.Add("aws:lb/loadBalancer:LoadBalancer", "arn:alb", "Web", ("loadBalancerType", "gateway"));
        net.Add("aws:emr/cluster:Cluster", "data-2", "Both");
        net.Add("aws:dms/replicationInstance:ReplicationInstance", "arn:service", "Both");

        var failure = Assert.Throws<ProbeException>(() => net.Probe(from, to));

        Assert.Equal(message, failure.Message);
    }

    [Theory]
    [InlineData(
        "SendMessage",
        "https://sqs.us-east-1.amazonaws.com",
        "'SendMessage' is not an action such as sqs:SendMessage."
    )]
    [InlineData(
        "sqs:SendMessage",
        "https://example.com",
        "'sqs:SendMessage' is no action of https://example.com, which is no AWS service."
    )]
    [InlineData(
        "sqs:SendMessage",
        "https://s3.us-east-1.amazonaws.com",
        "'sqs:SendMessage' is no action of https://s3.us-east-1.amazonaws.com, whose actions begin with s3:."
    )]
    [InlineData(
        "ssm:StartSession",
        "session-manager",
        "'session-manager' takes no action; the permissions that the agent needs are part of it."
    )]
    public void Probe_ActionOfAnotherService_IsRefused(string action, string to, string message)
    {
        var failure = Assert.Throws<ProbeException>(() => WithServer().Probe("App", to, action));

        Assert.Equal(message, failure.Message);
    }

    [Fact]
    public void Name_OfTwoThings_AsksForOne()
    {
        var net = WithServer();
        net.Instance("Twin", "subnet-s1", "10.0.1.81", ["sg-app"]);
        net.Set("Twin", "tags", Net.Map(("Name", "Server-tag")));

        var failure = Assert.Throws<ProbeException>(() => net.Probe("App", "Server-tag:80"));

        Assert.Equal(
            "'Server-tag' means 2 things: 'Server' (i-Server), 'Twin' (i-Twin). Give the logical name or id of one.",
            failure.Message
        );
    }

    [Theory]
    [InlineData("sg-app", false)]
    [InlineData("10.0.1.0/24", true)]
    [InlineData("10.0.0.0/16", true)]
    public void From_Subnet_IsAnyOtherHostInIt(string admitted, bool isReachable)
    {
        var net = Net.Private();
        net.Ingress(net.Group("server", "vpc-v"), 80, admitted);
        net.Instance("Server", "subnet-s1", "10.0.1.80", ["sg-server"]);

        foreach (var result in new[] { net.Probe("s1", "Server:80"), net.Probe("subnet-s1", "Server:80") })
        {
            if (isReachable)
            {
                Expect.Reachable(result);
            }
            else
            {
                Expect.Blocked(result, "ENI_SG_RULES_MISMATCH");
            }
        }
    }

    [Fact]
    public void To_Subnet_IsNoDestination() =>
        Assert.StartsWith(
            "'s1' in 's1' is neither a host name nor the name of a resource",
            Assert.Throws<ProbeException>(() => WithServer().Probe("App", "s1")).Message,
            StringComparison.Ordinal
        );

    [Fact]
    public void Action_FromOutside_HasACallerThatIsNotKnown() =>
        Expect.Unknown(
            WithServer().Probe("internet", "https://sqs.us-east-1.amazonaws.com", "sqs:SendMessage"),
            "IAM_UNKNOWN_PRINCIPAL"
        );

    private static Net WithServer()
    {
        var net = Net.Private();
        net.Ingress(net.Group("server", "vpc-v"), 80, "sg-app");
        net.Instance("Server", "subnet-s1", "10.0.1.80", ["sg-server"]);
        return net;
    }
}
