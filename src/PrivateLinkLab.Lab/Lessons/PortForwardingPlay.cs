using PrivateLinkLab.Configuration;
using PrivateLinkLab.Reachability.Verdicts;

namespace PrivateLinkLab.Lab.Lessons;

internal static class PortForwardingPlay
{
    public static readonly Play Play = new()
    {
        Scenario = "port-forwarding",
        Title = "A private database on one's own computer",
        Introduction = "A database without a public address, in a VPC without a public subnet: how does a developer's MySQL client get there?",
        Acts =
        [
            new()
            {
                Heading = "Build the network; the database does not admit the jump server yet",
                Text = "Two private subnets in two zones, JumpServer, the MySQL database myDB, the queue FilaTeste, and endpoints for ssm, ssmmessages and sqs.",
                Settings = [$"{ConfigKeys.DatabaseAdmitsJumpServer}=false"],
                Trials =
                [
                    new(9, Verdict.Blocked, "From the internet there is no way to the database."),
                    new(5, Verdict.Reachable, "But Session Manager reaches JumpServer."),
                    new(7, Verdict.Blocked, "The session starts, and the MySQL client on port 1213 times out.") { FirstOutput = "rdsPortForwardingCommand" },
                ],
            },
            new()
            {
                Heading = "Admit the jump server's security group to the database",
                Text = "One inbound rule, port 3306. To the database the jump server is the client, whoever sits at the other end of the session.",
                Trials =
                [
                    new(7, Verdict.Reachable, "The local port 1213 leads to the database.") { FirstOutput = "rdsPortForwardingCommand" },
                    new(8, Verdict.Reachable, "The same way leads to SQS: the jump server resolves the name, to the endpoint's private address. The line in the hosts file keeps the name, so that TLS verifies the certificate.") { FirstOutput = "sqsPortForwardingCommand" },
                    new(9, Verdict.Blocked, "And still nobody gets there from the internet."),
                ],
            },
        ],
        Afterwards =
            "The same technique reaches any address of the VPC: a cache, a web server, S3. The agent must be 3.1.1374.0 or newer; "
            + "`lab outputs` has every command, ready to paste. Database and endpoints cost by the hour: remove them after the experiment.",
    };
}
