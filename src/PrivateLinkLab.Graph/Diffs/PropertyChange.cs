namespace PrivateLinkLab.Graph.Diffs;

/// <summary>One value that differs.</summary>
/// <param name="Path">Where it is.</param>
/// <param name="Old">The value before; null when there was none.</param>
/// <param name="New">The value after; null when there is none.</param>
/// <param name="ForcesReplacement">True when the resource must be replaced because of it.</param>
public sealed record PropertyChange(
    PropertyPath Path,
    PropertyValue? Old,
    PropertyValue? New,
    bool ForcesReplacement = false
)
{
    /// <summary>
    /// The change on one line, such as <c>cidrBlock: "10.0.1.0/24" -> "10.0.9.0/24" (forces replacement)</c>. Long
    /// values are cut around the first difference; where either value holds a secret, neither is shown.
    /// </summary>
    public override string ToString() => ChangeText.Of(this);
}
