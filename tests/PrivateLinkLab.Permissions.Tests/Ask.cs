using System.Collections.Immutable;

namespace PrivateLinkLab.Permissions.Tests;

/// <summary>Requests and policies in few words: role App of account 111111111111 sends to queue orders.</summary>
internal static class Ask
{
    public const string Account = "111111111111";
    public const string Other = "222222222222";
    public const string RoleArn = $"arn:aws:iam::{Account}:role/path/App";
    public const string SessionArn = $"arn:aws:sts::{Account}:assumed-role/App/i-1";
    public const string Queue = $"arn:aws:sqs:us-east-1:{Account}:orders";
    public const string OtherQueue = $"arn:aws:sqs:us-east-1:{Other}:orders";
    public const string AllowSend = """{"Effect":"Allow","Action":"sqs:SendMessage","Resource":"*"}""";
    public const string AllowNothing = """{"Effect":"Allow","Action":"iam:GetUser","Resource":"*"}""";

    public static readonly PolicyCache Cache = new();

    public static AuthorizationRequest Request(
        string action = "sqs:SendMessage",
        string? resource = Queue,
        Caller? caller = null,
        RequestPath? path = null
    ) =>
        new()
        {
            Caller = caller ?? Caller.Role(RoleArn, "i-1"),
            Action = action,
            ResourceArn = resource,
            Path = path ?? RequestPath.InterfaceEndpoint("vpce-1", "vpc-1", "10.0.1.5"),
            Region = "us-east-1",
        };

    public static AuthorizationRequest With(this AuthorizationRequest request, string key, ContextValue value) =>
        request with
        {
            Context = request.Context.SetItem(key, value),
        };

    public static string Document(params string[] statements) =>
        $$"""{"Version":"2012-10-17","Statement":[{{string.Join(',', statements)}}]}""";

    /// <summary>A policy of statements; of none, a policy that is not known.</summary>
    public static AttachedPolicy Policy(string name, params string[] statements) =>
        AttachedPolicy.Of(name, $"urn:{name}", statements.Length == 0 ? null : Document(statements), Cache);

    public static AuthorizationPolicies Identity(params string[] statements) =>
        new() { Identity = [Policy("role policy", statements)] };

    public static string Allow(string principal, string elements = """ "Action":"sqs:*","Resource":"*" """) =>
        $$"""{"Effect":"Allow","Principal":{{principal}},{{elements}}}""";

    public static string Deny(string principal, string elements = """ "Action":"sqs:*","Resource":"*" """) =>
        $$"""{"Effect":"Deny","Principal":{{principal}},{{elements}}}""";

    /// <summary>
    /// A statement that allows everything if a condition holds: an operator, a key, and the values as JSON.
    /// </summary>
    public static string AllowIf(string name, string key, string values) =>
        """{"Effect":"Allow","Action":"*","Resource":"*","Condition":{"NAME":{"KEY":VALUES}}}"""
            .Replace("NAME", name, StringComparison.Ordinal)
            .Replace("KEY", key, StringComparison.Ordinal)
            .Replace("VALUES", values, StringComparison.Ordinal);

    public static string Aws(string arn) => $$"""{"AWS":"{{arn}}"}""";

    public static AuthorizationOutcome Outcome(AuthorizationRequest request, AuthorizationPolicies policies) =>
        Authorizer.Decide(request, policies).Outcome;

    public static ImmutableArray<string> Reasons(AuthorizationRequest request, AuthorizationPolicies policies) =>
        [.. Authorizer.Decide(request, policies).Changes.Select(change => change.Reason)];
}
