using PrivateLinkLab.Graph;

namespace PrivateLinkLab.Permissions;

/// <summary>
/// How statements name the caller. It matters inside an account: named directly, nothing else has to allow; named by
/// its role, boundary and session policy still limit; named by its account, an identity policy has to allow (IAM user
/// guide, "Policy evaluation for requests within a single account").
/// </summary>
/// <param name="Direct">Named as a user, a session, a service or provider, or by * for everybody.</param>
/// <param name="Role">Named by the role's ARN.</param>
/// <param name="Account">Named by the account.</param>
internal readonly record struct PrincipalMatch(Truth Direct, Truth Role, Truth Account)
{
    public static readonly PrincipalMatch None = new(Truth.False, Truth.False, Truth.False);

    public static readonly PrincipalMatch Everybody = new(Truth.True, Truth.False, Truth.False);

    public static readonly PrincipalMatch Unknown = new(Truth.Unknown, Truth.Unknown, Truth.Unknown);

    /// <summary>Whether the caller is named in any of the ways.</summary>
    public Truth Any => Direct.Or(Role).Or(Account);

    public PrincipalMatch Or(PrincipalMatch other) =>
        new(Direct.Or(other.Direct), Role.Or(other.Role), Account.Or(other.Account));

    public PrincipalMatch And(Truth also) => new(Direct.And(also), Role.And(also), Account.And(also));
}
