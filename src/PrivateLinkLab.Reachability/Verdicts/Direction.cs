namespace PrivateLinkLab.Reachability.Verdicts;

/// <summary>The directions of a connection's packets.</summary>
public enum Direction
{
    /// <summary>From the one who opens the connection.</summary>
    Request,

    /// <summary>Back to the one who opened it.</summary>
    Reply,
}
