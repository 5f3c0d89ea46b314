namespace PrivateLinkLab.Reachability.Paths;

/// <summary>Whether something is so, as far as it is known.</summary>
internal enum Ternary
{
    No,
    Maybe,
    Yes,
}
