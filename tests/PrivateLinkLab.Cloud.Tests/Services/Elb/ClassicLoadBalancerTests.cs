using PrivateLinkLab.Cloud.Tests.Schema;

namespace PrivateLinkLab.Cloud.Tests.Services.Elb;

/// <summary>Classic load balancers and their attachments: what AWS refuses.</summary>
public sealed class ClassicLoadBalancerTests
{
    private const string Listener = """{"lbPort":80,"lbProtocol":"http","instancePort":80,"instanceProtocol":"http"}""";

    public static TheoryData<string, string, string> Cases =>
        new()
        {
            { "classic", """{"listeners":[]}""", "ValidationError: at least one listener is required, in listeners." },
            {
                "classic",
                $$"""{"listeners":[{{Listener}},{{Listener}}]}""",
                "DuplicateListener: two listeners have the port 80. A load balancer has one for each port."
            },
            {
                "classic",
                $$"""{"listeners":[{{Listener.Replace("\"http\"", "\"udp\"", StringComparison.Ordinal)}}]}""",
                "UnsupportedProtocol: lbProtocol 'udp' of a listener is none of HTTP, HTTPS, TCP, SSL."
            },
            {
                "classic",
                $$"""{"listeners":[{{Listener.Replace("80", "70000", StringComparison.Ordinal)}}]}""",
                "ValidationError: lbPort 70000 of a listener is not a port; expected 1 to 65535."
            },
            {
                "classic",
                """{"subnets":["${a}","${there}"]}""",
                "InvalidSubnet: subnet 'there' is of VPC 'other', 'a' of another. All subnets are of one VPC."
            },
            {
                "classic",
                """{"name":"-front"}""",
                "ValidationException: name '-front' is not 1 to 32 letters, digits and hyphens that neither begins nor "
                    + "ends with a hyphen."
            },
            {
                "classic",
                """{"instances":["i-0"]}""",
                "InvalidInstance: instances 'i-0' is not an instance of the account in us-east-1."
            },
            {
                "server-of-classic",
                """{"elb":"none"}""",
                "LoadBalancerNotFound: elb 'none' is not a classic load balancer of the account in us-east-1."
            },
        };

    [Theory]
    [MemberData(nameof(Cases))]
    public void Sample_ChangedBeyondWhatAwsTakes_IsRefused(string sample, string changes, string reason) =>
        Assert.Equal(reason, Samples.RefusalOf(sample, changes));
}
