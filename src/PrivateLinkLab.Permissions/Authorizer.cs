namespace PrivateLinkLab.Permissions;

/// <summary>
/// Decides whether AWS would allow a request, by the rules of the IAM user guide ("Policy evaluation logic") and of
/// endpoint policies (AWS PrivateLink guide, "Control access to VPC endpoints using endpoint policies"). Pure: the same
/// request and policies give the same decision.
/// </summary>
public static class Authorizer
{
    /// <summary>Decides one request.</summary>
    /// <param name="request">Who asks for what, on which resource, by which path.</param>
    /// <param name="policies">Every policy that has a say.</param>
    /// <returns>The outcome at once; its evidence, reason and changes when they are asked for.</returns>
    public static AuthorizationDecision Decide(AuthorizationRequest request, AuthorizationPolicies policies)
    {
        ArgumentNullException.ThrowIfNull(request);
        ArgumentNullException.ThrowIfNull(policies);
        policies = FreeActions.Of(request, policies);
        return new(request, policies, AuthorizationEvaluation.Evaluate(request, policies));
    }
}
