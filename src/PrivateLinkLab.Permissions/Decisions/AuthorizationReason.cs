namespace PrivateLinkLab.Permissions;

/// <summary>
/// The reason codes of authorization: IAM_ for policies of identities and resources, VPCE_POLICY_ for endpoints.
/// </summary>
public static class AuthorizationReason
{
    /// <summary>No identity policy allows, and nothing else grants.</summary>
    public const string NoIdentityAllow = "IAM_NO_IDENTITY_ALLOW";

    /// <summary>An identity policy denies.</summary>
    public const string ExplicitDeny = "IAM_EXPLICIT_DENY";

    /// <summary>The permissions boundary does not allow.</summary>
    public const string BoundaryNoAllow = "IAM_BOUNDARY_NO_ALLOW";

    /// <summary>The permissions boundary denies.</summary>
    public const string BoundaryExplicitDeny = "IAM_BOUNDARY_EXPLICIT_DENY";

    /// <summary>The session policy does not allow.</summary>
    public const string SessionNoAllow = "IAM_SESSION_POLICY_NO_ALLOW";

    /// <summary>The session policy denies.</summary>
    public const string SessionExplicitDeny = "IAM_SESSION_POLICY_EXPLICIT_DENY";

    /// <summary>A level of service control policies does not allow.</summary>
    public const string ServiceControlNoAllow = "IAM_SCP_NO_ALLOW";

    /// <summary>A service control policy denies.</summary>
    public const string ServiceControlExplicitDeny = "IAM_SCP_EXPLICIT_DENY";

    /// <summary>The policy of a key or a role, or of what a service uses, does not allow.</summary>
    public const string ResourceNoAllow = "IAM_RESOURCE_POLICY_NO_ALLOW";

    /// <summary>The resource's policy denies.</summary>
    public const string ResourceExplicitDeny = "IAM_RESOURCE_POLICY_EXPLICIT_DENY";

    /// <summary>The resource belongs to another account, and its policy does not allow.</summary>
    public const string CrossAccountResourceMissing = "IAM_CROSS_ACCOUNT_RESOURCE_POLICY_MISSING";

    /// <summary>The request has no credentials.</summary>
    public const string NoCredentials = "IAM_NO_CREDENTIALS";

    /// <summary>The endpoint's policy does not allow.</summary>
    public const string EndpointImplicitDeny = "VPCE_POLICY_IMPLICIT_DENY";

    /// <summary>The endpoint's policy denies.</summary>
    public const string EndpointExplicitDeny = "VPCE_POLICY_EXPLICIT_DENY";

    /// <summary>What the endpoint's policy says is not known.</summary>
    public const string EndpointUnknown = "VPCE_POLICY_UNKNOWN";

    /// <summary>A policy's document is a value that is not known yet.</summary>
    public const string UnknownPolicy = "IAM_UNKNOWN_POLICY";

    /// <summary>An AWS managed policy is not in the table.</summary>
    public const string UnknownManagedPolicy = "IAM_UNKNOWN_MANAGED_POLICY";

    /// <summary>A policy's text is no policy document.</summary>
    public const string InvalidPolicy = "IAM_INVALID_POLICY";

    /// <summary>A condition or variable asks for a context key that is not known.</summary>
    public const string UnknownContextKey = "IAM_UNKNOWN_CONTEXT_KEY";

    /// <summary>The resource's ARN, or a variable in a Resource, is not known.</summary>
    public const string UnknownResource = "IAM_UNKNOWN_RESOURCE";

    /// <summary>Whether a statement is about the caller is not known.</summary>
    public const string UnknownPrincipal = "IAM_UNKNOWN_PRINCIPAL";

    /// <summary>Whether caller and resource are of one account is not known.</summary>
    public const string UnknownResourceAccount = "IAM_UNKNOWN_RESOURCE_ACCOUNT";
}
