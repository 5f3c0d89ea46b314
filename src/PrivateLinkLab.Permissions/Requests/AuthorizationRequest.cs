using System.Collections.Immutable;
using System.Diagnostics;

namespace PrivateLinkLab.Permissions;

/// <summary>One call of an AWS API, as policies see it.</summary>
public sealed record AuthorizationRequest
{
    /// <summary>
    /// The owner of what belongs to AWS and is open to everybody: public documents, the repositories' buckets. For
    /// those no resource policy has to name the caller.
    /// </summary>
    public const string AwsOwned = "amazon";

    /// <summary>The resource of an action that knows none.</summary>
    public const string AnyResource = "*";

    /// <summary>
    /// Context keys that do not follow from the other members, without regard to case; they win over those.
    /// </summary>
    public static readonly ImmutableDictionary<string, ContextValue> NoContext = ImmutableDictionary.Create<
        string,
        ContextValue
    >(StringComparer.OrdinalIgnoreCase);

    private readonly string _action = "";

    /// <summary>Who asks.</summary>
    public required Caller Caller { get; init; }

    /// <summary>What is asked for, such as sqs:SendMessage.</summary>
    public required string Action
    {
        get => _action;
        init
        {
            ArgumentNullException.ThrowIfNull(value);
            _action = value;
            FoldedAction = value.ToLowerInvariant();
        }
    }

    /// <summary>
    /// The resource's ARN; <see cref="AnyResource"/> for an action that knows none (<see cref="ActionCatalog"/>). Null:
    /// not known yet.
    /// </summary>
    public required string? ResourceArn { get; init; }

    /// <summary>
    /// The account that owns the resource. Null: taken from the ARN, which has it unless it is a bucket's; the caller's
    /// own for an action without a resource.
    /// </summary>
    public string? ResourceAccount { get; init; }

    /// <summary>
    /// Whether the resource is of the caller's account, for where the accounts themselves are not known; null: not
    /// known.
    /// </summary>
    public bool? IsOfCallersAccount { get; init; }

    /// <summary>
    /// Whether the * at the end of <see cref="ResourceArn"/> stands for a name that is not known, as of an object of
    /// which only the bucket is.
    /// </summary>
    public bool IsNameOpen { get; init; }

    /// <summary>How the request reaches the service.</summary>
    public required RequestPath Path { get; init; }

    /// <summary>aws:RequestedRegion; null: not known.</summary>
    public string? Region { get; init; }

    /// <summary>aws:SecureTransport: whether the request uses TLS. True when not set; null: not known.</summary>
    public bool? SecureTransport { get; init; } = true;

    /// <summary>Further context keys; what is in no way known counts as unknown, not as absent.</summary>
    public ImmutableDictionary<string, ContextValue> Context { get; init; } = NoContext;

    /// <summary>The action in lower case: prefixes and names of actions are not case-sensitive.</summary>
    internal string FoldedAction { get; private init; } = "";

    /// <summary>The account that owns the resource; null: not known.</summary>
    internal string? OwnerAccount
    {
        get
        {
            if (ResourceAccount is not null)
            {
                return ResourceAccount;
            }

            if (ResourceArn == AnyResource)
            {
                return Caller.Account;
            }

            return Arn.TryParse(ResourceArn) switch
            {
                { Account.Length: > 0 } arn => arn.Account,
                // arn:aws:ssm:us-east-1::document/AWS-StartPortForwardingSession: documents of AWS have no account.
                { Service: "ssm" } => AwsOwned,
                _ => null,
            };
        }
    }

    /// <summary>The resource as sentences name it.</summary>
    internal string ResourceText =>
        ResourceArn switch
        {
            null => "the resource, whose ARN is not known yet",
            AnyResource => "the service",
            _ => ResourceArn,
        };

    /// <summary>What is asked for, as sentences name it.</summary>
    internal string Subject =>
        ResourceArn switch
        {
            null => $"{Action} on a resource whose ARN is not known yet",
            AnyResource => Action,
            _ => $"{Action} on {ResourceArn}",
        };

