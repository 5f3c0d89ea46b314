using PrivateLinkLab.Configuration;
using PrivateLinkLab.Reachability.Verdicts;

namespace PrivateLinkLab.Lab.Lessons;

internal static class SessionManagerPlay
{
    public static readonly Play Play = new()
    {
        Scenario = "session-manager",
        Title = "A shell without the internet",
        Introduction = "Can one get a shell on an instance that has no public address, no inbound rule, no key pair and no bastion host in front of it?",
        Acts =
        [
            new()
            {
                Heading = "Build the network without endpoints",
                Text = "A VPC with one private subnet and AppServer. Nothing leads out of the VPC.",
                Settings = [$"{ConfigKeys.Endpoints}=[]"],
                Trials = [new(5, Verdict.Blocked, "The agent on AppServer cannot reach Session Manager: the console's button Connect stays grey.")],
            },
            new()
            {
                Heading = "Add the interface endpoint for ssm alone",
                Text = "The agent registers with ssm, and keeps its sessions over ssmmessages.",
                Settings = [$"{ConfigKeys.Endpoints}=ssm"],
                Trials = [new(5, Verdict.Blocked, "One of the two is not enough, whichever it is.")],
            },
            new()
            {
                Heading = "Add the interface endpoint for ssmmessages too",
                Text = "Each endpoint is a network interface in the subnet. Private DNS leads the services' public names to it, in the whole VPC.",
                Trials =
                [
                    new(5, Verdict.Reachable, "The agent dials out, and the session comes back over its connection: no inbound rule anywhere."),
                    new(1, Verdict.Blocked, "Still no internet: the endpoints lead to two services and nowhere else."),
                ],
            },
        ],
        Afterwards =
            "The agent may need some minutes after the endpoints exist. An interface endpoint costs by the hour in every zone, and by "
            + "the gigabyte: remove it after the experiment. One in several zones survives the loss of a zone.",
    };
}
