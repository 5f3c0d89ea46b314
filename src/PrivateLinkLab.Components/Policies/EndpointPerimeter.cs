using PrivateLinkLab.Amazon.Policies;

namespace PrivateLinkLab.Components.Policies;

/// <summary>
/// Whose principals an endpoint lets through, and to whose resources: one account's, or those of all accounts of an
/// organization (AWS whitepaper "Building a data perimeter on AWS";
/// github.com/aws-samples/data-perimeter-policy-examples).
/// </summary>
/// <param name="Partition">The partition, such as aws.</param>
/// <param name="Region">The region's code.</param>
/// <param name="AccountId">The endpoint's account.</param>
/// <param name="OrganizationId">The organization's id, such as o-a1b2c3d4e5; null for the account alone.</param>
internal sealed record EndpointPerimeter(string Partition, string Region, string AccountId, string? OrganizationId)
{
    /// <summary>What ends the ids of statements: of this account or of this organization.</summary>
    public string Name => OrganizationId is null ? "OfThisAccount" : "OfThisOrganization";

    /// <summary>The caller is one of its principals.</summary>
    public PolicyCondition OwnPrincipals =>
        OrganizationId is null
            ? new("StringEquals", "aws:PrincipalAccount", AccountId)
            : new("StringEquals", "aws:PrincipalOrgID", OrganizationId);

    /// <summary>The resource is one of its own; an action without a resource counts as the caller's.</summary>
    public PolicyCondition OwnResources =>
        OrganizationId is null
            ? new("StringEquals", "aws:ResourceAccount", AccountId)
            : new("StringEquals", "aws:ResourceOrgID", OrganizationId);

    /// <summary>Gives an ARN of the region.</summary>
    /// <param name="service">The service, such as ssm.</param>
    /// <param name="resource">What follows the region: the account, a colon and the resource.</param>
    public string Arn(string service, string resource) => $"arn:{Partition}:{service}:{Region}:{resource}";

    /// <summary>Gives the ARN of all objects of a bucket.</summary>
    public string ObjectsOf(string bucket) => $"arn:{Partition}:s3:::{bucket}/*";

    /// <summary>A statement for its own principals, on its own resources.</summary>
    /// <param name="what">What the statement's id begins with.</param>
    /// <param name="actions">The actions.</param>
    public PolicyStatement Own(string what, params IReadOnlyList<string> actions) =>
        Allow($"{what}{Name}", actions, ["*"], OwnPrincipals, OwnResources);

    /// <summary>A statement for its own principals, on resources that others own.</summary>
    /// <param name="sid">The statement's id.</param>
    /// <param name="actions">The actions.</param>
    /// <param name="resources">The resources' ARNs.</param>
    public PolicyStatement OwnOn(string sid, IReadOnlyList<string> actions, params IReadOnlyList<string> resources) =>
        Allow(sid, actions, resources, OwnPrincipals);

    /// <summary>A statement of an endpoint's policy, for everybody whom its conditions admit.</summary>
    public static PolicyStatement Allow(
        string sid,
        IReadOnlyList<string> actions,
        IReadOnlyList<string> resources,
        params IReadOnlyList<PolicyCondition> conditions
    ) =>
        new()
        {
            Sid = sid,
            Principal = PolicyPrincipal.Anyone,
            Actions = actions,
            Resources = resources,
            Conditions = conditions,
        };
}
