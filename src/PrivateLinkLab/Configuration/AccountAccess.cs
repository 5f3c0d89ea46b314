using System.Text.RegularExpressions;

namespace PrivateLinkLab.Configuration;

/// <summary>How the account of one party is reached.</summary>
/// <param name="Region">The region's code.</param>
/// <param name="Profile">A profile of the AWS CLI's files; null for the deployer's own credentials.</param>
/// <param name="RoleArn">The ARN of the role to assume; null for none.</param>
public sealed partial record AccountAccess(string Region, string? Profile, string? RoleArn)
{
    /// <summary>Whether the deployer's own credentials in a region are all that is needed.</summary>
    /// <param name="deployersRegion">The region of the deployer's credentials.</param>
    public bool IsDeployers(string deployersRegion) => Profile is null && RoleArn is null && Region == deployersRegion;

    internal static AccountAccess Read(
        SettingsReader reader,
        string region,
        OptionalTextKey profileKey,
        OptionalTextKey roleKey
    )
    {
        var role = reader.Read(roleKey);
        if (role is not null && !RoleForm().IsMatch(role))
        {
            reader.Add(
                roleKey,
                $"is '{role}'",
                "It is the ARN of an IAM role, such as arn:aws:iam::123456789012:role/Deployer."
            );
        }

        return new AccountAccess(region, reader.Read(profileKey), role);
    }

    [GeneratedRegex(@"^arn:[a-z-]+:iam::[0-9]{12}:role/[\w+=,.@/-]+\z", RegexOptions.CultureInvariant)]
    private static partial Regex RoleForm();
}
