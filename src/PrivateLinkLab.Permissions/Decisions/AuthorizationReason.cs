namespace PrivateLinkLab.Permissions;

/// <summary>
/// The reason codes of authorization: IAM_ for policies of identities and resources, VPCE_POLICY_ for endpoints.
/// </summary>
public static class AuthorizationReason
{
    /// <summary>No identity policy allows, and nothing else grants.</summary>
    /// <cause>The role or user has no policy for the action, or not for this resource.</cause>
    /// <remedy>Allow the action on the resource's ARN in a policy of the caller.</remedy>
    public const string NoIdentityAllow = "IAM_NO_IDENTITY_ALLOW";

    /// <summary>An identity policy denies.</summary>
    /// <cause>A statement with Deny matches, often through a condition that is not met.</cause>
    /// <remedy>Narrow the statement that the step names, or fulfil its condition.</remedy>
    public const string ExplicitDeny = "IAM_EXPLICIT_DENY";

    /// <summary>The permissions boundary does not allow.</summary>
    /// <cause>The boundary lists other actions: it grants nothing, and limits everything.</cause>
    /// <remedy>Allow the action in the boundary too.</remedy>
    public const string BoundaryNoAllow = "IAM_BOUNDARY_NO_ALLOW";

    /// <summary>The permissions boundary denies.</summary>
    /// <cause>The boundary has a Deny that matches.</cause>
    /// <remedy>Narrow the statement of the boundary.</remedy>
    public const string BoundaryExplicitDeny = "IAM_BOUNDARY_EXPLICIT_DENY";

    /// <summary>The session policy does not allow.</summary>
    /// <cause>The session was opened with a policy that has less than the role.</cause>
    /// <remedy>Allow the action in the session's policy, or open the session without one.</remedy>
    public const string SessionNoAllow = "IAM_SESSION_POLICY_NO_ALLOW";

    /// <summary>The session policy denies.</summary>
    /// <cause>The session's policy has a Deny that matches.</cause>
    /// <remedy>Narrow the statement of the session's policy.</remedy>
    public const string SessionExplicitDeny = "IAM_SESSION_POLICY_EXPLICIT_DENY";

    /// <summary>A level of service control policies does not allow.</summary>
    /// <cause>The organization replaced FullAWSAccess by a list that lacks the action.</cause>
    /// <remedy>Let whoever runs the organization allow the action at each level.</remedy>
    public const string ServiceControlNoAllow = "IAM_SCP_NO_ALLOW";

    /// <summary>A service control policy denies.</summary>
    /// <cause>A guardrail of the organization denies the action, the region or the way.</cause>
    /// <remedy>Let whoever runs the organization make an exception, or go the way that the guardrail asks
    /// for.</remedy>
    public const string ServiceControlExplicitDeny = "IAM_SCP_EXPLICIT_DENY";

    /// <summary>The policy of a key or a role, or of what a service uses, does not allow.</summary>
    /// <cause>The key's or role's own policy does not name the caller, and does not let IAM decide.</cause>
    /// <remedy>Allow the caller in the resource's policy.</remedy>
    public const string ResourceNoAllow = "IAM_RESOURCE_POLICY_NO_ALLOW";

    /// <summary>The resource's policy denies.</summary>
    /// <cause>The bucket or queue admits one endpoint only, and the request comes another way.</cause>
    /// <remedy>Go through the endpoint that the condition names, or exempt the caller.</remedy>
    public const string ResourceExplicitDeny = "IAM_RESOURCE_POLICY_EXPLICIT_DENY";

    /// <summary>The resource belongs to another account, and its policy does not allow.</summary>
    /// <cause>Caller and resource are in different accounts, where both sides have to allow.</cause>
    /// <remedy>Allow the caller in the resource's policy.</remedy>
    public const string CrossAccountResourceMissing = "IAM_CROSS_ACCOUNT_RESOURCE_POLICY_MISSING";

    /// <summary>The request has no credentials.</summary>
    /// <cause>The instance has no role, so that requests are anonymous.</cause>
    /// <remedy>Give the instance an instance profile.</remedy>
    public const string NoCredentials = "IAM_NO_CREDENTIALS";

    /// <summary>The endpoint's policy does not allow.</summary>
    /// <cause>The endpoint's policy lists other actions, resources or callers: least privilege that forgot this
    /// one.</cause>
    /// <remedy>Add a statement for the action and resource to the endpoint's policy.</remedy>
    public const string EndpointImplicitDeny = "VPCE_POLICY_IMPLICIT_DENY";

    /// <summary>The endpoint's policy denies.</summary>
    /// <cause>The endpoint's policy has a Deny that matches.</cause>
    /// <remedy>Narrow the statement of the endpoint's policy.</remedy>
    public const string EndpointExplicitDeny = "VPCE_POLICY_EXPLICIT_DENY";

    /// <summary>What the endpoint's policy says is not known.</summary>
    /// <cause>The policy is a value that is known only after <c>pulumi up</c>, or the endpoint is outside of the
    /// stack.</cause>
    /// <remedy>Probe the built stack.</remedy>
    public const string EndpointUnknown = "VPCE_POLICY_UNKNOWN";

    /// <summary>A policy's document is a value that is not known yet.</summary>
    /// <cause>The document contains ids that AWS gives at creation.</cause>
    /// <remedy>Probe the built stack.</remedy>
    public const string UnknownPolicy = "IAM_UNKNOWN_POLICY";

    /// <summary>An AWS managed policy is not in the table.</summary>
    /// <cause>An AWS managed policy is attached that the lab has no text of.</cause>
    /// <remedy>Look the action up in AWS's managed policy reference.</remedy>
    public const string UnknownManagedPolicy = "IAM_UNKNOWN_MANAGED_POLICY";

    /// <summary>A policy's text is not a policy document.</summary>
    /// <cause>The text is not JSON, or lacks an element that a statement needs.</cause>
    /// <remedy>Mend the document; AWS refuses it too.</remedy>
    public const string InvalidPolicy = "IAM_INVALID_POLICY";

    /// <summary>A condition or variable asks for a context key that is not known.</summary>
    /// <cause>A condition asks for something that only a real request has, such as a tag of the session.</cause>
    /// <remedy>Decide for yourself whether the condition is met.</remedy>
    public const string UnknownContextKey = "IAM_UNKNOWN_CONTEXT_KEY";

    /// <summary>The resource's ARN, or a variable in a Resource, is not known.</summary>
    /// <cause>The question does not say which resource the action is about, or its ARN is not known yet.</cause>
    /// <remedy>Name the resource, or probe the built stack.</remedy>
    public const string UnknownResource = "IAM_UNKNOWN_RESOURCE";

    /// <summary>Whether a statement is about the caller is not known.</summary>
    /// <cause>A statement names a principal that cannot be compared with the caller before it is built.</cause>
    /// <remedy>Probe the built stack.</remedy>
    public const string UnknownPrincipal = "IAM_UNKNOWN_PRINCIPAL";

    /// <summary>Whether caller and resource are of one account is not known.</summary>
    /// <cause>Neither the resource's ARN nor its provider says the account.</cause>
    /// <remedy>Give the account in the provider or by an ARN.</remedy>
    public const string UnknownResourceAccount = "IAM_UNKNOWN_RESOURCE_ACCOUNT";
}
