using PrivateLinkLab.Reachability.Verdicts;

namespace PrivateLinkLab.Lab.Lessons;

internal static class PublicEndpointPlay
{
    public static readonly Play Play = new()
    {
        Scenario = "public-endpoint",
        Title = "The way that the articles do without",
        Introduction = "An application in a private subnet uses SQS at its public endpoint. What does it take, and what else does that open?",
        Acts =
        [
            new()
            {
                Heading = "Build the network; the private subnet has no route to the NAT gateway yet",
                Text = "A public subnet with a NAT gateway, an Internet gateway, and AppServer in a private subnet.",
                Fault = "nat-route-missing",
                Trials = [new(15, Verdict.Blocked, "Names resolve to public addresses, and no route leads there.")],
            },
            new()
            {
                Heading = "Add the default route to the NAT gateway",
                Text = "The private subnet's route table sends everything beyond the VPC to the NAT gateway, whose subnet sends it to the Internet gateway.",
                Trials =
                [
                    new(15, Verdict.Reachable, "It works: for SQS, and for everything else on the internet too."),
                    new(5, Verdict.Reachable, "Session Manager works the same way, without an endpoint."),
                ],
            },
        ],
        Afterwards =
            "A NAT gateway costs by the hour and by the gigabyte, and opens the way to every address there is. "
            + "`lab play sqs-endpoint` opens the way to one service only.",
    };
}
