using System.CommandLine;
using PrivateLinkLab.Cli.Options;
using PrivateLinkLab.Cli.Rendering;
using PrivateLinkLab.Cli.Terminals;
using PrivateLinkLab.Lab;
using PrivateLinkLab.Reachability.WholeNetwork;

namespace PrivateLinkLab.Cli.Commands;

/// <summary><c>lab reach [SCENARIO | --state FILE] --from WHO | --to WHERE [--protocol PROTOCOL]</c></summary>
internal static class ReachCommand
{
    /// <summary>Makes the command.</summary>
    public static Command Create(LabOptions options, LabEnvironment environment)
    {
        var stack = new StackArguments(StackArguments.PlannedOrBuilt);
        var inject = new InjectOption();
        var from = new Option<string?>("--from")
        {
            Description =
                "All that this reaches: a name or id, also with * and ?, tag:KEY=VALUE, type:TYPE, vpc:NAME, "
                + "subnet:NAME, group:NAME, a block of addresses, internet, local:NAME or any.",
            HelpName = "WHO",
        };
        var to = new Option<string?>("--to")
        {
            Description =
                "All that reaches this: the same, with a port (myDB:3306), some (web:80-443), or none for all.",
            HelpName = "WHERE",
        };
        var protocol = ProtocolOption();
        var command = new Command(
            "reach",
            "Find everything that a place reaches, or that reaches it, and on which ports."
        )
        {
            from,
            to,
            protocol,
        };
        stack.AddTo(command, options);
        inject.AddTo(command);
        command.SetAction(line =>
        {
            var invocation = new LabInvocation(line, options, environment);
            var faults = inject.Read(line);
            var question = ReachQuestion.Parse(line.GetValue(from), line.GetValue(to), ReadProtocol(line, protocol));
            return new WholeNetworkAnswer<ReachAnswer>(
                question.Ask,
                answer => answer.Pairs,
                ReachView.Show,
                ReachJson.Of
            ).RunAsync(invocation, stack.Read(line, invocation), faults);
        });
        return command;
    }

    /// <summary>The protocol that a whole network is asked about.</summary>
    public static Option<string> ProtocolOption()
    {
        var protocol = new Option<string>("--protocol")
        {
            Description = "By which protocol: tcp, udp or icmp.",
            HelpName = "PROTOCOL",
            DefaultValueFactory = _ => "tcp",
        };
        return protocol;
    }

    /// <summary>The protocol that the command line names.</summary>
    /// <exception cref="LabFailure">It is none.</exception>
    public static string ReadProtocol(ParseResult line, Option<string> protocol) =>
        AcceptedWords.Check(protocol.Name, line.GetValue(protocol)!, "tcp", "udp", "icmp");
}
