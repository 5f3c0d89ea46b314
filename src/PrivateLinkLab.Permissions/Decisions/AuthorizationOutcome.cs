namespace PrivateLinkLab.Permissions;

/// <summary>The outcomes of an authorization.</summary>
public enum AuthorizationOutcome
{
    /// <summary>AWS would carry the request out.</summary>
    Allowed,

    /// <summary>AWS would answer AccessDenied.</summary>
    Denied,

    /// <summary>It depends on something that is not known.</summary>
    Unknown,
}
