using PrivateLinkLab.Reachability.Verdicts;

namespace PrivateLinkLab.Lab.Lessons;

internal static class GatewayEndpointPlay
{
    public static readonly Play Play = new()
    {
        Scenario = "gateway-endpoint",
        Title = "S3 through a route",
        Introduction = "A private instance lists the S3 buckets without the internet, and without an interface endpoint. How?",
        Acts =
        [
            new()
            {
                Heading = "Build the network; the gateway endpoint is on no route table yet",
                Text = "A public subnet with a bastion host, a private one with PrivateInstance, whose role may list the buckets.",
                Fault = "gateway-route-missing",
                Trials =
                [
                    new(1, Verdict.Blocked, "The private instance has no way to the internet."),
                    new(10, Verdict.Blocked, "Nor to S3: `aws s3 ls` prints nothing until it times out."),
                ],
            },
            new()
            {
                Heading = "Put the gateway endpoint on the private route table",
                Text = "A gateway endpoint is a route: the prefix list with the addresses of S3 leads to it. It has no network interface and no address.",
                Trials =
                [
                    new(10, Verdict.Reachable, "The buckets. DNS answers public addresses as before; the route decides where they lead."),
                    new(1, Verdict.Blocked, "Nothing else has become reachable."),
                ],
            },
        ],
        Afterwards =
            "A gateway endpoint costs nothing, serves S3 and DynamoDB only, and only its own VPC: a peered network cannot use it. The "
            + "security group has to let the prefix list out: try `lab verify gateway-endpoint --inject gateway-egress-missing`.",
    };
}
