using PrivateLinkLab.Reachability.Verdicts;

namespace PrivateLinkLab.Lab.Lessons;

internal static class PrivateSubnetPlay
{
    public static readonly Play Play = new()
    {
        Scenario = "private-subnet",
        Title = "A private subnet",
        Introduction = "What reaches an instance in a subnet without the internet, and what does it reach?",
        Acts =
        [
            new()
            {
                Heading = "Build a VPC with one private subnet and AppServer",
                Text = "No Internet gateway, no NAT gateway, no endpoint. AppServer's role allows the SSM agent everything that it needs.",
                Trials =
                [
                    new(1, Verdict.Blocked, "The subnet's route table knows the VPC itself and nothing else: after 15 seconds curl gives up."),
                    new(2, Verdict.Blocked, "The name of SQS resolves, to a public address to which no route leads."),
                    new(5, Verdict.Blocked, "Session Manager needs nobody to dial in, but the agent has to dial out, and cannot."),
                ],
            },
        ],
        Afterwards = "Permissions are right and it makes no difference: the network comes first. Go on with `lab play session-manager`.",
    };
}
