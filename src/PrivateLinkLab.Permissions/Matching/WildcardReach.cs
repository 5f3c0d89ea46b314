namespace PrivateLinkLab.Permissions;

/// <summary>How far the wildcards of a pattern reach.</summary>
internal enum WildcardReach
{
    /// <summary>* and ? stand for any characters: actions, StringLike.</summary>
    Text,

    /// <summary>
    /// The Resource element: in the first five parts of an ARN * and ? do not cross a colon, except a * that ends its
    /// part (IAM user guide, "IAM JSON policy elements: Resource", wildcards in resource ARNs).
    /// </summary>
    Resource,

    /// <summary>
    /// ArnLike and ArnEquals: each of the six parts is compared separately, so that no * crosses a colon in the first
    /// five (IAM user guide, "ARN condition operators"). A * that ends the pattern covers the rest.
    /// </summary>
    Arn,
}
