using PrivateLinkLab.Configuration;

namespace PrivateLinkLab.Cli.Rendering;

/// <summary>What to try after a deployment.</summary>
internal static class NextSteps
{
    // Each article's experiment: what to take away, so that what worked no longer does.
    private static readonly Dictionary<string, (string Command, string Effect)> Experiments = new(StringComparer.Ordinal)
    {
        ["private-subnet"] = ("up session-manager", "two endpoints let Session Manager in"),
        ["session-manager"] = ($"up session-manager --config {ConfigKeys.Endpoints}=ssm", "one of the two endpoints is not enough"),
        ["sqs-endpoint"] = ($"up sqs-endpoint --config {ConfigKeys.Endpoints}=ssm,ssmmessages", "without its endpoint the queue is out of reach"),
        ["public-endpoint"] = ("up sqs-endpoint", "an endpoint takes the place of NAT and Internet gateway"),
        ["gateway-endpoint"] = ($"up gateway-endpoint --config {ConfigKeys.S3GatewayEndpoint}=false", "without the endpoint's route S3 is out of reach"),
        ["endpoint-service"] = (
            $"up endpoint-service --config {ConfigKeys.AcceptEndpointConnections}=false", "a connection that nobody accepts stays pending"),
        ["port-forwarding"] = ($"up port-forwarding --config {ConfigKeys.DatabaseAdmitsJumpServer}=false", "the database no longer admits the jump server"),
    };

    /// <summary>Shows commands to try, and what differs on AWS itself.</summary>
    public static void Show(Screen screen, string scenario, string stack)
    {
        var option = stack == "dev" ? "" : $" --stack {stack}";
        var steps = new List<(string Command, string Effect)>
        {
            ($"./lab outputs{option}", "these values again; with a name, one of them"),
            ($"./lab verify{option}", "what this network lets through, and why"),
        };
        if (Experiments.TryGetValue(scenario, out var experiment))
        {
            steps.Add(($"./lab {experiment.Command}{option}", experiment.Effect));
        }

        steps.Add(($"./lab destroy{option}", "remove all of it"));
        var width = steps.Max(step => step.Command.Length);
        screen.Line("");
        screen.Line("What to try next:");
        foreach (var (command, effect) in steps)
        {
            screen.Line($"  {command.PadRight(width)}  ", new(effect, ChangeKindLook.Dim));
        }

        screen.UniformLine("On AWS itself interface endpoints and NAT gateways cost by the hour, and the agent", ChangeKindLook.Dim);
        screen.UniformLine("of an instance may need some minutes until Session Manager sees it.", ChangeKindLook.Dim);
    }
}
