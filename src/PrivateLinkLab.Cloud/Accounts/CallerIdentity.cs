using PrivateLinkLab.Graph;

namespace PrivateLinkLab.Cloud.Accounts;

/// <summary>
/// The caller of a request, and where it is made: what its provider says, or the cloud's own account and region.
/// </summary>
/// <param name="AccountId">The account.</param>
/// <param name="Region">The region, unless the resource has one of its own.</param>
/// <param name="RoleName">The role that is assumed.</param>
internal sealed record CallerIdentity(string AccountId, string Region, string RoleName)
{
    // Most people and pipelines deploy with an assumed role, whose ARN differs from the role's.
    private const string OwnRole = "Deployer";

    /// <summary>The provider's defaultTags, which its resources have beside their own.</summary>
    public MapValue DefaultTags { get; init; } = MapValue.Empty;

    /// <summary>Who deploys when no provider says otherwise.</summary>
    public static CallerIdentity Of(CloudOptions options) => new(options.AccountId, options.Region, OwnRole);
}
