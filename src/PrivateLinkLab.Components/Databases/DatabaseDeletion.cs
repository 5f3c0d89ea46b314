namespace PrivateLinkLab.Components.Databases;

/// <summary>What becomes of a database when its stack is destroyed.</summary>
public enum DatabaseDeletion
{
    /// <summary>Deletion protection, and a final snapshot under a name that no other has.</summary>
    Protected,

    /// <summary>The database goes at once and for ever, without a snapshot: for experiments.</summary>
    Lab,
}
