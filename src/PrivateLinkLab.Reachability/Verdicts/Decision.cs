namespace PrivateLinkLab.Reachability.Verdicts;

/// <summary>What one hop does with the traffic.</summary>
public enum Decision
{
    /// <summary>It lets the traffic pass.</summary>
    Allow,

    /// <summary>It stops the traffic.</summary>
    Deny,

    /// <summary>It depends on a value that is not known.</summary>
    Unknown,
}
