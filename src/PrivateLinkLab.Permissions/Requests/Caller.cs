using System.Collections.Immutable;
using System.Diagnostics;

namespace PrivateLinkLab.Permissions;

/// <summary>Who makes a request: the principal of its credentials.</summary>
public sealed record Caller
{
    private Caller(CallerKind kind) => Kind = kind;

    /// <summary>The kind of principal.</summary>
    public CallerKind Kind { get; }

    /// <summary>The account that the principal belongs to; null: not known, or none.</summary>
    public string? Account { get; private init; }

    /// <summary>
    /// The ARN of the role, the user or the account root; a service's name; an identity provider. This is what
    /// aws:PrincipalArn holds, for a session too. Null: not known yet.
    /// </summary>
    public string? Arn { get; private init; }

    /// <summary>The ARN of the role's session; null when it is none, or not known.</summary>
    public string? SessionArn { get; private init; }

    /// <summary>What sentences call the caller; the last part of its ARN when null.</summary>
    public string? Name { get; init; }

    /// <summary>The URN or id of the resource that stands for the caller, for changes; its ARN when not set.</summary>
    public string Component
    {
        get => field ?? Arn ?? ToString();
        init;
    }

    /// <summary>aws:userid, for a role ROLE-ID:SESSION-NAME; null: not known.</summary>
    public string? UserId { get; init; }

    /// <summary>aws:PrincipalOrgID; null: not known. Empty: the account belongs to no organization.</summary>
    public string? OrganizationId { get; init; }

    /// <summary>The principal's and the session's tags; null: not known.</summary>
    public ImmutableDictionary<string, string>? Tags { get; init; }

    /// <summary>
    /// A request without credentials: of an instance without a profile, or of dnf, which signs nothing.
    /// </summary>
    public static Caller Anonymous { get; } = new(CallerKind.Anonymous);

    /// <summary>A session of a role, such as an instance's.</summary>
    /// <param name="roleArn">The role's ARN with its path; null: not known yet.</param>
    /// <param name="sessionName">The session's name, for an instance its id; null: not known.</param>
    /// <param name="account">The role's account; read from the ARN when null.</param>
    public static Caller Role(string? roleArn, string? sessionName = null, string? account = null)
    {
        var arn = Permissions.Arn.TryParse(roleArn);
        return new(CallerKind.Role)
        {
            Account = account ?? arn?.Account,
            Arn = roleArn,
            SessionArn =
                arn is { } role && sessionName is not null
                    ? $"arn:{role.Partition}:sts::{role.Account}:assumed-role/{role.Name}/{sessionName}"
                    : null,
        };
    }

    /// <summary>An IAM user.</summary>
    /// <param name="userArn">The user's ARN; null: not known yet.</param>
    /// <param name="account">The user's account; read from the ARN when null.</param>
    public static Caller User(string? userArn, string? account = null) =>
        new(CallerKind.User) { Account = account ?? Permissions.Arn.TryParse(userArn)?.Account, Arn = userArn };

    /// <summary>An account's root user.</summary>
    public static Caller Root(string account, string partition = "aws") =>
        new(CallerKind.Root) { Account = account, Arn = $"arn:{partition}:iam::{account}:root" };

    /// <summary>An AWS service, such as ec2.amazonaws.com.</summary>
    public static Caller Service(string name) => new(CallerKind.Service) { Arn = name };

    /// <summary>
    /// A person or workload that an identity provider vouches for, such as cognito-identity.amazonaws.com.
    /// </summary>
    public static Caller Federated(string provider) => new(CallerKind.Federated) { Arn = provider };

    /// <summary>The caller as sentences name it, such as "role AppServer".</summary>
    public override string ToString() =>
        Kind switch
        {
            CallerKind.Anonymous => "a caller without credentials",
            CallerKind.Service => $"service {Arn}",
            CallerKind.Federated => $"federated principal {Arn}",
            CallerKind.Root => $"the root user of account {Account}",
            CallerKind.User => $"user {ShownName}",
            CallerKind.Role => $"role {ShownName}",
            _ => throw new UnreachableException($"There is no caller of the kind {Kind}."),
        };

    private string ShownName => Name ?? Permissions.Arn.TryParse(Arn)?.Name ?? Arn ?? "of a name that is not known yet";
}

/// <summary>The kinds of principals.</summary>
public enum CallerKind
{
    /// <summary>A session of a role.</summary>
    Role,

    /// <summary>An IAM user.</summary>
    User,

    /// <summary>An account's root user.</summary>
    Root,

    /// <summary>An AWS service.</summary>
    Service,

    /// <summary>A principal of an identity provider.</summary>
    Federated,

    /// <summary>Nobody: the request has no credentials.</summary>
    Anonymous,
}