    internal ContextValue Find(in ContextKey key)
    {
        if (Context.Count > 0 && Context.TryGetValue(key.Name, out var given))
        {
            return given;
        }

        return key.Global switch
        {
            GlobalKey.SourceVpce => OnlyThroughEndpoint(Path.EndpointId),
            GlobalKey.SourceVpc => OnlyThroughEndpoint(Path.VpcId),
            GlobalKey.VpcSourceIp => OnlyThroughEndpoint(Path.VpcSourceIp),
            GlobalKey.OfEndpoint => Path.IsThroughEndpoint ? ContextValue.Unknown : ContextValue.Absent,
            GlobalKey.SourceIp => Path.IsThroughEndpoint ? ContextValue.Absent : ContextValue.OfPresent(Path.SourceIp),
            GlobalKey.SecureTransport => SecureTransport is { } tls ? Flag(tls) : ContextValue.Hidden,
            GlobalKey.PrincipalArn => OnlyOfAccounts(ContextValue.OfPresent(Caller.Arn)),
            GlobalKey.PrincipalAccount => OnlyOfAccounts(ContextValue.OfPresent(Caller.Account)),
            GlobalKey.PrincipalOrgId => Caller.OrganizationId == ""
                ? ContextValue.Absent
                : OnlyOfAccounts(ContextValue.Of(Caller.OrganizationId)),
            GlobalKey.PrincipalType => PrincipalType,
            GlobalKey.PrincipalIsAwsService => Flag(Caller.Kind == CallerKind.Service),
            GlobalKey.PrincipalServiceName => Caller.Kind == CallerKind.Service
                ? ContextValue.Of(Caller.Arn)
                : ContextValue.Absent,
            GlobalKey.PrincipalServiceNames => Caller.Kind == CallerKind.Service
                ? ContextValue.Unknown
                : ContextValue.Absent,
            GlobalKey.PrincipalTag => Tag(key.TagName),
            GlobalKey.ResourceAccount => ContextValue.Of(OwnerAccount),
            // Amazon S3's own key, which the requests of other services lack.
            GlobalKey.ResourceAccountOfS3 => FoldedAction.StartsWith("s3", StringComparison.Ordinal)
                ? ContextValue.Of(OwnerAccount)
                : ContextValue.Absent,
            GlobalKey.RequestedRegion => ContextValue.OfPresent(Region),
            // A request that a service makes in somebody's name is given these in Context.
            GlobalKey.CalledVia => ContextValue.Absent,
            GlobalKey.ViaAwsService => Flag(false),
            GlobalKey.SourceOfService => Caller.Kind == CallerKind.Service ? ContextValue.Unknown : ContextValue.Absent,
            GlobalKey.UserId => Caller.Kind == CallerKind.Anonymous
                ? ContextValue.Absent
                : ContextValue.Of(Caller.UserId),
            GlobalKey.UserName => UserName,
            // "When a user specifies the name of a session document, the system checks their IAM policy to verify they
            // have permission to access the document" (Systems Manager user guide, "Start a session with a document").
            GlobalKey.SessionDocumentAccessCheck => FoldedAction == "ssm:startsession"
                ? Flag(true)
                : ContextValue.Absent,
            _ => ContextValue.Unknown,
        };
    }

    private ContextValue PrincipalType =>
        Caller.Kind switch
        {
            CallerKind.Role => ContextValue.Of("AssumedRole"),
            CallerKind.User => ContextValue.Of("User"),
            CallerKind.Root => ContextValue.Of("Account"),
            CallerKind.Anonymous => ContextValue.Of("Anonymous"),
            CallerKind.Service or CallerKind.Federated => ContextValue.Unknown,
            _ => throw new UnreachableException($"There is no caller of the kind {Caller.Kind}."),
        };

    private ContextValue UserName =>
        Caller.Kind == CallerKind.User ? ContextValue.Of(Arn.TryParse(Caller.Arn)?.Name) : ContextValue.Absent;

    private static ContextValue Flag(bool value) => ContextValue.Of(value ? "true" : "false");

    private ContextValue Tag(string name)
    {
        if (Caller.Tags is not { } tags)
        {
            return Caller.Kind is CallerKind.Role or CallerKind.User ? ContextValue.Unknown : ContextValue.Absent;
        }

        // Keys of tags are not case-sensitive in the names of condition keys (IAM user guide, "aws:PrincipalTag").
        var found = tags.GetValueOrDefault(name)
            ?? tags.FirstOrDefault(tag => string.Equals(tag.Key, name, StringComparison.OrdinalIgnoreCase)).Value;
        return found is null ? ContextValue.Absent : ContextValue.Of(found);
    }

    private ContextValue OnlyThroughEndpoint(string? value) =>
        Path.IsThroughEndpoint ? ContextValue.OfPresent(value) : ContextValue.Absent;

    private ContextValue OnlyOfAccounts(ContextValue value) =>
        Caller.Kind is CallerKind.Role or CallerKind.User or CallerKind.Root ? value : ContextValue.Absent;
}
