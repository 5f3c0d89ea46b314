using PrivateLinkLab.Components.Databases;

namespace PrivateLinkLab.Configuration;

/// <summary>The settings of the database's master user.</summary>
internal static class DatabaseCredentialSettings
{
    /// <summary>Reads its name and where its password comes from.</summary>
    public static DatabaseCredentials Read(SettingsReader reader)
    {
        var username = reader.Read(ConfigKeys.DatabaseUsername);
        var password = reader.Read(ConfigKeys.DatabasePassword);
        var source = reader.Read(ConfigKeys.DatabaseCredentials);
        switch (source)
        {
            case PasswordSource.Given when password is null:
                reader.Add(
                    ConfigKeys.DatabasePassword,
                    "is not set, and databaseCredentials is given",
                    "Set it, 8 to 41 letters and digits."
                );
                return DatabaseCredentials.Managed(username);
            case PasswordSource.Given:
                return DatabaseCredentials.Given(username, password);
            case var _ when password is not null:
                reader.Add(
                    ConfigKeys.DatabasePassword,
                    $"is set, and {ConfigKeys.DatabaseCredentials} is not given",
                    $"Set {ConfigKeys.DatabaseCredentials} to given, or remove the password."
                );
                return DatabaseCredentials.Managed(username);
            case PasswordSource.Generated:
                return DatabaseCredentials.Generated(username);
            default:
                return DatabaseCredentials.Managed(username);
        }
    }
}

/// <summary>Where the password of the database's master user comes from.</summary>
public enum PasswordSource
{
    /// <summary>RDS makes it up and keeps it in Secrets Manager.</summary>
    Managed,

    /// <summary>It is random, and a secret of the state.</summary>
    Generated,

    /// <summary>A setting gives it.</summary>
    Given,
}
