using PrivateLinkLab.Reachability.Verdicts;

namespace PrivateLinkLab.Lab.Lessons.Plays;

/// <summary>What <c>aws ssm start-session</c> and its plugin print.</summary>
internal static class SessionAnswers
{
    /// <summary>A shell on the instance.</summary>
    public static Answer Shell(ProbeResult found, string instanceId) =>
        Of(found, instanceId, $"Starting session with SessionId: {MadeUp.SessionId(instanceId)}", "sh-5.2$");

    /// <summary>A local port that leads to the instance and from there on.</summary>
    /// <param name="found">Whether Session Manager reaches the instance.</param>
    /// <param name="instanceId">The instance.</param>
    /// <param name="port">The local port.</param>
    public static Answer Port(ProbeResult found, string instanceId, string port)
    {
        var session = MadeUp.SessionId(instanceId + port);
        return Of(
            found,
            instanceId,
            $"Starting session with SessionId: {session}",
            $"Port {port} opened for sessionId {session}.",
            "Waiting for connections..."
        );
    }

    private static Answer Of(ProbeResult found, string instanceId, params ReadOnlySpan<string> lines) =>
        found.Verdict switch
        {
            Verdict.Reachable => Answer.Works([.. lines]) with { Seconds = 1.5 },
            Verdict.Blocked => Answer.Fails(
                0.9,
                "An error occurred (TargetNotConnected) when calling the StartSession operation: "
                    + $"{instanceId} is not connected."
            ),
            Verdict.Unknown => Answer.NotKnown(found),
            _ => throw new ArgumentOutOfRangeException(nameof(found), found.Verdict, "There is no such verdict."),
        };
}
