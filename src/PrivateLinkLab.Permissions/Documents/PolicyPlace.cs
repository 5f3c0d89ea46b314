namespace PrivateLinkLab.Permissions;

/// <summary>What a policy is attached to: AWS asks different things of the documents.</summary>
public enum PolicyPlace
{
    /// <summary>A role or user, or its permissions boundary.</summary>
    Identity,

    /// <summary>A queue, a bucket or another resource.</summary>
    Resource,

    /// <summary>A role, as its trust policy.</summary>
    Trust,

    /// <summary>A VPC endpoint.</summary>
    Endpoint,
}
