namespace PrivateLinkLab.Network;

/// <summary>The owner of a resource.</summary>
/// <param name="Account">The account; null when it is not known.</param>
/// <param name="Provider">
/// The reference of the provider that manages it, which has the credentials of one account; null when the graph names
/// none.
/// </param>
public readonly record struct Owner(string? Account, string? Provider)
{
    /// <summary>
    /// Whether two resources are of one account; null when that is not known. While an account is not, one provider
    /// still means one account; two providers may have the same one or not.
    /// </summary>
    public bool? IsSameAs(Owner other) =>
        (Account, other.Account) switch
        {
            ({ } one, { } two) => one == two,
            _ when Provider is not null && Provider == other.Provider => true,
            _ => null,
        };
}
