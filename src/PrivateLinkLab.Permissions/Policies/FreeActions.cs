namespace PrivateLinkLab.Permissions;

/// <summary>
/// Actions that need no permission and that no policy of an identity takes away (AWS STS API reference,
/// "GetCallerIdentity"). An endpoint's policy still has a say: it is the network's.
/// </summary>
internal static class FreeActions
{
    private const string CallerIdentity = "sts:getcalleridentity";

    private static readonly AttachedPolicy Everybody = AttachedPolicy.Of(
        "the rule that sts:GetCallerIdentity needs no permission",
        "AWS STS",
        """{"Version":"2012-10-17","Statement":{"Effect":"Allow","Action":"sts:GetCallerIdentity","Resource":"*"}}""",
        new PolicyCache()
    );

    /// <summary>The policies that have a say in a request: all of them, unless its action is one of these.</summary>
    public static AuthorizationPolicies Of(AuthorizationRequest request, AuthorizationPolicies policies) =>
        request.FoldedAction == CallerIdentity
            ? new() { Identity = [Everybody], Endpoint = policies.Endpoint }
            : policies;
}
