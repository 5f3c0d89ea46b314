using System.Collections.Immutable;
using PrivateLinkLab.Permissions;
using PrivateLinkLab.Reachability.Verdicts;

namespace PrivateLinkLab.Lab.Lessons.Plays;

/// <summary>What the AWS CLI prints to a call of a service.</summary>
internal static class AwsAnswers
{
    // Three attempts of 60 seconds each: the CLI's own defaults of cli_connect_timeout and max_attempts.
    private const double Patience = 180;

    /// <summary>Gives the answer to a call.</summary>
    /// <param name="found">What the probe found.</param>
    /// <param name="call">The call.</param>
    /// <param name="success">What it prints when it succeeds.</param>
    public static Answer Of(ProbeResult found, AwsCall call, params ImmutableArray<string> success) =>
        Meetings.Of(found) switch
        {
            Meeting.Answer => Answer.Works(success),
            Meeting.NoName => Answer.Fails(20, $"Could not connect to the endpoint URL: \"{call.Endpoint}\""),
            Meeting.Silence => Answer.Fails(Patience, $"Connect timeout on endpoint URL: \"{call.Endpoint}\""),
            Meeting.Refusal => Answer.Fails(
                0.6,
                found.Reason == AuthorizationReason.NoCredentials
                    ? "Unable to locate credentials. You can configure credentials by running \"aws configure\"."
                    : Refusal(found.Reason!, call)
            ),
            Meeting.NotKnown => Answer.NotKnown(found),
            _ => throw new ArgumentOutOfRangeException(nameof(found), found.Verdict, "There is no such meeting."),
        };

    /// <summary>A message as the CLI prints it after it was sent.</summary>
    public static ImmutableArray<string> Sent(string body, string id) =>
        ["{", $"    \"MD5OfMessageBody\": \"{MadeUp.Digest(body)}\",", $"    \"MessageId\": \"{id}\"", "}"];

    // IAM user guide, "Troubleshoot access denied error messages".
    private static string Refusal(string reason, AwsCall call) =>
        $"An error occurred (AccessDenied) when calling the {call.Operation} operation: User: {call.Caller} is not "
        + $"authorized to perform: {call.Action}"
        + (call.Resource is { } resource ? $" on resource: {resource}" : "")
        + reason switch
        {
            AuthorizationReason.NoIdentityAllow => NotAllowedBy("identity-based", call),
            AuthorizationReason.ExplicitDeny => DeniedBy("identity-based policy"),
            AuthorizationReason.BoundaryNoAllow => $" because no permissions boundary allows the {call.Action} action",
            AuthorizationReason.BoundaryExplicitDeny => DeniedBy("permissions boundary"),
            AuthorizationReason.SessionNoAllow => NotAllowedBy("session", call),
            AuthorizationReason.SessionExplicitDeny => DeniedBy("session policy"),
            AuthorizationReason.ServiceControlNoAllow => NotAllowedBy("service control", call),
            AuthorizationReason.ServiceControlExplicitDeny => DeniedBy("service control policy"),
            AuthorizationReason.ResourceNoAllow or AuthorizationReason.CrossAccountResourceMissing => NotAllowedBy(
                "resource-based",
                call
            ),
            AuthorizationReason.ResourceExplicitDeny => DeniedBy("resource-based policy"),
            AuthorizationReason.EndpointImplicitDeny => NotAllowedBy("VPC endpoint", call),
            AuthorizationReason.EndpointExplicitDeny => DeniedBy("VPC endpoint policy"),
            // What is not known of a policy leaves AWS's sentence without its end.
            _ => "",
        };

    private static string NotAllowedBy(string kind, AwsCall call) =>
        $" because no {kind} policy allows the {call.Action} action";

    private static string DeniedBy(string policy) =>
        $" with an explicit deny in {(policy[0] is 'i' ? "an" : "a")} {policy}";
}

/// <summary>A call of an AWS service.</summary>
/// <param name="Operation">The operation, such as <c>SendMessage</c>.</param>
/// <param name="Action">The action as the service names it when it refuses, such as <c>sqs:sendmessage</c>.</param>
/// <param name="Endpoint">The URL that the CLI calls.</param>
/// <param name="Caller">The ARN of who calls.</param>
/// <param name="Resource">The ARN of what the call is about; null where the service names none.</param>
internal sealed record AwsCall(string Operation, string Action, string Endpoint, string Caller, string? Resource);
