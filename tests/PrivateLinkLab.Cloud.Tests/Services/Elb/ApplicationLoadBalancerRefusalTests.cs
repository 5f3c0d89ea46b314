using PrivateLinkLab.Cloud.Tests.Schema;

namespace PrivateLinkLab.Cloud.Tests.Services.Elb;

/// <summary>Application Load Balancers with their listeners and rules.</summary>
public sealed class ApplicationLoadBalancerRefusalTests
{
    public static TheoryData<string, string, string> Cases =>
        new()
        {
            {
                "alb",
                """{"subnets":["${a}"]}""",
                "ValidationError: At least two subnets in two different Availability Zones must be "
                    + "specified, and there is but 'a' in us-east-1a."
            },
            { "http", """{"protocol":"TCP"}""", "ValidationError: protocol 'TCP' is not accepted; use HTTP or HTTPS." },
            { "http", """{"port":443}""", "CertificateNotFound: an HTTPS listener needs a certificateArn." },
            {
                "http",
                """{"defaultActions":[{"type":"redirect","redirect":{"port":"443"}}]}""",
                "ValidationError: defaultActions.redirect needs the statusCode HTTP_301 or HTTP_302."
            },
            {
                "http",
                """{"defaultActions":[{"type":"forward"}]}""",
                "ValidationError: an action of defaultActions of type forward needs a targetGroupArn or "
                    + "forward.targetGroups."
            },
            { "api", """{"priority":50001}""", "ValidationError: priority 50001 is not between 1 and 50000." },
            {
                "api",
                """{"conditions":[]}""",
                "ValidationError: conditions is required: at least one of a host, a path, a header, a "
                    + "method, a query or a source."
            },
            {
                "web",
                """{"targetType":"lambda"}""",
                "ValidationError: port is not for the target type lambda. Leave it out."
            },
            {
                "web",
                """{"protocol":"TCP","protocolVersion":"HTTP2"}""",
                "ValidationError: protocolVersion is for HTTP and HTTPS, not for TCP."
            },
        };

    [Theory]
    [MemberData(nameof(Cases))]
    public void Sample_ChangedBeyondWhatAwsTakes_IsRefused(string sample, string changes, string reason) =>
        Assert.Equal(reason, Samples.RefusalOf(sample, changes));
}
