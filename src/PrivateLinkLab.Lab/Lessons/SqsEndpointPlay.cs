using PrivateLinkLab.Configuration;
using PrivateLinkLab.Reachability.Verdicts;

namespace PrivateLinkLab.Lab.Lessons;

internal static class SqsEndpointPlay
{
    public static readonly Play Play = new()
    {
        Scenario = "sqs-endpoint",
        Title = "A queue without the internet",
        Introduction = "SQS has a public endpoint. How does an application that must not reach the internet send a message to its queue?",
        Acts =
        [
            new()
            {
                Heading = "Build the network without the endpoint for SQS",
                Text = "AppServer in a private subnet, the endpoints of Session Manager to type on it, and the queue FilaTeste, which AppServer's role may use.",
                Settings = [$"{ConfigKeys.Endpoints}=ssm,ssmmessages"],
                Trials =
                [
                    new(1, Verdict.Blocked, "The instance cannot reach the internet."),
                    new(2, Verdict.Blocked, "The address of SQS is a public one."),
                    new(3, Verdict.Blocked, "So the message is not sent: the command waits until it times out, although every policy allows it."),
                ],
            },
            new()
            {
                Heading = "Add the interface endpoint SQSVPCEndpoint",
                Text = "One network interface in mySubnet, with VPCEndpointSecurityGroup and private DNS.",
                Trials =
                [
                    new(2, Verdict.Reachable, "The same name, and now a private address: split-horizon DNS. The application does not change."),
                    new(4, Verdict.Reachable, "It is the address of the network interface that the endpoint has in mySubnet."),
                    new(3, Verdict.Reachable, "The message is in the queue, and never left the network of AWS."),
                    new(1, Verdict.Blocked, "The internet is as far away as before."),
                ],
            },
        ],
        Afterwards =
            "An interface endpoint costs by the hour in every zone and by the gigabyte: remove it after the experiment. Its policy, the "
            + "role's and the queue's must all allow a request: try `lab verify sqs-endpoint --inject endpoint-policy-other-queue`.",
    };
}
