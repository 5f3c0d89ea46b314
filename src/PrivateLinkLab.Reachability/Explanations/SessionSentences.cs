using PrivateLinkLab.Graph;
using PrivateLinkLab.Reachability.Hops;
using PrivateLinkLab.Reachability.Sessions;
using PrivateLinkLab.Reachability.Tracing;
using PrivateLinkLab.Reachability.Verdicts;

namespace PrivateLinkLab.Reachability.Explanations;

/// <summary>Says what Session Manager asks of an instance.</summary>
internal static class SessionSentences
{
    public static Told? Of(Step step) =>
        step switch
        {
            Admitted { Detail: var detail } when Sentence(step, detail) is { } sentence => new(
                HopKind.SessionManager,
                sentence
            ),
            Arrived { Detail: AgentRegisters } => new(
                HopKind.SessionManager,
                $"The agent on {step.Component} registers with Session Manager; no inbound rule is needed, because it "
                    + "dials out."
            ),
            Authorized
            {
                Detail: AgentMayNotCall { Instance: var instance, Action: var action, Decision: var decision }
            } => new(HopKind.SessionManager, $"The agent on {instance} may not call {action}: {decision.Explanation}"),
            _ => null,
        };

    public static string? Of(Change change) =>
        change switch
        {
            NameJumpServer => "Name the jump server that the session goes through: local:NAME.",
            GiveInstanceProfile { Instance: var instance } =>
                $"Give {instance} an instance profile whose role has AmazonSSMManagedInstanceCore, or turn Default "
                    + "Host Management on.",
            RequireMetadataTokens { Instance: var instance } =>
                $"Set metadataOptions.httpTokens of {instance} to required.",
            _ => null,
        };

    public static string? Of(Note note) =>
        note switch
        {
            AgentOfImage =>
                "The agent itself (3.0.222.0 or newer for port forwarding, 3.1.1374.0 for remote hosts) is part of "
                    + "the image, not of the network.",
            AgentForHostManagement => "Default Host Management needs agent 3.2.582.0 or newer.",
            _ => null,
        };

    private static string? Sentence(Step step, AdmissionDetail detail) =>
        detail switch
        {
            PersonNeedsSession => "A person's computer gets into a private network through Session Manager only.",
            AgentRegionNotKnown =>
                $"The region of VPC {step.Component} is not known, so neither are the names that the agent dials.",
            AgentMetadata when step.Passes == Truth.False =>
                $"The metadata service of {step.Component} is off, so the agent gets no credentials.",
            AgentMetadata => $"Whether the metadata service of {step.Component} is on is not known.",
            AgentWithoutProfile when step.Passes == Truth.False =>
                $"{step.Component} has no instance profile with a role, and Default Host Management is off, so the "
                    + "agent has no credentials.",
            AgentWithoutProfile =>
                $"{step.Component} has no instance profile, and whether Default Host Management has a role is not "
                    + "known.",
            HostManagementTokens => step.Passes switch
            {
                Truth.True => $"Default Host Management gives {step.Component} credentials: it requires IMDSv2.",
                Truth.False =>
                    $"Default Host Management works with IMDSv2 only, which {step.Component} does not require.",
                Truth.Unknown =>
                    $"Default Host Management works with IMDSv2 only, and whether {step.Component} requires that is "
                        + "not known.",
                _ => throw Words.NoSuch(step.Passes),
            },
            AgentCannotReach { Service: var service, Host: var host, Cause: var cause } =>
                $"The agent on {step.Component} cannot reach {service} at {host}: {Sentences.Evidence(cause)}",
            _ => null,
        };
}
