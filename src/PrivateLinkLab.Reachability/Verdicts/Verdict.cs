namespace PrivateLinkLab.Reachability.Verdicts;

/// <summary>The verdict of a probe.</summary>
public enum Verdict
{
    /// <summary>The request gets there and its answer comes back.</summary>
    Reachable,

    /// <summary>At least one setting stops it, whatever the values that are not known yet turn out to be.</summary>
    Blocked,

    /// <summary>A value that is not known, or a resource that is not modelled, decides.</summary>
    Unknown,
}
