using PrivateLinkLab.Components.Compute;

namespace PrivateLinkLab.Configuration;

/// <summary>The settings of the bastion host.</summary>
internal static class BastionSettings
{
    /// <summary>Reads how people get onto it.</summary>
    public static BastionAccess Read(SettingsReader reader)
    {
        var hasSsh = reader.Read(ConfigKeys.BastionAccess);
        var block = reader.Read(ConfigKeys.BastionSshCidr);
        var keyName = reader.Read(ConfigKeys.BastionKeyName);
        foreach (
            var (key, value, example) in new[]
            {
                (ConfigKeys.BastionSshCidr, block, "the block of those who may connect, such as 203.0.113.7/32"),
                (ConfigKeys.BastionKeyName, keyName, "the name of an EC2 key pair of the region"),
            }
        )
        {
            if (hasSsh && value is null)
            {
                reader.Add(key, $"is not set, and {ConfigKeys.BastionAccess} is ssh", $"Set it to {example}.");
            }

            if (!hasSsh && value is not null)
            {
                reader.Add(
                    key,
                    $"is '{value}', and {ConfigKeys.BastionAccess} is not ssh",
                    $"Set {ConfigKeys.BastionAccess} to ssh, or this to {ConfigKeys.None}."
                );
            }
        }

        return hasSsh && block is not null && keyName is not null
            ? BastionAccess.Ssh(block, keyName)
            : BastionAccess.SessionManager;
    }
}
