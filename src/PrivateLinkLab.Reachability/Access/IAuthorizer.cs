namespace PrivateLinkLab.Reachability.Access;

/// <summary>Decides whether policies allow a request.</summary>
public interface IAuthorizer
{
    /// <summary>Decides one request. Never fails: what it cannot tell is <see cref="Verdicts.Decision.Unknown"/>.</summary>
    AccessDecision Decide(AccessRequest request);
}
