namespace PrivateLinkLab.Graph.Diffs;

/// <summary>What a deployment does to a resource.</summary>
public enum ChangeKind
{
    /// <summary>Nothing.</summary>
    Same,

    /// <summary>It is created.</summary>
    Create,

    /// <summary>It is changed in place.</summary>
    Update,

    /// <summary>A new one is created and the old one deleted.</summary>
    Replace,

    /// <summary>It is deleted.</summary>
    Delete,

    /// <summary>It exists, and the stack reads it for the first time.</summary>
    Read,
}
